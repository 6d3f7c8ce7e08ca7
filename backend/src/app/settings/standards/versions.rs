//! Versions of service standards on record. Renewals name theirs by its digest, so versions are kept as long as the
//! log.

use std::collections::BTreeSet;

use domain::moment::Timestamp;
use domain::renewal::Digest;
use domain::standard::ServiceStandard;

use super::Standards;
use crate::db::codec::{from_json, json};
use crate::db::{Conn, standard_versions as rows};

/// Returns the digest that names a version: the SHA-256 of its content as JSON, independent of comments and key order.
pub fn digest_of(standard: &ServiceStandard) -> Digest {
    digest_of_content(&json(standard).unwrap_or_default())
}

/// Returns the digest of stored content, which a later program would serialise with more fields.
pub fn digest_of_content(content: &str) -> Digest {
    Digest::of(content)
}

/// Records the current versions, in the caller's write transaction.
pub async fn record(db: &mut Conn, standards: &Standards, now: Timestamp) -> sqlx::Result<()> {
    for (agency, digest) in &standards.current {
        if let Some(standard) = standards.written_version(digest) {
            rows::insert(db, digest, agency, standard, now).await?;
        }
    }
    Ok(())
}

/// Adds every version on record to `standards`. Returns the digests of unreadable ones.
pub async fn load(db: &mut Conn, standards: &mut Standards) -> sqlx::Result<BTreeSet<Digest>> {
    let open: BTreeSet<Digest> = rows::of_open_renewals(db).await?.into_iter().map(|(_, digest, _)| digest).collect();
    let mut unreadable = BTreeSet::new();
    for (digest, content) in rows::all(db).await? {
        match from_json(&content) {
            Ok(standard) => standards.add_older(digest.clone(), standard, open.contains(&digest)),
            Err(_) => drop(unreadable.insert(digest)),
        }
    }
    Ok(unreadable)
}
