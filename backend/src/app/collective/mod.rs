//! Collective renewals: an officer invites the people of a unit at once; each applies alone, and the head of the unit recommends
//! several in one answer.

pub mod ask;
pub mod command;
pub mod head;
pub mod member;
pub mod names;
pub mod reminders;
pub mod start;
pub mod view;

use std::collections::BTreeMap;

use domain::api::RecommendationState;
use domain::collective::{MemberState, Progress, Refused, RequestProgress};
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal};

use crate::app::error::Error;
use crate::app::filing::activation_link;
use crate::app::recommendations::{is_current, view::state};
use crate::app::state::App;
use crate::db::collectives::members::{self, MemberRow};
use crate::db::collectives::{self, CollectiveRow};
use crate::db::people::{self, Person};
use crate::db::recommendations::{self, RequestRow};
use crate::db::{Conn, Tx, outbox};

/// A member, and where they stand since when.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    row: MemberRow,
    state: MemberState,
    since: Timestamp,
}

/// Loads the agency's collective renewal of this key.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
async fn load(db: &mut Conn, id: i64) -> Result<CollectiveRow, Error> {
    collectives::get(db, id).await?.ok_or(Error::NotFound)
}

/// Loads the members, by name, and where each stands.
async fn standings(app: &App, db: &mut Conn, row: &CollectiveRow) -> Result<Vec<Standing>, Error> {
    let mut latest: BTreeMap<PersonId, RequestRow> = BTreeMap::new();
    for request in recommendations::of_collective(db, row.id).await? {
        latest.insert(request.holder, request);
    }
    let mut all = Vec::new();
    for member in members::of(db, row.id).await? {
        let request = latest.remove(&member.member.person);
        all.push(standing(app, db, row, member, request).await?);
    }
    Ok(all)
}

/// Loads one member, and where they stand; none for everybody else.
async fn standing_of(
    app: &App,
    db: &mut Conn,
    row: &CollectiveRow,
    person: PersonId,
) -> Result<Option<Standing>, Error> {
    let Some(member) = members::one(db, row.id, person).await? else { return Ok(None) };
    let mut requests = recommendations::of_collective(db, row.id).await?;
    requests.retain(|request| request.holder == person);
    Ok(Some(standing(app, db, row, member, requests.pop()).await?))
}

async fn standing(
    app: &App,
    db: &mut Conn,
    row: &CollectiveRow,
    member: MemberRow,
    request: Option<RequestRow>,
) -> Result<Standing, Error> {
    let now = app.now();
    let mut progress = Progress { request: None, application: member.application.map(|(progress, _)| progress) };
    // From before they were left out and invited again.
    if let Some(request) = request.as_ref().filter(|request| request.asked_at >= member.member.invited_at) {
        let same = is_current(app, db, request).await?;
        progress.request = match state(&request.request(), same, now) {
            RecommendationState::Waiting => Some(RequestProgress::Waiting),
            RecommendationState::Recommended => Some(RequestProgress::Recommended),
            RecommendationState::Declined => Some(RequestProgress::Declined),
            RecommendationState::Withdrawn | RecommendationState::Expired | RecommendationState::Void => None,
        };
    }
    let state = member.member.state(progress, row.collective.is_open(now));
    let invited_at = member.member.invited_at;
    let answered_at = request.as_ref().and_then(|request| request.answer.as_ref()).map(|answer| answer.at);
    let since = match state {
        MemberState::Invited => None,
        MemberState::Declined | MemberState::Joined => member.answered_at,
        MemberState::Asked => request.map(|request| request.asked_at),
        MemberState::Recommended | MemberState::HeadDeclined => answered_at,
        MemberState::Sent | MemberState::Issued | MemberState::Ended => member.application.map(|(_, since)| since),
        MemberState::LeftOut => member.left_out_at,
        MemberState::Expired => Some(row.collective.ended_at.unwrap_or(row.collective.ends_at)),
    };
    Ok(Standing { row: member, state, since: since.unwrap_or(invited_at) })
}

/// Returns how many have applied, and how many are to.
fn counts(standings: &[Standing]) -> (u32, u32) {
    let count = |counts: fn(MemberState) -> bool| {
        u32::try_from(standings.iter().filter(|standing| counts(standing.state)).count()).unwrap_or(u32::MAX)
    };
    (count(MemberState::is_done), count(MemberState::counts))
}

/// Mails a member the invitation, or that it is their turn. Whoever has no password gets a link that sets it.
async fn mail(
    app: &App,
    tx: &mut Tx,
    row: &CollectiveRow,
    person: &Person,
    again: bool,
    now: Timestamp,
) -> Result<(), Error> {
    let first = activation_link(tx, person, now).await?;
    let first = first.as_ref().map(|(link, until)| (link.as_str(), *until));
    let writer = app.writer(&person.agency)?;
    let until = row.collective.ends_at;
    let mail = if again {
        writer.collective_reminder(person, &row.unit, until, first)
    } else {
        writer.collective_invitation(person, &row.unit, until, first)
    };
    Ok(outbox::enqueue(tx, &mail, now).await?)
}

/// Mails the members that it is their turn, and notes it.
async fn remind(app: &App, tx: &mut Tx, row: &CollectiveRow, people: &[PersonId], now: Timestamp) -> Result<(), Error> {
    for person in people {
        let member = people::get(tx, *person).await?.ok_or(Error::NotFound)?;
        mail(app, tx, row, &member, true, now).await?;
        members::mailed(tx, row.id, *person, now).await?;
    }
    Ok(())
}

/// Returns the error of a refused command.
fn error(refused: Refused) -> Error {
    use domain::collective::{MAX_MEMBERS, Obstacle};
    match refused {
        Refused::Refusal(refusal) => refusal.into(),
        Refused::NoNames => Error::invalid(Field::Table, Fault::Blank),
        Refused::TooManyNames => {
            Error::invalid(Field::Table, Fault::TooManyRows(u32::try_from(MAX_MEMBERS).unwrap_or(u32::MAX)))
        }
        Refused::Nominee(_, Obstacle::Head) => Error::Conflict(Some(Refusal::OwnApplication)),
        Refused::Nominee(_, Obstacle::ApplicationOpen | Obstacle::Member) => {
            Error::Conflict(Some(Refusal::AlreadyOpen))
        }
        Refused::Nominee(_, Obstacle::NotRenewable(_)) => Error::Conflict(Some(Refusal::NotRenewable)),
    }
}
