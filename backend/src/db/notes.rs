//! Officers' notes. Events name them by a salted digest.

use domain::renewal::Digest;
use sha2::Digest as _;

use super::engine::Conn;
use super::renewals::RenewalId;

/// Stores a note and returns the digest that names it; none for a blank note.
pub async fn put(db: &mut Conn, renewal: RenewalId, note: &str) -> sqlx::Result<Option<Digest>> {
    let note = note.trim();
    if note.is_empty() {
        return Ok(None);
    }
    let salt = hex::encode(rand::random::<[u8; 16]>());
    let digest = digest_of(&salt, note);
    sqlx::query("INSERT INTO notes (digest, renewal, salt, note) VALUES ($1, $2, $3, $4)")
        .bind(&digest)
        .bind(renewal.0)
        .bind(salt)
        .bind(note)
        .execute(db)
        .await?;
    Ok(Some(Digest(digest)))
}

/// The note that a digest names; blank if there is none, it was erased, or it was changed.
pub async fn get(db: &mut Conn, digest: Option<&Digest>) -> sqlx::Result<String> {
    let Some(digest) = digest else { return Ok(String::new()) };
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT salt, note FROM notes WHERE digest = $1").bind(&digest.0).fetch_optional(db).await?;
    let Some((salt, note)) = row else { return Ok(String::new()) };
    if digest_of(&salt, &note) == digest.0 {
        return Ok(note);
    }
    tracing::error!(note = digest.0, "the words of a note are not those that were written");
    Ok(String::new())
}

/// What names a note.
pub fn digest_of(salt: &str, note: &str) -> String {
    hex::encode(sha2::Sha256::digest(format!("{salt}{note}")))
}
