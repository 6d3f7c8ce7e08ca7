//! Officers' commands on a case.

use domain::api::{OfficerCommand, ReturnedItem};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Actor, Command, PersonId, Refusal, RejectReason, ReturnItem, ReturnReason};

use crate::app::error::Error;
use crate::app::issuance::inspected_certificate::{Inspected, inspect};
use crate::app::issuance::{order, record_certificate};
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::{Tx, notes};

/// Characters of an officer's note.
pub const MAX_NOTE: u16 = 2_000;

/// A command with what can be checked before its transaction.
#[derive(Debug)]
pub enum Prepared {
    /// Records a certificate.
    Record(Inspected),
    /// Any other.
    Other(OfficerCommand),
}

/// Reads the certificate of a command that records one.
pub async fn prepare(app: &App, command: OfficerCommand) -> Result<Prepared, Error> {
    Ok(match command {
        OfficerCommand::Record(recorded) => Prepared::Record(inspect(app, recorded).await?),
        other => Prepared::Other(other),
    })
}

/// Decides a command and writes its events and consequences, in the caller's transaction.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    actor: &Actor,
    officer: PersonId,
    command: Prepared,
) -> Result<(), Error> {
    let command = match command {
        Prepared::Record(recorded) => {
            return record_certificate::record(app, tx, case, actor, officer, &recorded).await;
        }
        Prepared::Other(command) => command,
    };
    let now = app.now();
    check_words(&command)?;
    let approves = matches!(command, OfficerCommand::Approve { .. });
    let command = store_notes(tx, case, command).await?;
    let events = case.decide(tx, command, actor, now).await?;
    if approves {
        order::check_possible(app, tx, case, now).await?;
    }
    after::append_events(app, tx, case, events, Some(officer), now).await
}

/// Checks what the officer can correct in the form.
fn check_words(command: &OfficerCommand) -> Result<(), Error> {
    let mut problems = Vec::new();
    let mut check = |field, note: &str, needed: bool| {
        let note = note.trim();
        if note.is_empty() && needed {
            problems.push(Problem::new(field, Fault::Blank));
        } else if note.chars().count() > usize::from(MAX_NOTE) {
            problems.push(Problem::new(field, Fault::TooLong(MAX_NOTE)));
        }
    };
    match command {
        OfficerCommand::Take | OfficerCommand::Release | OfficerCommand::Record(_) => {}
        OfficerCommand::Approve { note } => check(Field::Note, note, false),
        OfficerCommand::PassBack { note } => check(Field::Reason, note, true),
        OfficerCommand::Reject { reason, note } => check(Field::Reason, note, *reason == RejectReason::Other),
        OfficerCommand::Return(items) => {
            for item in items {
                check(Field::Reason, &item.note, item.reason == ReturnReason::Other);
            }
            if items.is_empty() {
                problems.push(Problem::new(Field::ReturnItems, Fault::Blank));
            }
        }
    }
    problems.dedup();
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Stores the command's notes and returns the domain command with their digests.
async fn store_notes(tx: &mut Tx, case: &Case, command: OfficerCommand) -> Result<Command, Error> {
    Ok(match command {
        OfficerCommand::Take => Command::Take,
        OfficerCommand::Release => Command::Release,
        OfficerCommand::Approve { note } => Command::Approve { note: notes::put(tx, case.id, &note).await? },
        OfficerCommand::PassBack { note } => {
            let note = notes::put(tx, case.id, &note).await?;
            Command::PassBack { note: note.ok_or_else(|| Error::invalid(Field::Reason, Fault::Blank))? }
        }
        OfficerCommand::Record(_) => return Err(Error::Conflict(Some(Refusal::WrongStage))),
        OfficerCommand::Reject { reason, note } => {
            Command::Reject { reason, note: notes::put(tx, case.id, &note).await? }
        }
        OfficerCommand::Return(items) => {
            let mut returned = Vec::new();
            for ReturnedItem { step, reason, note } in items {
                returned.push(ReturnItem { step, reason, note: notes::put(tx, case.id, &note).await? });
            }
            Command::Return(returned)
        }
    })
}
