//! Closed periods with their figures.

use domain::evaluation::Period;
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use super::engine::Conn;

/// A closed period.
#[derive(Clone, Debug)]
pub struct ClosedPeriod {
    /// Which.
    pub period: Period,
    /// `domain::evaluation::Figures` as JSON, as it was digested.
    pub figures: String,
    /// When it was closed.
    pub at: Timestamp,
    /// By whom; none: the program.
    pub by: Option<PersonId>,
    /// Number of renewals' events then.
    pub length: i64,
    /// The hash of the last of them.
    pub head: Digest,
}

type Row = (String, String, String, i64, Option<i64>, i64, String);

const COLUMNS: &str = "SELECT first_day, last_day, figures, closed_at, closed_by, length, head FROM closed_periods";

fn read((first, last, figures, at, by, length, head): Row) -> sqlx::Result<ClosedPeriod> {
    let (at, by, head) = (Timestamp(at), by.map(PersonId), Digest(head));
    Ok(ClosedPeriod { period: period(&first, &last)?, figures, at, by, length, head })
}

/// The period of two columns.
///
/// # Errors
/// When they hold no days of one.
pub(super) fn period(first: &str, last: &str) -> sqlx::Result<Period> {
    Period::parse(first, last).ok_or_else(|| sqlx::Error::Decode("two columns hold no period".into()))
}

/// Inserts one.
///
/// # Errors
/// A unique violation when another one begins on the same day.
pub async fn insert(db: &mut Conn, agency: &AgencyId, closed: &ClosedPeriod) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO closed_periods (agency, first_day, last_day, figures, closed_at, closed_by, length, head)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&agency.0)
    .bind(closed.period.first().to_string())
    .bind(closed.period.last().to_string())
    .bind(&closed.figures)
    .bind(closed.at.0)
    .bind(closed.by.map(|person| person.0))
    .bind(closed.length)
    .bind(&closed.head.0)
    .execute(db)
    .await?;
    Ok(())
}

/// This one of the agency's.
pub async fn get(db: &mut Conn, agency: &AgencyId, period: Period) -> sqlx::Result<Option<ClosedPeriod>> {
    let row: Option<Row> = sqlx::query_as(&format!("{COLUMNS} WHERE agency = $1 AND first_day = $2 AND last_day = $3"))
        .bind(&agency.0)
        .bind(period.first().to_string())
        .bind(period.last().to_string())
        .fetch_optional(db)
        .await?;
    row.map(read).transpose()
}

/// The agency's closed periods without their figures, newest first.
pub async fn periods(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<Period>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT first_day, last_day FROM closed_periods WHERE agency = $1 ORDER BY first_day DESC")
            .bind(&agency.0)
            .fetch_all(db)
            .await?;
    rows.iter().map(|(first, last)| period(first, last)).collect()
}

/// All of them, each with its agency.
pub async fn all(db: &mut Conn) -> sqlx::Result<Vec<(AgencyId, ClosedPeriod)>> {
    let agencies: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT agency FROM closed_periods ORDER BY agency").fetch_all(&mut *db).await?;
    let mut all = Vec::new();
    for (agency,) in agencies {
        let rows: Vec<Row> = sqlx::query_as(&format!("{COLUMNS} WHERE agency = $1 ORDER BY first_day"))
            .bind(&agency)
            .fetch_all(&mut *db)
            .await?;
        for row in rows {
            all.push((AgencyId(agency.clone()), read(row)?));
        }
    }
    Ok(all)
}
