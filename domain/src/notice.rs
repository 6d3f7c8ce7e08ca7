//! When officers are mailed about cases: as they chose, and when the limit of a step is near.

use serde::{Deserialize, Serialize};

use crate::moment::Timestamp;
use crate::office_hours::{Holidays, OfficeHours};
use crate::standard::ClockOwner;

/// A limit is near from this many seconds before it, on the clock of the limit.
pub const NEAR_SECS: i64 = 3600;

/// How an officer is mailed that cases wait. What is near or past its limit is mailed in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseMails {
    /// A mail for each case, as soon as it waits.
    AtOnce,
    /// At most one mail an hour, while the office is open. The default: a limit can be two hours, so a day would be too late, and
    /// a mail for each case was ninety-nine in a morning.
    #[default]
    Hourly,
    /// One mail a day, when the office opens.
    Daily,
    /// None.
    Never,
}

impl CaseMails {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Hourly, Self::Daily, Self::Never];

    /// The name in JSON, columns and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Hourly => "hourly",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }

    /// The choice of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == name)
    }

    /// Returns from when the digest is due in which a case stands that waits since `since`; none if there is no digest. Whoever
    /// has just chosen mails at once gets what was kept until then.
    pub fn digest_due(self, since: Timestamp, hours: &OfficeHours, holidays: &Holidays) -> Option<Timestamp> {
        match self {
            Self::AtOnce => Some(since),
            Self::Hourly => Some(next_hour(since, hours, holidays)),
            Self::Daily => Some(hours.next_opening(since, holidays)),
            Self::Never => None,
        }
    }
}

/// Returns the next instant after `now` that lies whole hours after the opening of its day and before its closing time.
fn next_hour(now: Timestamp, hours: &OfficeHours, holidays: &Holidays) -> Timestamp {
    let spans = hours.working_spans(now.date_in(hours.zone()), holidays);
    if let (Some((open, _)), Some((_, close))) = (spans.first(), spans.last())
        && *open <= now
    {
        let next = open.plus_seconds((now.seconds_since(*open) / 3600 + 1) * 3600);
        if next < *close {
            return next;
        }
    }
    hours.next_opening(now, holidays)
}

/// Returns from when the limit of a wait is near that began at `since` and is due on that clock: an hour before it, or half
/// the limit if it is shorter than two hours.
///
/// An hour is enough to carry out any step, and short enough that the mail is about today's work. Of a shorter limit the first
/// half is left in peace: otherwise each case of a step of 60 minutes would be mailed as near the moment it arrived. On the office's
/// clock the hour is working time: a limit at 08:30 is near from the afternoon of the working day before, while
/// there is somebody to act.
pub fn near_from(
    since: Timestamp,
    (due, clock): (Timestamp, ClockOwner),
    hours: &OfficeHours,
    holidays: &Holidays,
) -> Timestamp {
    match clock {
        ClockOwner::Office => {
            let limit = hours.working_seconds_between(since, due, holidays);
            hours.add_working(since, limit - NEAR_SECS.min(limit / 2), holidays)
        }
        ClockOwner::Authority => due.plus_seconds(-NEAR_SECS.min(due.seconds_since(since).max(0) / 2)),
    }
}

/// Returns a time by which every limit that is near at `now` has passed, for lists that know due times alone.
pub fn near_until(now: Timestamp, hours: &OfficeHours, holidays: &Holidays) -> Timestamp {
    hours.add_working(now, NEAR_SECS, holidays).max(now.plus_seconds(NEAR_SECS))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::moment::{Date, Weekday, Zone};
    use crate::office_hours::{DayHours, TimeOfDay};

    fn hours() -> OfficeHours {
        let time = |text| TimeOfDay::parse(text).unwrap();
        let days = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let breaks = vec![(time("12:00"), time("13:00"))];
        OfficeHours::new(Zone::Wib, vec![DayHours { days, open: time("07:30"), close: time("16:00"), breaks }]).unwrap()
    }

    /// November 2026; the 23rd is a Monday.
    fn at(day: u8, clock: &str) -> Timestamp {
        Date::new(2026, 11, day).unwrap().at(TimeOfDay::parse(clock).unwrap().seconds(), Zone::Wib)
    }

    fn due(choice: CaseMails, since: Timestamp) -> Option<Timestamp> {
        choice.digest_due(since, &hours(), &Holidays::default())
    }

    fn near(since: Timestamp, due: Timestamp, clock: ClockOwner) -> Timestamp {
        near_from(since, (due, clock), &hours(), &Holidays::default())
    }

    #[test]
    fn a_digest_is_due_at_the_next_hour_after_the_opening_or_at_the_opening() {
        use CaseMails::{AtOnce, Daily, Hourly, Never};
        for (choice, since, expected) in [
            (Hourly, at(23, "09:00"), at(23, "09:30")),
            (Hourly, at(23, "09:30"), at(23, "10:30")),
            (Hourly, at(23, "15:29"), at(23, "15:30")),
            // The next one would be at 16:30, when the office is closed.
            (Hourly, at(23, "15:30"), at(24, "07:30")),
            (Hourly, at(23, "02:00"), at(23, "07:30")),
            (Hourly, at(27, "20:00"), at(30, "07:30")),
            (Daily, at(23, "07:29"), at(23, "07:30")),
            (Daily, at(23, "07:30"), at(24, "07:30")),
            (Daily, at(28, "12:00"), at(30, "07:30")),
            (AtOnce, at(23, "09:00"), at(23, "09:00")),
        ] {
            assert_eq!(due(choice, since), Some(expected), "{choice:?} {since:?}");
        }
        assert_eq!(due(Never, at(23, "09:00")), None);
    }

    #[test]
    fn a_limit_is_near_a_working_hour_before_it_or_in_its_second_half() {
        use ClockOwner::{Authority, Office};
        for (since, limit, clock, expected) in [
            // Two hours and more: an hour.
            (at(23, "08:00"), at(23, "10:00"), Office, at(23, "09:00")),
            (at(23, "08:00"), at(26, "16:00"), Office, at(26, "15:00")),
            // Less: half.
            (at(23, "08:00"), at(23, "09:00"), Office, at(23, "08:30")),
            (at(23, "11:50"), at(23, "13:10"), Office, at(23, "12:00")),
            // The hour is one of work: over the break, over the weekend.
            (at(23, "08:00"), at(23, "13:30"), Office, at(23, "11:30")),
            (at(27, "08:00"), at(30, "08:00"), Office, at(27, "15:30")),
            // The authority does not close.
            (at(23, "08:00"), at(24, "02:00"), Authority, at(24, "01:00")),
            (at(23, "08:00"), at(23, "08:30"), Authority, at(23, "08:15")),
            // Nothing is left of the office's total time.
            (at(23, "08:00"), at(23, "08:00"), Office, at(23, "08:00")),
        ] {
            assert_eq!(near(since, limit, clock), expected, "{since:?} {limit:?}");
            let until = near_until(expected, &hours(), &Holidays::default());
            assert!(until >= limit, "{since:?} {limit:?} {until:?}");
        }
    }

    #[test]
    fn a_choice_is_read_by_its_name() {
        for choice in CaseMails::ALL {
            assert_eq!(CaseMails::parse(choice.as_str()), Some(choice));
            assert_eq!(serde_json::to_string(&choice).unwrap(), format!("\"{}\"", choice.as_str()));
        }
        assert_eq!(CaseMails::parse("hourly "), None);
    }
}
