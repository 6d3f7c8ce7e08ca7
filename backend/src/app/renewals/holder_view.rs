//! A renewal as its holder sees it, with parts that officers see, too.

use domain::api::{Rejection, RenewalView, ReturnedItem};
use domain::certificate::CertificateStatus;
use domain::renewal::{
    Actor, ReturnItem, Separation, Stage, acts_allowed, last_safe_day_to_go_on, messaging, phases, ready_by, timeline,
};

use crate::app::error::Error;
use crate::app::messages;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::app::survey;
use crate::db::Conn;
use crate::db::notes::Notes;

/// Returns the renewal as its holder sees it.
pub async fn view(app: &App, db: &mut Conn, actor: &Actor, case: &Case) -> Result<RenewalView, Error> {
    let renewal = &case.renewal;
    let notes = case.notes(db).await?;
    let returned = match &renewal.stage {
        Stage::Returned { items, .. } => returned_items(&notes, items),
        _ => Vec::new(),
    };
    let messaging = messaging(renewal, app.now());
    let present = certificate_state(app, db, renewal.holder, app.now()).await?;
    let outstanding = renewal.open() && renewal.certificate.is_none() && present.status != CertificateStatus::Revoked;
    let present_end = present.not_after.filter(|_| outstanding);
    let last_day = present_end.and_then(|end| last_safe_day_to_go_on(&case.standard, renewal, &app.holidays, end));
    let (phases, zone) = (phases(&case.standard, renewal), case.standard.hours.zone());
    let due = case.due(app);
    Ok(RenewalView {
        reference: case.reference.clone(),
        status: case.status(),
        submitted_at: renewal.submitted_at,
        last_sent: renewal.last_sent,
        due,
        checked_at: phases.checked,
        approved_at: phases.approved,
        issued_at: phases.ready,
        ready_by: ready_by(&case.standard, renewal, &app.holidays).filter(|_| due.is_none_or(|due| app.now() <= due)),
        present_end,
        go_on_by: last_day.map(|day| day.plus_days(1).at(-1, zone)),
        timeline: timeline(&case.standard, renewal, &app.holidays),
        acts: acts_allowed(&case.standard, renewal, actor, &Separation::default()),
        returned,
        rejected: rejection(&notes, case),
        cancelled: match &renewal.stage {
            Stage::Cancelled { note } => Some(notes.get(Some(note))),
            _ => None,
        },
        messages: messages::of_case(db, case, false).await?,
        writable: messaging.goes_on(),
        writable_until: messaging.until(),
        custody: case.standard.wizard.custody,
        has_key: renewal.dossier.public_key.is_some(),
        filed_for_you: renewal.filed_by.is_some_and(|filer| filer != renewal.holder),
        not_after: renewal.certificate.as_ref().map(|certificate| certificate.not_after),
        fetch_until: case.fetch_until(),
        ratable: survey::due(app, db, case).await?,
        office: case.standard.agency.office.clone(),
        contacts: case.standard.agency.contacts.clone(),
        zone,
        now: app.now(),
    })
}

/// Returns the reason of a rejection with the officer's note.
pub fn rejection(notes: &Notes, case: &Case) -> Option<Rejection> {
    let Stage::Rejected { reason, note, .. } = &case.renewal.stage else { return None };
    Some(Rejection { reason: *reason, note: notes.get(note.as_ref()) })
}

/// Returns the returned items with the officer's notes.
pub fn returned_items(notes: &Notes, items: &[ReturnItem]) -> Vec<ReturnedItem> {
    let item =
        |item: &ReturnItem| ReturnedItem { step: item.step, reason: item.reason, note: notes.get(item.note.as_ref()) };
    items.iter().map(item).collect()
}
