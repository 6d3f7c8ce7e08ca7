//! A member of a collective renewal: what it is, whether they take part, who recommends.

use domain::api::{CollectiveAnswer, CollectiveInvitation, CollectiveOfHolder, MyCollective, OwnCollective};
use domain::collective::{Change, Command, decide};
use domain::problem::{Fault, Field};
use domain::recommendation::MAX_NOTE;
use domain::renewal::{Actor, PersonId};
use domain::standard::AgencyId;
use domain::value::plain::plain;

use super::{error, standing_of};
use crate::app::error::Error;
use crate::app::recommendations::look_up;
use crate::app::state::App;
use crate::db::collectives::{self, CollectiveRow, members};
use crate::db::people::{self, Person};
use crate::db::{Conn, Tx};

/// Returns the collective renewal to which this person is invited.
pub async fn mine(app: &App, db: &mut Conn, person: PersonId, agency: &AgencyId) -> Result<MyCollective, Error> {
    let now = app.now();
    let mut invitation = None;
    if let Some(row) = collectives::of_member(db, person, now).await?
        && let Some(one) = standing_of(app, db, &row, person).await?
    {
        let head = people::get(db, row.head).await?.ok_or(Error::NotFound)?;
        invitation = Some(CollectiveInvitation {
            started_by: people::get(db, row.started_by).await?.ok_or(Error::NotFound)?.data.name,
            head: look_up::of_unit(head),
            open: row.collective.is_open(now),
            ends_at: row.collective.ended_at.unwrap_or(row.collective.ends_at),
            unit: row.unit,
            note: row.note,
            state: one.state,
            reason: one.row.reason,
        });
    }
    let standard = app.standard(agency)?;
    Ok(MyCollective { invitation, letter_title: standard.wizard.letter_title.clone(), zone: standard.hours.zone() })
}

/// Stores whether a member takes part, in a transaction of its own. The same answer again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] without an invitation; [`Error::Conflict`] once it is over, or while a request or an application stands.
pub async fn answer(app: &App, actor: &Actor, person: PersonId, answer: &CollectiveAnswer) -> Result<(), Error> {
    let reason = if answer.takes_part { String::new() } else { plain(&answer.reason) };
    if reason.chars().count() > usize::from(MAX_NOTE) {
        return Err(Error::invalid(Field::Note, Fault::TooLong(MAX_NOTE)));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let row = collectives::of_member(&mut tx, person, now).await?.ok_or(Error::NotFound)?;
    let one = standing_of(app, &mut tx, &row, person).await?.ok_or(Error::NotFound)?;
    let member = &one.row.member;
    let command =
        if answer.takes_part { Command::Join(member, one.state) } else { Command::Decline(member, one.state) };
    if let Change::Answered(takes_part) = decide(Some(&row.collective), &command, actor, now).map_err(error)? {
        members::answer(&mut tx, row.id, person, (takes_part, &reason), now).await?;
    }
    Ok(tx.commit().await?)
}

/// Returns the open collective renewal of this person, and its head, if they can recommend.
pub(in crate::app) async fn open_with_head(
    app: &App,
    db: &mut Conn,
    person: PersonId,
) -> Result<Option<(CollectiveRow, Person)>, Error> {
    let found = collectives::of_member(db, person, app.now()).await?;
    let Some(row) = found.filter(|row| row.collective.is_open(app.now())) else { return Ok(None) };
    let head = people::get(db, row.head).await?;
    let head = head.filter(|head| head.agency == row.collective.agency && head.password_hash.is_some());
    let Some(head) = head else { return Ok(None) };
    Ok(people::frozen_at(db, head.id).await?.is_none().then_some((row, head)))
}

/// Returns the same as a holder sees it who asks for a recommendation.
pub async fn of_holder(app: &App, db: &mut Conn, person: PersonId) -> Result<Option<CollectiveOfHolder>, Error> {
    let found = open_with_head(app, db, person).await?;
    Ok(found.map(|(row, head)| CollectiveOfHolder { unit: row.unit, head: look_up::of_unit(head) }))
}

/// Notes that a member takes part, since they ask the head. Whoever said otherwise changes their mind by it.
pub(in crate::app) async fn join(app: &App, tx: &mut Tx, row: &CollectiveRow, person: PersonId) -> Result<(), Error> {
    let one = members::one(tx, row.id, person).await?.ok_or(Error::NotFound)?;
    if one.member.takes_part != Some(true) {
        members::answer(tx, row.id, person, (true, ""), app.now()).await?;
    }
    Ok(())
}

/// Returns the collective renewals to which a person was invited.
pub async fn of_person(db: &mut Conn, person: PersonId) -> Result<Vec<OwnCollective>, Error> {
    let own = |row: members::OwnRow| OwnCollective {
        unit: row.unit,
        invited_at: row.member.member.invited_at,
        takes_part: row.member.member.takes_part,
        answered_at: row.member.answered_at,
        reason: row.member.reason,
        left_out_at: row.member.left_out_at,
    };
    Ok(members::of_person(db, person).await?.into_iter().map(own).collect())
}
