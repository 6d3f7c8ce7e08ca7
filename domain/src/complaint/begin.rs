//! Decides how a complaint begins.

use super::terms::{Channel, Subject};
use super::who::require;
use super::{Actor, Command, Event, Refusal};
use crate::moment::Timestamp;
use crate::renewal::{self, PersonId};
use crate::standard::ServiceStandard;

/// Decides the first event of a complaint: by our own page, or recorded by an officer who handles complaints.
pub(super) fn receive(
    standard: &ServiceStandard,
    command: Command,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let Command::Receive { standard: version, channel, received_at, subject, reporter, renewal, acted, text } = command
    else {
        return Err(Refusal::NotYours);
    };
    match actor {
        Actor::Complainant => require(channel == Channel::Page && received_at == now)?,
        Actor::Office(officer) => {
            let roles = standard.complaint_rules().roles();
            let of_here = matches!(officer, renewal::Actor::Person { agency, .. } if *agency == standard.id);
            if !of_here || !(officer.holds_any(&roles) || officer.stands_in_for(&roles).next().is_some()) {
                return Err(Refusal::WrongRole);
            }
            require(channel != Channel::Page && received_at <= now)?;
        }
    }
    let about = about(subject, acted);
    let agency = standard.id.clone();
    Ok(vec![Event::Received {
        agency,
        standard: version,
        channel,
        received_at,
        subject,
        reporter,
        renewal,
        about,
        text,
    }])
}

/// Returns the officers who are complained about: those who acted on the renewal, if it is about somebody's conduct.
pub(super) fn about(subject: Subject, acted: Vec<PersonId>) -> Vec<PersonId> {
    if subject == Subject::Conduct { acted } else { Vec::new() }
}
