//! The limits of open cases about which officers were mailed: once that one is near, once that it has passed.

use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::engine::Conn;
use super::renewals::{RenewalRow, Row, renewal};

/// The limit of a case's present wait.
#[derive(Clone, Debug)]
pub struct Limit {
    /// The case.
    pub renewal: RenewalRow,
    /// When the wait began.
    pub since: Timestamp,
    /// When it is due.
    pub due: Timestamp,
    /// Whether officers were mailed that it is near.
    pub told: bool,
}

/// A renewal's columns, then those of the limit.
type LimitRow = (i64, String, String, String, i64, i64, i64, bool);

/// The limits of an agency's cases up to `until` about which there may be something to tell at `now`, soonest first.
pub async fn untold(db: &mut Conn, agency: &AgencyId, until: Timestamp, now: Timestamp) -> sqlx::Result<Vec<Limit>> {
    let rows: Vec<LimitRow> = sqlx::query_as(
        "SELECT r.id, r.reference, r.agency, r.standard, r.holder, r.since, r.due, t.renewal IS NOT NULL
         FROM renewals r LEFT JOIN told_limits t ON t.renewal = r.id AND t.since = r.since AND t.due = r.due
         WHERE r.agency = $1 AND r.open = TRUE AND r.waits_for IN ('office', 'authority') AND r.due <= $2
           AND (t.renewal IS NULL OR (t.passed = FALSE AND r.due < $3))
         ORDER BY r.due, r.id",
    )
    .bind(&agency.0)
    .bind(until.0)
    .bind(now.0)
    .fetch_all(db)
    .await?;
    let read = |(id, reference, agency, standard, holder, since, due, told)| {
        let row: Row = (id, reference, agency, standard, holder);
        Limit { renewal: renewal(row), since: Timestamp(since), due: Timestamp(due), told }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Records that officers are mailed that a limit is near, or has `passed`. False if they were, or the case has moved on.
pub async fn record(db: &mut Conn, limit: &Limit, passed: bool) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO told_limits (renewal, since, due, passed)
         SELECT id, since, due, $4 FROM renewals WHERE id = $1 AND open = TRUE AND since = $2 AND due = $3
         ON CONFLICT (renewal) DO UPDATE SET since = excluded.since, due = excluded.due, passed = excluded.passed
         WHERE told_limits.since <> excluded.since OR told_limits.due <> excluded.due
            OR (told_limits.passed = FALSE AND excluded.passed = TRUE)",
    )
    .bind(limit.renewal.id.0)
    .bind(limit.since.0)
    .bind(limit.due.0)
    .bind(passed)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Whether something is recorded of cases that have ended.
pub async fn any_ended(db: &mut Conn) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT t.renewal FROM told_limits t JOIN renewals r ON r.id = t.renewal WHERE r.open = FALSE LIMIT 1",
    )
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}

/// Deletes what was recorded of cases that have ended.
pub async fn delete_ended(db: &mut Conn) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM told_limits WHERE EXISTS (SELECT 1 FROM renewals r WHERE r.id = told_limits.renewal AND r.open = FALSE)")
        .execute(db)
        .await?;
    Ok(())
}
