//! Complaints for lists: a projection of the events, written in the same transaction. And their contacts.

use domain::api::ComplaintContact;
use domain::complaint::{Complaint, Reporter, Stage, Subject};
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use super::codec::{number, word};
use super::engine::Conn;

/// Counts stop here.
pub const MAX_COUNTED: u32 = 1_000;

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

/// Who asks for a list.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// The agency.
    pub agency: &'a AgencyId,
    /// The officer: complaints by or about them are left out.
    pub officer: PersonId,
    /// Whether complaints about officers' conduct are for them.
    pub conduct: bool,
}

/// Which complaints of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Waiting for an answer, most urgent first.
    Open,
    /// Due before then.
    Overdue(Timestamp),
    /// Ended, latest first.
    Ended,
}

/// A place in the order of a list: due time or, where ended, the end; and the key.
pub type Cursor = (i64, i64);

const VISIBLE: &str = "c.agency = $1 AND (c.holder IS NULL OR c.holder <> $2) AND (c.subject = $3 OR $4)
    AND NOT EXISTS (SELECT 1 FROM complaint_about a WHERE a.complaint = c.id AND a.person = $2)";
/// Complaints without a due time (their clock stands) come last.
const NEVER: i64 = i64::MAX;

/// A page of complaints that this officer may see, each with its place.
pub async fn page(
    db: &mut Conn,
    viewer: Viewer<'_>,
    which: Which,
    after: Option<Cursor>,
    limit: u32,
) -> sqlx::Result<Vec<(ComplaintRow, Cursor)>> {
    let due = format!("COALESCE(c.due, {NEVER})");
    let (place, condition, order, first, before) = match which {
        Which::Open => (&*due, format!("c.open AND ({due}, c.id) > ($5, $6)"), "", (i64::MIN, 0), None),
        Which::Overdue(now) => (&*due, format!("c.open AND ({due}, c.id) > ($5, $6)"), "", (i64::MIN, 0), Some(now.0)),
        Which::Ended => ("c.since", "NOT c.open AND (c.since, c.id) < ($5, $6)".into(), "DESC", (NEVER, NEVER), None),
    };
    let columns = COLUMNS.replace(" FROM", &format!(", {place} FROM"));
    let sql = format!(
        "{columns} WHERE {VISIBLE} AND {condition} AND ($7 IS NULL OR c.due < $7)
         ORDER BY {place} {order}, c.id {order} LIMIT $8"
    );
    let (place, key) = after.unwrap_or(first);
    let rows: Vec<(i64, String, String, Vec<u8>, bool, i64)> = sqlx::query_as(&sql)
        .bind(&viewer.agency.0)
        .bind(viewer.officer.0)
        .bind(word(&Subject::Service)?)
        .bind(viewer.conduct)
        .bind(place)
        .bind(key)
        .bind(before)
        .bind(i64::from(limit))
        .fetch_all(db)
        .await?;
    let placed = rows.into_iter().map(|(id, number, standard, secret, erased, place)| {
        (complaint((id, number, standard, secret, erased)), (place, id))
    });
    Ok(placed.collect())
}

/// How many complaints wait for an answer that this officer may see, and how many of them are overdue; counted up to
/// [`MAX_COUNTED`].
pub async fn count(db: &mut Conn, viewer: Viewer<'_>, now: Timestamp) -> sqlx::Result<(u32, u32)> {
    let sql = format!(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN due < $5 THEN 1 ELSE 0 END), 0) FROM (SELECT c.due FROM complaints c WHERE {VISIBLE} AND c.open LIMIT {MAX_COUNTED})"
    );
    let (open, overdue): (i64, i64) = sqlx::query_as(&sql)
        .bind(&viewer.agency.0)
        .bind(viewer.officer.0)
        .bind(word(&Subject::Service)?)
        .bind(viewer.conduct)
        .bind(now.0)
        .fetch_one(db)
        .await?;
    Ok((number(open)?, number(overdue)?))
}

/// How whoever complained can be reached; none where nobody knows.
pub async fn contact(db: &mut Conn, id: ComplaintId) -> sqlx::Result<Option<ComplaintContact>> {
    let sql = "SELECT name, email, mobile FROM complaint_contacts WHERE complaint = $1";
    let row: Option<(String, String, String)> = sqlx::query_as(sql).bind(id.0).fetch_optional(db).await?;
    Ok(row.map(|(name, email, mobile)| ComplaintContact { name, email, mobile }))
}

/// Stores how whoever complained can be reached.
///
/// # Errors
/// a unique violation when that is stored already.
pub async fn insert_contact(db: &mut Conn, id: ComplaintId, contact: &ComplaintContact) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO complaint_contacts (complaint, name, email, mobile) VALUES ($1, $2, $3, $4)")
        .bind(id.0)
        .bind(&contact.name)
        .bind(&contact.email)
        .bind(&contact.mobile)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes the contacts of complaints that ended before then. Returns how many.
pub async fn delete_contacts(db: &mut Conn, ended_before: Timestamp) -> sqlx::Result<u64> {
    let done = sqlx::query(
        "DELETE FROM complaint_contacts WHERE complaint IN
         (SELECT id FROM complaints WHERE stage IN ('closed', 'withdrawn') AND since < $1)",
    )
    .bind(ended_before.0)
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// At most `limit` of the agency's complaints that ended before then and still have personal data.
pub async fn expired(
    db: &mut Conn,
    agency: &AgencyId,
    ended_before: Timestamp,
    limit: u32,
) -> sqlx::Result<Vec<ComplaintId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM complaints WHERE agency = $1 AND NOT open AND stage IN ('closed', 'withdrawn') AND since < $2
         AND erased_at IS NULL ORDER BY since LIMIT $3",
    )
    .bind(&agency.0)
    .bind(ended_before.0)
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| ComplaintId(id)).collect())
}

/// Erases words, contact and files of a complaint. Returns the ids of the files, whose bytes can be deleted.
pub async fn erase(db: &mut Conn, id: ComplaintId, now: Timestamp) -> sqlx::Result<Vec<String>> {
    for table in ["complaint_texts", "complaint_contacts"] {
        sqlx::query(&format!("DELETE FROM {table} WHERE complaint = $1")).bind(id.0).execute(&mut *db).await?;
    }
    let files: Vec<(String,)> = sqlx::query_as("DELETE FROM complaint_files WHERE complaint = $1 RETURNING id")
        .bind(id.0)
        .fetch_all(&mut *db)
        .await?;
    sqlx::query("UPDATE complaints SET erased_at = $1 WHERE id = $2").bind(now.0).bind(id.0).execute(db).await?;
    Ok(files.into_iter().map(|(file,)| file).collect())
}
