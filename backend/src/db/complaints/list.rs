//! The complaints that an officer may see, in pages, and their counts.

use domain::complaint::Subject;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::{COLUMNS, ComplaintRow, complaint};
use crate::db::codec::{number, word};
use crate::db::engine::Conn;

/// Counts stop here.
pub const MAX_COUNTED: u32 = 1_000;

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
