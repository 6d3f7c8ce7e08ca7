//! Events of a complaint. They carry no personal data: texts and files are named by digests and stored beside the log, so that
//! erasure keeps the hash chain valid.

use serde::{Deserialize, Serialize};

use super::terms::{Channel, Closing, Escalation, Handler, Reporter, Subject};
use crate::moment::Timestamp;
use crate::renewal::{Digest, PersonId};
use crate::standard::{AgencyId, Role};

/// An event of a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// The complaint was received.
    Received {
        /// By which agency.
        agency: AgencyId,
        /// SHA-256 of the version of the agency's standard by which it is handled, to its end.
        standard: Digest,
        /// How it came.
        channel: Channel,
        /// When it came: the clock runs from here. Earlier than the event where an officer recorded it.
        received_at: Timestamp,
        /// What it is about.
        subject: Subject,
        /// Who complains.
        reporter: Reporter,
        /// Reference of the renewal that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        renewal: Option<String>,
        /// Officers who are complained about, as far as that follows from the renewal.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        about: Vec<PersonId>,
        /// The complaint's words.
        text: Digest,
    },
    /// A file was added by whoever complains.
    Attached {
        /// Its SHA-256.
        file: Digest,
    },
    /// Whoever complained anonymously named a contact.
    Identified,
    /// It was put into a class, for the first time or anew.
    Classified {
        /// Id of the class in the standard.
        class: String,
        /// Why, where it was in another class before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
        /// Whether the limit of the class before had passed by then: another class does not undo that.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        missed: bool,
        /// The role in which the officer did it.
        role: Role,
    },
    /// It was passed on.
    PassedOn {
        /// To whom.
        to: Handler,
        /// The officer's own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
        /// The role in which the officer did it.
        role: Role,
    },
    /// An officer asked whoever complains; the clock stops.
    Asked {
        /// The question.
        text: Digest,
        /// The role in which the officer did it.
        role: Role,
    },
    /// Whoever complains wrote, asked or unasked.
    Replied {
        /// The words.
        text: Digest,
    },
    /// It was answered; the clock ends.
    Answered {
        /// The answer.
        text: Digest,
        /// The role in which the officer did it.
        role: Role,
    },
    /// The limit was extended.
    Extended {
        /// By how many of the limit's unit.
        amount: u16,
        /// Why, told to whoever complains.
        reason: Digest,
        /// The role in which the officer did it.
        role: Role,
    },
    /// An officer wrote a note for colleagues.
    Noted {
        /// The note.
        text: Digest,
        /// The role in which the officer did it.
        role: Role,
    },
    /// An officer turned out to be complained about.
    Named {
        /// Who.
        person: PersonId,
        /// The role in which an officer said so.
        role: Role,
    },
    /// It was found to be about this renewal.
    Linked {
        /// The renewal's reference.
        renewal: String,
        /// Officers who are complained about, as far as that follows from the renewal.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        about: Vec<PersonId>,
        /// The role in which the officer did it.
        role: Role,
    },
    /// The program reminded those who have it that the limit nears.
    Reminded,
    /// The limit passed, and the program told those above.
    Escalated {
        /// Whom.
        to: Escalation,
    },
    /// It ended.
    Closed {
        /// How.
        by: Closing,
    },
    /// Some weeks after the end the program asked whether it is solved.
    AskedAfterwards,
    /// Whoever complained says that it is not solved.
    Reopened,
    /// Whoever complained took it back.
    Withdrawn,
}

impl Event {
    /// The role in which an officer caused it; none where whoever complains or the program did.
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::Classified { role, .. }
            | Self::PassedOn { role, .. }
            | Self::Asked { role, .. }
            | Self::Answered { role, .. }
            | Self::Extended { role, .. }
            | Self::Noted { role, .. }
            | Self::Named { role, .. }
            | Self::Linked { role, .. }
            | Self::Closed { by: Closing::Told { role } } => Some(*role),
            _ => None,
        }
    }

    /// Returns the digest of the words that it names.
    pub const fn text(&self) -> Option<&Digest> {
        match self {
            Self::Received { text, .. }
            | Self::Asked { text, .. }
            | Self::Replied { text }
            | Self::Answered { text, .. }
            | Self::Extended { reason: text, .. }
            | Self::Noted { text, .. } => Some(text),
            Self::Classified { note, .. } | Self::PassedOn { note, .. } => note.as_ref(),
            _ => None,
        }
    }
}
