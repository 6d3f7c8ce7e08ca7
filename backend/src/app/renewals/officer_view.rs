//! A case as an officer sees it.

use domain::api::{AccessedData, CaseView, DataChange, HistoryKind, HistoryRow, Issued, NikShown, PresentStep};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::renewal::{
    Actor, Event, PersonId, Refusal, Stage, acts_allowed, clocks, decides, due, exclusion, late, may_send_link,
    messaging, passes_back_to, returnable, sent_again, timeline,
};
use domain::standard::StepKind;
use domain::value::Nik;

use crate::app::error::Error;
use crate::app::issuance::order;
use crate::app::messages;
use crate::app::recommendations::sent;
use crate::app::renewals::case::Case;
use crate::app::renewals::dossier::{dossier, kept_until};
use crate::app::renewals::holder_view::{rejection, returned_items};
use crate::app::state::App;
use crate::db::certificates::{self, Certificate};
use crate::db::changes::{self, Change};
use crate::db::events::Recorded;
use crate::db::notes::Notes;
use crate::db::{Conn, access_log, people};

/// Returns the whole case as this officer sees it.
pub async fn view(app: &App, db: &mut Conn, officer: &Actor, case: &Case) -> Result<CaseView, Error> {
    let renewal = &case.renewal;
    let holder = case.holder(db).await?.data;
    let changes = changes::get(db, case.id).await?;
    let subject = order::preview(case, &holder, &changes);
    let mut data = holder;
    data.nik = Nik::parse(&data.nik).map(|nik| nik.masked()).unwrap_or_default();
    let last_return = case.log.iter().rev().find_map(|recorded| match &recorded.event {
        Event::Returned { items } => Some(items.as_slice()),
        _ => None,
    });
    let names = people::names(db, &case.people()).await?;
    let name_of = |person: Option<PersonId>| person.map(|person| names.get(&person).cloned().unwrap_or_default());
    let notes = case.notes(db).await?;
    let now = app.now();
    let separation = case.separation(db, now).await?;
    let certificates = certificates::of_person(db, renewal.holder).await?;
    let own = certificates.iter().find(|certificate| certificate.renewal == Some(case.id));
    let messaging = messaging(renewal, now);
    Ok(CaseView {
        reference: case.reference.clone(),
        version: renewal.version,
        status: case.status(),
        archived: renewal.stage == Stage::Finished && has(case, StepKind::Archive),
        step: present_step(app, case, colleague_seen(db, officer, case).await?),
        submitted_at: renewal.submitted_at,
        since: renewal.since,
        due: case.due(app),
        clocks: clocks(&case.standard, renewal, &app.holidays, now),
        person: data,
        sees_nik: sees_nik(case, officer),
        changes: masked(changes),
        subject,
        signer: own.and_then(|certificate| certificate.signer),
        files: dossier(db, case).await?,
        recommendation: sent::of_case(db, case).await?,
        old_key_proved_at: renewal.old_key_proof().map(|proof| proof.at),
        sent_again: sent_again(case.log.iter().map(|recorded| &recorded.event)),
        not_after: certificates.first().and_then(|present| present.not_after),
        taken_by: name_of(renewal.taken_by),
        acting_for: name_of(renewal.acting_for),
        filed_by: name_of(renewal.filed_by.filter(|filer| *filer != renewal.holder)),
        custody: case.standard.wizard.custody,
        acts: acts_allowed(&case.standard, renewal, officer, &separation),
        on_hold_until: separation.on_hold_until,
        exclusion: exclusion(&case.standard, renewal, officer, &separation),
        link_sent_at: may_send_link(&case.standard, renewal, officer).then_some(renewal.link_sent_at),
        returnable: returnable(renewal),
        letter_title: case.standard.wizard.letter_title.clone(),
        letter_shows: case.standard.wizard.letter_shows.clone(),
        returned: returned_items(&notes, last_return.unwrap_or_default()),
        rejected: rejection(&notes, case),
        messages: messages::of_case(db, case, true).await?,
        writable: messaging.goes_on(),
        writable_until: messaging.until(),
        issued: issued(case, own),
        sheet: has(case, StepKind::Disposition),
        report: reported(case),
        kept_until: kept_until(case),
        history: history(case, name_of, &notes),
        timeline: timeline(&case.standard, renewal, &app.holidays),
        zone: case.standard.hours.zone(),
        now,
    })
}

fn issued(case: &Case, recorded: Option<&Certificate>) -> Option<Issued> {
    let certificate = case.renewal.certificate.as_ref()?;
    Some(Issued {
        serial: certificate.serial.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        issuer: recorded.and_then(|recorded| recorded.issuer.clone()),
        received_at: case.renewal.received_at,
    })
}

/// Returns the holder's NIK, for an officer who takes part in issuing. The caller records the access.
pub async fn nik(db: &mut Conn, officer: &Actor, case: &Case) -> Result<NikShown, Error> {
    if !sees_nik(case, officer) {
        return Err(Error::Forbidden(Some(Refusal::WrongRole)));
    }
    let asked = changes::get(db, case.id).await?.into_iter().find(|change| change.field == DataField::Nik);
    let on_record = case.holder(db).await?.data.nik;
    Ok(NikShown { on_record, change: asked.map(|change| (change.old, change.new)) })
}

/// Whether the officer takes part in issuing: the certificate is requested and compared by the NIK.
fn sees_nik(case: &Case, officer: &Actor) -> bool {
    let Actor::Person { roles, stands_in, .. } = officer else { return false };
    let lent = stands_in.iter().flat_map(|(_, roles)| roles);
    roles.iter().chain(lent).any(|role| decides(&case.standard, *role))
}

fn masked(changes: Vec<Change>) -> Vec<DataChange> {
    let mut changes: Vec<DataChange> =
        changes.into_iter().map(|Change { field, old, new }| DataChange { field, old, new }).collect();
    for change in changes.iter_mut().filter(|change| change.field == DataField::Nik) {
        for value in [&mut change.old, &mut change.new] {
            *value = Nik::parse(value).map(|nik| nik.masked()).unwrap_or_default();
        }
    }
    changes
}

fn history(case: &Case, name_of: impl Fn(Option<PersonId>) -> Option<String>, notes: &Notes) -> Vec<HistoryRow> {
    let mut rows = Vec::new();
    let mut taken = None;
    for (at, recorded) in case.log.iter().enumerate() {
        if let Event::Taken { by, acting_for } = &recorded.event {
            taken = acting_for.map(|place| (*by, place));
        }
        // An act tells that its officer had the case.
        let acts =
            |next: &Recorded| next.actor == recorded.actor && by_officer(&next.event) && next.event != Event::Released;
        if matches!(recorded.event, Event::Taken { .. }) && case.log.get(at + 1).is_some_and(acts) {
            continue;
        }
        let in_place = taken.filter(|(taker, _)| recorded.actor == Some(*taker) && by_officer(&recorded.event));
        let acting_for = in_place.map(|(_, place)| place);
        let (step, note) = match &recorded.event {
            Event::StepDone { step, note, .. } => (case.standard.position(step), note.as_ref()),
            Event::PassedBack { to, note, .. } => (case.standard.position(to), Some(note)),
            Event::FilingCancelled { note, .. } => (None, Some(note)),
            _ => (None, None),
        };
        let step = step.and_then(|index| case.standard.steps.get(index));
        rows.push(HistoryRow {
            at: recorded.at,
            by: name_of(recorded.actor).unwrap_or_default(),
            acting_for: name_of(acting_for),
            role: recorded.event.role(),
            what: kind(case, &recorded.event),
            step: step.map(|step| step.title.clone()),
            step_kind: step.map(|step| step.kind),
            note: notes.get(note),
        });
    }
    rows
}

/// Whether an officer causes this event after taking a case.
const fn by_officer(event: &Event) -> bool {
    matches!(
        event,
        Event::Taken { .. }
            | Event::StepDone { .. }
            | Event::Released
            | Event::Returned { .. }
            | Event::PassedBack { .. }
            | Event::Rejected { .. }
            | Event::Issued { .. }
    )
}

fn kind(case: &Case, event: &Event) -> HistoryKind {
    match event {
        Event::Submitted { holder, .. } if case.renewal.filed_by != Some(*holder) => HistoryKind::Filed,
        Event::Submitted { .. } => HistoryKind::Submitted,
        Event::Taken { .. } => HistoryKind::Taken,
        Event::Released => HistoryKind::Released,
        Event::StepDone { .. } => HistoryKind::StepDone,
        Event::KeySet { .. } => HistoryKind::KeySet,
        Event::OldKeyProved { .. } => HistoryKind::OldKeyProved,
        Event::Returned { .. } => HistoryKind::Returned,
        Event::PassedBack { .. } => HistoryKind::PassedBack,
        Event::LinkSent { .. } => HistoryKind::LinkSent,
        Event::FilingCancelled { .. } => HistoryKind::FilingCancelled,
        Event::Completed { .. } => HistoryKind::Completed,
        Event::Rejected { .. } => HistoryKind::Rejected,
        Event::Withdrawn => HistoryKind::Withdrawn,
        Event::Issued { .. } => HistoryKind::Issued,
        Event::Received => HistoryKind::Received,
    }
}

fn present_step(app: &App, case: &Case, colleague_seen: Option<Timestamp>) -> Option<PresentStep> {
    let step = case.step()?;
    let later = case.renewal.at_step().map_or(usize::MAX, |index| index + 1);
    let mut following = case.standard.steps.iter().enumerate().skip(later);
    let next = following.find(|(index, _)| case.renewal.takes_place(&case.standard, *index)).map(|(_, next)| next);
    let previous = passes_back_to(&case.standard, &case.renewal);
    let due = due(&case.standard, &case.renewal, &app.holidays);
    Some(PresentStep {
        number: step.number,
        colleague_seen,
        late: due.and_then(|due| late(&case.standard.hours, &app.holidays, due, app.now())),
        kind: step.kind,
        title: step.title.clone(),
        act: step.act.clone(),
        statement: step.statement.clone(),
        documents: step.documents.clone(),
        output: step.output.clone(),
        next: next.map(|next| next.actors.clone()).unwrap_or_default(),
        previous: previous.map(|previous| previous.actors.clone()).unwrap_or_default(),
    })
}

fn has(case: &Case, kind: StepKind) -> bool {
    case.standard.steps.iter().any(|step| step.kind == kind)
}

fn reported(case: &Case) -> bool {
    let report = case.standard.steps.iter().position(|step| step.kind == StepKind::Report);
    report.is_some_and(|report| case.renewal.done.iter().any(|(done, ..)| *done == report))
}

/// Returns when a colleague who has the case last acted on it or viewed it.
async fn colleague_seen(db: &mut Conn, officer: &Actor, case: &Case) -> Result<Option<Timestamp>, Error> {
    let Some(colleague) = case.renewal.taken_by.filter(|colleague| !officer.is(*colleague)) else {
        return Ok(None);
    };
    let acted = case.log.iter().rev().find(|recorded| recorded.actor == Some(colleague)).map(|recorded| recorded.at);
    let since = acted.unwrap_or(case.renewal.since);
    let looked = access_log::last(db, case.renewal.holder, colleague, AccessedData::Case, since).await?;
    Ok(looked.max(acted))
}
