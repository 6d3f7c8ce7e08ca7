//! Complaints (pengaduan) as an agency's standard rules them: channels, classes with their limits, who receives and who decides.

use serde::{Deserialize, Serialize};

use super::{Contact, Role, ServiceStandard, TimeLimit, TimeUnit, Wording};

/// Days from a complete complaint to its end at the latest, whatever the agency's own limits: calendar days
/// (Peraturan Presiden Nomor 76 Tahun 2013 tentang Pengelolaan Pengaduan Pelayanan Publik).
pub const LEGAL_LIMIT_DAYS: u16 = 60;

/// What a standard says about complaints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Complaints {
    /// Where to complain.
    pub channels: Vec<Contact>,
    /// How a complaint goes, step by step.
    pub flow: Vec<String>,
    /// How long an answer takes by class, as the source words it.
    #[serde(default)]
    pub time_classes: Vec<String>,
    /// The same classes, with the limits that the clock counts. None: the law's limit alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<ComplaintClass>,
    /// Who receives and answers complaints. Empty where the source names nobody: front desk and verifiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receivers: Vec<Role>,
    /// The complaints official, to whom the receivers pass on what they can't solve. None where the source names none: the
    /// division head, or the agency head where the procedure has no division head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<Role>,
    /// Whether receivers pass complaints on to the certification authority.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub authority: bool,
    /// How often a limit can be extended. None where the source is silent: once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extensions: Option<u8>,
}

/// A class of complaints and the time in which they are answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ComplaintClass {
    /// Slug, unique in the standard.
    pub id: String,
    /// What it is called.
    pub title: Wording,
    /// Time from receipt to answer, on the office's clock: working hours, working days.
    pub limit: TimeLimit,
}

/// How complaints are handled at an agency: its standard's rules, and the general form where the standard is silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintRules<'a> {
    /// The classes; empty: the law's limit alone.
    pub classes: &'a [ComplaintClass],
    /// Who receives and answers.
    pub receivers: Vec<Role>,
    /// The complaints official.
    pub official: Role,
    /// Above the complaints official.
    pub head: Role,
    /// Whether complaints are passed on to the authority.
    pub authority: bool,
    /// How often a limit can be extended.
    pub extensions: u8,
}

impl ComplaintRules<'_> {
    /// Returns the class with this id.
    pub fn class(&self, id: &str) -> Option<&ComplaintClass> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// Returns every role that handles complaints, each once.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = self.receivers.clone();
        roles.extend([self.official, self.head].into_iter().chain(self.authority.then_some(Role::Authority)));
        roles.sort_unstable();
        roles.dedup();
        roles
    }
}

impl ServiceStandard {
    /// Returns how complaints are handled here.
    pub fn complaint_rules(&self) -> ComplaintRules<'_> {
        let stated = self.complaints.as_ref();
        let receivers = stated.map(|stated| stated.receivers.clone()).filter(|roles| !roles.is_empty());
        let division = self.steps.iter().any(|step| step.actors.contains(&Role::DivisionHead));
        let usual = if division { Role::DivisionHead } else { Role::AgencyHead };
        ComplaintRules {
            classes: stated.map_or(&[], |stated| stated.classes.as_slice()),
            receivers: receivers.unwrap_or_else(|| vec![Role::FrontDesk, Role::Verifier]),
            official: stated.and_then(|stated| stated.official).unwrap_or(usual),
            head: Role::AgencyHead,
            authority: stated.is_some_and(|stated| stated.authority),
            extensions: stated.and_then(|stated| stated.extensions).unwrap_or(1),
        }
    }

    /// Returns the class whose limit ends first. Limits are compared by the length of the office's longest day.
    pub fn shortest_class(&self) -> Option<&ComplaintClass> {
        let day = self.hours.longest_day_seconds();
        let seconds = |limit: TimeLimit| match limit.unit {
            TimeUnit::Minutes => i64::from(limit.amount) * 60,
            TimeUnit::Hours => i64::from(limit.amount) * 3600,
            TimeUnit::Days => i64::from(limit.amount) * day,
        };
        self.complaint_rules().classes.iter().min_by_key(|class| seconds(class.limit))
    }
}
