//! Sessions and known devices. Only digests of tokens are stored.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::terminal::TerminalId;
use sqlx::Row;

use super::engine::{Conn, ResultRow};

/// A session that has neither been revoked nor run out.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Names it to its owner.
    pub id: String,
    /// Whose.
    pub person: PersonId,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub used_at: i64,
    /// Where it was begun, if that is a terminal.
    pub terminal: Option<TerminalId>,
}

/// From when on a session counts: begun after `begun` and used after `used` (Unix seconds).
#[derive(Clone, Copy, Debug)]
pub struct SessionCutoff {
    /// Older sessions have reached their absolute end.
    pub begun: i64,
    /// Sessions not used since then have idled out.
    pub used: i64,
    /// The same for sessions at a terminal.
    pub used_at_terminal: i64,
}

/// Stores a new session, on the person's own device or at a terminal, which the access log then names.
pub async fn insert(
    db: &mut Conn,
    id: &str,
    token: &[u8],
    person: PersonId,
    terminal: Option<TerminalId>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO sessions (id, token_sha256, person, created_at, used_at, terminal) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(id)
        .bind(token)
        .bind(person.0)
        .bind(now)
        .bind(now)
        .bind(terminal.map(|terminal| terminal.0))
        .execute(&mut *db)
        .await?;
    match terminal {
        Some(terminal) => super::access_log::append_terminal(db, person, terminal, Timestamp(now)).await,
        None => Ok(()),
    }
}

/// The live session of this token's digest, and the agency of whose it is.
pub async fn find(
    db: &mut Conn,
    token: &[u8],
    since: SessionCutoff,
) -> Result<Option<(SessionRow, AgencyId)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT s.id, s.person, s.created_at, s.used_at, s.terminal, p.agency FROM sessions s \
         JOIN people p ON p.id = s.person WHERE s.token_sha256 = $1 AND s.revoked_at IS NULL AND s.created_at > $2 \
         AND s.used_at > CASE WHEN s.terminal IS NULL THEN $3 ELSE $4 END",
    );
    let row =
        row.bind(token).bind(since.begun).bind(since.used).bind(since.used_at_terminal).fetch_optional(db).await?;
    row.map(|row| Ok((session(&row)?, AgencyId(row.try_get("agency")?)))).transpose()
}

/// The live sessions of a person, latest used first, each with name and agency of its terminal.
pub async fn list(
    db: &mut Conn,
    person: PersonId,
    since: SessionCutoff,
) -> Result<Vec<(SessionRow, Option<(String, AgencyId)>)>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT s.id, s.person, s.created_at, s.used_at, s.terminal, t.name, t.agency FROM sessions s \
         LEFT JOIN terminals t ON t.id = s.terminal WHERE s.person = $1 AND s.revoked_at IS NULL \
         AND s.created_at > $2 AND s.used_at > CASE WHEN s.terminal IS NULL THEN $3 ELSE $4 END \
         ORDER BY s.used_at DESC, s.id",
    );
    let rows =
        rows.bind(person.0).bind(since.begun).bind(since.used).bind(since.used_at_terminal).fetch_all(db).await?;
    let with_terminal = |row: &ResultRow| {
        let (name, agency): (Option<String>, Option<String>) = (row.try_get("name")?, row.try_get("agency")?);
        Ok((session(row)?, name.zip(agency.map(AgencyId))))
    };
    rows.iter().map(with_terminal).collect()
}

/// Records that a session was used.
pub async fn touch(db: &mut Conn, id: &str, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE sessions SET used_at = $1 WHERE id = $2 AND used_at < $3")
        .bind(now)
        .bind(id)
        .bind(now)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Revokes one session of this person; false if there is no such one.
pub async fn revoke(db: &mut Conn, id: &str, person: PersonId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE sessions SET revoked_at = $1 WHERE id = $2 AND person = $3 AND revoked_at IS NULL");
    Ok(done.bind(now).bind(id).bind(person.0).execute(&mut *db).await?.rows_affected() == 1)
}

/// Revokes every session of this person but one.
pub async fn revoke_others(db: &mut Conn, id: &str, person: PersonId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE sessions SET revoked_at = $1 WHERE id <> $2 AND person = $3 AND revoked_at IS NULL")
        .bind(now)
        .bind(id)
        .bind(person.0)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Revokes every session of this person.
pub async fn revoke_all(db: &mut Conn, person: PersonId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE sessions SET revoked_at = $1 WHERE person = $2 AND revoked_at IS NULL")
        .bind(now)
        .bind(person.0)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Revokes every session at this terminal. Returns how many.
pub async fn revoke_at_terminal(db: &mut Conn, terminal: TerminalId, now: Timestamp) -> Result<u32, sqlx::Error> {
    let sql = "UPDATE sessions SET revoked_at = $1 WHERE terminal = $2 AND revoked_at IS NULL";
    let done = sqlx::query(sql).bind(now.0).bind(terminal.0).execute(&mut *db).await?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Voids the person's pending log-ins, mailed links, and the code of a new e-mail address with what it confirmed in the draft;
/// a mailed link no longer agrees to changes of the account. Must be called in the transaction that changes the password or
/// the official e-mail. Sessions are ended by [`revoke_all`].
pub async fn void_credentials(db: &mut Conn, person: PersonId, now: Timestamp) -> Result<(), sqlx::Error> {
    super::challenges::void(db, person, now).await?;
    // Not those by which its owner freezes the account: whoever took it over must not get rid of them.
    sqlx::query("UPDATE links SET used_at = $1 WHERE person = $2 AND used_at IS NULL AND purpose <> 'not_me'")
        .bind(now.0)
        .bind(person.0)
        .execute(&mut *db)
        .await?;
    super::proposal_links::owner_agrees_no_more(db, person).await?;
    super::drafts::void_email_code(db, person, now).await
}

/// Whether this person logged in on this device before.
pub async fn knows_device(db: &mut Conn, device: &[u8], person: PersonId) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT COUNT(*) AS n FROM devices WHERE token_sha256 = $1 AND person = $2");
    Ok(row.bind(device).bind(person.0).fetch_one(db).await?.try_get::<i64, _>("n")? > 0)
}

/// Whether anybody logged in on this device before.
pub async fn is_device(db: &mut Conn, device: &[u8]) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT COUNT(*) AS n FROM devices WHERE token_sha256 = $1");
    Ok(row.bind(device).fetch_one(db).await?.try_get::<i64, _>("n")? > 0)
}

/// Records a device, and that the person logged in there now.
pub async fn remember_device(db: &mut Conn, device: &[u8], person: PersonId, now: i64) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO devices (token_sha256, person, created_at, used_at) VALUES ($1, $2, $3, $3) \
               ON CONFLICT (token_sha256, person) DO UPDATE SET used_at = excluded.used_at";
    sqlx::query(sql).bind(device).bind(person.0).bind(now).execute(&mut *db).await?;
    Ok(())
}

/// Deletes what ended before `before`: it can't be used again.
pub async fn sweep(db: &mut Conn, before: i64) -> Result<(), sqlx::Error> {
    for statement in [
        "DELETE FROM sessions WHERE created_at < $1",
        "DELETE FROM login_codes WHERE challenge_sha256 IN (SELECT challenge_sha256 FROM challenges WHERE expires_at < $1)",
        "DELETE FROM challenges WHERE expires_at < $1",
        "DELETE FROM passkey_challenges WHERE expires_at < $1",
        "DELETE FROM links WHERE expires_at < $1",
        "DELETE FROM proposal_links WHERE expires_at < $1",
    ] {
        sqlx::query(statement).bind(before).execute(&mut *db).await?;
    }
    Ok(())
}

fn session(row: &ResultRow) -> Result<SessionRow, sqlx::Error> {
    Ok(SessionRow {
        id: row.try_get("id")?,
        person: PersonId(row.try_get("person")?),
        created_at: row.try_get("created_at")?,
        used_at: row.try_get("used_at")?,
        terminal: row.try_get::<Option<i64>, _>("terminal")?.map(TerminalId),
    })
}
