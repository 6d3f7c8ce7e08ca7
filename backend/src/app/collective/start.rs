//! An officer starts a collective renewal: whom they can invite, who recommends, and the invitations.

use std::collections::BTreeSet;

use domain::api::{CollectiveCandidate, CollectiveCandidates, HeadOfUnit, NewCollective};
use domain::collective::{Change, Command, Nominee, OPEN_DAYS, decide};
use domain::moment::{DAY, Timestamp};
use domain::problem::{Fault, Field};
use domain::recommendation::MAX_NOTE;
use domain::renewal::{Actor, PersonId, Refusal};
use domain::standard::AgencyId;
use domain::value::plain::plain;

use super::{error, load, mail};
use crate::app::error::Error;
use crate::app::recommendations::look_up;
use crate::app::state::App;
use crate::db::collectives::nominees::{self, NomineeRow};
use crate::db::collectives::{self, New, members};
use crate::db::{Conn, Tx, people};

/// Days before now in which a certificate in the list of candidates may have ended.
const ENDED_DAYS: i64 = 180;
/// Days from now in which a certificate in the list of candidates may end: somewhat more than renewal is open, so that officers see
/// who follows.
const ENDING_DAYS: i64 = 60;
/// Maximum number of candidates in the list.
const MAX_CANDIDATES: usize = 500;

/// Returns the agency's holders whose certificates end soon or ended lately, and why some can't be invited. The caller records the
/// access.
pub async fn candidates(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<CollectiveCandidates, Error> {
    let now = app.now();
    let ends = (now.plus_days(-ENDED_DAYS), now.plus_days(ENDING_DAYS));
    let mut rows = nominees::ending(db, agency, ends, now, u32::try_from(MAX_CANDIDATES + 1)?).await?;
    let more = rows.len() > MAX_CANDIDATES;
    rows.truncate(MAX_CANDIDATES);
    let rows = rows.into_iter().map(candidate).collect();
    Ok(CollectiveCandidates { rows, more, zone: app.standard(agency)?.hours.zone() })
}

/// Returns somebody as officers see who can be invited.
pub(super) fn candidate(row: NomineeRow) -> CollectiveCandidate {
    CollectiveCandidate {
        id: row.nominee.person,
        obstacle: row.nominee.obstacle(None),
        name: row.name,
        unit: row.unit,
        not_after: row.not_after,
        activated: row.activated,
    }
}

/// Returns who has this NIP or official e-mail and can recommend. The caller records the access.
///
/// # Errors
/// [`Error::Invalid`] if there is nobody; [`Error::Conflict`] where the agency accepts no electronic recommendation.
pub async fn head(app: &App, db: &mut Conn, agency: &AgencyId, typed: &str) -> Result<(PersonId, HeadOfUnit), Error> {
    if !app.standard(agency)?.wizard.electronic_recommendation {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let head = look_up::find_in(db, agency, &look_up::parse(typed)?).await?;
    Ok((head.id, look_up::of_unit(head)))
}

/// Starts a collective renewal and invites its members, in the caller's transaction. Returns its key.
///
/// # Errors
/// [`Error::Invalid`] for a wrong head, no name or too many; [`Error::Conflict`] if somebody can't be invited.
pub async fn start(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    (officer, agency): (PersonId, &AgencyId),
    new: &NewCollective,
) -> Result<i64, Error> {
    let now = app.now();
    let note = plain(&new.note);
    if note.chars().count() > usize::from(MAX_NOTE) {
        return Err(Error::invalid(Field::Note, Fault::TooLong(MAX_NOTE)));
    }
    let head = look_up::find_in(tx, agency, &look_up::parse(&new.head)?).await?;
    let nominees = nominees_of(tx, &new.people, now).await?;
    let accepted = app.standard(agency)?.wizard.electronic_recommendation;
    let command = Command::Start { agency, accepted, head: head.id, nominees: &nominees };
    let Change::Invited(people) = decide(None, &command, actor, now).map_err(error)? else {
        return Err(Error::internal("a start that invites nobody"));
    };
    let (unit, ends_at) = (head.data.unit.as_str(), now.plus_seconds(OPEN_DAYS * DAY));
    let row = New { agency, unit, started_by: officer, head: head.id, note: &note, ends_at };
    let id = collectives::insert(tx, &row, now).await?;
    invite(app, tx, id, &people, now).await?;
    Ok(id)
}

/// Invites these people and mails them.
pub(super) async fn invite(app: &App, tx: &mut Tx, id: i64, new: &[PersonId], now: Timestamp) -> Result<(), Error> {
    let row = load(tx, id).await?;
    for person in new {
        let member = people::get(tx, *person).await?.ok_or(Error::NotFound)?;
        members::invite(tx, id, *person, now).await?;
        mail(app, tx, &row, &member, false, now).await?;
    }
    Ok(())
}

/// Loads the people who are to be invited, each once.
///
/// # Errors
/// [`Error::NotFound`] if one does not exist.
pub(super) async fn nominees_of(tx: &mut Tx, people: &[PersonId], now: Timestamp) -> Result<Vec<Nominee>, Error> {
    let people: Vec<PersonId> = people.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let rows = nominees::of(tx, &people, now).await?;
    if rows.len() < people.len() {
        return Err(Error::NotFound);
    }
    Ok(rows.into_iter().map(|row| row.nominee).collect())
}
