//! Events of an agency's administration. Like a renewal's events they carry no personal data: people are named by ids,
//! changes by their fields.
//!
//! Longer than 250 lines because every event stands beside its effects.

use serde::{Deserialize, Serialize};

use super::{Edit, HOLD_SECS, NOTICE_SECS};
use crate::evaluation::Period;
use crate::moment::Timestamp;
use crate::person::DataField;
use crate::renewal::{Digest, PersonId};
use crate::settings::AgencySettings;
use crate::standard::Role;
use crate::survey::Element;
use crate::terminal::{TerminalCommand, TerminalId};

/// The id of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ProposalId(pub i64);

/// Why a change took effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// One person did it alone, as was possible in earlier versions.
    NotNeeded,
    /// A second officer agreed.
    Officer,
    /// The account's owner agreed, by the old address.
    Owner,
    /// Nobody objected within [`NOTICE_SECS`] after the announcement.
    Time,
}

/// One of an agency's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// When the office works.
    Hours,
    /// Domains of official e-mail addresses.
    EmailDomains,
    /// Largest upload.
    MaxUpload,
    /// Days of reminders.
    ReminderDays,
}

impl Setting {
    /// Returns the settings in which these two differ.
    pub fn changed(old: &AgencySettings, new: &AgencySettings) -> Vec<Self> {
        let differs = [
            (Self::Hours, old.hours != new.hours),
            (Self::EmailDomains, old.email_domains != new.email_domains),
            (Self::MaxUpload, old.max_upload_bytes != new.max_upload_bytes),
            (Self::ReminderDays, old.reminder_days != new.reminder_days),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(setting, _)| setting).collect()
    }
}

/// An event of an agency's administration. Its actor is stored beside it: a person, or none for the program and the
/// operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum AdminEvent {
    /// The operator created an officer on the command line.
    OfficerCreated {
        /// Who.
        person: PersonId,
        /// With these roles.
        roles: Vec<Role>,
    },
    /// An administrator inserted a person with name and address as a future officer; a role is proposed with it.
    OfficerEntered {
        /// Who.
        person: PersonId,
    },
    /// Holders were inserted: from a table, or by a filing.
    HoldersEntered {
        /// Who.
        people: Vec<PersonId>,
    },
    /// A table changed data that needs no consent.
    DataImported {
        /// Whose, and which.
        people: Vec<(PersonId, Vec<DataField>)>,
    },
    /// A table added or changed certificates.
    CertificatesImported {
        /// Whose.
        people: Vec<PersonId>,
    },
    /// A role was proposed.
    RoleProposed {
        /// The proposal.
        proposal: ProposalId,
        /// For whom.
        person: PersonId,
        /// Which role.
        role: Role,
    },
    /// Changes of an account's data were proposed.
    DataProposed {
        /// The proposal.
        proposal: ProposalId,
        /// Whose account.
        person: PersonId,
        /// Which data.
        fields: Vec<DataField>,
    },
    /// A proposal was refused; without an actor: by a mailed link.
    ProposalRefused {
        /// The proposal.
        proposal: ProposalId,
        /// Whom it concerned.
        person: PersonId,
    },
    /// A proposal was discarded: never confirmed, impossible, or replaced.
    ProposalDiscarded {
        /// The proposal.
        proposal: ProposalId,
        /// Whom it concerned.
        person: PersonId,
    },
    /// A role was given.
    RoleGiven {
        /// To whom.
        person: PersonId,
        /// Which role.
        role: Role,
        /// Who asked for it.
        proposed_by: PersonId,
        /// When everybody concerned was told last; none in events of before it was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        announced_at: Option<Timestamp>,
        /// Why it took effect.
        consent: Consent,
    },
    /// A role was taken.
    RoleTaken {
        /// From whom.
        person: PersonId,
        /// Which role.
        role: Role,
    },
    /// Changes of an account's data took effect.
    DataChanged {
        /// Whose account.
        person: PersonId,
        /// Which data.
        fields: Vec<DataField>,
        /// Who asked for it.
        proposed_by: PersonId,
        /// When everybody concerned was told last; none in events of before it was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        announced_at: Option<Timestamp>,
        /// Why it took effect.
        consent: Consent,
    },
    /// An officer gave their roles to a colleague for some days.
    Delegated {
        /// Whose place it is.
        from: PersonId,
        /// Who stands in.
        to: PersonId,
    },
    /// A delegation was ended before its last day.
    DelegationEnded {
        /// Whose place it was.
        from: PersonId,
        /// Who stood in.
        to: PersonId,
    },
    /// An administrator ended somebody's sessions.
    SessionsEnded {
        /// Whose.
        person: PersonId,
    },
    /// An account was frozen by a link in a mail to its owner: somebody else used it. Without an actor.
    AccountFrozen {
        /// Whose.
        person: PersonId,
    },
    /// An administrator opened a frozen account again.
    AccountReopened {
        /// Whose.
        person: PersonId,
    },
    /// The agency's settings were changed.
    SettingsChanged {
        /// Their version from now on.
        version: u32,
        /// Which of them.
        settings: Vec<Setting>,
    },
    /// A period was closed: its figures can't be changed unseen.
    PeriodClosed {
        /// Which.
        period: Period,
        /// SHA-256 of the figures' JSON, as kept.
        figures: Digest,
        /// Number of renewals' events then.
        length: i64,
        /// The hash of the last of them.
        head: Digest,
    },
    /// Minutes of a meeting on a period were written.
    MinutesWritten {
        /// Which period.
        period: Period,
        /// Their version.
        version: u32,
        /// Salted digest of the texts.
        minutes: Digest,
    },
    /// A terminal was registered.
    TerminalRegistered {
        /// Which.
        terminal: TerminalId,
    },
    /// A browser was paired with a terminal, by its code.
    TerminalPaired {
        /// Which.
        terminal: TerminalId,
    },
    /// A plan was made for the lowest element of a survey.
    SurveyPlanMade {
        /// The plan.
        plan: i64,
        /// The element.
        element: Element,
    },
    /// Such a plan was carried out.
    SurveyPlanDone {
        /// The plan.
        plan: i64,
    },
    /// A terminal was locked, unlocked, unpaired or removed.
    TerminalChanged {
        /// Which.
        terminal: TerminalId,
        /// What was done.
        command: TerminalCommand,
    },
}

/// The effects of an event on the separation of duties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The edits of accounts.
    pub edits: Vec<Edit>,
    /// A person whose account a second person reviewed, as of that time.
    pub reviewed: Option<(PersonId, Timestamp)>,
    /// A person on hold until that time.
    pub hold: Option<(PersonId, Timestamp)>,
}

impl AdminEvent {
    /// Returns its effects.
    pub fn effects(&self, actor: Option<PersonId>, at: Timestamp) -> Effects {
        let mut effects = Effects::default();
        match self {
            Self::OfficerEntered { person } => effects.edit(*person, actor, at, Edit::address),
            Self::HoldersEntered { people } => {
                for person in people {
                    effects.edit(*person, actor, at, Edit::address);
                }
            }
            Self::DataImported { people } => {
                for (person, fields) in people {
                    let address = fields.contains(&DataField::Email);
                    effects.edit(*person, actor, at, if address { Edit::address } else { Edit::data });
                }
            }
            Self::RoleGiven { person, proposed_by, announced_at, consent, .. } => {
                effects.edit(*person, Some(*proposed_by), at, Edit::role);
                effects.agreed(*person, *consent, *announced_at, at);
            }
            Self::RoleTaken { person, .. } => effects.edit(*person, actor, at, Edit::role),
            Self::DataChanged { person, fields, proposed_by, announced_at, consent } => {
                let address = fields.contains(&DataField::Email) && *consent == Consent::Time;
                effects.edit(*person, Some(*proposed_by), at, if address { Edit::address } else { Edit::data });
                effects.agreed(*person, *consent, *announced_at, at);
                let held = fields.iter().any(|field| matches!(field, DataField::Email | DataField::Nik));
                effects.hold = held.then_some((*person, at.plus_seconds(HOLD_SECS)));
            }
            Self::OfficerCreated { .. }
            | Self::CertificatesImported { .. }
            | Self::RoleProposed { .. }
            | Self::DataProposed { .. }
            | Self::ProposalRefused { .. }
            | Self::ProposalDiscarded { .. }
            | Self::Delegated { .. }
            | Self::DelegationEnded { .. }
            | Self::SessionsEnded { .. }
            | Self::AccountFrozen { .. }
            | Self::AccountReopened { .. }
            | Self::SettingsChanged { .. }
            | Self::PeriodClosed { .. }
            | Self::MinutesWritten { .. }
            | Self::TerminalRegistered { .. }
            | Self::SurveyPlanMade { .. }
            | Self::SurveyPlanDone { .. }
            | Self::TerminalPaired { .. }
            | Self::TerminalChanged { .. } => {}
        }
        effects
    }
}

impl Effects {
    /// Adds an edit, unless the account is the editor's own.
    fn edit(
        &mut self,
        person: PersonId,
        editor: Option<PersonId>,
        at: Timestamp,
        kind: fn(PersonId, PersonId, Timestamp, Timestamp) -> Edit,
    ) {
        if let Some(editor) = editor.filter(|editor| *editor != person) {
            self.edits.push(kind(person, editor, at, at.plus_seconds(NOTICE_SECS)));
        }
    }

    /// Applies a consent: whoever agreed knows of the edit and has reviewed the account as announced.
    fn agreed(&mut self, person: PersonId, consent: Consent, announced_at: Option<Timestamp>, at: Timestamp) {
        if matches!(consent, Consent::Officer | Consent::Owner) {
            self.edits.iter_mut().for_each(|edit| edit.settled_at = at);
        }
        self.reviewed = (consent == Consent::Officer).then_some((person, announced_at.unwrap_or(at)));
    }
}
