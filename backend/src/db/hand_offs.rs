//! Hand-offs: files that a terminal asked for from a holder's phone.

use domain::moment::Timestamp;
use domain::person::FilePurpose;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::terminal::TerminalId;
use sqlx::Row;

use super::codec::{from_word, number, word};
use super::engine::{Conn, ResultRow};

/// A hand-off.
#[derive(Clone, Debug)]
pub struct HandOffRow {
    /// Id.
    pub id: String,
    /// Whose draft it is for.
    pub person: PersonId,
    /// At which agency that person is.
    pub agency: AgencyId,
    /// What the file is for.
    pub purpose: FilePurpose,
    /// Four digits that both screens show.
    pub code: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When a phone opened it.
    pub opened_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Whether it ended with the file in the draft.
    pub arrived: bool,
    /// The terminal that asked.
    pub terminal: TerminalId,
    /// Whether the session that asked goes on, at a terminal that is paired and not locked.
    pub live: bool,
    /// When that session was last used.
    pub session_used_at: Timestamp,
}

/// A new hand-off.
#[derive(Clone, Debug)]
pub struct NewHandOff<'a> {
    /// Id.
    pub id: &'a str,
    /// The session that asks.
    pub session: &'a str,
    /// Whose draft it is for.
    pub person: PersonId,
    /// What the file is for.
    pub purpose: FilePurpose,
    /// Four digits.
    pub code: &'a str,
    /// SHA-256 of the token in the QR code.
    pub token: &'a [u8],
}

/// Inserts a hand-off.
pub async fn insert(db: &mut Conn, new: &NewHandOff<'_>, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO hand_offs (id, session, person, purpose, code, token_sha256, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.id)
    .bind(new.session)
    .bind(new.person.0)
    .bind(word(&new.purpose)?)
    .bind(new.code)
    .bind(new.token)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// How many of this person's were made since then, and when the first of them was.
pub async fn made_since(db: &mut Conn, person: PersonId, since: Timestamp) -> sqlx::Result<(u32, Option<Timestamp>)> {
    let sql = "SELECT COUNT(*) AS n, MIN(made_at) AS first FROM hand_offs WHERE person = $1 AND made_at > $2";
    let row = sqlx::query(sql).bind(person.0).bind(since.0).fetch_one(db).await?;
    Ok((number(row.try_get("n")?)?, row.try_get::<Option<i64>, _>("first")?.map(Timestamp)))
}

const SELECT: &str = "SELECT h.id, h.person, p.agency, h.purpose, h.code, h.made_at, h.opened_at, h.ended_at, h.arrived, \
    s.terminal, s.used_at, s.revoked_at IS NULL AND t.token_sha256 IS NOT NULL AND t.locked_at IS NULL AS live \
    FROM hand_offs h JOIN sessions s ON s.id = h.session JOIN terminals t ON t.id = s.terminal \
    JOIN people p ON p.id = h.person";

/// Returns this person's hand-off.
pub async fn get(db: &mut Conn, id: &str, person: PersonId) -> sqlx::Result<Option<HandOffRow>> {
    let sql = format!("{SELECT} WHERE h.id = $1 AND h.person = $2");
    sqlx::query(&sql).bind(id).bind(person.0).fetch_optional(db).await?.as_ref().map(hand_off).transpose()
}

/// Returns the hand-off of a QR code's token.
pub async fn of_token(db: &mut Conn, token: &[u8]) -> sqlx::Result<Option<HandOffRow>> {
    let sql = format!("{SELECT} WHERE h.token_sha256 = $1");
    sqlx::query(&sql).bind(token).fetch_optional(db).await?.as_ref().map(hand_off).transpose()
}

/// Returns the hand-off that a phone opened with this secret.
pub async fn of_secret(db: &mut Conn, secret: &[u8]) -> sqlx::Result<Option<HandOffRow>> {
    let sql = format!("{SELECT} WHERE h.secret_sha256 = $1");
    sqlx::query(&sql).bind(secret).fetch_optional(db).await?.as_ref().map(hand_off).transpose()
}

/// Records that a phone opened it, with the digest of its secret.
pub async fn open(db: &mut Conn, id: &str, secret: &[u8], now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE hand_offs SET secret_sha256 = $1, opened_at = $2 WHERE id = $3";
    sqlx::query(sql).bind(secret).bind(now.0).bind(id).execute(db).await?;
    Ok(())
}

/// Ends it, unless it has ended. Returns whether it ended now.
pub async fn end(db: &mut Conn, id: &str, arrived: bool, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "UPDATE hand_offs SET ended_at = $1, arrived = $2 WHERE id = $3 AND ended_at IS NULL";
    let done = sqlx::query(sql).bind(now.0).bind(arrived).bind(id).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Cancels those that this session asked for. Returns how many.
pub async fn cancel_of_session(db: &mut Conn, session: &str, now: Timestamp) -> sqlx::Result<u32> {
    let sql = "UPDATE hand_offs SET ended_at = $1 WHERE session = $2 AND ended_at IS NULL";
    let done = sqlx::query(sql).bind(now.0).bind(session).execute(db).await?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Cancels those that sessions at this terminal asked for and that were made after `since`. Returns how many.
pub async fn cancel_of_terminal(
    db: &mut Conn,
    terminal: TerminalId,
    since: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u32> {
    let done = sqlx::query(
        "UPDATE hand_offs SET ended_at = $1 WHERE ended_at IS NULL AND made_at > $2 \
         AND session IN (SELECT id FROM sessions WHERE terminal = $3 AND revoked_at IS NULL)",
    );
    let done = done.bind(now.0).bind(since.0).bind(terminal.0).execute(db).await?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

fn hand_off(row: &ResultRow) -> sqlx::Result<HandOffRow> {
    Ok(HandOffRow {
        id: row.try_get("id")?,
        person: PersonId(row.try_get("person")?),
        agency: AgencyId(row.try_get("agency")?),
        purpose: from_word(row.try_get("purpose")?)?,
        code: row.try_get("code")?,
        made_at: Timestamp(row.try_get("made_at")?),
        opened_at: row.try_get::<Option<i64>, _>("opened_at")?.map(Timestamp),
        ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Timestamp),
        arrived: row.try_get("arrived")?,
        terminal: TerminalId(row.try_get("terminal")?),
        live: row.try_get("live")?,
        session_used_at: Timestamp(row.try_get("used_at")?),
    })
}
