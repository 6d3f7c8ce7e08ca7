//! Cases that wait for their holder: sends the mail and the text message again, and ends filings.

pub mod reminders;
pub mod view;

use domain::api::CancelFiling;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::{Actor, Command, HolderAction, PersonId, holder_action};
use domain::standard::{Custody, ServiceStandard, StepKind};

use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::error::Error;
use crate::app::filing::activation_link;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::renewals::commands::MAX_NOTE;
use crate::app::state::App;
use crate::app::text_messages;
use crate::db::{Tx, notes, outbox};
use crate::infra::webhook::text::News;

/// Sends the mail again, in the caller's transaction.
pub async fn resend_link(app: &App, tx: &mut Tx, case: &mut Case, actor: &Actor, now: Timestamp) -> Result<(), Error> {
    let what = holder_action(&case.standard, &case.renewal);
    let events = case.decide(tx, Command::SendLink, actor, now).await?;
    let by = if let Actor::Person { id, .. } = actor { Some(*id) } else { None };
    after::append_events(app, tx, case, events, by, now).await?;
    let holder = case.holder(tx).await?;
    let writer = app.writer(&case.renewal.agency)?;
    let (mail, news) = if what == Some(HolderAction::Passphrase) {
        (writer.passphrase_again(&holder, &case.reference), News::Passphrase(&case.reference))
    } else {
        let first = activation_link(tx, &holder, now).await?;
        let first = first.as_ref().map(|(link, until)| (link.as_str(), *until));
        (writer.filed_again(&holder, &case.reference, first), News::Filed(&case.reference))
    };
    outbox::enqueue(tx, &mail, now).await?;
    text_messages::tell(app, tx, &holder, news, now).await
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

/// Returns the step at which the holder sets the passphrase here.
fn passphrase_step(standard: &ServiceStandard) -> Option<&str> {
    let step = standard.steps.iter().find(|step| step.kind == StepKind::SetPassphrase);
    step.filter(|_| standard.wizard.custody == Custody::Holder).map(|step| step.id.as_str())
}
