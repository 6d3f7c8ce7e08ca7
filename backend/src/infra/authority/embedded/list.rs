//! Lists the CAs in the authority's directory, for the operator.

use std::path::{Path, PathBuf};

use super::files::parse;
use super::store::{self, Kind, StoredCa, certificate_path};
use crate::infra::authority::AuthorityError;
use domain::renewal::Digest;

/// How a CA is used at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Issues holders' certificates.
    Issues,
    /// Signed the one that issues.
    SignedIt,
    /// Kept for certificates that it signed before, or not in use yet.
    Inactive,
}

/// A CA in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCa {
    /// Its certificate's file.
    pub path: PathBuf,
    /// CN of its subject.
    pub name: String,
    /// How it is used.
    pub in_use: Use,
    /// First second, Unix.
    pub not_before: i64,
    /// Last second, Unix.
    pub not_after: i64,
    /// SHA-256 of the certificate, lower-case hex.
    pub sha256: String,
}

/// Returns the issuing CAs, then the roots, each newest first.
pub(super) fn list(dir: &Path) -> Result<Vec<ListedCa>, AuthorityError> {
    let chains = store::load(dir)?.chains;
    let mut listed = Vec::new();
    for kind in [Kind::Issuing, Kind::Root] {
        for ca in store::all(dir, kind)?.iter().rev() {
            let in_use = match chains.first() {
                Some([issuing, _]) if kind == Kind::Issuing && *issuing == ca.der => Use::Issues,
                Some([_, root]) if kind == Kind::Root && *root == ca.der => Use::SignedIt,
                _ => Use::Inactive,
            };
            listed.push(row(dir, kind, ca, in_use)?);
        }
    }
    Ok(listed)
}

fn row(dir: &Path, kind: Kind, ca: &StoredCa, in_use: Use) -> Result<ListedCa, AuthorityError> {
    let path = certificate_path(dir, kind, ca.number);
    let certificate = parse(&ca.der, &path)?;
    let name = certificate.subject().iter_common_name().next().and_then(|name| name.as_str().ok());
    Ok(ListedCa {
        name: name.unwrap_or_default().to_owned(),
        in_use,
        not_before: certificate.validity().not_before.timestamp(),
        not_after: certificate.validity().not_after.timestamp(),
        sha256: Digest::of(&ca.der).0,
        path,
    })
}
