//! What the public is shown of a period. Numbers below five are withheld, and whatever would let one be computed.

use super::figures::{Durations, Figures, StepFigures, VersionFigures};
use super::{ClassFigures, ComplaintFigures, Period, SurveyFigures, percent};
use crate::renewal::Digest;
use crate::standard::{ClockOwner, TimeLimit, Wording};
use crate::survey::Grade;

/// Numbers below this one, other than none, are withheld.
pub const FEWEST: u32 = 5;

/// A number as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As it is: none, or at least [`FEWEST`].
    Number(u32),
    /// Withheld: below [`FEWEST`], or such a number could be computed from it.
    Withheld,
}

/// A part of a hundred as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// As it is, rounded down.
    Exact(u32),
    /// At least so many: the others are below [`FEWEST`].
    AtLeast(u32),
    /// At most so many: they are below [`FEWEST`].
    AtMost(u32),
    /// There is nothing of which it could be a part.
    None,
    /// Withheld.
    Withheld,
}

/// Returns numbers that add up, and their sum, as they are shown. With one that is withheld all others are, too: which of them is
/// hidden beside it would tell something of it. None is shown as none, unless the sum is withheld.
pub fn shown(numbers: &[u32]) -> (Vec<Shown>, Shown) {
    let sum: u32 = numbers.iter().sum();
    let few = |number: u32| (1..FEWEST).contains(&number);
    let any = numbers.iter().any(|number| few(*number));
    let each = |number: &u32| if few(sum) || any && *number > 0 { Shown::Withheld } else { Shown::Number(*number) };
    (numbers.iter().map(each).collect(), if few(sum) { Shown::Withheld } else { Shown::Number(sum) })
}

/// Returns how many of a hundred `part` is of `whole`, as it is shown.
pub fn share(part: u32, whole: u32) -> Share {
    let few = |number: u32| (1..FEWEST).contains(&number);
    let rest = whole.saturating_sub(part);
    let most = FEWEST - 1;
    match (few(part), few(rest)) {
        _ if whole == 0 => Share::None,
        _ if whole < FEWEST => Share::Withheld,
        (true, true) => Share::Withheld,
        (true, false) => Share::AtMost((most * 100).div_ceil(whole)),
        (false, true) => percent(whole - most, whole).map_or(Share::Withheld, Share::AtLeast),
        (false, false) => percent(part, whole).map_or(Share::Withheld, Share::Exact),
    }
}

/// What the public is shown of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFigures {
    /// The period.
    pub period: Period,
    /// Applications sent by their holders, and by the office for them.
    pub sent: [Shown; 2],
    /// All that were sent.
    pub sent_sum: Shown,
    /// How many of a hundred their holders sent themselves.
    pub by_holder: Share,
    /// Finished, rejected, withdrawn, cancelled.
    pub outcomes: [Shown; 4],
    /// All that ended.
    pub outcomes_sum: Shown,
    /// Satisfaction; none of a period that is no whole months.
    pub survey: Option<PublicSurvey>,
    /// Complaints.
    pub complaints: PublicComplaints,
    /// Time used, by version of the standard.
    pub versions: Vec<PublicVersion>,
}

/// Satisfaction as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicSurvey {
    /// How many people answered.
    pub respondents: Shown,
    /// The index in hundredths of a point; none below the sample, and of few.
    pub index: Option<u32>,
    /// Its grade.
    pub grade: Option<Grade>,
}

impl From<&SurveyFigures> for PublicSurvey {
    fn from(figures: &SurveyFigures) -> Self {
        let respondents = shown(&[figures.respondents]).1;
        let enough = figures.respondents >= FEWEST;
        Self { respondents, index: figures.index.filter(|_| enough), grade: figures.grade.filter(|_| enough) }
    }
}

/// Complaints as they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicComplaints {
    /// How many came.
    pub received: Shown,
    /// All answers.
    pub answered_sum: Shown,
    /// How many of a hundred were answered in time; none where none was answered.
    pub in_time: Option<Share>,
    /// Answers by class.
    pub classes: Vec<PublicClass>,
}

/// Answers to the complaints of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicClass {
    /// The version of the standard that has the class.
    pub standard: Digest,
    /// The class; none of those that were in none.
    pub class: Option<String>,
    /// What it is called.
    pub title: Option<Wording>,
    /// Its limit; none: the law's.
    pub limit: Option<TimeLimit>,
    /// How many were answered.
    pub answered: Shown,
    /// How many of a hundred in time.
    pub in_time: Share,
}

impl From<&ComplaintFigures> for PublicComplaints {
    fn from(figures: &ComplaintFigures) -> Self {
        let numbers: Vec<u32> = figures.classes.iter().map(|class| class.answered).collect();
        let (each, answered_sum) = shown(&numbers);
        let (answered, in_time) = figures.answered();
        let class = |(class, answered): (&ClassFigures, Shown)| PublicClass {
            standard: class.standard.clone(),
            class: class.class.clone(),
            title: class.title.clone(),
            limit: class.limit,
            answered,
            // Beside a number that is withheld a part of it would tell of it.
            in_time: if answered == Shown::Withheld { Share::Withheld } else { share(class.in_time, class.answered) },
        };
        Self {
            received: shown(&[figures.received]).1,
            answered_sum,
            in_time: (answered > 0).then(|| share(in_time, answered)),
            classes: figures.classes.iter().zip(each).map(class).collect(),
        }
    }
}

/// The time used under one version of the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicVersion {
    /// The version.
    pub standard: Digest,
    /// The office's time in all of an application.
    pub office: PublicDurations,
    /// The authority's.
    pub authority: PublicDurations,
    /// Each step.
    pub steps: Vec<PublicStep>,
}

/// The time used at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicStep {
    /// Its id in the standard.
    pub step: String,
    /// Its number in the source, if any.
    pub number: Option<u8>,
    /// The source's wording.
    pub title: Wording,
    /// Whose time it is.
    pub clock: ClockOwner,
    /// The time.
    pub durations: PublicDurations,
}

/// Durations as they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicDurations {
    /// The limit, where the standard has one of its own for it.
    pub limit: Option<TimeLimit>,
    /// Median and 90th percentile in seconds; none where fewer than [`FEWEST`] ended.
    pub time: Option<(i64, i64)>,
    /// How many of a hundred ended in time; none where nothing says until when.
    pub in_time: Option<Share>,
}

impl From<&Durations> for PublicDurations {
    fn from(durations: &Durations) -> Self {
        let enough = durations.count >= FEWEST;
        Self {
            limit: durations.limit,
            time: durations.median.zip(durations.p90).filter(|_| enough),
            in_time: (durations.bound > 0).then(|| share(durations.in_time, durations.bound)),
        }
    }
}

impl From<&Figures> for PublicFigures {
    fn from(figures: &Figures) -> Self {
        let (sent, ended) = (figures.sent, figures.outcomes);
        let (by, sent_sum) = shown(&[sent.by_holder, sent.by_office]);
        let (outcomes, outcomes_sum) = shown(&[ended.finished, ended.rejected, ended.withdrawn, ended.cancelled]);
        let place = |all: &[Shown], at: usize| all.get(at).copied().unwrap_or(Shown::Withheld);
        Self {
            period: figures.period,
            sent: std::array::from_fn(|at| place(&by, at)),
            sent_sum,
            by_holder: share(sent.by_holder, sent.by_holder + sent.by_office),
            outcomes: std::array::from_fn(|at| place(&outcomes, at)),
            outcomes_sum,
            survey: figures.survey.as_ref().map(PublicSurvey::from),
            complaints: (&figures.complaints).into(),
            versions: figures.versions.iter().map(PublicVersion::from).collect(),
        }
    }
}

impl From<&VersionFigures> for PublicVersion {
    fn from(version: &VersionFigures) -> Self {
        let step = |step: &StepFigures| PublicStep {
            step: step.step.clone(),
            number: step.number,
            title: step.title.clone(),
            clock: step.clock,
            durations: (&step.durations).into(),
        };
        Self {
            standard: version.standard.clone(),
            office: (&version.office).into(),
            authority: (&version.authority).into(),
            steps: version.steps.iter().map(step).collect(),
        }
    }
}
