//! Commands on a complaint.

use serde::{Deserialize, Serialize};

use super::terms::{Channel, Handler, Reporter, Subject};
use crate::moment::Timestamp;
use crate::renewal::{Digest, PersonId};

pub use crate::renewal::Refusal;

/// A command on a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Complain, or record a complaint that came by another way.
    Receive {
        /// The version of the agency's standard that is in force.
        standard: Digest,
        /// How it came.
        channel: Channel,
        /// When it came.
        received_at: Timestamp,
        /// What it is about.
        subject: Subject,
        /// Who complains.
        reporter: Reporter,
        /// Reference of the renewal that it is about.
        renewal: Option<String>,
        /// The officers who acted on that renewal.
        acted: Vec<PersonId>,
        /// The words.
        text: Digest,
    },
    /// Add a file.
    Attach {
        /// Its SHA-256.
        file: Digest,
    },
    /// Name a contact.
    Identify,
    /// Put it into a class; with a reason where it is in another one.
    Classify {
        /// Id of the class.
        class: String,
        /// The reason.
        note: Option<Digest>,
    },
    /// Pass it on.
    PassOn {
        /// To whom.
        to: Handler,
        /// The officer's own words.
        note: Option<Digest>,
    },
    /// Ask whoever complains.
    Ask {
        /// The question.
        text: Digest,
    },
    /// Write as whoever complains.
    Reply {
        /// The words.
        text: Digest,
    },
    /// Answer.
    Answer {
        /// The answer.
        text: Digest,
    },
    /// Extend the limit before it has passed.
    Extend {
        /// By how many of the limit's unit.
        amount: u16,
        /// Why.
        reason: Digest,
    },
    /// Write a note for colleagues.
    Note {
        /// The note.
        text: Digest,
    },
    /// Say that an officer is complained about.
    Name {
        /// Who.
        person: PersonId,
    },
    /// Say that it is about a renewal.
    Link {
        /// The renewal's reference.
        renewal: String,
        /// The officers who acted on it.
        acted: Vec<PersonId>,
    },
    /// End it: solved, as whoever complained says or told an officer.
    Solve,
    /// Say that it is not solved.
    Reopen,
    /// Take it back.
    Withdraw,
    /// Do what is due by now: remind, tell those above, end it, ask afterwards.
    Proceed,
}

/// Commands that the apps offer as buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// [`Command::Attach`].
    Attach,
    /// [`Command::Identify`].
    Identify,
    /// [`Command::Classify`].
    Classify,
    /// [`Command::PassOn`].
    PassOn,
    /// [`Command::Ask`].
    Ask,
    /// [`Command::Reply`].
    Reply,
    /// [`Command::Answer`].
    Answer,
    /// [`Command::Extend`].
    Extend,
    /// [`Command::Note`].
    Note,
    /// [`Command::Name`].
    Name,
    /// [`Command::Link`].
    Link,
    /// [`Command::Solve`].
    Solve,
    /// [`Command::Reopen`].
    Reopen,
    /// [`Command::Withdraw`].
    Withdraw,
}
