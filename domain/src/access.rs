//! The access log: what is recorded when an officer sees a holder's data, and when an account is opened at a terminal.

use serde::{Deserialize, Serialize};

/// The part of a holder's data that an officer saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessedData {
    /// The application, whole.
    Case,
    /// A letter or evidence.
    File,
    /// The NIK, unmasked.
    Nik,
    /// The disposition sheet.
    Sheet,
    /// The report of the renewal.
    Report,
    /// A row of a search for applications.
    Search,
    /// A row of a table of applications that was taken away.
    Table,
    /// Name, NIP, unit, e-mail and certificate's end, before filing on the holder's behalf.
    Query,
    /// What a holder asks the head of the unit to recommend: seen by that head.
    Recommendation,
    /// Name, position and unit of whoever a holder wants to ask for a recommendation: seen by that holder.
    HeadOfUnit,
    /// Name, unit and certificate's end, in the list of who can be invited to a collective renewal, or how far they are in one.
    Collective,
    /// A complaint that the holder made, logged in.
    Complaint,
    /// A report of a lost or leaked key.
    KeyReport,
    /// The account, opened by a log-in at a terminal: by no officer, but by whoever knew password and code.
    Account,
}
