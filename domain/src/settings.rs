//! An agency's settings, which its administrators change without the service standard: how the office works, not the
//! procedure.

use serde::{Deserialize, Serialize};

use crate::office_hours::OfficeHours;
use crate::problem::{Fault, Field, Problem};
use crate::standard::ServiceStandard;

/// Least and most bytes of an upload: AMS itself takes 1 MB; the limit in bytes.
pub const UPLOAD_BYTES: (u64, u64) = (100_000, 52_428_800);
/// Reminders at most this many days before or after the end.
pub const MAX_REMINDER_DAYS: i16 = 365;

/// An agency's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgencySettings {
    /// When the office works, with the days on which it alone is closed.
    pub hours: OfficeHours,
    /// Domains of official e-mail addresses.
    pub email_domains: Vec<String>,
    /// Largest upload, in bytes.
    pub max_upload_bytes: u64,
    /// Reminders, in days before (negative: after) the end of a certificate.
    pub reminder_days: Vec<i16>,
}

impl AgencySettings {
    /// Returns the standard's own values.
    pub fn of(standard: &ServiceStandard) -> Self {
        Self {
            hours: standard.hours.clone(),
            email_domains: standard.wizard.email_domains.clone(),
            max_upload_bytes: standard.wizard.max_upload_bytes,
            reminder_days: standard.reminder_days.clone(),
        }
    }

    /// Replaces the standard's own values.
    pub fn apply_to(&self, standard: &mut ServiceStandard) {
        standard.hours = self.hours.clone();
        standard.wizard.email_domains.clone_from(&self.email_domains);
        standard.wizard.max_upload_bytes = self.max_upload_bytes;
        standard.reminder_days.clone_from(&self.reminder_days);
    }

    /// Checks the settings.
    ///
    /// # Errors
    /// What must be corrected, each at its field.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        if self.email_domains.is_empty() {
            problems.push(Problem::new(Field::EmailDomains, Fault::Blank));
        } else if !self.email_domains.iter().all(|domain| is_domain(domain)) {
            problems.push(Problem::new(Field::EmailDomains, Fault::DomainShape));
        }
        let (least, most) = UPLOAD_BYTES;
        if !(least..=most).contains(&self.max_upload_bytes) {
            let kilobytes = |bytes: u64| u32::try_from(bytes / 1000).unwrap_or(u32::MAX);
            problems.push(Problem::new(Field::MaxUpload, Fault::OutOfRange(kilobytes(least), kilobytes(most))));
        }
        let most = MAX_REMINDER_DAYS.unsigned_abs();
        if self.reminder_days.iter().any(|days| days.unsigned_abs() > most) {
            problems.push(Problem::new(Field::ReminderDays, Fault::OutOfRange(0, u32::from(most))));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// Whether this is a domain: at least two labels of letters, digits and hyphens (RFC 1035, 2.3.1).
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}
