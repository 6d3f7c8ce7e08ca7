//! Reports of a lost or leaked key: the certificate is suspended here at once, and the office is asked to have it revoked.

mod decide;
mod event;

pub use decide::{Act, Command, acting, acts_allowed, decide, may_see};
pub use event::{Event, Reason};

use serde::{Deserialize, Serialize};

use crate::certificate::{AskReason, CertificateStatus, Verdict};
use crate::moment::{Date, Timestamp};
use crate::office_hours::{Holidays, OfficeHours};
use crate::renewal::{Digest, PersonId};
use crate::standard::{AgencyId, RevocationRules, TimeLimit, TimeUnit};

/// Maximum length of an officer's note.
pub const NOTE_MAX: u16 = 500;

/// A report: the fold of its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyReport {
    /// Whose certificate.
    pub holder: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// The version of the agency's standard by which it is handled.
    pub standard: Digest,
    /// Key of the certificate's row.
    pub certificate: i64,
    /// Status of the certificate before the report.
    pub before: CertificateStatus,
    /// Whether the program's own authority issued it.
    pub issued_here: bool,
    /// Why it was reported.
    pub reason: Reason,
    /// When.
    pub reported_at: Timestamp,
    /// Day on which the authority suspended it, as an officer recorded.
    pub suspended_on: Option<Date>,
    /// Whether the holder asked to take the report back.
    pub take_back_asked: bool,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Number of events.
    pub version: u32,
}

/// How a report ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The certificate was revoked.
    Revoked,
    /// The holder took it back.
    TakenBack,
    /// The office refused to revoke.
    Refused,
}

impl KeyReport {
    /// Folds a report's events; none if they do not begin with a report.
    pub fn fold<'a>(events: impl IntoIterator<Item = (Timestamp, &'a Event)>) -> Option<Self> {
        let mut events = events.into_iter();
        let (at, first) = events.next()?;
        let mut report = Self::begin(at, first)?;
        for (at, event) in events {
            report.apply(at, event);
        }
        Some(report)
    }

    /// Begins a report from its first event; none for any other event.
    pub fn begin(at: Timestamp, event: &Event) -> Option<Self> {
        let Event::Reported { holder, agency, standard, certificate, before, issued_here, reason, serial: _ } = event
        else {
            return None;
        };
        Some(Self {
            holder: *holder,
            agency: agency.clone(),
            standard: standard.clone(),
            certificate: *certificate,
            before: *before,
            issued_here: *issued_here,
            reason: *reason,
            reported_at: at,
            suspended_on: None,
            take_back_asked: false,
            outcome: None,
            ended_at: None,
            version: 1,
        })
    }

    /// Applies an event.
    pub fn apply(&mut self, at: Timestamp, event: &Event) {
        self.version += 1;
        match event {
            Event::Reported { .. } => {}
            Event::TakeBackAsked => self.take_back_asked = true,
            Event::SuspendedAtAuthority { on, .. } => self.suspended_on = Some(*on),
            Event::Revoked { .. } => self.end(at, Outcome::Revoked),
            Event::TakenBack { .. } => self.end(at, Outcome::TakenBack),
            Event::Refused { .. } => self.end(at, Outcome::Refused),
        }
    }

    fn end(&mut self, at: Timestamp, outcome: Outcome) {
        self.outcome = Some(outcome);
        self.ended_at = Some(at);
    }

    /// Whether it waits for its end.
    pub const fn open(&self) -> bool {
        self.outcome.is_none()
    }

    /// Returns the status that the certificate has by this report.
    pub const fn status(&self) -> CertificateStatus {
        match self.outcome {
            Some(Outcome::Revoked) => CertificateStatus::Revoked,
            None if self.reason.suspends() => CertificateStatus::Suspended,
            Some(Outcome::TakenBack | Outcome::Refused) | None => self.before,
        }
    }

    /// Returns when the office must have acted next; none once it ended.
    ///
    /// A leaked key's certificate must be suspended at its authority first, unless that is this program: it revokes in one act.
    pub fn due(&self, rules: &RevocationRules, hours: &OfficeHours, holidays: &Holidays) -> Option<Timestamp> {
        let waits_for_suspension = self.reason.suspends() && self.suspended_on.is_none();
        let limit = if waits_for_suspension { rules.suspension } else { rules.revocation };
        self.open().then(|| end_of(limit, self.reported_at, hours, holidays))
    }
}

/// Returns when a limit ends that began at `start`, on the office's clock.
fn end_of(limit: TimeLimit, start: Timestamp, hours: &OfficeHours, holidays: &Holidays) -> Timestamp {
    let amount = i64::from(limit.amount);
    match limit.unit {
        TimeUnit::Minutes => hours.add_working(start, amount * 60, holidays),
        TimeUnit::Hours => hours.add_working(start, amount * 3600, holidays),
        TimeUnit::Days => hours.due_after_working_days(start, u32::from(limit.amount), holidays),
    }
}

/// Returns what the holder can do about the present certificate, after a report on it: one that was revoked on a report is issued
/// anew where the standard says so. `revoked`: whether it was revoked on a report.
pub const fn verdict_after_report(verdict: Verdict, revoked: bool, rules: &RevocationRules) -> Verdict {
    match verdict {
        Verdict::AskOffice(AskReason::Revoked) if revoked && rules.reissue => Verdict::Reissue,
        other => other,
    }
}
