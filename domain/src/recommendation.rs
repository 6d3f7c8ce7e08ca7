//! Requests for an electronic recommendation: a holder asks the head of the unit, who recommends or declines.

use crate::moment::Timestamp;
use crate::renewal::{PersonId, Refusal};
use crate::standard::AgencyId;

/// Days in which a request can be answered.
pub const REQUEST_DAYS: i64 = 30;
/// Maximum length of what the holder writes to the head, and of the head's reason.
pub const MAX_NOTE: u16 = 500;

/// A request to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Whose application.
    pub holder: PersonId,
    /// Who was asked.
    pub head: PersonId,
    /// When it ends unanswered.
    pub expires_at: Timestamp,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Whether the recommendation was sent with an application.
    pub sent: bool,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The head recommended.
    Recommended,
    /// The head did not.
    Declined,
    /// The holder took it back.
    Withdrawn,
}

/// What somebody does about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<'a> {
    /// The holder asks a person of this agency.
    Ask {
        /// Who is asked.
        head: PersonId,
        /// At which agency the person is.
        head_agency: &'a AgencyId,
        /// The holder's agency.
        agency: &'a AgencyId,
        /// Whether the agency's standard accepts an electronic recommendation.
        accepted: bool,
    },
    /// The head recommends.
    Recommend,
    /// The head does not.
    Decline,
    /// The holder takes the request, or the recommendation, back.
    Withdraw,
}

impl Request {
    /// Whether it waits for its answer. `same`: its data is that of the application.
    pub fn is_open(&self, same: bool, now: Timestamp) -> bool {
        self.outcome.is_none() && same && now < self.expires_at
    }

    /// Whether it is a recommendation of the data for which the holder applies.
    pub fn is_given(&self, same: bool) -> bool {
        self.outcome == Some(Outcome::Recommended) && same
    }
}

/// Decides a command of `actor`; what becomes of the request, none while it is open. `request` is the latest one of the
/// holder's draft; `same`: its data is that for which the holder applies now.
///
/// # Errors
/// The reason of the refusal; nothing has changed then.
pub fn decide(
    request: Option<&Request>,
    command: &Command<'_>,
    actor: PersonId,
    same: bool,
    now: Timestamp,
) -> Result<Option<Outcome>, Refusal> {
    match (command, request) {
        (Command::Ask { head, head_agency, agency, accepted }, request) => {
            if !accepted {
                return Err(Refusal::WrongStage);
            }
            if head_agency != agency {
                return Err(Refusal::NotYours);
            }
            if *head == actor {
                return Err(Refusal::OwnApplication);
            }
            let standing = request.is_some_and(|request| request.is_open(same, now) || request.is_given(same));
            if standing { Err(Refusal::AlreadyOpen) } else { Ok(None) }
        }
        (_, None) => Err(Refusal::NotYours),
        (Command::Recommend | Command::Decline, Some(request)) => {
            if request.head != actor {
                return Err(Refusal::NotYours);
            }
            if request.holder == actor {
                return Err(Refusal::OwnApplication);
            }
            if !request.is_open(same, now) {
                return Err(Refusal::WrongStage);
            }
            Ok(Some(if *command == Command::Recommend { Outcome::Recommended } else { Outcome::Declined }))
        }
        (Command::Withdraw, Some(request)) => {
            if request.holder != actor {
                return Err(Refusal::NotYours);
            }
            let over = matches!(request.outcome, Some(Outcome::Declined | Outcome::Withdrawn));
            if over || request.sent { Err(Refusal::WrongStage) } else { Ok(Some(Outcome::Withdrawn)) }
        }
    }
}
