//! Codes that confirm a new e-mail address. Only their digests are stored.

use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::engine::Conn;

/// A code that was sent to a new e-mail address.
#[derive(Clone, Debug)]
pub struct EmailCode {
    /// Where it was sent.
    pub email: String,
    /// Salt of the digest.
    pub salt: String,
    /// Digest of salt and code.
    pub code_hash: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Wrong tries since it was sent.
    pub tries: u8,
    /// Whether a code of this address has confirmed it.
    pub used: bool,
}

/// The codes sent to the address to which the newest one went, oldest first.
pub async fn of(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<EmailCode>> {
    let sql = "SELECT email, salt, code_hash, sent_at, tries, used FROM email_codes WHERE person = $1 ORDER BY sent_at";
    let rows: Vec<(String, String, String, i64, i64, bool)> = sqlx::query_as(sql).bind(person.0).fetch_all(db).await?;
    let code = |(email, salt, code_hash, sent_at, tries, used)| EmailCode {
        email,
        salt,
        code_hash,
        sent_at: Timestamp(sent_at),
        tries: u8::try_from(tries).unwrap_or(u8::MAX),
        used,
    };
    Ok(rows.into_iter().map(code).collect())
}

/// Stores a code. Codes of other addresses, and used ones, are deleted.
pub async fn insert(db: &mut Conn, person: PersonId, code: &EmailCode) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM email_codes WHERE person = $1 AND (email <> $2 OR used)")
        .bind(person.0)
        .bind(&code.email)
        .execute(&mut *db)
        .await?;
    let sql = "INSERT INTO email_codes (person, email, salt, code_hash, sent_at, tries, used)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(person.0)
        .bind(&code.email)
        .bind(&code.salt)
        .bind(&code.code_hash)
        .bind(code.sent_at.0)
        .bind(i64::from(code.tries))
        .bind(code.used)
        .execute(db)
        .await?;
    Ok(())
}

/// Counts a wrong try at this code.
pub async fn count_try(db: &mut Conn, code: &EmailCode) -> sqlx::Result<()> {
    sqlx::query("UPDATE email_codes SET tries = tries + 1 WHERE code_hash = $1")
        .bind(&code.code_hash)
        .execute(db)
        .await?;
    Ok(())
}

/// One of the codes was used: none can be used again.
pub async fn mark_used(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("UPDATE email_codes SET used = TRUE WHERE person = $1").bind(person.0).execute(db).await?;
    Ok(())
}

/// Deletes the person's codes.
pub async fn delete(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM email_codes WHERE person = $1").bind(person.0).execute(db).await?;
    Ok(())
}

/// Deletes codes sent before this time: they can't be used any more, but name an address.
pub async fn forget(db: &mut Conn, sent_before: Timestamp) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM email_codes WHERE sent_at < $1").bind(sent_before.0).execute(db).await?;
    Ok(())
}
