//! What an officer does with a case, and what follows from it: the reopened draft, the mails.

use domain::api::{OfficerCommand, ReturnedItem};
use domain::journey::{Change, Draft, KeyInfo, Step};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Actor, Command, PersonId, Refusal, RejectReason, ReturnItem, ReturnReason, Stage};

use crate::case::Case;
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, changes, keys, notes, outbox, people};
use crate::error::Error;
use crate::http::case_view::dossier;
use crate::notice;
use crate::state::App;

/// Characters of an officer's note.
const MAX_NOTE: u16 = 2_000;

/// Decides the command and writes all that it means, in the caller's transaction.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    actor: &Actor,
    officer: PersonId,
    command: OfficerCommand,
) -> Result<(), Error> {
    let now = app.now();
    check_words(&command)?;
    let step = case.renewal.at_step();
    let command = written(tx, case, command).await?;
    let events = case.decide(command, actor, now)?;
    case.record(app, tx, events, Some(officer), now).await?;

    let writer = app.writer(&case.renewal.agency)?;
    let holder = people::get(&mut **tx, case.renewal.holder).await?;
    let address = holder.ok_or_else(|| Error::internal("a renewal's holder is gone"))?.data.email;
    match &case.renewal.stage {
        Stage::Returned { items, .. } => {
            let open: Vec<Step> = items.iter().map(|item| item.step).collect();
            reopen(tx, case, open, now).await?;
            outbox::enqueue(tx, &writer.returned(&address, &case.reference), now).await?;
        }
        Stage::Rejected { .. } => outbox::enqueue(tx, &writer.rejected(&address, &case.reference), now).await?,
        Stage::At(at) if step != Some(*at) => notice::waiting(app, tx, case, now).await?,
        Stage::At(_) | Stage::Withdrawn | Stage::Finished => {}
    }
    Ok(())
}

/// What the officer can mend in the form, before anything is decided.
fn check_words(command: &OfficerCommand) -> Result<(), Error> {
    let mut problems = Vec::new();
    let mut check = |note: &str, needed: bool| {
        let note = note.trim();
        if note.is_empty() && needed {
            problems.push(Problem::new(Field::Reason, Fault::Blank));
        } else if note.chars().count() > usize::from(MAX_NOTE) {
            problems.push(Problem::new(Field::Reason, Fault::TooLong(MAX_NOTE)));
        }
    };
    match command {
        OfficerCommand::Take | OfficerCommand::Record(_) => {}
        OfficerCommand::Approve { note } => check(note, false),
        OfficerCommand::Reject { reason, note } => check(note, *reason == RejectReason::Other),
        OfficerCommand::Return(items) => {
            for item in items {
                check(&item.note, item.reason == ReturnReason::Other);
            }
            if items.is_empty() {
                problems.push(Problem::new(Field::ReturnItems, Fault::Blank));
            }
        }
    }
    problems.dedup();
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// The command with its words put beside the log.
async fn written(tx: &mut Tx, case: &Case, command: OfficerCommand) -> Result<Command, Error> {
    Ok(match command {
        OfficerCommand::Take => Command::Take,
        OfficerCommand::Approve { note } => Command::Approve { note: notes::put(tx, case.id, &note).await? },
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

/// Gives the holder back what was sent, as a draft in which only the named steps are open. A passphrase that is to be set
/// again needs a new key pair; everything else is kept.
async fn reopen(tx: &mut Tx, case: &Case, open: Vec<Step>, now: Timestamp) -> Result<(), Error> {
    let changes = changes::get(tx, case.id).await?;
    let mut key = None;
    if let Some(public_key) = case.renewal.dossier.public_key.as_ref().filter(|_| !open.contains(&Step::Passphrase)) {
        let kept = keys::get(tx, &public_key.0).await?;
        key = kept.map(|kept| KeyInfo { public_key_sha256: kept.public_key_sha256, made_at: kept.made_at.0 });
    }
    let confirmed_email = changes.iter().find(|change| change.field == DataField::Email);
    let draft = Draft {
        data_right: Some(changes.is_empty()),
        confirmed_email: confirmed_email.map(|change| change.new.clone()),
        changes: changes.into_iter().map(|change| Change { field: change.field, value: change.new }).collect(),
        files: dossier(tx, case).await?,
        key,
        open_steps: Some(open),
    };
    let mut row = DraftRow { version: 0, draft, completes: Some(case.id) };
    Ok(drafts::put(tx, case.renewal.holder, &mut row, now).await?)
}
