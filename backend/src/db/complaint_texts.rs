//! Words of complaints: those of whoever complains, answers, questions and notes. Events name them by a salted digest.

use std::collections::BTreeMap;

use domain::renewal::Digest;

use super::complaints::ComplaintId;
use super::engine::Conn;
use super::notes::digest_of;

/// Words that an event can name, before they are stored: the first event of a complaint comes before its row.
#[derive(Debug)]
pub struct NewText {
    /// What names them.
    pub digest: Digest,
    salt: String,
    text: String,
}

impl NewText {
    /// Names these words.
    pub fn new(text: &str) -> Self {
        let salt = hex::encode(rand::random::<[u8; 16]>());
        Self { digest: Digest(digest_of(&salt, text)), salt, text: text.to_owned() }
    }
}

/// Stores words.
pub async fn insert(db: &mut Conn, complaint: ComplaintId, new: &NewText) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO complaint_texts (digest, complaint, salt, text) VALUES ($1, $2, $3, $4)")
        .bind(&new.digest.0)
        .bind(complaint.0)
        .bind(&new.salt)
        .bind(&new.text)
        .execute(db)
        .await?;
    Ok(())
}

/// A row of words.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TextRow {
    /// What names them.
    pub digest: String,
    /// Salt.
    pub salt: String,
    /// The words.
    pub text: String,
}

/// All words of a complaint, as they are stored.
pub async fn rows(db: &mut Conn, complaint: ComplaintId) -> sqlx::Result<Vec<TextRow>> {
    let sql = "SELECT digest, salt, text FROM complaint_texts WHERE complaint = $1";
    sqlx::query_as(sql).bind(complaint.0).fetch_all(db).await
}

/// All words of a complaint that are still those that were written, by their digests.
pub async fn of(db: &mut Conn, complaint: ComplaintId) -> sqlx::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for TextRow { digest, salt, text } in rows(db, complaint).await? {
        if digest_of(&salt, &text) == digest {
            texts.insert(digest, text);
        } else {
            tracing::error!(text = digest, "the words of a complaint are not those that were written");
        }
    }
    Ok(texts)
}
