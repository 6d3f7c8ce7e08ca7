//! Administration of an agency: officers, holders, settings.

use serde::{Deserialize, Serialize};

use super::ProposalRow;
use crate::moment::Zone;
use crate::person::DataField;
use crate::problem::Problem;
use crate::renewal::PersonId;
use crate::settings::AgencySettings;
use crate::standard::Role;

/// The agency's officers, and the proposed roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Officers {
    /// By name.
    pub rows: Vec<OfficerRow>,
    /// Proposed roles, oldest first; at most 200.
    pub proposals: Vec<ProposalRow>,
    /// The roles that this agency's procedure knows, and the administrator.
    pub roles: Vec<Role>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// An officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerRow {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Official e-mail.
    pub email: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Whether the invitation was taken up.
    pub activated: bool,
}

/// Invites an officer: a link comes by mail, once a role takes effect. A person on record by this e-mail gets the roles in
/// addition. Each role waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOfficer {
    /// Name without titles.
    pub name: String,
    /// Official e-mail.
    pub email: String,
    /// At least one.
    pub roles: Vec<Role>,
}

/// An officer's roles from now on; none ends the office. The last administrator keeps that role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerRoles {
    /// All of them.
    pub roles: Vec<Role>,
}

/// What an import would do, or did. A table with problems is not imported; where data changed between the dry run and the
/// import, it stops before the first block of lines with a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportReport {
    /// Whether it was carried out; otherwise this is a dry run, or there are problems.
    pub done: bool,
    /// Rows read, without the head.
    pub rows: u32,
    /// Rows that were imported: all of them but those left out, none, or those before the import had to stop.
    pub imported: u32,
    /// Holders that are new.
    pub new: u32,
    /// Holders on record whose data or certificate changes; not those of whom all changes wait.
    pub changed: u32,
    /// Holders on record who stay as they are.
    pub unchanged: u32,
    /// What is wrong, by line; at most 200.
    pub problems: Vec<RowProblem>,
    /// How many problems there are in all.
    pub problems_in_all: u32,
    /// Rows that are left out, by line, since somebody at another agency has a value of theirs: they hold up no other row.
    pub other_agencies: Vec<RowProblem>,
    /// How many such rows there are.
    pub other_agencies_in_all: u32,
    /// Changes that wait for the account's owner or a second person, by line; at most 200.
    pub waiting: Vec<RowWaiting>,
    /// How many rows have such changes in all.
    pub waiting_in_all: u32,
    /// Changes that are not made, since the holder has an application under way, by line; at most 200.
    pub not_changed: Vec<RowWaiting>,
    /// How many rows have such changes in all.
    pub not_changed_in_all: u32,
}

/// Changes of a row that wait, or are not made: the account stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowWaiting {
    /// Line in the file; the head is line 1.
    pub line: u32,
    /// Which data.
    pub fields: Vec<DataField>,
}

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowProblem {
    /// Line in the file, or row of the sheet; the first is line 1.
    pub line: u32,
    /// Name of the column as the table writes it; blank where no column is meant.
    pub column: String,
    /// What stands in the cell, as far as it is told; blank for a blank cell.
    pub cell: String,
    /// What.
    pub problem: Problem,
}

/// The agency's settings with the standard's own values beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingsView {
    /// For optimistic locking.
    pub version: u32,
    /// In force.
    pub settings: AgencySettings,
    /// What the service standard says, where nothing is set.
    pub standard: AgencySettings,
}

/// New settings. Answered by [`SettingsView`]; 409 if `version` is no longer the newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SettingsChange {
    /// The version that was seen.
    pub version: u32,
    /// All of them.
    pub settings: AgencySettings,
}
