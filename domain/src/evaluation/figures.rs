//! The figures of a period. Their JSON is kept, and its digest recorded, when a period is closed.

use serde::{Deserialize, Serialize};

use super::{ComplaintFigures, Period, SurveyFigures};
use crate::moment::Timestamp;
use crate::renewal::{Digest, RejectReason, ReturnReason};
use crate::standard::{ClockOwner, TimeLimit, Wording};

/// What happened in a period, and how it stood at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figures {
    /// The period.
    pub period: Period,
    /// What came later is not in them: the period's end, or when they were computed.
    pub until: Timestamp,
    /// Applications that were sent.
    pub sent: Sent,
    /// How applications ended, and how many were open at the end.
    pub outcomes: Outcomes,
    /// Time used, by version of the standard.
    pub versions: Vec<VersionFigures>,
    /// Returns for completion; one may have several reasons.
    pub returns: Returns,
    /// Rejections by reason.
    pub rejections: Vec<Counted<RejectReason>>,
    /// What officers did.
    pub acts: Acts,
    /// The agency's certificates that end in the 90 days after the period.
    pub ending: u32,
    /// Satisfaction; none of a period that is no whole months.
    pub survey: Option<SurveyFigures>,
    /// Complaints.
    pub complaints: ComplaintFigures,
    /// Those that ended in the period and took the office longest, the slowest first.
    pub slowest: Vec<Slow>,
}

/// Applications sent in the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sent {
    /// By their holders.
    pub by_holder: u32,
    /// By an officer, for a holder who came with paper.
    pub by_office: u32,
}

/// How many applications ended in the period, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcomes {
    /// Every step was carried out.
    pub finished: u32,
    /// Rejected by the office.
    pub rejected: u32,
    /// Withdrawn by the holder.
    pub withdrawn: u32,
    /// A filing that the office cancelled.
    pub cancelled: u32,
    /// Not ended by then.
    pub open: u32,
}

impl Outcomes {
    /// How many ended.
    pub const fn ended(&self) -> u32 {
        self.finished + self.rejected + self.withdrawn + self.cancelled
    }
}

/// The time used under one version of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionFigures {
    /// The version.
    pub standard: Digest,
    /// Working time of the office, in all of an application; of those that finished in the period.
    pub office: Durations,
    /// Calendar time of the authority, of the same.
    pub authority: Durations,
    /// Each step at which something ended, or is overdue, in the order of the standard.
    pub steps: Vec<StepFigures>,
}

/// The time used at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepFigures {
    /// Its id in the standard.
    pub step: String,
    /// Its number in the source, if any.
    pub number: Option<u8>,
    /// The source's wording.
    pub title: Wording,
    /// Whose time it is.
    pub clock: ClockOwner,
    /// The visits that the office or the authority ended in the period.
    pub durations: Durations,
    /// How many waited there at the end, and were overdue.
    pub overdue: u32,
}

/// Several durations, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Durations {
    /// How many there are.
    pub count: u32,
    /// The median; none of none.
    pub median: Option<i64>,
    /// Nine of ten took no longer; none of none.
    pub p90: Option<i64>,
    /// The limit, where the standard has one of its own for it.
    pub limit: Option<TimeLimit>,
    /// How many had a due time.
    pub bound: u32,
    /// How many of them ended in time.
    pub in_time: u32,
}

impl Durations {
    /// Returns median and 90th percentile by nearest rank: the smallest duration that at least half, or nine tenths, of all do not
    /// exceed. Sorts them.
    pub(super) fn of(all: &mut [i64]) -> Self {
        all.sort_unstable();
        let rank = |percent: usize| all.get((all.len() * percent).div_ceil(100).saturating_sub(1)).copied();
        Self { count: count(all.len()), median: rank(50), p90: rank(90), ..Self::default() }
    }
}

/// Returns by how many of a hundred `part` is of `whole`, rounded down, so that 100 are all; none of none.
pub fn percent(part: u32, whole: u32) -> Option<u32> {
    (u64::from(part) * 100).checked_div(u64::from(whole)).map(|percent| u32::try_from(percent).unwrap_or(u32::MAX))
}

pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns for completion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Returns {
    /// How many there were.
    pub count: u32,
    /// How many of them had each reason.
    pub reasons: Vec<Counted<ReturnReason>>,
}

/// How often something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counted<T> {
    /// What.
    pub what: T,
    /// How often.
    pub count: u32,
}

/// What officers did: steps, returns, rejections, cancelled filings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Acts {
    /// All.
    pub count: u32,
    /// Those in a colleague's place.
    pub stood_in: u32,
}

/// An application that took long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slow {
    /// Its reference number.
    pub reference: String,
    /// Seconds of the office's working time.
    pub office: i64,
    /// Seconds of the authority's calendar time.
    pub authority: i64,
}
