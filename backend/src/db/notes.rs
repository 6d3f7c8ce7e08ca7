//! Officers' notes. Events name them by a salted digest.

use std::collections::BTreeMap;

use domain::renewal::Digest;

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

/// The notes of one renewal.
#[derive(Clone, Debug, Default)]
pub struct Notes(BTreeMap<String, String>);

impl Notes {
    /// The note that a digest names; blank if there is none, it was erased, or its words are no longer those that were
    /// written.
    pub fn get(&self, digest: Option<&Digest>) -> String {
        digest.and_then(|digest| self.0.get(&digest.0)).cloned().unwrap_or_default()
    }
}

/// Every note of a renewal whose words are still those that were written.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Notes> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT digest, salt, note FROM notes WHERE renewal = $1").bind(renewal.0).fetch_all(db).await?;
    let mut notes = Notes::default();
    for (digest, salt, note) in rows {
        if digest_of(&salt, &note) == digest {
            notes.0.insert(digest, note);
        } else {
            tracing::error!(note = digest, "the words of a note are not those that were written");
        }
    }
    Ok(notes)
}

/// What names a note.
pub fn digest_of(salt: &str, note: &str) -> String {
    Digest::of(format!("{salt}{note}")).0
}
