//! What officers see of reports, and do about them.

use domain::api::{KeyReportCommand as Asked, KeyReportRequest};
use domain::moment::Date;
use domain::problem::{Fault, Field};
use domain::renewal::{Actor, PersonId};
use domain::revocation::{Command, NOTE_MAX, may_see};
use domain::value::plain::plain;

use super::after;
use super::case::{KeyReportCase, Note};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Conn, Tx, key_reports};

/// Returns the report of this number if the officer may see it.
///
/// # Errors
/// [`Error::NotFound`] otherwise: of another agency, or the officer's own.
pub async fn visible(app: &App, db: &mut Conn, officer: &Actor, id: i64) -> Result<KeyReportCase, Error> {
    let row = key_reports::get(db, id).await?.ok_or(Error::NotFound)?;
    let case = KeyReportCase::load(app, db, row).await?;
    if may_see(&case.rules, &case.report, officer) { Ok(case) } else { Err(Error::NotFound) }
}

/// Decides a command and carries out what follows, in the caller's transaction. Wake the mail sender after the commit.
///
/// # Errors
/// [`Error::Invalid`] for what was typed; [`Error::Conflict`] if the report has changed since it was shown.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    (actor, officer): (&Actor, PersonId),
    id: i64,
    asked: &KeyReportRequest,
) -> Result<(), Error> {
    let mut case = visible(app, tx, actor, id).await?;
    if case.report.version != asked.version {
        return Err(Error::Conflict(None));
    }
    let (command, note) = match &asked.command {
        Asked::RecordSuspension(day) => (Command::RecordSuspension { on: day_of(app, &case, day)? }, None),
        Asked::Revoke(_) if case.report.issued_here => (Command::Revoke { on: None }, None),
        Asked::Revoke(day) => (Command::Revoke { on: Some(day_of(app, &case, day)?) }, None),
        Asked::EndAsAsked(words) => {
            let note = note_of(words)?;
            (Command::EndAsAsked { note: note.digest.clone() }, Some(note))
        }
        Asked::Refuse(words) => {
            let note = note_of(words)?;
            (Command::Refuse { note: note.digest.clone() }, Some(note))
        }
    };
    case.carry_out(app, tx, command, (actor, officer), note).await?;
    after::acted(app, tx, &case).await
}

/// Parses the day on which the authority acted: not before the report, and not in the future.
fn day_of(app: &App, case: &KeyReportCase, typed: &str) -> Result<Date, Error> {
    let fault = |fault: Fault| Error::invalid(Field::ActedOn, fault);
    if typed.trim().is_empty() {
        return Err(fault(Fault::Blank));
    }
    let zone = case.standard.hours.zone();
    let day = Date::parse(typed.trim()).ok_or_else(|| fault(Fault::DateShape))?;
    if day > app.now().date_in(zone) {
        return Err(fault(Fault::Future));
    }
    if day < case.report.reported_at.date_in(zone) {
        return Err(fault(Fault::Past));
    }
    Ok(day)
}

fn note_of(words: &str) -> Result<Note, Error> {
    let words = plain(words);
    if words.is_empty() {
        return Err(Error::invalid(Field::Note, Fault::Blank));
    }
    if words.chars().count() > usize::from(NOTE_MAX) {
        return Err(Error::invalid(Field::Note, Fault::TooLong(NOTE_MAX)));
    }
    Ok(Note::new(&words))
}
