//! Cases that wait for their holder: sends the mail again (by an officer, or as a reminder) and ends filings.

use domain::api::CancelFiling;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::{Actor, Command, HolderAction, PersonId, holder_action, reminder_due};
use domain::standard::{AgencyId, Custody, ServiceStandard, StepKind};

use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::error::Error;
use crate::app::filing::activation_link;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::renewals::commands::MAX_NOTE;
use crate::app::state::App;
use crate::db::renewals::RenewalRow;
use crate::db::{Tx, holder_action as rows, notes, outbox};

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
///
/// # Errors
/// The first one, once all others are reminded.
pub async fn remind(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        done = done.and(remind_agency(app, &standard.id).await);
    }
    done
}

async fn remind_agency(app: &App, agency: &AgencyId) -> Result<(), Error> {
    let now = app.now();
    let watched = (now.plus_days(-MAX_WAIT_DAYS), now);
    let mut db = app.db.read().acquire().await?;
    let mut waiting = rows::filed_since(&mut db, agency, watched).await?;
    for version in app.standards.in_use(agency) {
        if let Some(step) = passphrase_step(&version.standard) {
            let step = (&version.digest, step);
            waiting.extend(rows::at_step_since(&mut db, agency, step, watched).await?);
        }
    }
    drop(db);
    let mut done = Ok(());
    for row in waiting {
        if app.jobs.stopping() {
            break;
        }
        let id = row.id;
        if let Err(error) = remind_if_due(app, row, now).await {
            tracing::error!(?error, renewal = id.0, "a reminder was left for later");
            done = done.and(Err(error));
        }
    }
    done
}

async fn remind_if_due(app: &App, row: RenewalRow, now: Timestamp) -> Result<(), Error> {
    let due = |case: &Case| reminder_due(&case.standard, &case.renewal, now);
    let mut db = app.db.read().acquire().await?;
    if !due(&Case::load(app, &mut db, row.clone()).await?) {
        return Ok(());
    }
    drop(db);
    let mut tx = app.db.begin().await?;
    // The holder may have acted since the read.
    let mut case = Case::load(app, &mut tx, row).await?;
    if due(&case) {
        resend_link(app, &mut tx, &mut case, &Actor::System, now).await?;
        tx.commit().await?;
        app.outbox_waker.wake();
    }
    Ok(())
}
