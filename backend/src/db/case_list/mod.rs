//! The list of an agency's cases, without folding a single renewal: the projection's columns say whatever `decide` would ask.
//! Each list is a range of one index in its order, or several that are merged; each count stops at [`MAX_COUNTED`]. Lists and
//! counts have the same conditions ([`push_range`]).

mod count;
mod others;
mod page;
mod row;

use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

pub use self::count::{count, may_act, next_due};
pub use self::others::count_others;
pub use self::page::{Cursor, Order, Sought, page};
pub use self::row::ListedCase;
pub(super) use self::row::SELECT;
use super::renewals::WaitsFor;
use crate::db::codec::word;
use crate::db::engine::QueryBuilder;

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
pub struct OwnStep {
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
    /// Those who keep each of [`OwnStep::delegators`] from it, in their order.
    pub delegators: Vec<Vec<PersonId>>,
    /// Whether no role was changed recently: otherwise the officer waits even where there is nobody else.
    pub settled: bool,
}

/// Cases that one index has in its order.
#[derive(Clone, Copy, Debug)]
pub enum Range<'a> {
    /// What waits at a step that the officer may carry out: exactly what `decide` would say.
    Own(&'a OwnStep, OwnCases),
    /// Open ones at a step of a version of the standard.
    At(&'a Digest, &'a str),
    /// Open ones that wait for somebody.
    WaitsFor(WaitsFor),
    /// Open ones that the officer filed.
    Filed,
    /// Those with an unread message of the holder.
    Unread,
    /// Those that have ended, until they are erased.
    Ended,
}

/// Which of the cases that wait for the officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnCases {
    /// All.
    All,
    /// Overdue.
    Overdue,
    /// Taken by the officer.
    Mine,
    /// Since the holder completed them.
    Completed,
}

/// The condition of a range. `order`: that in which it is read, none where it is counted.
fn push_range(
    query: &mut QueryBuilder<'static>,
    viewer: Viewer<'_>,
    range: Range<'_>,
    order: Option<Order>,
) -> sqlx::Result<()> {
    match range {
        Range::Own(own_step, which) => {
            push_at(query, viewer, Some((&own_step.standard, &own_step.step)));
            push_four_eyes(query, viewer, own_step);
            push_own(query, viewer, which, order);
            return Ok(());
        }
        Range::At(standard, step) => {
            push_at(query, viewer, Some((standard, step)));
            return Ok(());
        }
        Range::WaitsFor(whom) => {
            query.push("r.open = TRUE AND r.waits_for = ").push_bind(word(&whom)?);
        }
        Range::Filed => {
            // The agency is compared, not looked up: one officer files few, an agency has many.
            query.push("r.open = TRUE AND r.filed_by = ").push_bind(viewer.officer.0);
            query.push(" AND (r.agency || '') = ").push_bind(viewer.agency.0.clone());
            query.push(" AND r.holder <> ").push_bind(viewer.officer.0);
            return Ok(());
        }
        Range::Unread => {
            query.push("r.unread = TRUE");
        }
        Range::Ended => {
            query.push("NOT r.open AND r.erased_at IS NULL");
        }
    }
    query.push(" AND r.agency = ").push_bind(viewer.agency.0.clone());
    query.push(" AND r.holder <> ").push_bind(viewer.officer.0);
    Ok(())
}

fn push_own(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, which: OwnCases, order: Option<Order>) {
    match which {
        OwnCases::All => {}
        // Looked for in the index that has the order.
        OwnCases::Overdue => {
            let other = order.is_some_and(|order| order != Order::Due);
            let due = if other { " AND (r.due + 0) < " } else { " AND r.due < " };
            query.push(due).push_bind(viewer.now);
        }
        OwnCases::Mine => {
            query.push(" AND r.taken_by = ").push_bind(viewer.officer.0);
        }
        OwnCases::Completed => {
            query.push(" AND r.completed = TRUE");
        }
    }
}

/// The agency's open cases at a step of a version of its standard, or with their holders, without the officer's own.
fn push_at(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, step: Option<(&Digest, &str)>) {
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
pub(super) fn push_four_eyes(query: &mut QueryBuilder<'static>, viewer: Viewer<'_>, own_step: &OwnStep) {
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
