//! Reports of a lost or leaked key: rows that follow from their events, and an officer's note beside them.

use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::revocation::KeyReport;
use domain::standard::AgencyId;

use super::codec::word;
use super::engine::Conn;
use super::notes::digest_of;

/// Key of a report's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyReportId(pub i64);

/// Which report it is, with its note; all else comes from its events.
#[derive(Clone, Debug)]
pub struct KeyReportRow {
    /// Key of the row.
    pub id: KeyReportId,
    /// The version of the agency's standard by which it is handled.
    pub standard: Digest,
    /// The note, with its salt.
    pub note: Option<(String, String)>,
}

impl KeyReportRow {
    /// Returns the note that this digest names; blank if it was erased or is not what was written.
    pub fn note_of(&self, digest: &Digest) -> String {
        let note = self.note.as_ref().filter(|(salt, note)| digest_of(salt, note) == digest.0);
        note.map(|(_, note)| note.clone()).unwrap_or_default()
    }
}

type Row = (i64, String, Option<String>, Option<String>);
type OpenRow = (i64, String, Option<String>, Option<String>, Option<i64>);

const COLUMNS: &str = "SELECT r.id, r.standard, r.salt, r.note FROM key_reports r";

fn row((id, standard, salt, note): Row) -> KeyReportRow {
    KeyReportRow { id: KeyReportId(id), standard: Digest(standard), note: salt.zip(note) }
}

/// The report of this number.
pub async fn get(db: &mut Conn, id: i64) -> sqlx::Result<Option<KeyReportRow>> {
    let sql = format!("{COLUMNS} WHERE r.id = $1");
    let found: Option<Row> = sqlx::query_as(&sql).bind(id).fetch_optional(db).await?;
    Ok(found.map(row))
}

/// The open report on a certificate.
pub async fn open_of_certificate(db: &mut Conn, certificate: i64) -> sqlx::Result<Option<KeyReportRow>> {
    let sql = format!("{COLUMNS} WHERE r.certificate = $1 AND r.open");
    let found: Option<Row> = sqlx::query_as(&sql).bind(certificate).fetch_optional(db).await?;
    Ok(found.map(row))
}

/// All reports of a holder, the latest first.
pub async fn of_holder(db: &mut Conn, holder: PersonId) -> sqlx::Result<Vec<KeyReportRow>> {
    let sql = format!("{COLUMNS} WHERE r.holder = $1 ORDER BY r.id DESC");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(holder.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(row).collect())
}

/// At most `limit` of the agency's reports: open ones as they came, or those that ended, the latest first.
pub async fn of_agency(db: &mut Conn, agency: &AgencyId, open: bool, limit: u32) -> sqlx::Result<Vec<KeyReportRow>> {
    let order = if open { "r.id" } else { "r.ended_at DESC, r.id DESC" };
    let sql = format!("{COLUMNS} WHERE r.agency = $1 AND r.open = $2 ORDER BY {order} LIMIT $3");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(&agency.0).bind(open).bind(i64::from(limit)).fetch_all(db).await?;
    Ok(rows.into_iter().map(row).collect())
}

/// At most 100 open reports behind `after`, by their keys, with the limit about whose passing the office was last told.
pub async fn open_after(db: &mut Conn, after: i64) -> sqlx::Result<Vec<(KeyReportRow, Option<Timestamp>)>> {
    let sql = "SELECT r.id, r.standard, r.salt, r.note, r.overdue_told FROM key_reports r WHERE r.open AND r.id > $1
               ORDER BY r.id LIMIT 100";
    let rows: Vec<OpenRow> = sqlx::query_as(sql).bind(after).fetch_all(db).await?;
    Ok(rows
        .into_iter()
        .map(|(id, standard, salt, note, told)| (row((id, standard, salt, note)), told.map(Timestamp)))
        .collect())
}

/// Records that the office was told that this limit passed.
pub async fn overdue_told(db: &mut Conn, id: KeyReportId, limit: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE key_reports SET overdue_told = $1 WHERE id = $2";
    sqlx::query(sql).bind(limit.0).bind(id.0).execute(db).await?;
    Ok(())
}

/// At most 100 reports behind `after`, by their keys.
pub async fn after(db: &mut Conn, after: i64) -> sqlx::Result<Vec<KeyReportRow>> {
    let sql = format!("{COLUMNS} WHERE r.id > $1 ORDER BY r.id LIMIT 100");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(after).fetch_all(db).await?;
    Ok(rows.into_iter().map(row).collect())
}

/// Whether this certificate was revoked on a report.
pub async fn revoked(db: &mut Conn, certificate: i64) -> sqlx::Result<bool> {
    let sql = "SELECT id FROM key_reports WHERE certificate = $1 AND outcome = 'revoked' LIMIT 1";
    let found: Option<(i64,)> = sqlx::query_as(sql).bind(certificate).fetch_optional(db).await?;
    Ok(found.is_some())
}

/// When the holder made the `nth` latest report after then; none if there are fewer.
pub async fn nth_latest(
    db: &mut Conn,
    holder: PersonId,
    (then, now): (Timestamp, Timestamp),
    nth: u32,
) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT reported_at FROM key_reports WHERE holder = $1 AND reported_at > $2 AND reported_at <= $4
         ORDER BY id DESC LIMIT 1 OFFSET $3",
    )
    .bind(holder.0)
    .bind(then.0)
    .bind(i64::from(nth.saturating_sub(1)))
    .bind(now.0)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(at,)| Timestamp(at)))
}

/// Inserts the row of a new report.
///
/// # Errors
/// A unique violation when the certificate has an open report.
pub async fn insert(db: &mut Conn, new: &KeyReport) -> sqlx::Result<KeyReportId> {
    let row = Projection::of(new)?;
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO key_reports (agency, standard, holder, certificate, issued_here, reason, version, open, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8) RETURNING id",
    )
    .bind(row.agency)
    .bind(row.standard)
    .bind(row.holder)
    .bind(row.certificate)
    .bind(row.issued_here)
    .bind(row.reason)
    .bind(row.version)
    .bind(row.reported_at)
    .fetch_one(db)
    .await?;
    Ok(KeyReportId(id))
}

/// The part of the row that follows from the events.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Projection {
    agency: String,
    standard: String,
    holder: i64,
    certificate: i64,
    issued_here: bool,
    reason: String,
    version: i64,
    open: bool,
    outcome: Option<String>,
    reported_at: i64,
    ended_at: Option<i64>,
}

impl Projection {
    /// What the row of this report must say.
    ///
    /// # Errors
    /// None for what the domain has.
    pub fn of(report: &KeyReport) -> sqlx::Result<Self> {
        Ok(Self {
            agency: report.agency.0.clone(),
            standard: report.standard.0.clone(),
            holder: report.holder.0,
            certificate: report.certificate,
            issued_here: report.issued_here,
            reason: word(&report.reason)?,
            version: i64::from(report.version),
            open: report.open(),
            outcome: report.outcome.as_ref().map(word).transpose()?,
            reported_at: report.reported_at.0,
            ended_at: report.ended_at.map(|at| at.0),
        })
    }
}

/// What the row says.
pub async fn projection(db: &mut Conn, id: KeyReportId) -> sqlx::Result<Projection> {
    sqlx::query_as(
        "SELECT agency, standard, holder, certificate, issued_here, reason, version, open, outcome, reported_at, ended_at
         FROM key_reports WHERE id = $1",
    )
    .bind(id.0)
    .fetch_one(db)
    .await
}

/// Updates the row to what the report's events say, with the salt and words of a new note.
pub async fn project(
    db: &mut Conn,
    id: KeyReportId,
    report: &KeyReport,
    note: Option<(&str, &str)>,
) -> sqlx::Result<()> {
    let row = Projection::of(report)?;
    sqlx::query(
        "UPDATE key_reports SET version = $1, open = $2, outcome = $3, ended_at = $4, salt = COALESCE($5, salt),
         note = COALESCE($6, note) WHERE id = $7",
    )
    .bind(row.version)
    .bind(row.open)
    .bind(row.outcome)
    .bind(row.ended_at)
    .bind(note.map(|(salt, _)| salt))
    .bind(note.map(|(_, note)| note))
    .bind(id.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Erases the notes of the agency's reports that ended before then. Returns how many.
pub async fn erase_notes(db: &mut Conn, agency: &AgencyId, before: Timestamp) -> sqlx::Result<u64> {
    let sql =
        "UPDATE key_reports SET note = NULL, salt = NULL WHERE agency = $1 AND ended_at < $2 AND note IS NOT NULL";
    Ok(sqlx::query(sql).bind(&agency.0).bind(before.0).execute(db).await?.rows_affected())
}
