//! Log-ins that await their token, and the codes mailed for them. Only digests of both are stored.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use sqlx::Row;

use super::engine::{Conn, ResultRow};

/// A log-in that awaits its token.
#[derive(Clone, Debug)]
pub struct ChallengeRow {
    /// Who logs in.
    pub person: PersonId,
    /// The codes mailed for it, oldest first.
    pub codes: Vec<CodeRow>,
    /// Begun then.
    pub created_at: Timestamp,
    /// Wrong codes so far.
    pub tries: i64,
    /// Whether it was used, or voided.
    pub used: bool,
}

/// A mailed code.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// Digest of challenge and code: six digits alone could be tried out.
    pub sha256: Vec<u8>,
    /// When it was mailed.
    pub sent_at: Timestamp,
    /// Until when it can be used.
    pub expires_at: Timestamp,
}

/// Stores a new challenge, without a code.
pub async fn insert(db: &mut Conn, challenge: &[u8], person: PersonId, now: Timestamp) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO challenges (challenge_sha256, person, created_at, expires_at) VALUES ($1, $2, $3, $3)";
    sqlx::query(sql).bind(challenge).bind(person.0).bind(now.0).execute(&mut *db).await?;
    Ok(())
}

/// Stores a code for a challenge, which is kept as long as the code can be used.
pub async fn insert_code(db: &mut Conn, challenge: &[u8], code: &CodeRow) -> Result<(), sqlx::Error> {
    // The same six digits again: they are good for longer.
    let sql = "INSERT INTO login_codes (challenge_sha256, code_sha256, sent_at, expires_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (challenge_sha256, code_sha256) DO UPDATE SET sent_at = excluded.sent_at, expires_at = excluded.expires_at";
    sqlx::query(sql)
        .bind(challenge)
        .bind(&code.sha256)
        .bind(code.sent_at.0)
        .bind(code.expires_at.0)
        .execute(&mut *db)
        .await?;
    sqlx::query("UPDATE challenges SET expires_at = $1 WHERE challenge_sha256 = $2")
        .bind(code.expires_at.0)
        .bind(challenge)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// The challenge of this digest.
pub async fn find(db: &mut Conn, challenge: &[u8]) -> Result<Option<ChallengeRow>, sqlx::Error> {
    let sql =
        "SELECT person, created_at, tries, used_at IS NOT NULL AS used FROM challenges WHERE challenge_sha256 = $1";
    let Some(row) = sqlx::query(sql).bind(challenge).fetch_optional(&mut *db).await? else { return Ok(None) };
    let sql = "SELECT code_sha256, sent_at, expires_at FROM login_codes WHERE challenge_sha256 = $1 ORDER BY sent_at";
    let codes = sqlx::query(sql).bind(challenge).fetch_all(&mut *db).await?;
    let code = |row: &ResultRow| {
        Ok(CodeRow {
            sha256: row.try_get("code_sha256")?,
            sent_at: Timestamp(row.try_get("sent_at")?),
            expires_at: Timestamp(row.try_get("expires_at")?),
        })
    };
    Ok(Some(ChallengeRow {
        person: PersonId(row.try_get("person")?),
        codes: codes.iter().map(code).collect::<Result<_, sqlx::Error>>()?,
        created_at: Timestamp(row.try_get("created_at")?),
        tries: row.try_get("tries")?,
        used: row.try_get("used")?,
    }))
}

/// Counts a wrong code.
pub async fn count_try(db: &mut Conn, challenge: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE challenges SET tries = tries + 1 WHERE challenge_sha256 = $1")
        .bind(challenge)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Marks a challenge as used.
pub async fn mark_used(db: &mut Conn, challenge: &[u8], now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE challenges SET used_at = $1 WHERE challenge_sha256 = $2")
        .bind(now.0)
        .bind(challenge)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Voids the log-ins of this person that await their token.
pub async fn void(db: &mut Conn, person: PersonId, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE challenges SET used_at = $1 WHERE person = $2 AND used_at IS NULL")
        .bind(now.0)
        .bind(person.0)
        .execute(&mut *db)
        .await?;
    Ok(())
}
