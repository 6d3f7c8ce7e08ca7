//! Intake on behalf of a holder who came with paper or e-mail.

use serde::{Deserialize, Serialize};

use crate::certificate::{CertificateStatus, Verdict};
use crate::entry::HolderEntry;
use crate::moment::{Timestamp, Zone};
use crate::renewal::{HolderAction, PersonId};
use crate::standard::WizardRules;

/// Looks for a holder. In a body: no identifier stands in a URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderQuery {
    /// NIP, NIK or official e-mail, whole.
    pub identifier: String,
}

/// The answer to [`HolderQuery`]. The access is logged for the holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolderAnswer {
    /// The holder; none of this agency is known by it.
    pub found: Option<HolderFound>,
    /// What letter, e-mail address and passphrase must obey.
    pub rules: WizardRules,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A holder on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolderFound {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// NIP.
    pub nip: Option<String>,
    /// Unit.
    pub unit: String,
    /// Official e-mail, to which the link goes.
    pub email: String,
    /// Status of the present certificate.
    pub status: CertificateStatus,
    /// When it ends.
    pub not_after: Option<Timestamp>,
    /// What may be done now.
    pub verdict: Verdict,
    /// The renewal under way, if there is one.
    pub open: Option<String>,
}

/// Files an application on behalf of a holder. Carries an idempotency key; answered by [`Filed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// For whom.
    pub holder: FilingHolder,
    /// Id of the letter, uploaded for the purpose `filed_letter`.
    pub letter: String,
}

/// For whom an application is filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FilingHolder {
    /// A holder on record.
    Known(PersonId),
    /// Somebody new, with the certificate that is to be renewed.
    New(Box<HolderEntry>),
}

/// A filed application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Filed {
    /// Reference number.
    pub reference: String,
}

/// Applications that wait for their holders. Answer of the list, and with one row alone of each act on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolderActions {
    /// Longest waiting first; at most 100 of each kind.
    pub rows: Vec<HolderActionRow>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// An application that waits for its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolderActionRow {
    /// Reference number.
    pub reference: String,
    /// For optimistic locking.
    pub version: u32,
    /// The holder's name.
    pub name: String,
    /// What the holder is to do.
    pub action: HolderAction,
    /// Waits since.
    pub since: Timestamp,
    /// The officer who filed it; none where the holder sent it.
    pub filed_by: Option<String>,
    /// When the holder was last sent the mail that leads there.
    pub link_sent_at: Timestamp,
    /// When it can be sent again.
    pub next_link_at: Timestamp,
    /// Whether the filing can be ended.
    pub cancellable: bool,
}

/// Has the mail sent again. Answered by [`HolderActions`]; 409 if `version` is no longer the newest, or too soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResendLink {
    /// The version that the officer saw.
    pub version: u32,
}

/// Ends a filing that its holder has not confirmed. Answered by [`HolderActions`] without rows; 409 if `version` is no longer the
/// newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelFiling {
    /// The version that the officer saw.
    pub version: u32,
    /// Why, in the officer's own words.
    pub reason: String,
}
