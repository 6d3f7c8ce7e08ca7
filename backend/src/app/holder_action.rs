//! Cases that wait for their holder: sends the mail again (by an officer, or as a reminder) and ends filings.

use domain::api::CancelFiling;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::{Actor, Command, HolderAction, PersonId, holder_action, reminder_due};
use domain::standard::{Custody, ServiceStandard, StepKind};

use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::error::Error;
use crate::app::filing::activation_link;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::renewals::commands::MAX_NOTE;
use crate::app::state::App;
use crate::db::{Tx, holder_action as rows, notes, outbox, renewals};

/// Reminders stop this many days after the wait began.
const MAX_WAIT_DAYS: i64 = 30;

/// Sends the mail again, in the caller's transaction.
pub async fn resend_link(app: &App, tx: &mut Tx, case: &mut Case, actor: &Actor, now: Timestamp) -> Result<(), Error> {
    let what = holder_action(&case.standard, &case.renewal);
    let events = case.decide(tx, Command::SendLink, actor, now).await?;
    let by = if let Actor::Person { id, .. } = actor { Some(*id) } else { None };
    after::append_events(app, tx, case, events, by, now).await?;
    let holder = case.holder(tx).await?;
    let writer = app.writer(&case.renewal.agency)?;
    let mail = if what == Some(HolderAction::Passphrase) {
        writer.passphrase_again(&holder.data.email, &case.reference)
    } else {
        let first = activation_link(tx, &holder, now).await?;
        let first = first.as_ref().map(|(link, until)| (link.as_str(), *until));
        writer.filed_again(&holder.data.email, &case.reference, first)
    };
    Ok(outbox::enqueue(tx, &mail, now).await?)
}

/// Ends a filing, in the caller's transaction, and discards its draft.
pub async fn cancel_filing(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    (actor, officer): (&Actor, PersonId),
    asked: &CancelFiling,
) -> Result<Unreferenced, Error> {
    let now = app.now();
    if asked.reason.trim().chars().count() > usize::from(MAX_NOTE) {
        return Err(Error::invalid(Field::Reason, Fault::TooLong(MAX_NOTE)));
    }
    let note = notes::put(tx, case.id, &asked.reason).await?;
    let note = note.ok_or_else(|| Error::invalid(Field::Reason, Fault::Blank))?;
    let events = case.decide(tx, Command::CancelFiling { note }, actor, now).await?;
    after::append_events(app, tx, case, events, Some(officer), now).await?;
    // The draft would complete it.
    discard(tx, case.renewal.holder).await
}

/// The step at which the holder sets the passphrase here.
pub fn passphrase_step(standard: &ServiceStandard) -> Option<&str> {
    let step = standard.steps.iter().find(|step| step.kind == StepKind::SetPassphrase);
    step.filter(|_| standard.wizard.custody == Custody::Holder).map(|step| step.id.as_str())
}

/// Reminds every holder whose reminder is due.
pub async fn remind(app: &App) -> Result<(), Error> {
    for standard in app.standards.all() {
        let now = app.now();
        let watched = (now.plus_days(-MAX_WAIT_DAYS), now);
        let mut db = app.db.read().acquire().await?;
        let mut waiting = rows::filed_since(&mut db, &standard.id, watched).await?;
        for version in app.standards.in_use(&standard.id) {
            if let Some(step) = passphrase_step(&version.standard) {
                let step = (&version.digest, step);
                waiting.extend(rows::at_step_since(&mut db, &standard.id, step, watched).await?);
            }
        }
        let mut due = Vec::new();
        for row in waiting {
            let case = Case::load(app, &mut db, row).await?;
            due.extend(reminder_due(&case.standard, &case.renewal, now).then_some(case.id));
        }
        drop(db);
        for id in due {
            let mut tx = app.db.begin().await?;
            let row = renewals::get(&mut tx, id).await?;
            let mut case = Case::load(app, &mut tx, row).await?;
            // The holder may have acted since the read.
            if reminder_due(&case.standard, &case.renewal, now) {
                resend_link(app, &mut tx, &mut case, &Actor::System, now).await?;
                tx.commit().await?;
                app.outbox_waker.wake();
            }
        }
    }
    Ok(())
}
