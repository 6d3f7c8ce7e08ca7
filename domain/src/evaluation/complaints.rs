//! Complaints of a period, by class, from their events.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::complaint::{Complaint, Event, Stage, due, due_for};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::renewal::{Digest, PersonId};
use crate::standard::{ServiceStandard, TimeLimit, Wording};

/// Complaints in a period, and how they stood at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFigures {
    /// How many came, by the time at which they came.
    pub received: u32,
    /// How many were reopened, since they were not solved.
    pub reopened: u32,
    /// How many were withdrawn.
    pub withdrawn: u32,
    /// How many waited for an answer at the end.
    pub open: u32,
    /// How many of them were overdue.
    pub overdue: u32,
    /// Answers, by class.
    pub classes: Vec<ClassFigures>,
}

impl ComplaintFigures {
    /// Returns how many answers there were, and how many of them came in time.
    pub fn answered(&self) -> (u32, u32) {
        self.classes.iter().fold((0, 0), |(all, in_time), class| (all + class.answered, in_time + class.in_time))
    }
}

/// Answers to the complaints of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassFigures {
    /// The version of the standard that has the class.
    pub standard: Digest,
    /// The class; none of those that were answered before they were put into one.
    pub class: Option<String>,
    /// What it is called.
    pub title: Option<Wording>,
    /// Its limit; none: the law's.
    pub limit: Option<TimeLimit>,
    /// How many were answered.
    pub answered: u32,
    /// How many of them in time.
    pub in_time: u32,
    /// How many of them after an extension.
    pub extended: u32,
}

/// Counts complaints one by one.
#[derive(Debug)]
pub struct ComplaintTally {
    from: Timestamp,
    until: Timestamp,
    figures: ComplaintFigures,
    classes: BTreeMap<(Digest, Option<String>), ClassFigures>,
}

impl ComplaintTally {
    /// Begins to count what was in `[from, until)`.
    pub fn new(from: Timestamp, until: Timestamp) -> Self {
        Self { from, until, figures: ComplaintFigures::default(), classes: BTreeMap::new() }
    }

    /// Counts a complaint of this standard, by its events.
    pub fn add<'a>(
        &mut self,
        standard: &ServiceStandard,
        events: impl IntoIterator<Item = (Timestamp, Option<PersonId>, &'a Event)>,
        holidays: &Holidays,
    ) {
        let (from, until) = (self.from, self.until);
        let known: Vec<_> = events.into_iter().filter(|(at, ..)| *at < until).collect();
        let Some(complaint) = Complaint::fold(known.iter().copied()) else { return };
        let here = known.iter().filter(|(at, ..)| *at >= from);
        let count = |event: fn(&Event) -> bool| u32::from(here.clone().any(|(.., happened)| event(happened)));
        self.figures.received += u32::from(from <= complaint.received_at && complaint.received_at < until);
        self.figures.reopened += count(|event| matches!(event, Event::Reopened));
        self.figures.withdrawn += count(|event| matches!(event, Event::Withdrawn));
        self.figures.open += u32::from(matches!(complaint.stage, Stage::Open | Stage::Asked));
        let late = due(standard, &complaint, holidays).is_some_and(|due| due.at < until);
        self.figures.overdue += u32::from(late);
        for answer in complaint.answers.iter().filter(|answer| answer.at >= from) {
            let due = due_for(standard, answer.class.as_deref(), &answer.run, holidays);
            let class = answer.class.as_deref().and_then(|id| standard.complaint_rules().class(id).cloned());
            let key = (complaint.standard.clone(), answer.class.clone());
            let figures = self.classes.entry(key).or_insert_with(|| ClassFigures {
                standard: complaint.standard.clone(),
                class: answer.class.clone(),
                title: class.as_ref().map(|class| class.title.clone()),
                limit: class.as_ref().map(|class| class.limit),
                answered: 0,
                in_time: 0,
                extended: 0,
            });
            figures.answered += 1;
            figures.in_time += u32::from(!answer.missed && answer.at <= due.at);
            figures.extended += u32::from(!answer.run.extensions.is_empty());
        }
    }

    /// Returns the figures.
    pub fn finish(self) -> ComplaintFigures {
        ComplaintFigures { classes: self.classes.into_values().collect(), ..self.figures }
    }
}
