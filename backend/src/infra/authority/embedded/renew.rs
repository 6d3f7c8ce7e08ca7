//! A new issuing CA, and where the root ends, too, a new root.

use std::fs::File;
use std::path::Path;

use rcgen::Issuer;

use super::files::{io, parse};
use super::make::{self, Ca};
use super::store::{self, Kind, StoredCa};
use crate::infra::authority::AuthorityError;

/// An issuing CA that would end sooner is not made: it would have to be renewed as soon as it issues.
const LEAST_SECS: i64 = 3 * make::YEAR_SECS;

/// Adds an issuing CA below the newest root, valid from (a day before) `now`, Unix seconds; with `new_root`, below a root
/// made for it. Everything before stays. A crash in the middle leaves the authority as it was, or with a root that nothing
/// is signed by yet.
///
/// # Errors
/// If the authority is damaged, another renewal is at work, or the root ends too soon.
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
    if root_ends - now < LEAST_SECS {
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

/// O in the root's name: a renewed CA is the same one's.
fn organization(root: &[u8], dir: &Path) -> Result<String, AuthorityError> {
    let root = parse(root, dir)?;
    let organization = root.subject().iter_organization().next().and_then(|name| name.as_str().ok());
    organization.map(str::to_owned).ok_or_else(|| AuthorityError::Damaged(dir.to_owned()))
}
