//! How complaints come, what they are about, who makes and who has them, and how they end.

use serde::{Deserialize, Serialize};

use crate::renewal::PersonId;
use crate::standard::Role;

/// How a complaint came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By this program's own page.
    Page,
    /// In person, at the counter.
    Counter,
    /// By telephone.
    Telephone,
    /// By letter.
    Letter,
    /// By e-mail.
    Email,
    /// By another application, e.g. Srikandi or SP4N-LAPOR.
    Application,
    /// By social media.
    SocialMedia,
}

impl Channel {
    /// Those that officers record.
    pub const RECORDED: [Self; 6] =
        [Self::Counter, Self::Telephone, Self::Letter, Self::Email, Self::Application, Self::SocialMedia];
}

/// What a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The service.
    Service,
    /// An officer's conduct: the receivers do not handle it, since it may be one of them.
    Conduct,
}

/// Who complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reporter {
    /// Nobody knows.
    Anonymous,
    /// Somebody who left a contact.
    Contact,
    /// A holder, logged in.
    Holder(PersonId),
}

/// Who has a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Handler {
    /// Those who receive complaints.
    Receivers,
    /// The certification authority.
    Authority,
    /// The complaints official.
    Official,
    /// The head of the agency.
    Head,
}

/// Who is told that a limit has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Escalation {
    /// The complaints official.
    Official,
    /// The head of the agency.
    Head,
    /// Whoever complains: a text for SP4N-LAPOR or the Ombudsman is ready.
    Outside,
}

/// How a complaint ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Whoever complained says that it is solved.
    Solved,
    /// Whoever complained told an officer so.
    Told {
        /// The role in which the officer recorded it.
        role: Role,
    },
    /// Nobody objected to the answer.
    NoObjection,
}
