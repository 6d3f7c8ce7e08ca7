//! A complaint as whoever complained sees it, and the form before.

use std::collections::BTreeMap;

use domain::api::{
    ComplaintEntry, ComplaintFile, ComplaintForm, ComplaintStage, ComplaintSummary, ComplaintView, EntryKind,
};
use domain::complaint::{
    Actor, Closing, Event, FILES_MAX, REOPEN_DAYS, Reporter, Run, Stage, acts_allowed, due, due_for, due_sum, late,
    turn_of,
};
use domain::renewal::PersonId;
use domain::standard::{AgencyId, TimeUnit, Wording};
use domain::value::OfficialEmail;

use super::after::address;
use super::case::ComplaintCase;
use super::outside_text::outside_text;
use super::rating;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaint_files::{self, ComplaintFileRow};
use crate::db::{Conn, complaint_texts, complaints, renewals};

/// Maximum size of a file of a complaint, in bytes.
pub const FILE_MAX_BYTES: u64 = 5 * 1024 * 1024;

/// Returns what is to be known before complaining at an agency. `holder`: who is logged in.
///
/// # Errors
/// [`Error::NotFound`] for an agency that does not exist.
pub async fn form(
    app: &App,
    db: &mut Conn,
    agency: &AgencyId,
    holder: Option<PersonId>,
) -> Result<ComplaintForm, Error> {
    let standard = app.standards.get(agency).ok_or(Error::NotFound)?;
    let now = app.now();
    let run = Run::from(now);
    let classes = standard.complaint_rules().classes;
    let ids: Vec<Option<&str>> =
        if classes.is_empty() { vec![None] } else { classes.iter().map(|class| Some(class.id.as_str())).collect() };
    let sum = |id: Option<&str>| due_sum(&standard, due_for(&standard, id, &run, &app.holidays), &run, &app.holidays);
    let mut own = Vec::new();
    if let Some(holder) = holder {
        let rows = renewals::of_holder(db, holder).await?;
        own = rows.into_iter().filter(|row| row.agency == *agency).map(|row| row.reference).collect();
    }
    Ok(ComplaintForm {
        office: standard.agency.office.clone(),
        due_now: ids.into_iter().map(sum).collect(),
        renewals: own,
        max_file_bytes: FILE_MAX_BYTES,
        max_files: FILES_MAX,
        puzzle: app.limits.puzzles.make(now),
        zone: standard.hours.zone(),
        now,
    })
}

/// Returns the complaint as whoever complained sees it.
///
/// # Errors
/// If the database fails.
pub async fn view(app: &App, db: &mut Conn, case: &ComplaintCase) -> Result<ComplaintView, Error> {
    let texts = complaint_texts::of(db, case.id).await?;
    let hidden = |event: &Event| matches!(event, Event::Noted { .. } | Event::Named { .. } | Event::Reminded);
    let entries = entries(app, case, &texts).into_iter().zip(&case.log);
    let mut entries: Vec<ComplaintEntry> =
        entries.filter(|(_, recorded)| !hidden(&recorded.event)).map(|(entry, _)| entry).collect();
    for entry in &mut entries {
        // Instructions among officers.
        if matches!(entry.what, EntryKind::PassedOn(_)) {
            entry.text.clear();
        }
    }
    shown(app, db, case, entries, Actor::Complainant).await
}

/// Returns what both sides see, with these entries and the acts of this actor.
pub(super) async fn shown(
    app: &App,
    db: &mut Conn,
    case: &ComplaintCase,
    entries: Vec<ComplaintEntry>,
    actor: Actor,
) -> Result<ComplaintView, Error> {
    let now = app.now();
    let ComplaintCase { standard, complaint, .. } = case;
    let due = due(standard, complaint, &app.holidays);
    let class =
        complaint.class.as_deref().and_then(|id| standard.complaint_rules().classes.iter().find(|c| c.id == id));
    let mailed_to = address(db, case).await?.and_then(|(address, _)| OfficialEmail::parse(&address).ok());
    let acts = acts_allowed(standard, complaint, &actor, &app.holidays, now);
    let reopenable = complaint.reopened_at.is_none() && matches!(complaint.stage, Stage::Closed(_));
    let outside = outside_text(app, case, &entries);
    Ok(ComplaintView {
        number: case.number.clone(),
        agency: complaint.agency.clone(),
        office: standard.agency.office.clone(),
        channel: complaint.channel,
        received_at: complaint.received_at,
        subject: complaint.subject,
        renewal: complaint.renewal.clone(),
        anonymous: complaint.reporter == Reporter::Anonymous,
        mailed_to: mailed_to.map(|address| address.masked()),
        stage: stage(complaint.stage),
        since: complaint.since,
        class: class.map(|class| class.title.clone()),
        handler: complaint.handler,
        handler_roles: turn_of(standard, complaint.handler),
        escalated: complaint.escalated,
        late: due.and_then(|due| late(standard, due, &app.holidays, now)),
        due: due.map(|due| due_sum(standard, due, &complaint.run, &app.holidays)),
        entries,
        files: complaint_files::of(db, case.id).await?.into_iter().map(file).collect(),
        max_file_bytes: FILE_MAX_BYTES,
        max_files: FILES_MAX,
        acts,
        reopen_until: reopenable.then(|| complaint.since.plus_days(REOPEN_DAYS)),
        outside,
        ratable: rating::is_due(app, db, case).await?,
        version: complaint.version,
        zone: standard.hours.zone(),
        now,
    })
}

/// Returns an entry for each event, with its words.
pub(super) fn entries(app: &App, case: &ComplaintCase, texts: &BTreeMap<String, String>) -> Vec<ComplaintEntry> {
    let mut answers = case.complaint.answers.iter();
    let mut class = None;
    let mut entries = Vec::new();
    for recorded in &case.log {
        let event = &recorded.event;
        let what = match event {
            Event::Received { .. } => EntryKind::Received,
            Event::Attached { .. } => EntryKind::Attached,
            Event::Identified => EntryKind::Identified,
            Event::Classified { class: id, missed, .. } => {
                class = case.standard.complaint_rules().classes.iter().find(|class| class.id == *id);
                let unknown = || Wording { id: id.clone(), en: id.clone() };
                let title = class.map_or_else(unknown, |class| class.title.clone());
                EntryKind::Classified { class: title, missed: *missed }
            }
            Event::PassedOn { to, .. } => EntryKind::PassedOn(*to),
            Event::Asked { .. } => EntryKind::Asked,
            Event::Replied { .. } => EntryKind::Replied,
            Event::Answered { .. } => {
                let in_time = answers.next().is_none_or(|answer| {
                    let due = due_for(&case.standard, answer.class.as_deref(), &answer.run, &app.holidays);
                    !answer.missed && answer.at <= due.at
                });
                EntryKind::Answered { in_time }
            }
            Event::Extended { amount, .. } => {
                EntryKind::Extended(*amount, class.map_or(TimeUnit::Days, |class| class.limit.unit))
            }
            Event::Noted { .. } => EntryKind::Noted,
            Event::Named { .. } => EntryKind::Named(String::new()),
            Event::Linked { .. } => EntryKind::Linked,
            Event::Reminded => EntryKind::Reminded,
            Event::Escalated { to } => EntryKind::Escalated(*to),
            Event::Closed { by } => EntryKind::Closed(ended(*by)),
            Event::AskedAfterwards => EntryKind::AskedAfterwards,
            Event::Reopened => EntryKind::Reopened,
            Event::Withdrawn => EntryKind::Withdrawn,
        };
        let text = event.text().and_then(|digest| texts.get(&digest.0)).cloned().unwrap_or_default();
        entries.push(ComplaintEntry { at: recorded.at, what, role: event.role(), by: None, text });
    }
    entries
}

/// Returns the complaints of a holder, latest first.
///
/// # Errors
/// If the database fails.
pub async fn of_holder(app: &App, db: &mut Conn, holder: PersonId) -> Result<Vec<ComplaintSummary>, Error> {
    let mut list = Vec::new();
    for row in complaints::of_holder(db, holder).await? {
        let case = ComplaintCase::load(app, db, row).await?;
        list.push(ComplaintSummary {
            received_at: case.complaint.received_at,
            stage: stage(case.complaint.stage),
            due: case.times(app).0,
            zone: case.standard.hours.zone(),
            number: case.number,
        });
    }
    Ok(list)
}

/// Returns the stage on the wire.
pub(super) const fn stage(stage: Stage) -> ComplaintStage {
    match stage {
        Stage::Open => ComplaintStage::Open,
        Stage::Asked => ComplaintStage::Asked,
        Stage::Answered => ComplaintStage::Answered,
        Stage::Closed(by) => ended(by),
        Stage::Withdrawn => ComplaintStage::Withdrawn,
    }
}

const fn ended(by: Closing) -> ComplaintStage {
    match by {
        Closing::Solved | Closing::Told { .. } => ComplaintStage::Solved,
        Closing::NoObjection => ComplaintStage::NoObjection,
    }
}

fn file(row: ComplaintFileRow) -> ComplaintFile {
    let ComplaintFileRow { id, name, size, pages, media_type, .. } = row;
    ComplaintFile { id, name, size, pages, media_type }
}
