//! What whoever complained does: by the receipt's number and secret, or logged in as the holder who complained.

use domain::api::ComplainantCommand;
use domain::complaint::{Actor, Closing, Command, Event, Reporter};
use domain::language::Language;
use domain::renewal::PersonId;
use domain::value::ComplaintSecret;

use super::after;
use super::case::{ComplaintCase, digest_of_secret};
use super::typed::{check_contact, check_text};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaint_texts::NewText;
use crate::db::{Conn, Tx, complaint_texts, complaints};

/// By what somebody proves to be whoever complained.
#[derive(Clone, Debug)]
pub enum Proof {
    /// The secret of the receipt, as typed.
    Secret(String),
    /// The session of the holder who complained.
    Holder(PersonId),
}

/// Returns the complaint of this number.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or the proof is of another one: which of both is not told.
pub async fn own(app: &App, db: &mut Conn, number: &str, proof: &Proof) -> Result<ComplaintCase, Error> {
    let case = ComplaintCase::find(app, db, number).await?.ok_or(Error::NotFound)?;
    let proved = match proof {
        Proof::Holder(holder) => case.complaint.reporter == Reporter::Holder(*holder),
        Proof::Secret(typed) => match ComplaintSecret::parse(typed) {
            Ok(secret) => {
                let found = complaints::find_by_secret(db, &digest_of_secret(&secret)).await?;
                found.is_some_and(|found| found.id == case.id)
            }
            Err(_) => false,
        },
    };
    if proved { Ok(case) } else { Err(Error::NotFound) }
}

/// Whether this is what whoever complained did last: a request that is sent again, since its answer was lost.
async fn is_repeated(db: &mut Conn, case: &ComplaintCase, command: &ComplainantCommand) -> Result<bool, Error> {
    let Some(last) = case.log.last().map(|recorded| &recorded.event) else { return Ok(false) };
    Ok(match (command, last) {
        (ComplainantCommand::Reply(text), Event::Replied { text: digest }) => {
            let texts = complaint_texts::of(db, case.id).await?;
            texts.get(&digest.0).is_some_and(|known| known == text.trim())
        }
        (ComplainantCommand::Solve, Event::Closed { by: Closing::Solved })
        | (ComplainantCommand::Identify(_), Event::Identified)
        | (ComplainantCommand::Reopen, Event::Reopened)
        | (ComplainantCommand::Withdraw, Event::Withdrawn) => true,
        _ => false,
    })
}

/// Decides a command and writes its events, in the caller's transaction; nothing for a request that is sent again. Whoever leaves a contact is written to in
/// this `language`. Wake the mail sender after the commit.
///
/// # Errors
/// [`Error::Invalid`] for what was typed; [`Error::Conflict`] if the stage does not allow it.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    case: &mut ComplaintCase,
    command: ComplainantCommand,
    language: Option<Language>,
) -> Result<(), Error> {
    if is_repeated(tx, case, &command).await? {
        return Ok(());
    }
    let now = app.now();
    let (command, text, contact) = match command {
        ComplainantCommand::Reply(text) => {
            let text = NewText::new(&check_text(&text)?);
            (Command::Reply { text: text.digest.clone() }, Some(text), None)
        }
        ComplainantCommand::Identify(contact) => (Command::Identify, None, Some(check_contact(&contact)?)),
        ComplainantCommand::Solve => (Command::Solve, None, None),
        ComplainantCommand::Reopen => (Command::Reopen, None, None),
        ComplainantCommand::Withdraw => (Command::Withdraw, None, None),
    };
    let events = case.decide(app, command, &Actor::Complainant, now)?;
    if let Some(text) = &text {
        complaint_texts::insert(tx, case.id, text).await?;
    }
    if let Some(contact) = &contact {
        complaints::insert_contact(tx, case.id, contact, language).await?;
    }
    let before = case.append(app, tx, events, None, now).await?;
    after::carry_out(app, tx, case, before, now).await
}
