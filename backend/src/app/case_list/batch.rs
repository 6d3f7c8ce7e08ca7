//! Carries out the present step of several cases, each decided and committed on its own.

use domain::api::{BatchCase, BatchOutcome, OfficerCommand};
use domain::problem::{Fault, Field};
use domain::renewal::{Act, Actor, PersonId, Refusal, acts_allowed, batchable};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::commands::{MAX_NOTE, Prepared, carry_out};
use crate::app::renewals::visibility::unchanged_case;
use crate::app::state::App;
use crate::db::Tx;
use crate::db::codec::{from_json, json};
use crate::db::renewals::RenewalId;

/// Fails unless the note that all cases get can be kept.
///
/// # Errors
/// [`Error::Invalid`] for one that is too long.
pub fn check_note(note: &str) -> Result<(), Error> {
    let fits = note.trim().chars().count() <= usize::from(MAX_NOTE);
    if fits { Ok(()) } else { Err(Error::invalid(Field::Note, Fault::TooLong(MAX_NOTE))) }
}

/// Carries out the present step of one case, in the caller's transaction: to be committed if it is done, else rolled back.
/// Returns the renewal where it is done: try to issue its certificate after the commit.
///
/// # Errors
/// Only for what concerns no case: the database does not serve.
pub async fn step(
    app: &App,
    tx: &mut Tx,
    (actor, officer): (&Actor, PersonId),
    asked: &BatchCase,
    note: &str,
) -> Result<(BatchOutcome, Option<RenewalId>), Error> {
    match step_done(app, tx, (actor, officer), asked, note).await {
        Ok(renewal) => Ok((BatchOutcome::Done, Some(renewal))),
        Err(Error::NotFound) => Ok((BatchOutcome::NotFound, None)),
        Err(Error::Conflict(None)) => Ok((BatchOutcome::Newer, None)),
        Err(Error::Conflict(Some(refusal)) | Error::Forbidden(Some(refusal))) => {
            Ok((BatchOutcome::Refused(refusal), None))
        }
        Err(error) => Err(error),
    }
}

async fn step_done(
    app: &App,
    tx: &mut Tx,
    (actor, officer): (&Actor, PersonId),
    asked: &BatchCase,
    note: &str,
) -> Result<RenewalId, Error> {
    let mut case = unchanged_case(app, tx, actor, &asked.reference, asked.version).await?;
    if !case.step().is_some_and(|step| batchable(step.kind)) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    if case.renewal.taken_by.is_some_and(|taker| taker != officer) {
        // Nothing is taken over from a colleague unseen.
        return Err(Error::Conflict(Some(Refusal::NotTaken)));
    }
    if may_take(app, tx, &case, actor).await? {
        carry_out(app, tx, &mut case, actor, officer, Prepared::Other(OfficerCommand::Take)).await?;
    }
    let approve = OfficerCommand::Approve { note: note.to_owned() };
    carry_out(app, tx, &mut case, actor, officer, Prepared::Other(approve)).await?;
    Ok(case.id)
}

async fn may_take(app: &App, tx: &mut Tx, case: &Case, actor: &Actor) -> Result<bool, Error> {
    let separation = case.separation(tx, app.now()).await?;
    Ok(acts_allowed(&case.standard, &case.renewal, actor, &separation).contains(&Act::Take))
}

/// Writes an outcome, to be recorded with its request.
pub fn outcome_text(outcome: BatchOutcome) -> Result<String, Error> {
    Ok(json(&outcome)?)
}

/// Reads what [`outcome_text`] wrote.
pub fn read_outcome(text: &str) -> Result<BatchOutcome, Error> {
    Ok(from_json(text)?)
}
