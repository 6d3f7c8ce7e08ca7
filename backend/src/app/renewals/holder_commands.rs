//! The holder's commands on a case. Sending is in `drafts::submit`.

use domain::renewal::{Actor, Command, Stage};

use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::error::Error;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::Tx;

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
