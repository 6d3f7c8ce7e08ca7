//! Kiosks: registered terminals that many people share.

use serde::{Deserialize, Serialize};

use crate::moment::{Timestamp, Zone};
use crate::standard::{AgencyId, Contact, Wording};

/// The header that marks a kiosk's requests. Its value is all that a browser would keep in cookies, and its answers carry the
/// new value under the same name: a kiosk's page keeps it in memory only, so that a reload forgets who was logged in, with
/// or without a connection. Blank: nothing yet.
pub const KIOSK_HEADER: &str = "x-perbarui-kiosk";

/// Seconds without use after which a kiosk asks whether somebody is still there.
pub const KIOSK_IDLE_SECS: u32 = 60;
/// Seconds of that question, after which the kiosk is wiped.
pub const KIOSK_COUNTDOWN_SECS: u32 = 20;

/// Pairs a terminal. Answered by [`Kiosk`] and the terminal's cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    /// The code that an administrator was shown; case, spaces and hyphens don't matter.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub code: String,
}

/// A paired terminal, as it shows itself. `GET` of the kiosk; 401 where the browser is not paired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kiosk {
    /// Name, e.g. "Kios 2".
    pub name: String,
    /// Where it stands, e.g. "Lobi Dinas Kominfo".
    pub place: String,
    /// The agency.
    pub agency: AgencyId,
    /// Short name of the agency, e.g. "Kota Pekalongan".
    pub agency_name: String,
    /// The office.
    pub office: String,
    /// The office's time zone: the machine may have been set up with another.
    pub zone: Zone,
    /// Where to find help.
    pub contacts: Vec<Contact>,
    /// How long a renewal takes, from the standard.
    pub duration: Wording,
    /// Whether it can be used now.
    pub state: KioskState,
    /// Version of the program, and the build of the kiosk's page that it serves, e.g. "0.1.0+1f2e3d4c5b6a".
    pub version: String,
    /// The backend's clock.
    pub now: Timestamp,
}

/// Whether a paired terminal can be used now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KioskState {
    /// It can, until the office closes.
    Open {
        /// End of today's office hours.
        until: Timestamp,
    },
    /// The office is closed.
    Closed {
        /// When it opens.
        opens_at: Timestamp,
    },
    /// An administrator locked it.
    Locked,
}

/// A page of a kiosk's journey, for the count of where journeys end. Nothing about whose they were is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KioskPage {
    /// Identifier and password.
    Login,
    /// The mailed token.
    Token,
    /// The certificate, or the state of the running application.
    Certificate,
    /// Confirmation of the data, with the choice.
    Data,
    /// Changes of the data.
    Changes,
    /// The code for a new address.
    EmailCode,
    /// Proofs of changes.
    Evidence,
    /// The letter.
    Letter,
    /// The passphrase.
    Passphrase,
    /// The answers before they are sent.
    Review,
    /// Sent.
    Sent,
    /// The timeline of an application.
    Follow,
    /// Any other page.
    Other,
}

impl KioskPage {
    /// All pages, in the order of a journey.
    pub const ALL: [Self; 13] = [
        Self::Login,
        Self::Token,
        Self::Certificate,
        Self::Data,
        Self::Changes,
        Self::EmailCode,
        Self::Evidence,
        Self::Letter,
        Self::Passphrase,
        Self::Review,
        Self::Sent,
        Self::Follow,
        Self::Other,
    ];
}

/// Why a kiosk was wiped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WipeCause {
    /// Somebody pressed "Selesai & hapus".
    Finished,
    /// Nobody used it.
    Idle,
    /// The page was loaded anew: after a crash, or when it could not reach the backend at the time.
    Reloaded,
}

/// A kiosk's browser was wiped: the backend ends the terminal's sessions and hand-offs. Answered by [`Wiped`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Wipe {
    /// Why.
    pub cause: WipeCause,
    /// Where the journey ended; none where none had begun, or it is not known.
    pub page: Option<KioskPage>,
}

/// What a wipe ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wiped {
    /// Sessions that ended now.
    pub sessions: u32,
    /// Hand-offs that were cancelled now.
    pub hand_offs: u32,
    /// When the backend recorded it.
    pub at: Timestamp,
}

/// Seconds by which a terminal's clock may differ from the backend's.
pub const KIOSK_MAX_CLOCK_SECS: i64 = 60;

/// Whether something works on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// It works.
    Passed,
    /// It does not.
    Failed,
    /// It was not tried.
    #[default]
    Skipped,
}

/// What the readiness page of a terminal found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Readiness {
    /// The on-screen keyboard types what is asked.
    pub keyboard: Check,
    /// So does an attached keyboard.
    #[serde(default)]
    pub attached_keyboard: Check,
    /// The screen answers to a finger.
    #[serde(default)]
    pub touch: Check,
    /// The screen is large enough and shows every character.
    #[serde(default)]
    pub screen: Check,
    /// A picture arrives from the camera.
    pub camera: Check,
    /// Somebody's phone read the QR code.
    pub qr: Check,
    /// The backend answers each time; milliseconds, the middle of several.
    pub network_ms: Option<u32>,
    /// Seconds by which the terminal's clock is ahead of the backend's; none where that was not found out.
    pub clock_ahead_secs: Option<i64>,
    /// What a page can see of the browser's policy is in force, and nothing opened where somebody tried menus and keys.
    pub policy: Check,
}
