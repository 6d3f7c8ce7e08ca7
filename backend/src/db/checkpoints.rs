//! Signed checkpoints of the log, and the keys that signed them.

use domain::moment::Timestamp;
use domain::standard::{AgencyId, Role};

use super::engine::Conn;

/// When a checkpoint was made, and of how much.
#[derive(Clone, Copy, Debug)]
pub struct MadeCheckpoint {
    /// When.
    pub at: Timestamp,
    /// How much had happened.
    pub length: i64,
}

/// Records that this key signs.
pub async fn use_key(db: &mut Conn, public_key: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO checkpoint_keys (public_key, first_used) VALUES ($1, $2)")
        .bind(public_key)
        .bind(now.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Public keys that this installation signed with, oldest first.
pub async fn keys(db: &mut Conn) -> sqlx::Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT public_key FROM checkpoint_keys ORDER BY first_used").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}

/// Stores a checkpoint as it was signed. `mailed`: it goes to the administrators.
pub async fn insert(db: &mut Conn, made: MadeCheckpoint, text: &str, mailed: bool) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO checkpoints (at, length, text, mailed) VALUES ($1, $2, $3, $4)")
        .bind(made.at.0)
        .bind(made.length)
        .bind(text)
        .bind(mailed)
        .execute(db)
        .await?;
    Ok(())
}

/// The last one that was kept.
pub async fn last(db: &mut Conn) -> sqlx::Result<Option<MadeCheckpoint>> {
    made(db, "SELECT at, length FROM checkpoints ORDER BY id DESC LIMIT 1").await
}

/// The last one that went to the administrators.
pub async fn last_mailed(db: &mut Conn) -> sqlx::Result<Option<MadeCheckpoint>> {
    made(db, "SELECT at, length FROM checkpoints WHERE mailed ORDER BY id DESC LIMIT 1").await
}

async fn made(db: &mut Conn, sql: &str) -> sqlx::Result<Option<MadeCheckpoint>> {
    let row: Option<(i64, i64)> = sqlx::query_as(sql).fetch_optional(db).await?;
    Ok(row.map(|(at, length)| MadeCheckpoint { at: Timestamp(at), length }))
}

/// Some checkpoints after the one with the key `after`: key and text.
pub async fn page(db: &mut Conn, after: i64) -> sqlx::Result<Vec<(i64, String)>> {
    sqlx::query_as("SELECT id, text FROM checkpoints WHERE id > $1 ORDER BY id LIMIT 500")
        .bind(after)
        .fetch_all(db)
        .await
}

/// The administrators of all agencies: where, and the address.
pub async fn administrators(db: &mut Conn) -> sqlx::Result<Vec<(AgencyId, String)>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT r.agency, p.email FROM roles r JOIN people p ON p.id = r.person AND p.agency = r.agency
         WHERE r.role = $1 ORDER BY r.agency, r.person",
    )
    .bind(Role::Administrator.as_str())
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(agency, address)| (AgencyId(agency), address)).collect())
}
