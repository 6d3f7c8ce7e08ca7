//! The holder's commands on a case. Sending is in `drafts::submit`.

use domain::journey::Step;
use domain::moment::Timestamp;
use domain::renewal::{Act, Actor, Command, Refusal, Separation, Stage, acts_allowed};

use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::error::Error;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::{Tx, drafts};

/// Withdraws the application, in the caller's transaction; repeating it is no error. Returns the discarded draft.
///
/// # Errors
/// [`Error::Conflict`] if it can't be withdrawn any more.
pub async fn withdraw(app: &App, tx: &mut Tx, case: &mut Case, actor: &Actor) -> Result<Unreferenced, Error> {
    if case.renewal.stage == Stage::Withdrawn {
        return Ok(Unreferenced::default());
    }
    carry_out(app, tx, case, Command::Withdraw, actor).await?;
    // After a return, the draft would complete it.
    discard(tx, case.renewal.holder).await
}

/// Opens the draft in which the holder makes another key pair, in the caller's transaction; one that was begun stays. Until it is sent,
/// the key that was sent before stays.
///
/// # Errors
/// [`Error::Conflict`] if the key can't be replaced any more.
pub async fn begin_new_key(tx: &mut Tx, case: &Case, actor: &Actor, now: Timestamp) -> Result<(), Error> {
    let acts = acts_allowed(&case.standard, &case.renewal, actor, &Separation::default());
    if !acts.contains(&Act::ReplaceKey) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let begun = drafts::get(tx, case.renewal.holder).await?.is_some_and(|row| row.completes == Some(case.id));
    if begun { Ok(()) } else { after::reopen_draft(tx, case, vec![Step::Passphrase], now).await }
}

/// Confirms receipt of the certificate, in the caller's transaction; repeating it is no error.
///
/// # Errors
/// [`Error::Conflict`] if there is none to receive.
pub async fn receive(app: &App, tx: &mut Tx, case: &mut Case, actor: &Actor) -> Result<(), Error> {
    if case.renewal.received_at.is_some() {
        return Ok(());
    }
    carry_out(app, tx, case, Command::Receive, actor).await
}

async fn carry_out(app: &App, tx: &mut Tx, case: &mut Case, command: Command, holder: &Actor) -> Result<(), Error> {
    let now = app.now();
    let events = case.decide(tx, command, holder, now).await?;
    let by = Some(case.renewal.holder);
    after::append_events(app, tx, case, events, by, now).await
}
