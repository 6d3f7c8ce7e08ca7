//! The log of all renewals, complaints and reports of keys: one append-only chain of hashes.

use domain::complaint;
use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId};
use domain::revocation;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::chain::{self, Chained};
use super::codec::{from_json, json};
use super::complaints::ComplaintId;
use super::engine::Conn;
use super::key_reports::KeyReportId;
use super::renewals::RenewalId;

/// One event of a renewal, a complaint or a report of a key, as stored.
#[derive(Clone, Debug)]
pub struct Recorded<E = Event> {
    /// When.
    pub at: Timestamp,
    /// Who; none for the program itself.
    pub actor: Option<PersonId>,
    /// What.
    pub event: E,
}

/// What an event happened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A renewal.
    Renewal(RenewalId),
    /// A complaint.
    Complaint(ComplaintId),
    /// A report of a lost or leaked key.
    KeyReport(KeyReportId),
}

/// A row of the chain as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChainedEvent {
    position: i64,
    renewal: Option<i64>,
    complaint: Option<i64>,
    key_report: Option<i64>,
    seq: i64,
    at: i64,
    actor: Option<i64>,
    event: String,
    prev_hash: String,
    hash: String,
}

impl Chained for ChainedEvent {
    const TABLE: &'static str = "events";

    fn position(&self) -> i64 {
        self.position
    }

    fn prev_hash(&self) -> &str {
        &self.prev_hash
    }

    fn hash(&self) -> &str {
        &self.hash
    }

    fn digest(&self) -> String {
        let actor = self.actor.map(|id| id.to_string()).unwrap_or_default();
        let Self { position, renewal, complaint, key_report, seq, at, event, prev_hash, .. } = self;
        let subject = match (renewal, complaint, key_report) {
            (Some(id), ..) => id.to_string(),
            (None, Some(id), _) => format!("complaint {id}"),
            (None, None, Some(id)) => format!("key report {id}"),
            (None, None, None) => String::new(),
        };
        chain::digest(prev_hash, &[position, &subject, seq, at, &actor, event])
    }
}

/// Appends an event as its subject's `seq`-th. Must be called in a write transaction.
///
/// # Errors
/// A unique violation when the subject has an event of this number already.
pub async fn append<E: Serialize>(
    db: &mut Conn,
    subject: Subject,
    seq: u32,
    recorded: &Recorded<E>,
) -> sqlx::Result<()> {
    let (length, prev_hash) = chain::head::<ChainedEvent>(db).await?;
    let (renewal, complaint, key_report) = match subject {
        Subject::Renewal(id) => (Some(id.0), None, None),
        Subject::Complaint(id) => (None, Some(id.0), None),
        Subject::KeyReport(id) => (None, None, Some(id.0)),
    };
    let mut link = ChainedEvent {
        position: length + 1,
        renewal,
        complaint,
        key_report,
        seq: i64::from(seq),
        at: recorded.at.0,
        actor: recorded.actor.map(|person| person.0),
        event: json(&recorded.event)?,
        prev_hash,
        hash: String::new(),
    };
    link.hash = link.digest();
    sqlx::query(
        "INSERT INTO events (position, renewal, complaint, key_report, seq, at, actor, event, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(link.position)
    .bind(link.renewal)
    .bind(link.complaint)
    .bind(link.key_report)
    .bind(link.seq)
    .bind(link.at)
    .bind(link.actor)
    .bind(link.event)
    .bind(link.prev_hash)
    .bind(link.hash)
    .execute(db)
    .await?;
    Ok(())
}

/// A renewal's events in order.
///
/// # Errors
/// When a row can't be read, e.g. because it was changed.
pub async fn load(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<Recorded>> {
    of(db, "SELECT at, actor, event FROM events WHERE renewal = $1 ORDER BY seq", renewal.0).await
}

/// The hashes of a renewal's events, in order.
pub async fn hashes(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT hash FROM events WHERE renewal = $1 ORDER BY seq").bind(renewal.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

/// A complaint's events in order.
///
/// # Errors
/// When a row can't be read, e.g. because it was changed.
pub async fn load_complaint(db: &mut Conn, complaint: ComplaintId) -> sqlx::Result<Vec<Recorded<complaint::Event>>> {
    of(db, "SELECT at, actor, event FROM events WHERE complaint = $1 ORDER BY seq", complaint.0).await
}

/// The events of a report of a key, in order.
///
/// # Errors
/// When a row can't be read, e.g. because it was changed.
pub async fn load_key_report(db: &mut Conn, report: KeyReportId) -> sqlx::Result<Vec<Recorded<revocation::Event>>> {
    of(db, "SELECT at, actor, event FROM events WHERE key_report = $1 ORDER BY seq", report.0).await
}

async fn of<E: DeserializeOwned>(db: &mut Conn, sql: &'static str, id: i64) -> sqlx::Result<Vec<Recorded<E>>> {
    let rows: Vec<(i64, Option<i64>, String)> = sqlx::query_as(sql).bind(id).fetch_all(db).await?;
    rows.into_iter()
        .map(|(at, actor, event)| {
            Ok(Recorded { at: Timestamp(at), actor: actor.map(PersonId), event: from_json(&event)? })
        })
        .collect()
}
