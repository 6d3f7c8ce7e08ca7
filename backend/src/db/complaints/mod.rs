//! Complaints: a projection of the events, written in the same transaction.

mod contacts;
mod list;

use domain::complaint::{Complaint, Reporter, Stage};
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

pub use self::contacts::{contact, delete_contacts, erase, expired, insert_contact};
pub use self::list::{Cursor, MAX_COUNTED, Viewer, Which, count, page};
use super::codec::{number, word};
use super::engine::Conn;

/// Key of a complaint's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintId(pub i64);

/// Which complaint it is; all else comes from its events.
#[derive(Clone, Debug)]
pub struct ComplaintRow {
    /// Key of the row.
    pub id: ComplaintId,
    /// As people name it.
    pub number: String,
    /// The version of the agency's standard by which it is handled.
    pub standard: Digest,
    /// SHA-256 of the receipt's secret.
    pub secret_sha256: Vec<u8>,
    /// Whether its personal data was erased.
    pub erased: bool,
}

type Row = (i64, String, String, Vec<u8>, bool);

const COLUMNS: &str = "SELECT c.id, c.number, c.standard, c.secret_sha256, c.erased_at IS NOT NULL FROM complaints c";

fn complaint((id, number, standard, secret_sha256, erased): Row) -> ComplaintRow {
    ComplaintRow { id: ComplaintId(id), number, standard: Digest(standard), secret_sha256, erased }
}

/// The complaint of this number.
pub async fn find(db: &mut Conn, number: &str) -> sqlx::Result<Option<ComplaintRow>> {
    let sql = format!("{COLUMNS} WHERE c.number = $1");
    let row: Option<Row> = sqlx::query_as(&sql).bind(number).fetch_optional(db).await?;
    Ok(row.map(complaint))
}

/// The complaint with this secret.
pub async fn find_by_secret(db: &mut Conn, secret_sha256: &[u8]) -> sqlx::Result<Option<ComplaintRow>> {
    let sql = format!("{COLUMNS} WHERE c.secret_sha256 = $1");
    let row: Option<Row> = sqlx::query_as(&sql).bind(secret_sha256).fetch_optional(db).await?;
    Ok(row.map(complaint))
}

/// All complaints of a holder, latest first.
pub async fn of_holder(db: &mut Conn, holder: PersonId) -> sqlx::Result<Vec<ComplaintRow>> {
    let sql = format!("{COLUMNS} WHERE c.holder = $1 ORDER BY c.id DESC");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(holder.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(complaint).collect())
}

/// At most 100 complaints behind `after`, by their keys.
pub async fn after(db: &mut Conn, after: i64) -> sqlx::Result<Vec<ComplaintRow>> {
    let sql = format!("{COLUMNS} WHERE c.id > $1 ORDER BY c.id LIMIT 100");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(after).fetch_all(db).await?;
    Ok(rows.into_iter().map(complaint).collect())
}

/// At most 100 of the complaints behind `after` for which the program still does something, by their keys.
pub async fn scheduled_after(db: &mut Conn, after: i64) -> sqlx::Result<Vec<ComplaintRow>> {
    let sql = format!("{COLUMNS} WHERE c.next_at IS NOT NULL AND c.id > $1 ORDER BY c.id LIMIT 100");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(after).fetch_all(db).await?;
    Ok(rows.into_iter().map(complaint).collect())
}

/// At most 20 complaints for which the program has something to do by now, longest overdue first.
pub async fn to_proceed(db: &mut Conn, now: Timestamp) -> sqlx::Result<Vec<ComplaintRow>> {
    let sql = format!("{COLUMNS} WHERE c.next_at IS NOT NULL AND c.next_at <= $1 ORDER BY c.next_at LIMIT 20");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(now.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(complaint).collect())
}

/// The agency's complaints of which something may have happened in `[from, until)`, by their keys.
pub async fn under_way(
    db: &mut Conn,
    agency: &AgencyId,
    from: Timestamp,
    until: Timestamp,
) -> sqlx::Result<Vec<ComplaintRow>> {
    let sql = format!(
        "{COLUMNS} WHERE c.agency = $1 AND c.received_at < $3 AND (c.open = TRUE OR c.since >= $2) ORDER BY c.id"
    );
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(&agency.0).bind(from.0).bind(until.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(complaint).collect())
}

/// How many complaints a holder made after then.
pub async fn count_of_holder(db: &mut Conn, holder: PersonId, after: Timestamp) -> sqlx::Result<u32> {
    let sql = "SELECT COUNT(*) FROM complaints WHERE holder = $1 AND received_at > $2";
    let (count,): (i64,) = sqlx::query_as(sql).bind(holder.0).bind(after.0).fetch_one(db).await?;
    number(count)
}

/// Inserts the row of a new complaint. [`project`] fills it.
///
/// # Errors
/// a unique violation when number or secret is taken.
pub async fn insert(
    db: &mut Conn,
    complaint_number: &str,
    secret_sha256: &[u8],
    new: &Complaint,
) -> sqlx::Result<ComplaintId> {
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO complaints (number, standard, secret_sha256, agency, version, subject, stage, open, received_at, since)
         VALUES ($1, $2, $3, $4, 0, $5, 'open', TRUE, $6, $6) RETURNING id",
    )
    .bind(complaint_number)
    .bind(&new.standard.0)
    .bind(secret_sha256)
    .bind(&new.agency.0)
    .bind(word(&new.subject)?)
    .bind(new.received_at.0)
    .fetch_one(db)
    .await?;
    Ok(ComplaintId(id))
}

/// The part of the row that follows from the events.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Projection {
    /// The agency.
    pub agency: String,
    /// Number of events.
    pub version: i64,
    /// Who complained, where a holder did.
    pub holder: Option<i64>,
    /// What it is about.
    pub subject: String,
    /// Id of its class.
    pub class: Option<String>,
    /// Stage.
    pub stage: String,
    /// Whether it waits for an answer.
    pub open: bool,
    /// When it came.
    pub received_at: i64,
    /// Start of the stage.
    pub since: i64,
}

impl Projection {
    /// What the row of this complaint must say.
    ///
    /// # Errors
    /// None for what the domain has.
    pub fn of(complaint: &Complaint) -> sqlx::Result<Self> {
        let stage = match complaint.stage {
            Stage::Open => "open",
            Stage::Asked => "asked",
            Stage::Answered => "answered",
            Stage::Closed(_) => "closed",
            Stage::Withdrawn => "withdrawn",
        };
        Ok(Self {
            agency: complaint.agency.0.clone(),
            version: i64::from(complaint.version),
            holder: match complaint.reporter {
                Reporter::Holder(holder) => Some(holder.0),
                Reporter::Anonymous | Reporter::Contact => None,
            },
            subject: word(&complaint.subject)?,
            class: complaint.class.clone(),
            stage: stage.to_owned(),
            open: complaint.open(),
            received_at: complaint.received_at.0,
            since: complaint.since.0,
        })
    }
}

/// What the row says.
pub async fn projection(db: &mut Conn, id: ComplaintId) -> sqlx::Result<Projection> {
    sqlx::query_as(
        "SELECT agency, version, holder, subject, class, stage, open, received_at, since FROM complaints WHERE id = $1",
    )
    .bind(id.0)
    .fetch_one(db)
    .await
}

/// Officers who are complained about, as the rows say.
pub async fn about(db: &mut Conn, id: ComplaintId) -> sqlx::Result<Vec<PersonId>> {
    let sql = "SELECT person FROM complaint_about WHERE complaint = $1 ORDER BY person";
    let rows: Vec<(i64,)> = sqlx::query_as(sql).bind(id.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
}

/// Updates the rows to what the complaint's events say. `due` and `next_at`: when it must be answered, and when the program acts next.
pub async fn project(
    db: &mut Conn,
    id: ComplaintId,
    complaint: &Complaint,
    due: Option<Timestamp>,
    next_at: Option<Timestamp>,
) -> sqlx::Result<()> {
    let row = Projection::of(complaint)?;
    sqlx::query(
        "UPDATE complaints SET version = $1, holder = $2, subject = $3, class = $4, stage = $5, open = $6, since = $7
         WHERE id = $8",
    )
    .bind(row.version)
    .bind(row.holder)
    .bind(row.subject)
    .bind(row.class)
    .bind(row.stage)
    .bind(row.open)
    .bind(row.since)
    .bind(id.0)
    .execute(&mut *db)
    .await?;
    for person in &complaint.about {
        sqlx::query("INSERT INTO complaint_about (complaint, person) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(id.0)
            .bind(person.0)
            .execute(&mut *db)
            .await?;
    }
    set_times(db, id, due, next_at).await
}

/// Updates when it must be answered, and when the program acts next.
pub async fn set_times(
    db: &mut Conn,
    id: ComplaintId,
    due: Option<Timestamp>,
    next_at: Option<Timestamp>,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE complaints SET due = $1, next_at = $2 WHERE id = $3")
        .bind(due.map(|at| at.0))
        .bind(next_at.map(|at| at.0))
        .bind(id.0)
        .execute(db)
        .await?;
    Ok(())
}
