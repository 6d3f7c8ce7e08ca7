//! How many cases a view has, and which of those shown the officer may carry out.

use std::collections::BTreeSet;

use super::{MAX_COUNTED, OwnCases, OwnStep, Range, Viewer, push_range};
use crate::db::codec::number;
use crate::db::engine::{Conn, QueryBuilder, push_in};
use crate::db::renewals::WaitsFor;

/// How many cases these ranges have in all, up to [`MAX_COUNTED`].
pub async fn count(db: &mut Conn, viewer: Viewer<'_>, ranges: &[Range<'_>], ends_by: Option<i64>) -> sqlx::Result<u32> {
    let mut counted = 0;
    for range in ranges {
        if counted < MAX_COUNTED {
            let mut query = count_query(viewer, *range, ends_by, MAX_COUNTED - counted)?;
            let (found,): (i64,) = query.build_query_as().fetch_one(&mut *db).await?;
            counted += number(found)?;
        }
    }
    Ok(counted)
}

/// The query of [`count`] for one range.
pub(super) fn count_query(
    viewer: Viewer<'_>,
    range: Range<'_>,
    ends_by: Option<i64>,
    limit: u32,
) -> sqlx::Result<QueryBuilder<'static>> {
    let mut query = QueryBuilder::new("SELECT COUNT(*) FROM (SELECT r.id FROM renewals r WHERE ");
    push_range(&mut query, viewer, range, None)?;
    if let Some(ends_by) = ends_by {
        query.push(" AND r.certificate_ends <= ").push_bind(ends_by);
    }
    query.push(" LIMIT ").push_bind(i64::from(limit)).push(") AS counted");
    Ok(query)
}

/// Which of these cases, all at this step, the officer may carry out or take.
pub async fn may_act(
    db: &mut Conn,
    viewer: Viewer<'_>,
    own_step: &OwnStep,
    cases: &[i64],
) -> sqlx::Result<BTreeSet<i64>> {
    // The condition stands beside the key, so that the cases are found by their keys alone.
    let mut query = QueryBuilder::new("SELECT r.id, (");
    push_range(&mut query, viewer, Range::Own(own_step, OwnCases::All), None)?;
    push_in(query.push(") AS may_act FROM renewals r WHERE r.id"), cases)?;
    let rows: Vec<(i64, bool)> = query.build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().filter(|(_, may_act)| *may_act).map(|(id, _)| id).collect())
}

/// When the next of the agency's open cases is due (Unix seconds).
pub async fn next_due(db: &mut Conn, viewer: Viewer<'_>) -> sqlx::Result<Option<i64>> {
    let mut next: Option<i64> = None;
    for whom in WaitsFor::ALL {
        let mut query = QueryBuilder::new("SELECT r.due FROM renewals r WHERE ");
        push_range(&mut query, viewer, Range::WaitsFor(whom), None)?;
        query.push(" AND r.due IS NOT NULL ORDER BY r.due LIMIT 1");
        let due: Option<(i64,)> = query.build_query_as().fetch_optional(&mut *db).await?;
        next = next.into_iter().chain(due.map(|(due,)| due)).min();
    }
    Ok(next)
}
