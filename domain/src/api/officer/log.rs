//! The administration's log, as administrators read it.

use serde::{Deserialize, Serialize};

use crate::administration::{Consent, Setting};
use crate::evaluation::Period;
use crate::moment::{Timestamp, Zone};
use crate::person::DataField;
use crate::standard::Role;

/// Asks for a page of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct AdminLogQuery {
    /// What came before this position; none: the newest.
    pub before: Option<i64>,
}

/// A page of the log, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdminLog {
    /// At most 50.
    pub rows: Vec<AdminLogRow>,
    /// Where the next page begins; none: this is the last one.
    pub more: Option<i64>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// What happened. Fields that say nothing of it are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdminLogRow {
    /// Position in the chain of all agencies.
    pub position: i64,
    /// When.
    pub at: Timestamp,
    /// Who; blank for the program, the operator or a mailed link.
    pub by: String,
    /// What.
    pub act: AdminAct,
    /// Whom it concerns, if it is one person.
    pub person: String,
    /// How many people it concerns.
    pub people: u32,
    /// Who had asked for it, if somebody else agreed, or nobody objected.
    pub proposed_by: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Which data of a person.
    pub fields: Vec<DataField>,
    /// Which settings.
    pub settings: Vec<Setting>,
    /// Why it took effect.
    pub consent: Option<Consent>,
    /// The terminal that it concerns; blank for none.
    pub terminal: String,
    /// The period that it concerns.
    pub period: Option<Period>,
    /// SHA-256 of this row and of all before it, lower-case hex.
    pub hash: String,
}

/// Kinds of act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AdminAct {
    /// The operator put an officer on record.
    OfficerCreated,
    /// An officer to be was put on record.
    OfficerEntered,
    /// Holders were put on record.
    HoldersEntered,
    /// A table changed data.
    DataImported,
    /// A table told of certificates.
    CertificatesImported,
    /// A role was proposed.
    RoleProposed,
    /// Changes of an account were proposed.
    DataProposed,
    /// A proposal was refused.
    ProposalRefused,
    /// A proposal was discarded.
    ProposalDiscarded,
    /// A role was given.
    RoleGiven,
    /// A role was taken.
    RoleTaken,
    /// An account was changed.
    DataChanged,
    /// Roles were delegated.
    Delegated,
    /// A delegation was ended.
    DelegationEnded,
    /// All sessions of somebody were ended.
    SessionsEnded,
    /// An account was frozen by its owner.
    AccountFrozen,
    /// A frozen account was opened again.
    AccountReopened,
    /// Settings were changed.
    SettingsChanged,
    /// A period was closed.
    PeriodClosed,
    /// Minutes of a meeting were written.
    MinutesWritten,
    /// A plan was made for the lowest element of a survey.
    SurveyPlanMade,
    /// Such a plan was carried out.
    SurveyPlanDone,
    /// A terminal was registered.
    TerminalRegistered,
    /// A browser was paired with a terminal.
    TerminalPaired,
    /// A terminal was locked.
    TerminalLocked,
    /// A terminal was unlocked.
    TerminalUnlocked,
    /// A terminal's browser was unpaired.
    TerminalUnpaired,
    /// A terminal was removed.
    TerminalRemoved,
}

impl AdminAct {
    /// As in the log and in its export.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OfficerCreated => "officer_created",
            Self::OfficerEntered => "officer_entered",
            Self::HoldersEntered => "holders_entered",
            Self::DataImported => "data_imported",
            Self::CertificatesImported => "certificates_imported",
            Self::RoleProposed => "role_proposed",
            Self::DataProposed => "data_proposed",
            Self::ProposalRefused => "proposal_refused",
            Self::ProposalDiscarded => "proposal_discarded",
            Self::RoleGiven => "role_given",
            Self::RoleTaken => "role_taken",
            Self::DataChanged => "data_changed",
            Self::Delegated => "delegated",
            Self::DelegationEnded => "delegation_ended",
            Self::SessionsEnded => "sessions_ended",
            Self::AccountFrozen => "account_frozen",
            Self::AccountReopened => "account_reopened",
            Self::SettingsChanged => "settings_changed",
            Self::PeriodClosed => "period_closed",
            Self::MinutesWritten => "minutes_written",
            Self::SurveyPlanMade => "survey_plan_made",
            Self::SurveyPlanDone => "survey_plan_done",
            Self::TerminalRegistered => "terminal_registered",
            Self::TerminalPaired => "terminal_paired",
            Self::TerminalLocked => "terminal_locked",
            Self::TerminalUnlocked => "terminal_unlocked",
            Self::TerminalUnpaired => "terminal_unpaired",
            Self::TerminalRemoved => "terminal_removed",
        }
    }
}
