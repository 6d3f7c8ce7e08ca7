//! Passkeys, and the challenges that browsers were given for one.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use sqlx::Row;

use super::engine::{Conn, ResultRow};

/// A passkey.
#[derive(Clone, Debug)]
pub struct PasskeyRow {
    /// Names it to its owner.
    pub id: String,
    /// Whose.
    pub person: PersonId,
    /// The random handle of its owner.
    pub handle: String,
    /// What an authenticator calls it.
    pub credential_id: Vec<u8>,
    /// Public key, counter and flags, as JSON.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub created_at: Timestamp,
    /// The last log-in with it.
    pub used_at: Option<Timestamp>,
}

const COLUMNS: &str = "SELECT id, person, handle, credential_id, credential, name, created_at, used_at FROM passkeys";

/// The person's passkeys, the oldest first.
pub async fn list(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<PasskeyRow>> {
    let sql = format!("{COLUMNS} WHERE person = $1 ORDER BY created_at, id");
    sqlx::query(&sql).bind(person.0).fetch_all(db).await?.iter().map(passkey).collect()
}

/// The passkey that an authenticator calls so.
pub async fn find(db: &mut Conn, credential_id: &[u8]) -> sqlx::Result<Option<PasskeyRow>> {
    let sql = format!("{COLUMNS} WHERE credential_id = $1");
    sqlx::query(&sql).bind(credential_id).fetch_optional(db).await?.as_ref().map(passkey).transpose()
}

/// Stores a new one. False if an authenticator's passkey of this id is known.
pub async fn insert(db: &mut Conn, row: &PasskeyRow) -> sqlx::Result<bool> {
    let sql = "INSERT INTO passkeys (id, person, handle, credential_id, credential, name, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let done = sqlx::query(sql)
        .bind(&row.id)
        .bind(row.person.0)
        .bind(&row.handle)
        .bind(&row.credential_id)
        .bind(&row.credential)
        .bind(&row.name)
        .bind(row.created_at.0)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Records a log-in with it, and its new counter and flags.
pub async fn used(db: &mut Conn, id: &str, credential: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE passkeys SET credential = $1, used_at = $2 WHERE id = $3";
    sqlx::query(sql).bind(credential).bind(now.0).bind(id).execute(db).await?;
    Ok(())
}

/// Deletes one of the person's passkeys. False if there is none of this id.
pub async fn delete(db: &mut Conn, person: PersonId, id: &str) -> sqlx::Result<bool> {
    let sql = "DELETE FROM passkeys WHERE id = $1 AND person = $2";
    Ok(sqlx::query(sql).bind(id).bind(person.0).execute(db).await?.rows_affected() == 1)
}

/// Deletes all passkeys of a person.
pub async fn delete_all(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM passkeys WHERE person = $1").bind(person.0).execute(db).await?;
    Ok(())
}

/// A challenge, and what the ceremony must remember of it.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Digest of the secret that the browser is known by.
    pub secret: Vec<u8>,
    /// Whose passkey is being made; none: somebody logs in.
    pub person: Option<PersonId>,
    /// JSON.
    pub state: String,
    /// Until when it counts.
    pub expires_at: Timestamp,
}

/// Stores a challenge in place of an earlier one of the same browser.
pub async fn put_challenge(db: &mut Conn, challenge: &Challenge) -> sqlx::Result<()> {
    let sql = "INSERT INTO passkey_challenges (secret_sha256, person, state, expires_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (secret_sha256) DO UPDATE SET person = excluded.person, state = excluded.state, \
               expires_at = excluded.expires_at";
    sqlx::query(sql)
        .bind(&challenge.secret)
        .bind(challenge.person.map(|person| person.0))
        .bind(&challenge.state)
        .bind(challenge.expires_at.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes the state of the browser's challenge out, if it still counts: each counts once.
pub async fn take_challenge(
    db: &mut Conn,
    secret: &[u8],
    person: Option<PersonId>,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    let sql = "DELETE FROM passkey_challenges WHERE secret_sha256 = $1 RETURNING person, state, expires_at";
    let Some(row) = sqlx::query(sql).bind(secret).fetch_optional(db).await? else { return Ok(None) };
    let whose = row.try_get::<Option<i64>, _>("person")?.map(PersonId);
    let counts = whose == person && now.0 < row.try_get::<i64, _>("expires_at")?;
    Ok(if counts { Some(row.try_get("state")?) } else { None })
}

fn passkey(row: &ResultRow) -> sqlx::Result<PasskeyRow> {
    Ok(PasskeyRow {
        id: row.try_get("id")?,
        person: PersonId(row.try_get("person")?),
        handle: row.try_get("handle")?,
        credential_id: row.try_get("credential_id")?,
        credential: row.try_get("credential")?,
        name: row.try_get("name")?,
        created_at: Timestamp(row.try_get("created_at")?),
        used_at: row.try_get::<Option<i64>, _>("used_at")?.map(Timestamp),
    })
}
