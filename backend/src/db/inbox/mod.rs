//! What waits for an officer, without folding a single renewal: the projection's columns say whatever `decide` would ask.
//! Each list is a range of one index in its order, each count stops at [`COUNTED`].
//!
//! Longer than 250 lines because lists and counts must leave out the same cases, and are read side by side.

mod others;

use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

pub use self::others::count_others;
use crate::db::codec::number;
use crate::db::engine::{Conn, QueryBuilder};

/// Counts stop here.
pub const COUNTED: u32 = 1_000;

/// Who asks, and at which agency.
#[derive(Clone, Copy, Debug)]
pub struct AskingOfficer<'a> {
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
    /// By a role of the officer's own; otherwise in the place of `places` alone.
    pub own: bool,
    /// The colleagues on leave in whose place it may be done.
    pub places: Vec<PersonId>,
    /// What the separation of duties keeps from the officer at steps of four eyes.
    pub kept: KeptFrom,
}

/// Whose part in a case keeps officers from it: as its holder, its filer, or an editor of the holder's account.
#[derive(Clone, Debug, Default)]
pub struct KeptFrom {
    /// Those who keep the asking officer from it; empty where four eyes say the same.
    pub asker: Vec<PersonId>,
    /// Those who keep each of the other officers of the step from it.
    pub others: Vec<Vec<PersonId>>,
    /// Those who keep each of [`InboxStep::places`] from it, in their order.
    pub places: Vec<Vec<PersonId>>,
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
    /// When the holder's newest certificate ends (Unix seconds).
    pub not_after: Option<i64>,
    /// Key of the officer who has taken it.
    pub taken_by: Option<i64>,
    /// That officer's name.
    pub taken_by_name: Option<String>,
    /// Key of the officer who filed it.
    pub filed_by: Option<i64>,
}

impl WaitingCase {
    /// Whether one of these people has a hand in it. `editors`: those of the holder's account.
    pub fn hand_of(&self, people: &[PersonId], editors: &[PersonId]) -> bool {
        let named = [Some(self.holder), self.filed_by];
        people.iter().any(|person| named.contains(&Some(person.0)) || editors.contains(person))
    }

    /// Its place in the order.
    pub fn place(&self) -> InboxCursor {
        InboxCursor { undated: self.due.is_none(), due: self.due.unwrap_or(0), since: self.since, id: self.id }
    }
}

/// The cases of one step behind `after`, most urgent first.
pub async fn page(
    db: &mut Conn,
    asker: AskingOfficer<'_>,
    share: &InboxStep,
    which: InboxFilter,
    after: Option<InboxCursor>,
    limit: u32,
) -> sqlx::Result<Vec<WaitingCase>> {
    let mut rows: Vec<WaitingCase> = Vec::new();
    if after.is_none_or(|after| !after.undated) {
        rows = page_query(asker, share, which, true, after, limit).build_query_as().fetch_all(&mut *db).await?;
    }
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(limit));
    if left > 0 && which != InboxFilter::Overdue {
        let after = after.filter(|after| after.undated);
        rows.extend(page_query(asker, share, which, false, after, left).build_query_as().fetch_all(db).await?);
    }
    Ok(rows)
}

/// The query of [`page`] for the cases with (`dated`) or without a due time.
fn page_query(
    asker: AskingOfficer<'_>,
    share: &InboxStep,
    which: InboxFilter,
    dated: bool,
    after: Option<InboxCursor>,
    limit: u32,
) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new(
        "SELECT r.id, r.reference, r.holder, p.name, p.unit, r.since, r.due, \
         (SELECT c.not_after FROM certificates c WHERE c.person = r.holder ORDER BY c.id DESC LIMIT 1) AS not_after, \
         r.taken_by, o.name AS taken_by_name, r.filed_by \
         FROM renewals r JOIN people p ON p.id = r.holder LEFT JOIN people o ON o.id = r.taken_by WHERE ",
    );
    push_waiting(&mut query, asker, share, which);
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

/// How many cases of these steps wait, up to [`COUNTED`].
pub async fn count(
    db: &mut Conn,
    asker: AskingOfficer<'_>,
    shares: &[InboxStep],
    which: InboxFilter,
) -> sqlx::Result<u32> {
    let mut counted = 0;
    for share in shares {
        if counted < COUNTED {
            let mut query = count_query(asker, share, which, COUNTED - counted);
            let (found,): (i64,) = query.build_query_as().fetch_one(&mut *db).await?;
            counted += number(found)?;
        }
    }
    Ok(counted)
}

/// The query of [`count`] for one step.
fn count_query(asker: AskingOfficer<'_>, share: &InboxStep, which: InboxFilter, limit: u32) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new("SELECT COUNT(*) FROM (SELECT r.id FROM renewals r WHERE ");
    push_waiting(&mut query, asker, share, which);
    query.push(" LIMIT ").push_bind(i64::from(limit)).push(") AS counted");
    query
}

/// What waits at a step that the officer may carry out: exactly what `decide` would say.
fn push_waiting(query: &mut QueryBuilder<'static>, asker: AskingOfficer<'_>, share: &InboxStep, which: InboxFilter) {
    push_at(query, asker, Some((&share.standard, &share.step)));
    push_four_eyes(query, asker, share);
    match which {
        InboxFilter::All => {}
        InboxFilter::Overdue => {
            query.push(" AND r.due < ").push_bind(asker.now);
        }
        InboxFilter::Mine => {
            query.push(" AND r.taken_by = ").push_bind(asker.officer.0);
        }
    }
}

/// The agency's open cases at a step of a version of its standard, or with their holders, without the officer's own.
pub(super) fn push_at(query: &mut QueryBuilder<'static>, asker: AskingOfficer<'_>, step: Option<(&Digest, &str)>) {
    query.push("r.open = TRUE AND r.agency = ").push_bind(asker.agency.0.clone());
    match step {
        Some((standard, step)) => {
            query.push(" AND r.step = ").push_bind(step.to_owned());
            query.push(" AND r.standard = ").push_bind(standard.0.clone())
        }
        None => query.push(" AND r.step IS NULL"),
    };
    query.push(" AND r.holder <> ").push_bind(asker.officer.0);
}

/// Without those that four eyes keep from the officer.
pub(super) fn push_four_eyes(query: &mut QueryBuilder<'static>, asker: AskingOfficer<'_>, share: &InboxStep) {
    if share.four_eyes {
        push_not_filed_by(query.push(" AND "), asker.officer);
        push_not_kept(query, asker, &share.kept);
    }
    if share.own {
        return;
    }
    query.push(" AND (1 = 0");
    for (nth, place) in share.places.iter().enumerate() {
        query.push(" OR (r.holder <> ").push_bind(place.0);
        if share.four_eyes {
            push_not_filed_by(query.push(" AND "), *place);
            if let Some(by) = share.kept.places.get(nth).filter(|by| !by.is_empty()) {
                push_hand_of(query.push(" AND NOT "), by);
            }
        }
        query.push(")");
    }
    query.push(")");
}

/// Without those that the separation of duties keeps from the officer: unless there is nobody else, and everybody concerned
/// has known of it long enough.
fn push_not_kept(query: &mut QueryBuilder<'static>, asker: AskingOfficer<'_>, kept: &KeptFrom) {
    if kept.asker.is_empty() {
        return;
    }
    push_hand_of(query.push(" AND (NOT "), &kept.asker);
    if kept.settled {
        query.push(" OR (NOT EXISTS (SELECT 1 FROM account_edits e WHERE e.person = r.holder AND e.settled_at > ");
        query.push_bind(asker.now).push(")");
        for other in &kept.others {
            push_hand_of(query.push(" AND "), other);
        }
        query.push(")");
    }
    query.push(")");
}

/// One of these people has a hand in it.
pub(super) fn push_hand_of(query: &mut QueryBuilder<'static>, people: &[PersonId]) {
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
