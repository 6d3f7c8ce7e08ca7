//! Adds a new issuing CA and, if needed, a new root.

use std::fs::File;
use std::path::Path;

use rcgen::Issuer;

use super::files::{io, parse};
use super::make::{self, Ca};
use super::store::{self, Kind, StoredCa};
use crate::infra::authority::AuthorityError;

/// Minimum validity of a new issuing CA: a shorter one would have to be renewed at once.
const MIN_SECS: i64 = 3 * make::YEAR_SECS;

/// Adds an issuing CA below the newest root, or with `new_root` below a new root, valid from a day before `now` (Unix
/// seconds). Existing CAs stay. A crash leaves the authority unchanged, or with a root that has signed nothing yet.
///
/// # Errors
/// If the authority is damaged, another renewal is running, or the root ends too soon.
pub(super) fn renew(dir: &Path, new_root: bool, now: i64) -> Result<(), AuthorityError> {
    let at_work = File::open(dir).map_err(io(dir))?;
    at_work.try_lock().map_err(|_| AuthorityError::Busy)?;
    store::load(dir)?;
    store::clean(dir)?;
    let mut root = newest(store::all(dir, Kind::Root)?)?;
    let organization = organization(&root.der, dir)?;
    if new_root {
        let number = root.number + 1;
        let Ca { certificate, key } = make::root(&organization, now)?;
        store::add(dir, Kind::Root, number, &Ca { certificate, key })?;
        root = newest(store::all(dir, Kind::Root)?)?;
    }
    let root_ends = store::end(&root.der)?;
    if root_ends - now < MIN_SECS {
        return Err(AuthorityError::RootEnds);
    }
    let issuer = Issuer::from_ca_cert_der(&root.der.as_slice().into(), root.key).map_err(AuthorityError::Signing)?;
    let issuing = make::issuing(&organization, &issuer, root_ends, now)?;
    let number = newest(store::all(dir, Kind::Issuing)?)?.number + 1;
    store::add(dir, Kind::Issuing, number, &issuing)?;
    store::load(dir).map(drop)
}

fn newest(mut kept: Vec<StoredCa>) -> Result<StoredCa, AuthorityError> {
    kept.pop().ok_or(AuthorityError::BrokenChain)
}

/// Returns O of the root's name, which a renewed CA keeps.
fn organization(root: &[u8], dir: &Path) -> Result<String, AuthorityError> {
    let root = parse(root, dir)?;
    let organization = root.subject().iter_organization().next().and_then(|name| name.as_str().ok());
    organization.map(str::to_owned).ok_or_else(|| AuthorityError::Damaged(dir.to_owned()))
}
