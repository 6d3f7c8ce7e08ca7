//! Authenticator apps and recovery codes.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use sqlx::Row;

use super::engine::Conn;

/// A person's authenticator app.
#[derive(Clone, Debug)]
pub struct Authenticator {
    /// Sealed.
    pub secret: Vec<u8>,
    /// Since when it is of use; none: not yet.
    pub confirmed_at: Option<Timestamp>,
    /// Time step of the last code that was used.
    pub last_step: i64,
}

/// The person's authenticator, confirmed or not.
pub async fn find(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<Authenticator>> {
    let sql = "SELECT secret, confirmed_at, last_step FROM authenticators WHERE person = $1";
    let Some(row) = sqlx::query(sql).bind(person.0).fetch_optional(db).await? else { return Ok(None) };
    Ok(Some(Authenticator {
        secret: row.try_get("secret")?,
        confirmed_at: row.try_get::<Option<i64>, _>("confirmed_at")?.map(Timestamp),
        last_step: row.try_get("last_step")?,
    }))
}

/// Stores an unconfirmed one in place of whatever there was.
pub async fn replace(db: &mut Conn, person: PersonId, secret: &[u8], now: Timestamp) -> sqlx::Result<()> {
    delete(db, person).await?;
    let sql = "INSERT INTO authenticators (person, secret, created_at) VALUES ($1, $2, $3)";
    sqlx::query(sql).bind(person.0).bind(secret).bind(now.0).execute(db).await?;
    Ok(())
}

/// Marks it as confirmed, unless it is.
pub async fn confirm(db: &mut Conn, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE authenticators SET confirmed_at = $1 WHERE person = $2 AND confirmed_at IS NULL";
    sqlx::query(sql).bind(now.0).bind(person.0).execute(db).await?;
    Ok(())
}

/// Records the step of a code. False if a code of this step or a later one was used before.
pub async fn use_step(db: &mut Conn, person: PersonId, step: i64) -> sqlx::Result<bool> {
    let sql = "UPDATE authenticators SET last_step = $1 WHERE person = $2 AND last_step < $1";
    Ok(sqlx::query(sql).bind(step).bind(person.0).execute(db).await?.rows_affected() == 1)
}

/// Deletes it. False if there was none.
pub async fn delete(db: &mut Conn, person: PersonId) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM authenticators WHERE person = $1").bind(person.0).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Stores the digests of new recovery codes in place of the earlier ones.
pub async fn replace_recovery_codes(db: &mut Conn, person: PersonId, digests: &[Vec<u8>]) -> sqlx::Result<()> {
    delete_recovery_codes(db, person).await?;
    for digest in digests {
        let sql = "INSERT INTO recovery_codes (person, code_sha256) VALUES ($1, $2)";
        sqlx::query(sql).bind(person.0).bind(digest).execute(&mut *db).await?;
    }
    Ok(())
}

/// Deletes the recovery codes.
pub async fn delete_recovery_codes(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM recovery_codes WHERE person = $1").bind(person.0).execute(db).await?;
    Ok(())
}

/// Uses a recovery code up. False if the person has none of this digest, or it was used.
pub async fn use_recovery_code(db: &mut Conn, person: PersonId, digest: &[u8], now: Timestamp) -> sqlx::Result<bool> {
    let sql = "UPDATE recovery_codes SET used_at = $1 WHERE person = $2 AND code_sha256 = $3 AND used_at IS NULL";
    Ok(sqlx::query(sql).bind(now.0).bind(person.0).bind(digest).execute(db).await?.rows_affected() == 1)
}

/// How many recovery codes were not used.
pub async fn recovery_codes_left(db: &mut Conn, person: PersonId) -> sqlx::Result<u32> {
    let sql = "SELECT COUNT(*) AS n FROM recovery_codes WHERE person = $1 AND used_at IS NULL";
    let left: i64 = sqlx::query(sql).bind(person.0).fetch_one(db).await?.try_get("n")?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}
