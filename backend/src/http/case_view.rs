//! A case as an officer sees it.

use domain::api::{CaseView, HistoryKind, HistoryRow};
use domain::journey::FileInfo;
use domain::renewal::{Event, PersonId, acts_allowed, returnable, timeline};
use domain::value::Nik;
use sqlx::SqliteConnection;

use super::auth::Session;
use super::certificate::standing;
use super::renewal::{rejection, returned_items};
use crate::case::Case;
use crate::db::{changes, files, people};
use crate::error::Error;
use crate::state::App;

/// The case, whole.
pub(crate) async fn view(
    app: &App,
    db: &mut SqliteConnection,
    session: &Session,
    case: &Case<'_>,
) -> Result<CaseView, Error> {
    let renewal = &case.renewal;
    let person = people::get(&mut *db, renewal.holder).await?.ok_or(Error::NotFound)?;
    let mut data = person.data;
    data.nik = Nik::parse(&data.nik).map(|nik| nik.masked()).unwrap_or_default();
    let last_return = case.log.iter().rev().find_map(|recorded| match &recorded.event {
        Event::Returned { items } => Some(items.as_slice()),
        _ => None,
    });
    let taken_by = match renewal.taken_by {
        Some(officer) => Some(name(db, officer).await?),
        None => None,
    };
    let now = app.now();
    Ok(CaseView {
        reference: case.reference.clone(),
        version: renewal.version,
        status: case.status(),
        step: case.step().map(|step| step.title.clone()),
        submitted_at: renewal.submitted_at,
        since: renewal.since,
        due: case.due(app),
        person: data,
        changes: changes::get(db, case.id).await?,
        files: dossier(db, case).await?,
        not_after: standing(db, renewal.holder, now).await?.not_after,
        taken_by,
        acts: acts_allowed(case.standard, renewal, &session.actor()),
        returnable: returnable(renewal),
        letter_shows: case.standard.wizard.letter_shows.clone(),
        returned: returned_items(db, last_return.unwrap_or_default()).await?,
        rejected: rejection(db, case).await?,
        history: history(db, case).await?,
        timeline: timeline(case.standard, renewal, &app.holidays),
        zone: case.standard.hours.zone(),
        now,
    })
}

/// The files that were sent last.
pub(crate) async fn dossier(db: &mut SqliteConnection, case: &Case<'_>) -> Result<Vec<FileInfo>, Error> {
    let mut sent = Vec::new();
    for (purpose, digest) in &case.renewal.dossier.files {
        sent.extend(files::of_renewal(db, case.id, *purpose, &digest.0).await?);
    }
    Ok(sent)
}

async fn history(db: &mut SqliteConnection, case: &Case<'_>) -> Result<Vec<HistoryRow>, Error> {
    let mut rows = Vec::new();
    for recorded in &case.log {
        let by = match recorded.actor {
            Some(person) => name(db, person).await?,
            None => String::new(),
        };
        let step = match &recorded.event {
            Event::StepDone { step } => case.standard.position(step),
            _ => None,
        };
        let step = step.and_then(|index| case.standard.steps.get(index)).map(|step| step.title.clone());
        rows.push(HistoryRow { at: recorded.at, by, what: kind(&recorded.event), step });
    }
    Ok(rows)
}

const fn kind(event: &Event) -> HistoryKind {
    match event {
        Event::Submitted { .. } => HistoryKind::Submitted,
        Event::Taken { .. } => HistoryKind::Taken,
        Event::StepDone { .. } => HistoryKind::StepDone,
        Event::Returned { .. } => HistoryKind::Returned,
        Event::Completed { .. } => HistoryKind::Completed,
        Event::Rejected { .. } => HistoryKind::Rejected,
        Event::Withdrawn => HistoryKind::Withdrawn,
        Event::Issued { .. } => HistoryKind::Issued,
        Event::Received => HistoryKind::Received,
    }
}

async fn name(db: &mut SqliteConnection, person: PersonId) -> Result<String, Error> {
    Ok(people::get(&mut *db, person).await?.map(|person| person.data.name).unwrap_or_default())
}
