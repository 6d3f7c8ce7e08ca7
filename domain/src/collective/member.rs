//! Members of a collective renewal: where each stands, and when the program reminds them.

use serde::{Deserialize, Serialize};

use super::{Collective, LAST_REMINDER_DAYS, REMINDER_DAYS};
use crate::moment::{DAY, Timestamp};
use crate::renewal::PersonId;

/// Somebody who was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// When they were invited.
    pub invited_at: Timestamp,
    /// When they were last mailed about it.
    pub mailed_at: Timestamp,
    /// Whether they take part; none while they did not say.
    pub takes_part: Option<bool>,
    /// Whether an officer left them out afterwards.
    pub left_out: bool,
}

/// What became of a member's request to the head, and of the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The request; none where none is valid.
    pub request: Option<RequestProgress>,
    /// The latest application since the invitation.
    pub application: Option<ApplicationProgress>,
}

/// What became of a member's request to the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestProgress {
    /// It waits.
    Waiting,
    /// The head recommended.
    Recommended,
    /// The head declined.
    Declined,
}

/// What became of a member's application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationProgress {
    /// It is under way.
    UnderWay,
    /// The certificate was issued.
    Issued,
    /// It ended without a certificate.
    Ended,
}

/// Where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemberState {
    /// Invited; they have not answered.
    Invited,
    /// They don't take part.
    Declined,
    /// They take part, and have not asked the head.
    Joined,
    /// The request waits for the head.
    Asked,
    /// The head recommended; the application is not sent.
    Recommended,
    /// The head declined.
    HeadDeclined,
    /// The application is under way.
    Sent,
    /// The certificate was issued.
    Issued,
    /// The application ended without a certificate.
    Ended,
    /// An officer left them out.
    LeftOut,
    /// The collective renewal ended before they applied.
    Expired,
}

impl MemberState {
    /// Whether the member has done everything.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Sent | Self::Issued)
    }

    /// Whether the next step is the member's.
    pub const fn waits_for_member(self) -> bool {
        matches!(self, Self::Invited | Self::Joined | Self::Recommended | Self::HeadDeclined | Self::Ended)
    }

    /// Whether the member counts among those who are to apply.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Declined | Self::LeftOut)
    }
}

impl Member {
    /// Returns where the member stands. `open`: whether the collective renewal is.
    pub fn state(&self, progress: Progress, open: bool) -> MemberState {
        match (progress.application, progress.request) {
            _ if self.left_out => MemberState::LeftOut,
            (Some(ApplicationProgress::UnderWay), _) => MemberState::Sent,
            (Some(ApplicationProgress::Issued), _) => MemberState::Issued,
            _ if self.takes_part == Some(false) => MemberState::Declined,
            (_, Some(RequestProgress::Waiting)) => MemberState::Asked,
            (_, Some(RequestProgress::Recommended)) => MemberState::Recommended,
            _ if !open => MemberState::Expired,
            (_, Some(RequestProgress::Declined)) => MemberState::HeadDeclined,
            (Some(ApplicationProgress::Ended), None) => MemberState::Ended,
            (None, None) if self.takes_part.is_some() => MemberState::Joined,
            (None, None) => MemberState::Invited,
        }
    }

    /// Whether the member may be mailed again: once a day at most.
    pub fn may_be_mailed(&self, now: Timestamp) -> bool {
        now.seconds_since(self.mailed_at) >= DAY
    }

    /// Whether the program reminds the member now: a day for it came since the last mail. Of several missed days one counts.
    pub fn is_reminder_due(&self, state: MemberState, collective: &Collective, now: Timestamp) -> bool {
        let last = collective.ends_at.plus_days(-LAST_REMINDER_DAYS);
        let mut days = REMINDER_DAYS.map(|days| self.invited_at.plus_days(days)).into_iter().chain([last]);
        collective.is_open(now)
            && state.waits_for_member()
            && self.may_be_mailed(now)
            && days.any(|day| self.mailed_at < day && day <= now)
    }
}
