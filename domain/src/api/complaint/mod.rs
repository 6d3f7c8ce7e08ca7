//! Complaints, as whoever complains makes them.

mod view;

pub use view::*;

use serde::{Deserialize, Serialize};

use super::QrCode;
use crate::complaint::{DueSum, Subject};
use crate::moment::{Timestamp, Zone};
use crate::standard::AgencyId;

/// The header with the secret of a complaint's receipt, which opens that complaint alone.
pub const COMPLAINT_SECRET_HEADER: &str = "x-perbarui-complaint";
/// The header with the name of a complaint's file: UTF-8, percent-encoded.
pub const FILE_NAME_HEADER: &str = "x-file-name";

/// What is to be known before complaining at an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintForm {
    /// The office.
    pub office: String,
    /// When an answer would be due if somebody complained now: one sum for each class, or the law's alone.
    pub due_now: Vec<DueSum>,
    /// References of the renewals of whoever is logged in at this agency, latest first; empty without a log-in.
    pub renewals: Vec<String>,
    /// Maximum size of a file, in bytes.
    pub max_file_bytes: u64,
    /// Maximum number of files.
    pub max_files: u16,
    /// The puzzle that a browser solves before it sends an anonymous complaint.
    pub puzzle: Puzzle,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A puzzle that costs a sender computing time: find `nonce` such that the SHA-256 of `puzzle`, a colon and `nonce` in decimal digits
/// begins with so many zero bits (Hashcash).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Puzzle {
    /// The backend's own text, which counts for an hour and once.
    pub puzzle: String,
    /// Zero bits.
    pub bits: u8,
}

/// A solved [`Puzzle`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// The puzzle as it came.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub puzzle: String,
    /// The number that solves it.
    pub nonce: u64,
}

/// Complains. Answered by [`ComplaintReceipt`]; repeated with the same secret, by the same receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewComplaint {
    /// At which agency.
    pub agency: AgencyId,
    /// The secret of the receipt: the browser makes it from random numbers ([`crate::value::ComplaintSecret`]), so that a lost answer
    /// loses no receipt.
    pub secret: String,
    /// What it is about.
    pub subject: Subject,
    /// The words; at most [`crate::complaint::TEXT_MAX`] characters.
    pub text: String,
    /// Who complains; none: nobody is to know, or it is the person logged in, if `renewal` names a renewal.
    pub contact: Option<ComplaintContact>,
    /// Reference of the renewal that it is about: of whoever is logged in.
    pub renewal: Option<String>,
    /// The solved puzzle; needed unless somebody logged in complains about a renewal.
    pub solution: Option<Solution>,
}

/// How whoever complains can be reached. Kept apart from the complaint's events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ComplaintContact {
    /// Name.
    pub name: String,
    /// E-mail address; blank if there is none.
    pub email: String,
    /// Telephone number; blank if there is none.
    pub mobile: String,
}

/// The receipt of a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintReceipt {
    /// Number.
    pub number: String,
    /// When it was received.
    pub received_at: Timestamp,
    /// The address of its page, with number and secret in the fragment, which no server sees.
    pub follow: QrCode,
    /// The agency's time zone.
    pub zone: Zone,
}
