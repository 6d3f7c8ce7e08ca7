//! An officer's inbox: the cases that wait for the officer, most urgent first, in pages.

use std::collections::{BTreeMap, BTreeSet};

use domain::api::{Inbox, InboxQuery, InboxRow, InboxShow, StepName};
use domain::moment::Timestamp;
use domain::renewal::{Actor, Digest, PersonId, clock_of_due, four_eyes, late, officers_of};

use crate::app::administration::separation::CaseExclusions;
use crate::app::error::Error;
use crate::app::settings::standards::Version;
use crate::app::state::App;
use crate::db::inbox::{
    self as waiting, InboxCursor, InboxFilter, InboxStep, MAX_COUNTED, StepExclusions, Viewer, WaitingCase,
};
use crate::db::{Conn, account_edits, people};

/// Cases per page.
const PAGE_ROWS: usize = 50;

/// Returns a page of this officer's inbox. `after`: the cursor of `query`, parsed.
pub async fn inbox(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &InboxQuery,
    after: Option<InboxCursor>,
) -> Result<Inbox, Error> {
    let Actor::Person { id, agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let now = app.now();
    let versions = app.standards.in_use(agency);
    let viewer = Viewer { agency, officer: *id, now: now.0 };
    let own_steps = steps_of(&versions, officer, &CaseExclusions::of(db, agency, now).await?);

    let which = match query.show {
        InboxShow::All => InboxFilter::All,
        InboxShow::Overdue => InboxFilter::Overdue,
        InboxShow::Mine => InboxFilter::Mine,
    };
    let mut found: Vec<(&InboxStep, WaitingCase)> = Vec::new();
    for own_step in own_steps.iter().filter(|own_step| query.step.as_ref().is_none_or(|step| *step == own_step.step)) {
        let limit = u32::try_from(PAGE_ROWS + 1)?;
        let rows = waiting::page(db, viewer, own_step, which, after, limit).await?;
        found.extend(rows.into_iter().map(|row| (own_step, row)));
    }
    found.sort_by_key(|(_, row)| row.cursor());
    let more = found.len() > PAGE_ROWS;
    found.truncate(PAGE_ROWS);

    let steps: Vec<(Digest, String)> = versions
        .iter()
        .flat_map(|version| version.standard.steps.iter().map(|step| (version.digest.clone(), step.id.clone())))
        .collect();
    let (with_others, next_due) = waiting::count_others(db, viewer, &steps, &own_steps).await?;
    let overdue = waiting::count(db, viewer, &own_steps, InboxFilter::Overdue).await?;
    Ok(Inbox {
        more: found.last().filter(|_| more).map(|(_, row)| format_cursor(row.cursor())),
        rows: rows(app, db, *id, &own_steps, found).await?,
        // Overdue cases are waiting ones: if they reach the limit of the count, so do all.
        waiting: if overdue < MAX_COUNTED {
            waiting::count(db, viewer, &own_steps, InboxFilter::All).await?
        } else {
            overdue
        },
        overdue,
        mine: waiting::count(db, viewer, &own_steps, InboxFilter::Mine).await?,
        steps: names_of_steps(&versions, &own_steps),
        with_others,
        next_due: next_due.map(Timestamp),
        complaints: None,
        zone: app.standard(agency)?.hours.zone(),
        now,
    })
}

/// Returns the steps of these versions that this officer may carry out, with the terms for each.
fn steps_of(versions: &[Version], actor: &Actor, exclusions: &CaseExclusions) -> Vec<InboxStep> {
    let Actor::Person { id, .. } = actor else { return Vec::new() };
    let mut steps = Vec::new();
    for Version { digest, standard } in versions {
        for step in &standard.steps {
            let officers = officers_of(standard, step);
            let own = actor.holds_any(&officers);
            let delegators = actor.stands_in_for(&officers).filter(|_| !own).map(|(delegator, _)| delegator);
            let delegators: Vec<PersonId> = delegators.collect();
            if own || !delegators.is_empty() {
                let four_eyes = four_eyes(step.kind);
                let excluded =
                    if four_eyes { exclusions.at_step(*id, &delegators, &officers) } else { StepExclusions::default() };
                let (standard, step) = (digest.clone(), step.id.clone());
                steps.push(InboxStep { standard, step, four_eyes, own, delegators, excluded });
            }
        }
    }
    steps
}

/// Returns the names of these steps; the current name of a step that several versions have.
fn names_of_steps(versions: &[Version], own_steps: &[InboxStep]) -> Vec<StepName> {
    let mut names: Vec<StepName> = Vec::new();
    for Version { digest, standard } in versions {
        for step in &standard.steps {
            let is_ours = own_steps.iter().any(|own_step| own_step.standard == *digest && own_step.step == step.id);
            if is_ours && names.iter().all(|name| name.id != step.id) {
                names.push(StepName { id: step.id.clone(), title: step.title.clone() });
            }
        }
    }
    names
}

/// Returns the rows of these cases. One that waits for several colleagues on leave names the one whom `decide` would pick.
async fn rows(
    app: &App,
    db: &mut Conn,
    officer: PersonId,
    own_steps: &[InboxStep],
    found: Vec<(&InboxStep, WaitingCase)>,
) -> Result<Vec<InboxRow>, Error> {
    let delegators: BTreeSet<PersonId> = own_steps.iter().flat_map(|own_step| &own_step.delegators).copied().collect();
    let names = people::names(db, &delegators).await?;
    let editors = editors(db, &found).await?;
    let row = |(own_step, row): (&InboxStep, WaitingCase)| {
        let delegator = delegator(own_step, &row, &editors);
        row_of(app, own_step, row, officer, delegator.and_then(|delegator| names.get(&delegator).cloned()))
    };
    found.into_iter().map(row).collect()
}

/// Loads who changed the accounts of these cases' holders, where a delegate acts.
async fn editors(
    db: &mut Conn,
    found: &[(&InboxStep, WaitingCase)],
) -> Result<BTreeMap<PersonId, Vec<PersonId>>, Error> {
    let in_place = found.iter().filter(|(own_step, _)| own_step.excluded.delegators.iter().any(|by| !by.is_empty()));
    let holders: Vec<_> = in_place.map(|(_, row)| PersonId(row.holder)).collect();
    let mut editors: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    if !holders.is_empty() {
        for (person, editor) in account_edits::editors_of(db, holders).await? {
            editors.entry(person).or_default().push(editor);
        }
    }
    Ok(editors)
}

/// Returns the colleague in whose place the officer acts on this case.
fn delegator(own_step: &InboxStep, row: &WaitingCase, editors: &BTreeMap<PersonId, Vec<PersonId>>) -> Option<PersonId> {
    let editors = editors.get(&PersonId(row.holder)).map_or(&[][..], Vec::as_slice);
    let may_act = |(nth, delegator): &(usize, PersonId)| {
        let excluded = own_step.excluded.delegators.get(*nth).is_some_and(|by| row.involves(by, editors));
        row.holder != delegator.0 && !(own_step.four_eyes && row.filed_by == Some(delegator.0)) && !excluded
    };
    own_step.delegators.iter().copied().enumerate().find(may_act).map(|(_, delegator)| delegator)
}

fn row_of(
    app: &App,
    own_step: &InboxStep,
    row: WaitingCase,
    officer: PersonId,
    stands_in_for: Option<String>,
) -> Result<InboxRow, Error> {
    let Version { standard, .. } = app.known_version(&own_step.standard)?;
    let index = standard.position(&own_step.step).ok_or_else(|| Error::internal("a step that the standard lost"))?;
    let step = standard.steps.get(index).ok_or_else(|| Error::internal("a step that the standard lost"))?;
    let due = row.due.map(Timestamp);
    let timed = due.zip(clock_of_due(&standard, index));
    Ok(InboxRow {
        reference: row.reference,
        name: row.name,
        unit: row.unit,
        step: step.title.clone(),
        since: Timestamp(row.since),
        due,
        late: timed.and_then(|due| late(&standard.hours, &app.holidays, due, app.now())),
        taken_by_me: row.taken_by == Some(officer.0),
        taken_by: row.taken_by_name,
        stands_in_for,
    })
}

/// Formats a cursor, which the app sends back.
fn format_cursor(cursor: InboxCursor) -> String {
    let due = if cursor.undated { String::new() } else { cursor.due.to_string() };
    format!("{due}.{}.{}", cursor.since, cursor.id)
}

/// Parses a cursor of [`Inbox::more`]; none if it is no cursor.
pub fn parse_cursor(text: &str) -> Option<InboxCursor> {
    let parts: Vec<&str> = text.split('.').collect();
    let [due, since, id] = parts.as_slice() else { return None };
    Some(InboxCursor {
        undated: due.is_empty(),
        due: if due.is_empty() { 0 } else { due.parse().ok()? },
        since: since.parse().ok()?,
        id: id.parse().ok()?,
    })
}
