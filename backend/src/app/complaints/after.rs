//! What follows from a complaint's events: mails to whoever complained and to officers.

use domain::complaint::{Closing, Escalation, Event, Handler, Reporter, may_see, turn_of};
use domain::language::Language;
use domain::moment::Timestamp;
use domain::standard::Role;

use super::case::ComplaintCase;
use super::rating;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::delegations::{self, OfficerRow};
use crate::db::{Tx, complaints, outbox, people};
use crate::infra::mail::text::{ComplaintNews, OfficeNews, Recipient};

/// Carries out what follows from the events since the `before`-th, in the transaction that appended them. Wake the mail sender after
/// the commit.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    case: &ComplaintCase,
    before: usize,
    now: Timestamp,
) -> Result<(), Error> {
    let due = case.times(app).0;
    for (place, recorded) in case.log.iter().enumerate().skip(before) {
        if matches!(recorded.event, Event::Closed { .. }) {
            rating::count(tx, case, place, now).await?;
        }
        let (told, office) = match &recorded.event {
            Event::Received { .. } => {
                (Some(ComplaintNews::Received(due)), Some((OfficeNews::Waiting, case.complaint.handler)))
            }
            Event::PassedOn { to, .. } => (Some(ComplaintNews::PassedOn), Some((OfficeNews::Waiting, *to))),
            Event::Asked { .. } => (Some(ComplaintNews::Asked), None),
            Event::Answered { .. } => (Some(ComplaintNews::Answered), None),
            Event::Extended { .. } => (Some(ComplaintNews::Extended(due)), None),
            Event::Replied { .. } => (None, Some((OfficeNews::Replied, case.complaint.handler))),
            Event::Reopened => (None, Some((OfficeNews::Reopened, case.complaint.handler))),
            Event::Reminded => (None, Some((OfficeNews::Reminder, case.complaint.handler))),
            Event::Escalated { to } => match to {
                Escalation::Official => (None, Some((OfficeNews::Overdue, Handler::Official))),
                Escalation::Head => (None, Some((OfficeNews::Overdue, Handler::Head))),
                Escalation::Outside => (Some(ComplaintNews::Outside), None),
            },
            Event::Closed { by: Closing::NoObjection } => (Some(ComplaintNews::Closed), None),
            Event::AskedAfterwards => (Some(ComplaintNews::Afterwards), None),
            Event::Attached { .. }
            | Event::Identified
            | Event::Classified { .. }
            | Event::Noted { .. }
            | Event::Named { .. }
            | Event::Linked { .. }
            | Event::Closed { .. }
            | Event::Withdrawn => (None, None),
        };
        if let Some(news) = told {
            tell_complainant(app, tx, case, news, now).await?;
        }
        if let Some((news, handler)) = office {
            tell_office(app, tx, case, (news, handler), due, now).await?;
        }
    }
    Ok(())
}

/// Returns the address of whoever complained and the language of their mails, if that is known; none where nobody knows the address.
pub async fn address(
    tx: &mut crate::db::Conn,
    case: &ComplaintCase,
) -> Result<Option<(String, Option<Language>)>, Error> {
    let reached = match case.complaint.reporter {
        Reporter::Anonymous => None,
        Reporter::Contact => {
            complaints::contact(tx, case.id).await?.map(|(contact, language)| (contact.email, language))
        }
        Reporter::Holder(holder) => people::get(tx, holder).await?.map(|holder| (holder.data.email, holder.language)),
    };
    Ok(reached.filter(|(address, _)| !address.is_empty()))
}

async fn tell_complainant(
    app: &App,
    tx: &mut Tx,
    case: &ComplaintCase,
    news: ComplaintNews,
    now: Timestamp,
) -> Result<(), Error> {
    let Some((address, language)) = address(tx, case).await? else { return Ok(()) };
    let to = Recipient { address: &address, name: None, language };
    let mail = app.writer(&case.complaint.agency)?.complaint_news(to, &case.number, news);
    Ok(outbox::enqueue(tx, &mail, now).await?)
}

/// Mails those whose turn it is at this handler; if there is nobody, those above, and at last the administrators.
async fn tell_office(
    app: &App,
    tx: &mut Tx,
    case: &ComplaintCase,
    (news, handler): (OfficeNews, Handler),
    due: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Error> {
    let today = now.date_in(case.standard.hours.zone());
    let officers = delegations::officers(tx, &case.complaint.agency, today).await?;
    let sees = |officer: &&OfficerRow| may_see(&case.standard, &case.complaint, &officer.actor);
    let holding = |roles: &[Role]| {
        let acts = |officer: &&OfficerRow| {
            officer.actor.holds_any(roles) || officer.actor.stands_in_for(roles).next().is_some()
        };
        officers.iter().filter(sees).filter(acts).collect::<Vec<_>>()
    };
    let chain = [handler, Handler::Official, Handler::Head];
    let found =
        chain.into_iter().map(|handler| holding(&turn_of(&case.standard, handler))).find(|found| !found.is_empty());
    let found = found.unwrap_or_else(|| {
        let administers = |officer: &&OfficerRow| officer.roles.contains(&Role::Administrator);
        officers.iter().filter(administers).collect()
    });
    let writer = app.writer(&case.complaint.agency)?;
    for officer in found {
        outbox::enqueue(tx, &writer.complaint_waits(&officer.email, &case.number, news, due), now).await?;
    }
    Ok(())
}
