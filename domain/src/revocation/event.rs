//! Events of a report, as the log keeps them: no names and no words.

use serde::{Deserialize, Serialize};

use crate::certificate::CertificateStatus;
use crate::moment::Date;
use crate::renewal::{Digest, PersonId};
use crate::standard::{AgencyId, Role};

/// Why a certificate is reported, as its holder can tell (RFC 5280, 5.3.1, has the reasons of revocation lists).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody else has, or may have, the file or the passphrase; also where the device was lost or stolen.
    KeyCompromised,
    /// The file is lost or the passphrase forgotten, and nobody else has it.
    KeyLost,
    /// The holder moved to another agency or post, or left the service.
    AffiliationChanged,
}

impl Reason {
    /// Whether a report suspends at once.
    pub const fn suspends(self) -> bool {
        matches!(self, Self::KeyCompromised)
    }

    /// Whether the letter of the certificate's application vouches for its holder as before; not once agency or post changed.
    pub const fn keeps_letter(self) -> bool {
        !matches!(self, Self::AffiliationChanged)
    }
}

/// What happened to a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The holder reported.
    Reported {
        /// Who.
        holder: PersonId,
        /// At which agency.
        agency: AgencyId,
        /// The version of the agency's standard in force.
        standard: Digest,
        /// Key of the certificate's row.
        certificate: i64,
        /// Its serial number, where it is known.
        serial: Option<String>,
        /// Its status until then.
        before: CertificateStatus,
        /// Whether the program's own authority issued it.
        issued_here: bool,
        /// Why.
        reason: Reason,
    },
    /// The holder asked to take the report back.
    TakeBackAsked,
    /// An officer recorded that the authority suspended the certificate.
    SuspendedAtAuthority {
        /// On that day.
        on: Date,
        /// In which role.
        role: Role,
    },
    /// An officer revoked the certificate, or recorded that the authority did.
    Revoked {
        /// The day on which the authority did; none where it is this program's own.
        on: Option<Date>,
        /// In which role.
        role: Role,
    },
    /// An officer ended the report as its holder asked.
    TakenBack {
        /// How the officer knows that it was the holder.
        note: Digest,
        /// In which role.
        role: Role,
    },
    /// An officer refused to have the certificate revoked.
    Refused {
        /// Why.
        note: Digest,
        /// In which role.
        role: Role,
    },
}

impl Event {
    /// Returns the digest of the note that it names.
    pub const fn note(&self) -> Option<&Digest> {
        match self {
            Self::TakenBack { note, .. } | Self::Refused { note, .. } => Some(note),
            Self::Reported { .. } | Self::TakeBackAsked | Self::SuspendedAtAuthority { .. } | Self::Revoked { .. } => {
                None
            }
        }
    }
}
