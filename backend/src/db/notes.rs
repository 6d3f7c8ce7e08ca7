//! Officers' own words, beside the log: events name them by a salted digest.

use domain::renewal::Digest;
use sha2::Digest as _;
use sqlx::SqliteConnection;

use super::renewals::RenewalId;

/// Keeps a note and gives the digest that names it; none for a blank note.
pub async fn put(db: &mut SqliteConnection, renewal: RenewalId, note: &str) -> sqlx::Result<Option<Digest>> {
    let note = note.trim();
    if note.is_empty() {
        return Ok(None);
    }
    let salt = hex::encode(rand::random::<[u8; 16]>());
    let digest = hex::encode(sha2::Sha256::digest(format!("{salt}{note}")));
    sqlx::query("INSERT INTO notes (digest, renewal, salt, note) VALUES ($1, $2, $3, $4)")
        .bind(&digest)
        .bind(renewal.0)
        .bind(salt)
        .bind(note)
        .execute(db)
        .await?;
    Ok(Some(Digest(digest)))
}

/// The note that a digest names; blank if there is none or it was erased.
pub async fn get(db: &mut SqliteConnection, digest: Option<&Digest>) -> sqlx::Result<String> {
    let Some(digest) = digest else { return Ok(String::new()) };
    let row: Option<(String,)> =
        sqlx::query_as("SELECT note FROM notes WHERE digest = $1").bind(&digest.0).fetch_optional(db).await?;
    Ok(row.map(|(note,)| note).unwrap_or_default())
}
