//! What a phone does that scanned a kiosk's QR code: it hands a file over, or asks which terminal it is.

use serde::{Deserialize, Serialize};

use crate::moment::Timestamp;
use crate::person::FilePurpose;

/// The header with the secret of an opened [`HandOff`], which lets a phone upload one file.
pub const HAND_OFF_HEADER: &str = "x-perbarui-hand-off";

/// A QR code (ISO/IEC 18004) as a path of an SVG: modules of 1 unit, without the quiet zone of 4 around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QrCode {
    /// Modules a side.
    pub size: u8,
    /// The `d` of the path that fills the dark modules.
    pub path: String,
}

/// Asks for a file from the holder's phone. Answered by [`HandOff`]; 429 if there were too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewHandOff {
    /// What the file is for.
    pub purpose: FilePurpose,
}

/// A code that lets one phone add one file to the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOff {
    /// Names it to the kiosk.
    pub id: String,
    /// The address that the phone opens.
    pub qr: QrCode,
    /// Four digits that both screens show.
    pub code: String,
    /// Until when a phone must have opened it.
    pub expires_at: Timestamp,
    /// How many more can be asked for now.
    pub left: u8,
    /// The backend's clock.
    pub now: Timestamp,
}

/// How far a hand-off is, as the kiosk asks every few seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HandOffState {
    /// No phone has opened it.
    Waiting,
    /// A phone has opened it.
    Opened,
    /// The file is on its way.
    Receiving {
        /// How much of it has arrived, rounded down.
        percent: u8,
    },
    /// The file is in the draft.
    Arrived,
    /// The phone, the kiosk or the end of the session cancelled it.
    Cancelled,
    /// It was not opened, or nothing arrived, in time.
    Expired,
}

impl HandOffState {
    /// Whether its code counts no more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Arrived | Self::Cancelled | Self::Expired)
    }
}

/// The secret of a QR code, as a phone sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scanned {
    /// The fragment of the address.
    #[cfg_attr(feature = "openapi", schema(max_length = 512))]
    pub token: String,
}

/// What the backend says of the terminal whose QR code a phone scanned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerminalStatement {
    /// Name.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// The agency's office.
    pub office: String,
    /// Version of the program on it.
    pub version: String,
    /// Four digits that the terminal shows beside the QR code.
    pub code: String,
    /// The backend's clock.
    pub now: Timestamp,
    /// Until when the QR code counts.
    pub expires_at: Timestamp,
}

/// A terminal's proof of itself: a QR code that a phone asks the backend about ([`TerminalStatement`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerminalProof {
    /// The address that the phone opens.
    pub qr: QrCode,
    /// Four digits that both screens show.
    pub code: String,
    /// Until when the QR code counts.
    pub expires_at: Timestamp,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A hand-off that this phone opened: nobody else can open it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenedHandOff {
    /// Value of [`HAND_OFF_HEADER`].
    pub secret: String,
    /// Which terminal asks.
    pub terminal: TerminalStatement,
    /// What the file is for.
    pub purpose: FilePurpose,
    /// What the standard calls the letter.
    pub letter_title: String,
    /// Maximum size of the file, in bytes.
    pub max_upload_bytes: u64,
}
