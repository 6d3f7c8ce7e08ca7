//! Failures that need an administrator's attention.

use serde::{Deserialize, Serialize};

use crate::failure::{MailFailure, OrderFailure};
use crate::moment::{Timestamp, Zone};
use crate::renewal::PersonId;

/// An agency's failed orders and mails, and what the malware scanner found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Alerts {
    /// Approved certificates that can't be issued, the oldest failure first.
    pub orders: Vec<StuckOrder>,
    /// Mails that can't be delivered, the newest first; at most 50.
    pub mails: Vec<StuckMail>,
    /// How many mails there are in all.
    pub mails_in_all: u32,
    /// What the scanner found in uploads of the last month that were refused, the newest first; at most 50.
    pub findings: Vec<ScannerFinding>,
    /// Accounts that their owners had frozen, the latest first.
    pub frozen: Vec<FrozenAccount>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// An account in which nobody can log in, since its owner said that somebody else did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FrozenAccount {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
}

/// What the scanner found in an upload that was refused. Whose it was is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScannerFinding {
    /// When.
    pub at: Timestamp,
    /// The scanner's own name for it, e.g. `Heuristics.PDF.ObfuscatedNameObject`.
    pub signature: String,
    /// Whether it is known malware; otherwise only a rule of thumb speaks against the file.
    pub known: bool,
}

/// An approved certificate that can't be issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StuckOrder {
    /// The case's reference number.
    pub reference: String,
    /// When it failed for the first time.
    pub since: Timestamp,
    /// Failed attempts.
    pub attempts: u32,
    /// When the next one comes.
    pub next_try: Timestamp,
    /// Why the last one failed.
    pub failure: OrderFailure,
}

/// A mail that can't be delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StuckMail {
    /// Address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// When it was written.
    pub since: Timestamp,
    /// Failed attempts.
    pub attempts: u32,
    /// When the next one comes; none: it was given up.
    pub next_try: Option<Timestamp>,
    /// Why the last one failed; none: there was none in its time.
    pub failure: Option<MailFailure>,
}
