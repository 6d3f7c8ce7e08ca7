//! The messages of a renewal between holder and office. Mails only say that there are some.

use domain::api::{AccessedData, CaseView, Message};
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal, Stage, messaging, officers_of};

use crate::app::error::Error;
use crate::app::limit;
use crate::app::renewals::case::Case;
use crate::app::renewals::notify_officers;
use crate::app::state::App;
use crate::db::renewals::RenewalId;
use crate::db::{Conn, Tx, access_log, delegations, messages, outbox, people};

/// Maximum length of a message.
const MAX_MESSAGE: u16 = 2_000;

/// Returns the messages of the case. Holders see the office, not the officer's name.
pub async fn of_case(db: &mut Conn, case: &Case, officer: bool) -> Result<Vec<Message>, Error> {
    let rows = messages::of_renewal(db, case.id).await?;
    Ok(rows
        .into_iter()
        .map(|row| Message {
            at: Timestamp(row.at),
            from_holder: row.from_holder,
            by: if officer || row.from_holder { row.by } else { String::new() },
            text: row.text,
        })
        .collect())
}

/// Sends a message of the office to the holder, in the caller's transaction. Wake the mail sender after the commit.
///
/// # Errors
/// [`Error::Invalid`] for no words or too many; [`Error::Conflict`] if no message can be written any more; 429 for too many messages.
pub async fn write_to_holder(app: &App, tx: &mut Tx, case: &Case, officer: PersonId, text: &str) -> Result<(), Error> {
    let now = app.now();
    insert(tx, case, officer, text, now).await?;
    let holder = case.holder(tx).await?;
    let mail = app.writer(&case.renewal.agency)?.office_wrote(&holder, &case.reference);
    outbox::enqueue_about(tx, &mail, &topic(case), None, now).await?;
    Ok(())
}

/// Sends a message of the holder to the office, in the caller's transaction. Wake the mail sender after the commit.
///
/// # Errors
/// Those of [`write_to_holder`].
pub async fn write_to_office(app: &App, tx: &mut Tx, case: &Case, text: &str) -> Result<(), Error> {
    let (holder, now) = (case.renewal.holder, app.now());
    insert(tx, case, holder, text, now).await?;
    let (writer, topic) = (app.writer(&case.renewal.agency)?, topic(case));
    let lately = now.plus_seconds(-outbox::QUIET_SECS);
    for (officer, address) in readers(tx, case, now).await? {
        let mail = writer.holder_wrote(&address, &case.reference);
        let seen_at = access_log::last(tx, holder, officer, AccessedData::Case, lately).await?;
        outbox::enqueue_about(tx, &mail, &topic, seen_at, now).await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, case: &Case, author: PersonId, text: &str, now: Timestamp) -> Result<(), Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::invalid(Field::Message, Fault::Blank));
    }
    if text.chars().count() > usize::from(MAX_MESSAGE) {
        return Err(Error::invalid(Field::Message, Fault::TooLong(MAX_MESSAGE)));
    }
    if !messaging(&case.renewal, now).goes_on() {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    limit::check_messages(tx, author, case.id, now).await?;
    messages::insert(tx, case.id, author, author == case.renewal.holder, text, now).await?;
    // Writing an answer counts as reading the messages.
    let own = people::get(tx, author).await?.ok_or(Error::NotFound)?.data.email;
    outbox::seen(tx, &own, &topic(case)).await?;
    Ok(())
}

/// That an officer read the messages of a case.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Which case.
    pub renewal: RenewalId,
    /// How many messages there were.
    pub count: i64,
}

/// Returns what records that an officer who was shown this case has read its messages; none where the holder did not write
/// last, or it is for others to answer. While nobody of the office has the step, whoever sees the case may.
pub fn reading(case: &Case, view: &CaseView) -> Option<Reading> {
    let last = view.messages.last()?;
    let nobody = case.step().is_none_or(|step| officers_of(&case.standard, step).is_empty());
    let count = i64::try_from(view.messages.len()).ok()?;
    let reads = last.from_holder && (nobody || !view.acts.is_empty());
    reads.then_some(Reading { renewal: case.id, count })
}

/// Returns the topic of mails about new messages in this case: only one is in the outbox at a time.
fn topic(case: &Case) -> String {
    format!("messages/{}", case.id.0)
}

/// Returns who is notified of a holder's message: the officer who has the case, otherwise those who may carry out the
/// present step; if there are none, those of the nearest step.
async fn readers(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<Vec<(PersonId, String)>, Error> {
    if let Some(taker) = case.renewal.taken_by
        && !people::roles(tx, taker).await?.is_empty()
        && let Some(officer) = people::get(tx, taker).await?
    {
        return Ok(vec![(taker, officer.data.email)]);
    }
    let present = notify_officers::eligible_officers(tx, case, now).await?;
    if !present.is_empty() {
        return Ok(present);
    }
    let at = match case.renewal.stage {
        Stage::At(step) | Stage::Returned { step, .. } => step,
        // The officers of the last steps, since the certificate is issued but not yet received, or only just.
        Stage::Finished => case.standard.steps.len(),
        Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. } => return Ok(Vec::new()),
    };
    let today = now.date_in(case.standard.hours.zone());
    let officers = delegations::officers(tx, &case.renewal.agency, today).await?;
    let steps = case.standard.steps.iter();
    // The nearest step with officers: first those from here on, then those before.
    for step in steps.clone().skip(at).chain(steps.take(at).rev()) {
        let roles = officers_of(&case.standard, step);
        let readers =
            officers.iter().filter(|officer| officer.id != case.renewal.holder && officer.actor.holds_any(&roles));
        let readers: Vec<_> = readers.map(|officer| (officer.id, officer.email.clone())).collect();
        if !readers.is_empty() {
            return Ok(readers);
        }
    }
    Ok(Vec::new())
}
