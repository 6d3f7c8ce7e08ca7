//! The complaints that an officer may see, in pages, and their counts.

use domain::api::{ComplaintCounts, ComplaintList, ComplaintQuery, ComplaintRow, ComplaintShow};
use domain::complaint::{due, late};
use domain::renewal::Actor;

use super::case::ComplaintCase;
use super::view::stage;
use crate::app::accounts::roles::handles_complaints;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaints::{self, Viewer, Which};
use crate::db::{Conn, complaint_texts};

/// Complaints per page.
const PAGE_ROWS: usize = 50;
/// Characters of the words in the list.
const BEGINNING: usize = 120;

/// Returns a page of the complaints that this officer may see.
///
/// # Errors
/// [`Error::Forbidden`] for officers who do not handle complaints; [`Error::Malformed`] for a page that none of ours named.
pub async fn list(app: &App, db: &mut Conn, officer: &Actor, query: &ComplaintQuery) -> Result<ComplaintList, Error> {
    let viewer = viewer(app, officer).ok_or(Error::Forbidden(None))?;
    let now = app.now();
    let which = match query.show {
        ComplaintShow::Open => Which::Open,
        ComplaintShow::Overdue => Which::Overdue(now),
        ComplaintShow::Ended => Which::Ended,
    };
    let after = query.after.as_deref().map(cursor).transpose()?;
    let mut found = complaints::page(db, viewer, which, after, u32::try_from(PAGE_ROWS + 1)?).await?;
    let more = found.len() > PAGE_ROWS;
    found.truncate(PAGE_ROWS);
    let more = found.last().filter(|_| more).map(|(_, (place, key))| format!("{place}_{key}"));
    let mut rows = Vec::new();
    for (row, _) in found {
        let case = ComplaintCase::load(app, db, row).await?;
        rows.push(row_of(app, db, case).await?);
    }
    let (open, overdue) = complaints::count(db, viewer, now).await?;
    let standard = app.standard(viewer.agency)?;
    let classes = standard.complaint_rules().classes.to_vec();
    Ok(ComplaintList { rows, more, open, overdue, classes, zone: standard.hours.zone(), now })
}

/// Returns how many complaints wait that this officer may see; none for officers who do not handle any.
///
/// # Errors
/// If the database fails.
pub async fn counts(app: &App, db: &mut Conn, officer: &Actor) -> Result<Option<ComplaintCounts>, Error> {
    let Some(viewer) = viewer(app, officer) else { return Ok(None) };
    let (open, overdue) = complaints::count(db, viewer, app.now()).await?;
    Ok(Some(ComplaintCounts { open, overdue }))
}

fn viewer<'a>(app: &App, officer: &'a Actor) -> Option<Viewer<'a>> {
    let Actor::Person { id, agency, roles, stands_in } = officer else { return None };
    let versions = app.standards.in_use(agency);
    if !handles_complaints(&versions, roles, stands_in) {
        return None;
    }
    let conduct = versions.iter().any(|version| {
        let rules = version.standard.complaint_rules();
        let above = [rules.official, rules.head];
        officer.holds_any(&above) || officer.stands_in_for(&above).next().is_some()
    });
    Some(Viewer { agency, officer: *id, conduct })
}

async fn row_of(app: &App, db: &mut Conn, case: ComplaintCase) -> Result<ComplaintRow, Error> {
    let ComplaintCase { standard, complaint, .. } = &case;
    let due = due(standard, complaint, &app.holidays);
    let class =
        complaint.class.as_deref().and_then(|id| standard.complaint_rules().classes.iter().find(|c| c.id == id));
    let texts = complaint_texts::of(db, case.id).await?;
    let words = case.log.first().and_then(|first| first.event.text()).and_then(|digest| texts.get(&digest.0));
    let words = words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    Ok(ComplaintRow {
        number: case.number.clone(),
        channel: complaint.channel,
        subject: complaint.subject,
        class: class.map(|class| class.title.clone()),
        stage: stage(complaint.stage),
        handler: complaint.handler,
        received_at: complaint.received_at,
        due: due.map(|due| due.at),
        late: due.and_then(|due| late(standard, due, &app.holidays, app.now())),
        extended: !complaint.run.extensions.is_empty(),
        reopened: complaint.reopened_at.is_some(),
        beginning: words.chars().take(BEGINNING).collect(),
    })
}

fn cursor(after: &str) -> Result<complaints::Cursor, Error> {
    let numbers = after.split_once('_').and_then(|(place, key)| Some((place.parse().ok()?, key.parse().ok()?)));
    numbers.ok_or(Error::Malformed("no page of a list of complaints"))
}
