//! Pages of the list.

use super::row::SELECT;
use super::{ListedCase, OwnCases, Range, Viewer, push_range};
use crate::db::engine::{Conn, QueryBuilder};

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Due first; without a due time last.
    Due,
    /// Sent first.
    Submitted,
    /// The holder's present certificate ends first; without one last.
    CertificateEnd,
    /// Ended last.
    Ended,
}

/// A place in the order of a list: the case before the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// Without the time by which the list is ordered: last.
    pub undated: bool,
    /// That time (Unix seconds), 0 without one.
    pub key: i64,
    /// What decides between equal times (Unix seconds); 0 where the key does.
    pub since: i64,
    /// Key.
    pub id: i64,
}

impl Order {
    /// The place of a case.
    pub fn cursor(self, case: &ListedCase) -> Cursor {
        let (key, since) = match self {
            Self::Due => (case.due, case.since),
            Self::Submitted => (Some(case.submitted_at), 0),
            Self::CertificateEnd => (case.certificate_ends, 0),
            Self::Ended => (Some(case.since), 0),
        };
        Cursor { undated: key.is_none(), key: key.unwrap_or(0), since, id: case.id }
    }

    const fn column(self) -> &'static str {
        match self {
            Self::Due => "r.due",
            Self::Submitted => "r.submitted_at",
            Self::CertificateEnd => "r.certificate_ends",
            Self::Ended => "r.since",
        }
    }

    const fn may_lack(self) -> bool {
        matches!(self, Self::Due | Self::CertificateEnd)
    }
}

/// What is asked of a range, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// Only those at this step, of whichever version.
    pub step: Option<&'a str>,
    /// Only those whose holder's present certificate ends by then (Unix seconds).
    pub ends_by: Option<i64>,
    /// In which order.
    pub order: Order,
    /// Behind this case.
    pub after: Option<Cursor>,
}

/// The cases of a range behind `sought.after`, in their order.
pub async fn page(
    db: &mut Conn,
    viewer: Viewer<'_>,
    range: Range<'_>,
    sought: Sought<'_>,
    limit: u32,
) -> sqlx::Result<Vec<ListedCase>> {
    let mut rows: Vec<ListedCase> = Vec::new();
    let order = sought.order;
    if sought.after.is_none_or(|after| !after.undated) {
        rows = page_query(viewer, range, sought, true, limit)?.build_query_as().fetch_all(&mut *db).await?;
    }
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(limit));
    let all_dated = match order {
        Order::Due => matches!(range, Range::Own(_, OwnCases::Overdue)),
        _ => sought.ends_by.is_some() || !order.may_lack(),
    };
    if left > 0 && !all_dated {
        let sought = Sought { after: sought.after.filter(|after| after.undated), ..sought };
        rows.extend(page_query(viewer, range, sought, false, left)?.build_query_as().fetch_all(db).await?);
    }
    Ok(rows)
}

/// The query of [`page`] for the cases with (`dated`) or without the time by which they are ordered.
pub(super) fn page_query(
    viewer: Viewer<'_>,
    range: Range<'_>,
    sought: Sought<'_>,
    dated: bool,
    limit: u32,
) -> sqlx::Result<QueryBuilder<'static>> {
    let Sought { order, after, .. } = sought;
    let mut query = QueryBuilder::new(SELECT);
    push_range(&mut query, viewer, range, Some(order))?;
    if let Some(ends_by) = sought.ends_by {
        // Looked for in the index that has the order.
        let column = if order == Order::CertificateEnd { "r.certificate_ends" } else { "(r.certificate_ends + 0)" };
        query.push(" AND ").push(column).push(" <= ").push_bind(ends_by);
    }
    if let Some(step) = sought.step {
        query.push(" AND r.step = ").push_bind(step.to_owned());
    }
    let gathered = is_gathered(range, order);
    let part = |column: &str| if gathered { format!("({column} + 0)") } else { column.to_owned() };
    let column = part(order.column());
    query.push(" AND ").push(&column).push(if dated { " IS NOT NULL" } else { " IS NULL" });
    let (than, direction) = if order == Order::Ended { (") < (", " DESC") } else { (") > (", "") };
    let mut parts = Vec::new();
    if dated {
        parts.push(column);
    }
    if order == Order::Due {
        parts.push(part("r.since"));
    }
    parts.push(part("r.id"));
    if let Some(after) = after {
        query.push(" AND (").push(parts.join(", ")).push(than);
        let mut values = query.separated(", ");
        if dated {
            values.push_bind(after.key);
        }
        if order == Order::Due {
            values.push_bind(after.since);
        }
        values.push_bind(after.id);
        query.push(")");
    }
    let ordered: Vec<String> = parts.iter().map(|part| [part.as_str(), direction].concat()).collect();
    query.push(" ORDER BY ").push(ordered.join(", ")).push(" LIMIT ").push_bind(i64::from(limit));
    Ok(query)
}

/// Whether the cases of the range are gathered and sorted: they are few, one officer's or unread, and no index has the order.
/// Sums in the place of columns keep the engine from reading all of the agency's cases in an order that another index has.
const fn is_gathered(range: Range<'_>, order: Order) -> bool {
    match range {
        Range::Filed => true,
        Range::Own(_, OwnCases::Mine) | Range::Unread => !matches!(order, Order::Due),
        Range::Own(..) | Range::At(..) | Range::WaitsFor(_) | Range::Ended => false,
    }
}
