//! What officers do with a complaint.

use domain::api::{OfficerComplaintCommand as Asked, OfficerComplaintRequest};
use domain::complaint::{Actor, Command, NOTE_MAX, extension_max, may_see};
use domain::problem::{Fault, Field};
use domain::renewal::{self, PersonId};

use super::after;
use super::case::ComplaintCase;
use super::receive::{acted_on, of_agency};
use super::typed::check_text;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaint_texts::NewText;
use crate::db::{Conn, Tx, complaint_texts, people};

/// Returns the complaint of this number if the officer may see it.
///
/// # Errors
/// [`Error::NotFound`] otherwise: of another agency, by the officer, or about the officer.
pub async fn visible(app: &App, db: &mut Conn, officer: &renewal::Actor, number: &str) -> Result<ComplaintCase, Error> {
    let case = ComplaintCase::find(app, db, number).await?.ok_or(Error::NotFound)?;
    if may_see(&case.standard, &case.complaint, officer) { Ok(case) } else { Err(Error::NotFound) }
}

/// Decides a command and writes its events, in the caller's transaction. Wake the mail sender after the commit.
///
/// # Errors
/// [`Error::Invalid`] for what was typed; [`Error::Conflict`] if the complaint has changed since it was shown.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    (actor, officer): (&renewal::Actor, PersonId),
    number: &str,
    asked: OfficerComplaintRequest,
) -> Result<(), Error> {
    let mut case = visible(app, tx, actor, number).await?;
    if case.complaint.version != asked.version {
        return Err(Error::Conflict(None));
    }
    let now = app.now();
    let (command, text) = command(app, tx, &case, asked.command).await?;
    let events = case.decide(app, command, &Actor::Office(actor.clone()), now)?;
    if let Some(text) = &text {
        complaint_texts::insert(tx, case.id, text).await?;
    }
    let before = case.append(app, tx, events, Some(officer), now).await?;
    after::carry_out(app, tx, &case, before, now).await
}

/// Checks what was typed and returns the domain's command with the words that it names.
async fn command(
    app: &App,
    tx: &mut Tx,
    case: &ComplaintCase,
    asked: Asked,
) -> Result<(Command, Option<NewText>), Error> {
    Ok(match asked {
        Asked::Classify { class, note } => {
            let rules = case.standard.complaint_rules();
            if rules.class(&class).is_none() {
                return Err(Error::invalid(Field::ComplaintClass, Fault::Blank));
            }
            let note = note_of(Field::Note, &note, case.complaint.class.is_some())?;
            (Command::Classify { class, note: note.as_ref().map(|note| note.digest.clone()) }, note)
        }
        Asked::PassOn { to, note } => {
            let note = note_of(Field::Note, &note, false)?;
            (Command::PassOn { to, note: note.as_ref().map(|note| note.digest.clone()) }, note)
        }
        Asked::Ask(text) => {
            let text = NewText::new(&check_text(&text)?);
            (Command::Ask { text: text.digest.clone() }, Some(text))
        }
        Asked::Answer(text) => {
            let text = NewText::new(&check_text(&text)?);
            (Command::Answer { text: text.digest.clone() }, Some(text))
        }
        Asked::Extend { amount, reason } => {
            let most = extension_max(&case.standard, &case.complaint, &app.holidays);
            if !(1..=most).contains(&amount) {
                return Err(Error::invalid(Field::Extension, Fault::OutOfRange(1, u32::from(most))));
            }
            let reason = needed(Field::Reason, &reason)?;
            (Command::Extend { amount, reason: reason.digest.clone() }, Some(reason))
        }
        Asked::Note(text) => {
            let text = needed(Field::Note, &text)?;
            (Command::Note { text: text.digest.clone() }, Some(text))
        }
        Asked::Name(person) => {
            let known = people::get(tx, person).await?.filter(|known| known.agency == case.complaint.agency);
            if known.is_none() || people::roles(tx, person).await?.is_empty() {
                return Err(Error::invalid(Field::Delegate, Fault::UnknownPerson));
            }
            (Command::Name { person }, None)
        }
        Asked::Link(reference) => {
            let renewal = of_agency(app, tx, &reference, &case.complaint.agency).await?;
            (Command::Link { renewal: renewal.reference.clone(), acted: acted_on(&renewal) }, None)
        }
        Asked::Solve => (Command::Solve, None),
    })
}

/// Returns a note; none where it is blank and not needed.
fn note_of(field: Field, note: &str, is_needed: bool) -> Result<Option<NewText>, Error> {
    if note.trim().is_empty() && !is_needed { Ok(None) } else { needed(field, note).map(Some) }
}

fn needed(field: Field, note: &str) -> Result<NewText, Error> {
    let note = note.trim();
    if note.is_empty() {
        return Err(Error::invalid(field, Fault::Blank));
    }
    if note.chars().count() > usize::from(NOTE_MAX) {
        return Err(Error::invalid(field, Fault::TooLong(NOTE_MAX)));
    }
    Ok(NewText::new(note))
}
