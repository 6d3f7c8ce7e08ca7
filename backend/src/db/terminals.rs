//! Terminals and their wipes. Only digests of codes and tokens are stored.

use std::collections::HashMap;

use domain::api::{KioskPage, Readiness, Wipe};
use domain::moment::Timestamp;
use domain::standard::AgencyId;
use domain::terminal::TerminalId;
use sqlx::Row;

use super::codec::{from_json, from_word, json, number, word};
use super::engine::{Conn, ResultRow};

/// A terminal that was not removed.
#[derive(Clone, Debug)]
pub struct TerminalRow {
    /// Id.
    pub id: TerminalId,
    /// Its agency.
    pub agency: AgencyId,
    /// Name.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// Until when the pairing code that waits can be used.
    pub code_until: Option<Timestamp>,
    /// When a browser was paired.
    pub paired_at: Option<Timestamp>,
    /// Since when it is locked.
    pub locked_at: Option<Timestamp>,
    /// When it was last heard of.
    pub seen_at: Option<Timestamp>,
    /// Version that it had loaded then.
    pub version: Option<String>,
    /// What its readiness page found.
    pub readiness: Option<Readiness>,
    /// When.
    pub readiness_at: Option<Timestamp>,
}

const COLUMNS: &str =
    "id, agency, name, place, code_until, paired_at, locked_at, seen_at, version, readiness, readiness_at";

/// Inserts a terminal; returns its id.
pub async fn insert(
    db: &mut Conn,
    agency: &AgencyId,
    name: &str,
    place: &str,
    now: Timestamp,
) -> sqlx::Result<TerminalId> {
    let sql = "INSERT INTO terminals (agency, name, place, registered_at) VALUES ($1, $2, $3, $4) RETURNING id";
    let row = sqlx::query(sql).bind(&agency.0).bind(name).bind(place).bind(now.0).fetch_one(db).await?;
    Ok(TerminalId(row.try_get("id")?))
}

/// Returns a terminal.
pub async fn get(db: &mut Conn, id: TerminalId) -> sqlx::Result<Option<TerminalRow>> {
    let sql = format!("SELECT {COLUMNS} FROM terminals WHERE id = $1 AND removed_at IS NULL");
    sqlx::query(&sql).bind(id.0).fetch_optional(db).await?.as_ref().map(terminal).transpose()
}

/// Returns the terminal of a paired browser's token.
pub async fn of_token(db: &mut Conn, token: &[u8]) -> sqlx::Result<Option<TerminalRow>> {
    let sql = format!("SELECT {COLUMNS} FROM terminals WHERE token_sha256 = $1");
    sqlx::query(&sql).bind(token).fetch_optional(db).await?.as_ref().map(terminal).transpose()
}

/// Returns the terminal that a pairing code is for, while the code can be used.
pub async fn of_code(db: &mut Conn, code: &[u8], now: Timestamp) -> sqlx::Result<Option<TerminalRow>> {
    let sql = format!("SELECT {COLUMNS} FROM terminals WHERE code_sha256 = $1 AND code_until > $2");
    sqlx::query(&sql).bind(code).bind(now.0).fetch_optional(db).await?.as_ref().map(terminal).transpose()
}

/// Returns the agency's terminals, by name.
pub async fn list(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<TerminalRow>> {
    let sql = format!("SELECT {COLUMNS} FROM terminals WHERE agency = $1 AND removed_at IS NULL ORDER BY name, id");
    sqlx::query(&sql).bind(&agency.0).fetch_all(db).await?.iter().map(terminal).collect()
}

/// What the administration's events tell of a terminal, as it is kept.
#[derive(Clone, Debug)]
pub struct TerminalState {
    /// Id.
    pub id: TerminalId,
    /// Its agency.
    pub agency: AgencyId,
    /// Whether a browser is paired.
    pub paired: bool,
    /// Whether it is locked.
    pub locked: bool,
    /// Whether it was removed.
    pub removed: bool,
}

/// Returns the state of every terminal, also of removed ones.
pub async fn states(db: &mut Conn) -> sqlx::Result<Vec<TerminalState>> {
    let rows = sqlx::query(
        "SELECT id, agency, token_sha256 IS NOT NULL AS paired, locked_at IS NOT NULL AS locked, \
         removed_at IS NOT NULL AS removed FROM terminals",
    );
    let state = |row: &ResultRow| {
        Ok(TerminalState {
            id: TerminalId(row.try_get("id")?),
            agency: AgencyId(row.try_get("agency")?),
            paired: row.try_get("paired")?,
            locked: row.try_get("locked")?,
            removed: row.try_get("removed")?,
        })
    };
    rows.fetch_all(db).await?.iter().map(state).collect()
}

/// Returns the names of the agency's terminals, also of removed ones.
pub async fn names(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<HashMap<TerminalId, String>> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT id, name FROM terminals WHERE agency = $1").bind(&agency.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id, name)| (TerminalId(id), name)).collect())
}

/// Sets the pairing code; the one before it ends.
pub async fn set_code(db: &mut Conn, id: TerminalId, code: &[u8], until: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE terminals SET code_sha256 = $1, code_until = $2 WHERE id = $3";
    sqlx::query(sql).bind(code).bind(until.0).bind(id.0).execute(db).await?;
    Ok(())
}

/// Pairs the browser with this token in the place of the one before it. The code ends.
pub async fn pair(db: &mut Conn, id: TerminalId, token: &[u8], now: Timestamp) -> sqlx::Result<()> {
    let sql =
        "UPDATE terminals SET token_sha256 = $1, paired_at = $2, code_sha256 = NULL, code_until = NULL WHERE id = $3";
    sqlx::query(sql).bind(token).bind(now.0).bind(id.0).execute(db).await?;
    Ok(())
}

/// Takes the paired browser's right away, and ends the code.
pub async fn unpair(db: &mut Conn, id: TerminalId) -> sqlx::Result<()> {
    let sql = "UPDATE terminals SET token_sha256 = NULL, paired_at = NULL, code_sha256 = NULL, code_until = NULL \
               WHERE id = $1";
    sqlx::query(sql).bind(id.0).execute(db).await?;
    Ok(())
}

/// Locks it since then, or unlocks it.
pub async fn set_locked(db: &mut Conn, id: TerminalId, since: Option<Timestamp>) -> sqlx::Result<()> {
    let sql = "UPDATE terminals SET locked_at = $1 WHERE id = $2";
    sqlx::query(sql).bind(since.map(|since| since.0)).bind(id.0).execute(db).await?;
    Ok(())
}

/// Removes it.
pub async fn remove(db: &mut Conn, id: TerminalId, now: Timestamp) -> sqlx::Result<()> {
    unpair(db, id).await?;
    sqlx::query("UPDATE terminals SET removed_at = $1 WHERE id = $2").bind(now.0).bind(id.0).execute(db).await?;
    Ok(())
}

/// Records that it was heard of, with this version of the program.
pub async fn set_seen(db: &mut Conn, id: TerminalId, version: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE terminals SET seen_at = $1, version = $2 WHERE id = $3";
    sqlx::query(sql).bind(now.0).bind(version).bind(id.0).execute(db).await?;
    Ok(())
}

/// Records what its readiness page found.
pub async fn set_readiness(db: &mut Conn, id: TerminalId, readiness: &Readiness, now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE terminals SET readiness = $1, readiness_at = $2 WHERE id = $3";
    sqlx::query(sql).bind(json(readiness)?).bind(now.0).bind(id.0).execute(db).await?;
    Ok(())
}

/// Records a wipe.
pub async fn insert_wipe(db: &mut Conn, id: TerminalId, wipe: Wipe, now: Timestamp) -> sqlx::Result<()> {
    let page = wipe.page.map(|page| word(&page)).transpose()?;
    let sql = "INSERT INTO terminal_wipes (terminal, at, cause, page) VALUES ($1, $2, $3, $4)";
    sqlx::query(sql).bind(id.0).bind(now.0).bind(word(&wipe.cause)?).bind(page).execute(db).await?;
    Ok(())
}

/// The wipes of a terminal that ended on one page.
#[derive(Clone, Copy, Debug)]
pub struct WipeCount {
    /// Which terminal.
    pub terminal: TerminalId,
    /// Which page; none: no journey had begun.
    pub page: Option<KioskPage>,
    /// How many.
    pub count: u32,
    /// The last one.
    pub last_at: Timestamp,
}

/// Counts the wipes of the agency's terminals since then, by page.
pub async fn count_wipes(db: &mut Conn, agency: &AgencyId, since: Timestamp) -> sqlx::Result<Vec<WipeCount>> {
    let rows = sqlx::query(
        "SELECT w.terminal, w.page, COUNT(*) AS n, MAX(w.at) AS last_at FROM terminal_wipes w \
         JOIN terminals t ON t.id = w.terminal WHERE t.agency = $1 AND w.at >= $2 GROUP BY w.terminal, w.page",
    );
    let rows = rows.bind(&agency.0).bind(since.0).fetch_all(db).await?;
    let count = |row: &ResultRow| {
        let page: Option<String> = row.try_get("page")?;
        Ok(WipeCount {
            terminal: TerminalId(row.try_get("terminal")?),
            page: page.map(|page| from_word(&page)).transpose()?,
            count: number(row.try_get("n")?)?,
            last_at: Timestamp(row.try_get("last_at")?),
        })
    };
    rows.iter().map(count).collect()
}

/// Deletes the wipes from before then; how many.
pub async fn delete_wipes_before(db: &mut Conn, before: Timestamp) -> sqlx::Result<u64> {
    let done = sqlx::query("DELETE FROM terminal_wipes WHERE at < $1").bind(before.0).execute(db).await?;
    Ok(done.rows_affected())
}

fn terminal(row: &ResultRow) -> sqlx::Result<TerminalRow> {
    let time = |column: &str| Ok::<_, sqlx::Error>(row.try_get::<Option<i64>, _>(column)?.map(Timestamp));
    let readiness: Option<String> = row.try_get("readiness")?;
    Ok(TerminalRow {
        id: TerminalId(row.try_get("id")?),
        agency: AgencyId(row.try_get("agency")?),
        name: row.try_get("name")?,
        place: row.try_get("place")?,
        code_until: time("code_until")?,
        paired_at: time("paired_at")?,
        locked_at: time("locked_at")?,
        seen_at: time("seen_at")?,
        version: row.try_get("version")?,
        readiness: readiness.map(|text| from_json(&text)).transpose()?,
        readiness_at: time("readiness_at")?,
    })
}
