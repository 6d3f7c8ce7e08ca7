//! Who may do what about a collective renewal, and when.

use super::{Collective, MAX_MEMBERS, Member, MemberState, Nominee, Obstacle};
use crate::moment::Timestamp;
use crate::renewal::{Actor, PersonId, Refusal, may_file};
use crate::standard::AgencyId;

/// What somebody does about a collective renewal. A member's state is that of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<'a> {
    /// An officer starts one.
    Start {
        /// At which agency.
        agency: &'a AgencyId,
        /// Whether the agency's standard accepts electronic recommendations.
        accepted: bool,
        /// Who recommends.
        head: PersonId,
        /// Who is invited.
        nominees: &'a [Nominee],
    },
    /// An officer invites more people.
    Add {
        /// Who recommends.
        head: PersonId,
        /// Who is invited.
        nominees: &'a [Nominee],
        /// Number of members so far.
        members: usize,
    },
    /// An officer leaves a member out.
    Remove(MemberState),
    /// An officer reminds those whose turn it is.
    Remind(&'a [(Member, MemberState)]),
    /// An officer ends it.
    End,
    /// A member takes part.
    Join(&'a Member, MemberState),
    /// A member does not take part.
    Decline(&'a Member, MemberState),
}

/// What follows from a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These people are invited.
    Invited(Vec<PersonId>),
    /// The member is left out.
    LeftOut,
    /// These members are mailed.
    Reminded(Vec<PersonId>),
    /// It is over.
    Ended,
    /// The member takes part, or does not.
    Answered(bool),
    /// Nothing: it is so already.
    Nothing,
}

/// Why a command is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// As for a renewal.
    Refusal(Refusal),
    /// Nobody is named.
    NoNames,
    /// More than [`MAX_MEMBERS`].
    TooManyNames,
    /// Somebody can't be invited.
    Nominee(PersonId, Obstacle),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

/// Decides a command of `actor`. `collective`: the one that it is about; none to start one.
///
/// # Errors
/// The reason of the refusal; nothing has changed then.
pub fn decide(
    collective: Option<&Collective>,
    command: &Command<'_>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Change, Refused> {
    let collective = match (command, collective) {
        (Command::Start { agency, accepted, head, nominees }, None) => {
            officer(actor, agency)?;
            if !accepted {
                return Err(Refusal::WrongStage.into());
            }
            return invite(agency, *head, nominees, 0);
        }
        (_, None) => return Err(Refusal::NotYours.into()),
        (_, Some(collective)) => collective,
    };
    match command {
        Command::Join(member, _) | Command::Decline(member, _) if !actor.is(member.person) || member.left_out => {
            return Err(Refusal::NotYours.into());
        }
        Command::Join(..) | Command::Decline(..) => {}
        _ => officer(actor, &collective.agency)?,
    }
    if !collective.is_open(now) {
        let again = matches!(command, Command::End) && collective.ended_at.is_some();
        return if again { Ok(Change::Nothing) } else { Err(Refusal::WrongStage.into()) };
    }
    Ok(match command {
        Command::Start { .. } => return Err(Refusal::AlreadyOpen.into()),
        Command::Add { head, nominees, members } => return invite(&collective.agency, *head, nominees, *members),
        Command::Remove(MemberState::LeftOut) => Change::Nothing,
        Command::Remove(state) if state.is_done() => return Err(Refusal::WrongStage.into()),
        Command::Remove(_) => Change::LeftOut,
        Command::Remind(members) => return remind(members, now),
        Command::End => Change::Ended,
        Command::Join(member, state) if member.takes_part == Some(true) || state.is_done() => Change::Nothing,
        Command::Join(..) => Change::Answered(true),
        Command::Decline(member, _) if member.takes_part == Some(false) => Change::Nothing,
        Command::Decline(_, state) if state.is_done() || is_standing(*state) => {
            return Err(Refusal::WrongStage.into());
        }
        Command::Decline(..) => Change::Answered(false),
    })
}

/// Whether a request waits or was granted: the member withdraws it first.
const fn is_standing(state: MemberState) -> bool {
    matches!(state, MemberState::Asked | MemberState::Recommended)
}

/// Whether the actor may carry out an officer's command at this agency.
fn officer(actor: &Actor, at: &AgencyId) -> Result<(), Refused> {
    match actor {
        Actor::Person { agency, .. } if agency != at => Err(Refusal::NotYours.into()),
        Actor::Person { roles, .. } if may_file(roles) => Ok(()),
        Actor::Person { .. } | Actor::System => Err(Refusal::WrongRole.into()),
    }
}

fn invite(agency: &AgencyId, head: PersonId, nominees: &[Nominee], members: usize) -> Result<Change, Refused> {
    if nominees.is_empty() {
        return Err(Refused::NoNames);
    }
    if nominees.len() + members > MAX_MEMBERS {
        return Err(Refused::TooManyNames);
    }
    if nominees.iter().any(|nominee| nominee.agency != *agency) {
        return Err(Refusal::NotYours.into());
    }
    match nominees.iter().find_map(|nominee| Some((nominee.person, nominee.obstacle(Some(head))?))) {
        Some((person, obstacle)) => Err(Refused::Nominee(person, obstacle)),
        None => Ok(Change::Invited(nominees.iter().map(|nominee| nominee.person).collect())),
    }
}

fn remind(members: &[(Member, MemberState)], now: Timestamp) -> Result<Change, Refused> {
    let theirs = || members.iter().filter(|(_, state)| state.waits_for_member());
    let due: Vec<_> =
        theirs().filter(|(member, _)| member.may_be_mailed(now)).map(|(member, _)| member.person).collect();
    match theirs().count() {
        0 => Err(Refusal::WrongStage.into()),
        _ if due.is_empty() => Err(Refusal::TooSoon.into()),
        _ => Ok(Change::Reminded(due)),
    }
}
