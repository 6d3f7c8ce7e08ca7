//! What waits for an officer, without folding a single renewal: the projection's columns say whatever `decide` would ask.
//! Each list is a range of one index in its order, each count stops at [`MAX_COUNTED`].
//!
//! Longer than 250 lines because lists and counts must leave out the same cases, and are read side by side.

mod others;

use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

pub use self::others::count_others;
use crate::db::codec::number;
use crate::db::engine::{Conn, QueryBuilder};

/// Counts stop here.
pub const MAX_COUNTED: u32 = 1_000;

/// Who asks, and at which agency.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// The agency.
    pub agency: &'a AgencyId,
    /// The officer.
    pub officer: PersonId,
    /// Now, in Unix seconds: what was due before is overdue.
    pub now: i64,
}

/// A step that an officer may carry out, and on what terms.
#[derive(Clone, Debug)]
pub struct InboxStep {
    /// Version of the standard whose step it is.
    pub standard: Digest,
    /// Id of the step.
    pub step: String,
    /// Whether it is left to others than those who filed ([`domain::renewal::four_eyes`]).
    pub four_eyes: bool,
    /// By a role of the officer's own; otherwise in the place of `delegators` alone.
    pub own: bool,
    /// The colleagues on leave in whose place it may be done.
    pub delegators: Vec<PersonId>,
    /// What the separation of duties keeps from the officer at steps of four eyes.
    pub excluded: StepExclusions,
}

/// Whose part in a case keeps officers from it: as its holder, its filer, or an editor of the holder's account.
#[derive(Clone, Debug, Default)]
pub struct StepExclusions {
    /// Those who keep the asking officer from it; empty where four eyes say the same.
    pub officer: Vec<PersonId>,
    /// Those who keep each of the other officers of the step from it.
    pub others: Vec<Vec<PersonId>>,
    /// Those who keep each of [`InboxStep::delegators`] from it, in their order.
    pub delegators: Vec<Vec<PersonId>>,
    /// Whether no role was changed recently: otherwise the officer waits even where there is nobody else.
    pub settled: bool,
}

/// Which of the waiting cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxFilter {
    /// All.
    All,
    /// Overdue.
    Overdue,
    /// Taken by the officer.
    Mine,
}

/// A place in the order of the list: the case before the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InboxCursor {
    /// Without a due time: last.
    pub undated: bool,
    /// Due then (Unix seconds), 0 without a due time.
    pub due: i64,
    /// Waits since then (Unix seconds).
    pub since: i64,
    /// Key.
    pub id: i64,
}

/// A case that waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WaitingCase {
    /// Key.
    pub id: i64,
    /// Reference number.
    pub reference: String,
    /// Key of the holder.
    pub holder: i64,
    /// Holder's name.
    pub name: String,
    /// Holder's unit.
    pub unit: String,
    /// Waits since then (Unix seconds).
    pub since: i64,
    /// Due then (Unix seconds).
    pub due: Option<i64>,
    /// Key of the officer who has taken it.
    pub taken_by: Option<i64>,
    /// That officer's name.
    pub taken_by_name: Option<String>,
    /// Key of the officer who filed it.
    pub filed_by: Option<i64>,
}

impl WaitingCase {
    /// Whether one of these people has a hand in it. `editors`: those of the holder's account.
    pub fn involves(&self, people: &[PersonId], editors: &[PersonId]) -> bool {
        let named = [Some(self.holder), self.filed_by];
        people.iter().any(|person| named.contains(&Some(person.0)) || editors.contains(person))
    }

    /// Its place in the order.
    pub fn cursor(&self) -> InboxCursor {
        InboxCursor { undated: self.due.is_none(), due: self.due.unwrap_or(0), since: self.since, id: self.id }
    }
}

/// The cases of one step behind `after`, most urgent first.
pub async fn page(
    db: &mut Conn,
    viewer: Viewer<'_>,
    own_step: &InboxStep,
    which: InboxFilter,
    after: Option<InboxCursor>,
    limit: u32,
) -> sqlx::Result<Vec<WaitingCase>> {
    let mut rows: Vec<WaitingCase> = Vec::new();
    if after.is_none_or(|after| !after.undated) {
        rows = page_query(viewer, own_step, which, true, after, limit).build_query_as().fetch_all(&mut *db).await?;
    }
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(limit));
    if left > 0 && which != InboxFilter::Overdue {
        let after = after.filter(|after| after.undated);
        rows.extend(page_query(viewer, own_step, which, false, after, left).build_query_as().fetch_all(db).await?);
    }
    Ok(rows)
}

/// The query of [`page`] for the cases with (`dated`) or without a due time.
fn page_query(
    viewer: Viewer<'_>,
    own_step: &InboxStep,
    which: InboxFilter,
    dated: bool,
    after: Option<InboxCursor>,
    limit: u32,
) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new(
        "SELECT r.id, r.reference, r.holder, p.name, p.unit, r.since, r.due, r.taken_by, \
         o.name AS taken_by_name, r.filed_by \
         FROM renewals r JOIN people p ON p.id = r.holder LEFT JOIN people o ON o.id = r.taken_by WHERE ",
    );
    push_waiting(&mut query, viewer, own_step, which);
    if dated {
        query.push(" AND r.due IS NOT NULL");
        if let Some(after) = after {
            query.push(" AND (r.due, r.since, r.id) > (").push_bind(after.due);
            query.push(", ").push_bind(after.since).push(", ").push_bind(after.id).push(")");
        }
        query.push(" ORDER BY r.due, r.since, r.id LIMIT ");
    } else {
        query.push(" AND r.due IS NULL");
        if let Some(after) = after {
            query.push(" AND (r.since, r.id) > (").push_bind(after.since).push(", ").push_bind(after.id).push(")");
        }
        query.push(" ORDER BY r.since, r.id LIMIT ");
    }
    query.push_bind(i64::from(limit));
    query
}

/// How many cases of these steps wait, up to [`MAX_COUNTED`].
pub async fn count(
    db: &mut Conn,
    viewer: Viewer<'_>,
    own_steps: &[InboxStep],
    which: InboxFilter,
) -> sqlx::Result<u32> {
    let mut counted = 0;
    for own_step in own_steps {
        if counted < MAX_COUNTED {
            let mut query = count_query(viewer, own_step, which, MAX_COUNTED - counted);
            let (found,): (i64,) = query.build_query_as().fetch_one(&mut *db).await?;
            counted += number(found)?;
        }
    }
    Ok(counted)
}

/// The query of [`count`] for one step.
fn count_query(viewer: Viewer<'_>, own_step: &InboxStep, which: InboxFilter, limit: u32) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new("SELECT COUNT(*) FROM (SELECT r.id FROM renewals r WHERE ");
    push_waiting(&mut query, viewer, own_step, which);
    query.push(" LIMIT ").push_bind(i64::from(limit)).push(") AS counted");
    query
}

/// What waits at a step that the officer may carry out: exactly what `decide` would say.
fn push_waiting(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, own_step: &InboxStep, which: InboxFilter) {
    push_at(query, viewer, Some((&own_step.standard, &own_step.step)));
    push_four_eyes(query, viewer, own_step);
    match which {
        InboxFilter::All => {}
        InboxFilter::Overdue => {
            query.push(" AND r.due < ").push_bind(viewer.now);
        }
        InboxFilter::Mine => {
            query.push(" AND r.taken_by = ").push_bind(viewer.officer.0);
        }
    }
}

/// The agency's open cases at a step of a version of its standard, or with their holders, without the officer's own.
pub(super) fn push_at(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, step: Option<(&Digest, &str)>) {
    query.push("r.open = TRUE AND r.agency = ").push_bind(viewer.agency.0.clone());
    match step {
        Some((standard, step)) => {
            query.push(" AND r.step = ").push_bind(step.to_owned());
            query.push(" AND r.standard = ").push_bind(standard.0.clone())
        }
        None => query.push(" AND r.step IS NULL"),
    };
    query.push(" AND r.holder <> ").push_bind(viewer.officer.0);
}

/// Without those that four eyes keep from the officer.
pub(super) fn push_four_eyes(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, own_step: &InboxStep) {
    if own_step.four_eyes {
        push_not_filed_by(query.push(" AND "), viewer.officer);
        push_not_excluded(query, viewer, &own_step.excluded);
    }
    if own_step.own {
        return;
    }
    query.push(" AND (1 = 0");
    for (nth, delegator) in own_step.delegators.iter().enumerate() {
        query.push(" OR (r.holder <> ").push_bind(delegator.0);
        if own_step.four_eyes {
            push_not_filed_by(query.push(" AND "), *delegator);
            if let Some(by) = own_step.excluded.delegators.get(nth).filter(|by| !by.is_empty()) {
                push_involves(query.push(" AND NOT "), by);
            }
        }
        query.push(")");
    }
    query.push(")");
}

/// Without those that the separation of duties keeps from the officer: unless there is nobody else, and everybody concerned
/// has known of it long enough.
fn push_not_excluded(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, excluded: &StepExclusions) {
    if excluded.officer.is_empty() {
        return;
    }
    push_involves(query.push(" AND (NOT "), &excluded.officer);
    if excluded.settled {
        query.push(" OR (NOT EXISTS (SELECT 1 FROM account_edits e WHERE e.person = r.holder AND e.settled_at > ");
        query.push_bind(viewer.now).push(")");
        for other in &excluded.others {
            push_involves(query.push(" AND "), other);
        }
        query.push(")");
    }
    query.push(")");
}

/// One of these people has a hand in it.
pub(super) fn push_involves(query: &mut QueryBuilder<'static>, people: &[PersonId]) {
    let ids = |query: &mut QueryBuilder<'static>| {
        let mut list = query.separated(", ");
        for person in people {
            list.push_bind(person.0);
        }
    };
    ids(query.push("(r.holder IN ("));
    ids(query.push(") OR COALESCE(r.filed_by, 0) IN ("));
    ids(query.push(") OR EXISTS (SELECT 1 FROM account_edits e WHERE e.person = r.holder AND e.editor IN ("));
    query.push(")))");
}

fn push_not_filed_by(query: &mut QueryBuilder<'static>, person: PersonId) {
    query.push("(r.filed_by IS NULL OR r.filed_by <> ").push_bind(person.0).push(")");
}
