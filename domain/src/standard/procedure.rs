//! The procedure: steps with actor, documents, time limit and output.

use serde::{Deserialize, Serialize};

use super::Wording;

/// One step of the agency's procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcedureStep {
    /// Slug, unique in the standard.
    pub id: String,
    /// The source's number; none for a step that the source implies without numbering it.
    #[serde(default)]
    pub number: Option<u8>,
    /// What kind of act it is.
    pub kind: StepKind,
    /// Who may carry it out: any of these.
    pub actors: Vec<Role>,
    /// The step as the source words it, typos corrected.
    pub title: Wording,
    /// What happens in it, as the holder reads it: a sentence without its full stop, true before, during and after the
    /// step. The holder reads the source's wording where there is none.
    #[serde(default)]
    pub holder: Option<Wording>,
    /// What carrying it out is called on the officer's button, where the kind of step does not say it.
    #[serde(default)]
    pub act: Option<Wording>,
    /// What the officer states by it, in whole sentences.
    #[serde(default)]
    pub statement: Option<Wording>,
    /// Documents and equipment needed (kelengkapan).
    #[serde(default)]
    pub documents: Vec<String>,
    /// Time limit (mutu baku waktu).
    #[serde(default)]
    pub limit: Option<TimeLimit>,
    /// Output.
    #[serde(default)]
    pub output: Vec<String>,
    /// Carried out only if this holds.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Remark (keterangan).
    #[serde(default)]
    pub note: Option<String>,
}

impl ProcedureStep {
    /// Whose clock runs: the authority's runs in calendar time, outside the office's control.
    pub fn clock(&self) -> ClockOwner {
        if self.actors.contains(&Role::Authority) { ClockOwner::Authority } else { ClockOwner::Office }
    }

    /// Whether a text of it lacks a language, or tells of an act where nobody acts.
    pub fn is_misworded(&self) -> bool {
        let acts = [&self.act, &self.statement].into_iter().flatten();
        let nobody = matches!(self.kind, StepKind::Remind | StepKind::Notify);
        acts.clone().any(|_| nobody) || acts.chain(&self.holder).any(Wording::is_blank)
    }

    /// Returns what happens in it, as its holder reads it.
    pub fn for_holder(&self) -> &Wording {
        self.holder.as_ref().unwrap_or(&self.title)
    }

    /// Returns the officers among the actors.
    pub fn officers(&self) -> impl Iterator<Item = Role> + '_ {
        self.actors.iter().copied().filter(|role| *role != Role::Holder)
    }
}

/// The general kinds of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The holder is reminded that the certificate ends; before any application.
    Remind,
    /// The application is made and comes in (log-in, data, letter, passphrase).
    Intake,
    /// Passed on to the next officer.
    Disposition,
    /// Data and documents are checked.
    Verify,
    /// The holder sets the passphrase.
    SetPassphrase,
    /// The authority's person approves or returns.
    Approve,
    /// The certificate is issued.
    Issue,
    /// The holder is told.
    Notify,
    /// A report is made.
    Report,
    /// The report is received and archived.
    Archive,
}

impl StepKind {
    /// Returns the name used in standards.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Remind => "remind",
            Self::Intake => "intake",
            Self::Disposition => "disposition",
            Self::Verify => "verify",
            Self::SetPassphrase => "set_passphrase",
            Self::Approve => "approve",
            Self::Issue => "issue",
            Self::Notify => "notify",
            Self::Report => "report",
            Self::Archive => "archive",
        }
    }
}

/// Roles. One person may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Certificate holder (pemohon).
    Holder,
    /// Front desk (staf, petugas).
    FrontDesk,
    /// Agency head (Kepala Dinas).
    AgencyHead,
    /// Division head (Kepala Bidang).
    DivisionHead,
    /// Functional officer (JF Keamanan Informasi).
    FunctionalOfficer,
    /// Verifier (verifikator, Tim TTE).
    Verifier,
    /// The authority's person (BSrE).
    Authority,
    /// Administrator of the agency's settings.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::Holder,
        Self::FrontDesk,
        Self::AgencyHead,
        Self::DivisionHead,
        Self::FunctionalOfficer,
        Self::Verifier,
        Self::Authority,
        Self::Administrator,
    ];

    /// Returns the name that is stored and used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::FrontDesk => "front_desk",
            Self::AgencyHead => "agency_head",
            Self::DivisionHead => "division_head",
            Self::FunctionalOfficer => "functional_officer",
            Self::Verifier => "verifier",
            Self::Authority => "authority",
            Self::Administrator => "administrator",
        }
    }

    /// Parses a role.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// A time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many of `unit`, at least 1.
    pub amount: u16,
    /// The unit.
    pub unit: TimeUnit,
}

/// Units of time limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Minutes: working time on the office's clock.
    Minutes,
    /// Hours: working time on the office's clock.
    Hours,
    /// Days: working days on the office's clock, calendar days on the authority's.
    Days,
}

/// Whose time a step takes: two clocks that are never summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClockOwner {
    /// Working time of the local office.
    Office,
    /// Calendar time of the authority.
    Authority,
}

/// When a step is carried out at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The holder asked to change data.
    DataChanged,
}
