//! An officer's inbox: waiting cases, most urgent first, in pages.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use axum::Json;
use axum::extract::{Query, State};
use domain::api::{Inbox, InboxQuery, InboxRow, InboxShow, StepName, path};
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId, clock_of_due, late};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::separation::CaseExclusions;
use crate::app::error::Error;
use crate::app::inbox::steps_of;
use crate::app::settings::standards::Version;
use crate::app::state::App;
use crate::db::inbox::{self as waiting, InboxCursor, InboxFilter, InboxStep, MAX_COUNTED, Viewer, WaitingCase};
use crate::db::{Conn, account_edits, people};
use crate::http::extract::session::Officer;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Cases per page.
const PAGE_ROWS: usize = 50;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(inbox))
}

/// Returns the cases that wait for me, most urgent first.
#[utoipa::path(get, path = path::INBOX, tag = "officer", params(InboxQuery),
               responses((status = 200, body = Inbox), Reading))]
async fn inbox(
    State(app): State<App>,
    Officer(session): Officer,
    Query(query): Query<InboxQuery>,
) -> Result<Json<Inbox>, HttpError> {
    let after = query.after.as_deref().map(read_cursor).transpose()?;
    let now = app.now();
    let standard = app.standard(&session.agency)?;
    let versions = app.standards.in_use(&session.agency);
    let viewer = Viewer { agency: &session.agency, officer: session.person, now: now.0 };
    let which = match query.show {
        InboxShow::All => InboxFilter::All,
        InboxShow::Overdue => InboxFilter::Overdue,
        InboxShow::Mine => InboxFilter::Mine,
    };

    let mut db = app.db.read().begin().await?;
    let exclusions = CaseExclusions::of(&mut db, &session.agency, now).await?;
    let own_steps = steps_of(&versions, &session.actor(), &exclusions);
    let mut found: Vec<(&InboxStep, WaitingCase)> = Vec::new();
    for own_step in own_steps.iter().filter(|own_step| query.step.as_ref().is_none_or(|step| *step == own_step.step)) {
        let limit = u32::try_from(PAGE_ROWS + 1)?;
        let rows = waiting::page(&mut db, viewer, own_step, which, after, limit).await?;
        found.extend(rows.into_iter().map(|row| (own_step, row)));
    }
    found.sort_by_key(|(_, row)| row.cursor());
    let more = found.len() > PAGE_ROWS;
    found.truncate(PAGE_ROWS);
    let more = found.last().filter(|_| more).map(|(_, row)| format_cursor(row.cursor()));
    let delegators = names_of_delegators(&mut db, &own_steps).await?;
    let editors = editors(&mut db, &found).await?;
    let rows =
        found.into_iter().map(|(own_step, row)| row_of(&app, &delegators, &editors, own_step, row, session.person));
    let rows = rows.collect::<Result<Vec<InboxRow>, HttpError>>()?;

    let steps: Vec<(Digest, String)> = versions
        .iter()
        .flat_map(|version| version.standard.steps.iter().map(|step| (version.digest.clone(), step.id.clone())))
        .collect();
    let (others, next_due) = waiting::count_others(&mut db, viewer, &steps, &own_steps).await?;
    let overdue = waiting::count(&mut db, viewer, &own_steps, InboxFilter::Overdue).await?;
    Ok(Json(Inbox {
        rows,
        more,
        // Overdue cases are waiting ones: if they reach the limit of the count, so do all.
        waiting: if overdue < MAX_COUNTED {
            waiting::count(&mut db, viewer, &own_steps, InboxFilter::All).await?
        } else {
            overdue
        },
        overdue,
        mine: waiting::count(&mut db, viewer, &own_steps, InboxFilter::Mine).await?,
        steps: names_of_steps(&versions, &own_steps),
        with_others: others,
        next_due: next_due.map(Timestamp),
        zone: standard.hours.zone(),
        now,
    }))
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

/// Returns the names of the colleagues in whose place the officer may act.
async fn names_of_delegators(db: &mut Conn, own_steps: &[InboxStep]) -> Result<BTreeMap<i64, String>, HttpError> {
    let mut names = BTreeMap::new();
    for delegator in own_steps.iter().flat_map(|own_step| &own_step.delegators) {
        if let Entry::Vacant(entry) = names.entry(delegator.0)
            && let Some(person) = people::get(db, *delegator).await?
        {
            entry.insert(person.data.name);
        }
    }
    Ok(names)
}

/// Loads who changed the accounts of these cases' holders, where a delegate acts.
async fn editors(
    db: &mut Conn,
    found: &[(&InboxStep, WaitingCase)],
) -> Result<BTreeMap<i64, Vec<PersonId>>, HttpError> {
    let in_place = found.iter().filter(|(own_step, _)| own_step.excluded.delegators.iter().any(|by| !by.is_empty()));
    let holders: Vec<_> = in_place.map(|(_, row)| PersonId(row.holder)).collect();
    let mut editors: BTreeMap<i64, Vec<PersonId>> = BTreeMap::new();
    if !holders.is_empty() {
        for (person, editor) in account_edits::editors_of(db, holders).await? {
            editors.entry(person.0).or_default().push(editor);
        }
    }
    Ok(editors)
}

fn row_of(
    app: &App,
    delegators: &BTreeMap<i64, String>,
    editors: &BTreeMap<i64, Vec<PersonId>>,
    own_step: &InboxStep,
    row: WaitingCase,
    officer: PersonId,
) -> Result<InboxRow, HttpError> {
    let Version { standard, .. } = app.known_version(&own_step.standard)?;
    let index = standard.position(&own_step.step).ok_or_else(|| Error::internal("a step that the standard lost"))?;
    let step = standard.steps.get(index).ok_or_else(|| Error::internal("a step that the standard lost"))?;
    // As `decide` picks the delegator.
    let editors = editors.get(&row.holder).map_or(&[][..], Vec::as_slice);
    let fits = |(nth, delegator): &(usize, &PersonId)| {
        let excluded = own_step.excluded.delegators.get(*nth).is_some_and(|by| row.involves(by, editors));
        row.holder != delegator.0 && !(own_step.four_eyes && row.filed_by == Some(delegator.0)) && !excluded
    };
    let stands_in_for = own_step
        .delegators
        .iter()
        .enumerate()
        .find(fits)
        .and_then(|(_, delegator)| delegators.get(&delegator.0))
        .cloned();
    let clock = clock_of_due(&standard, index).filter(|_| row.due.is_some());
    Ok(InboxRow {
        reference: row.reference,
        name: row.name,
        unit: row.unit,
        step: step.title.clone(),
        since: Timestamp(row.since),
        due: row.due.map(Timestamp),
        clock,
        late: row
            .due
            .zip(clock)
            .and_then(|(due, clock)| late(&standard.hours, &app.holidays, (Timestamp(due), clock), app.now())),
        not_after: row.not_after.map(Timestamp),
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

fn read_cursor(text: &str) -> Result<InboxCursor, HttpError> {
    let wrong = || HttpError::BadRequest("no cursor in the inbox");
    let number = |part: &str| part.parse::<i64>().map_err(|_| wrong());
    let parts: Vec<&str> = text.split('.').collect();
    let [due, since, id] = parts.as_slice() else { return Err(wrong()) };
    Ok(InboxCursor {
        undated: due.is_empty(),
        due: if due.is_empty() { 0 } else { number(due)? },
        since: number(since)?,
        id: number(id)?,
    })
}
