//! The office's hours as they are typed: a line a day.

use domain::moment::{Weekday, Zone};
use domain::office_hours::{DayHours, HoursFault, OfficeHours, TimeOfDay};
use domain::problem::Field as Answer;
use leptos::prelude::*;

use crate::components::{Element, Field, html};
use crate::i18n::fill;
use crate::i18n::officer::admin as words;
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::pages::officer::clock::clock;
use crate::state::form::field_id;

const OPEN: [&str; 7] = ["open-mon", "open-tue", "open-wed", "open-thu", "open-fri", "open-sat", "open-sun"];
const CLOSE: [&str; 7] = ["close-mon", "close-tue", "close-wed", "close-thu", "close-fri", "close-sat", "close-sun"];
const BREAKS: [&str; 7] =
    ["breaks-mon", "breaks-tue", "breaks-wed", "breaks-thu", "breaks-fri", "breaks-sat", "breaks-sun"];

/// What is typed for one day.
#[derive(Clone, Copy)]
struct Day {
    open: RwSignal<String>,
    close: RwSignal<String>,
    breaks: RwSignal<String>,
}

/// What is typed for the week, from Monday on.
#[derive(Clone, Copy)]
pub struct Week([Day; 7]);

impl Week {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self([(); 7].map(|()| Day { open: text(), close: text(), breaks: text() }))
    }

    /// Writes these hours into the fields.
    pub fn write(self, hours: &OfficeHours) {
        for (weekday, day) in Weekday::ALL.into_iter().zip(self.0) {
            let written = hours.days().iter().find(|hours| hours.days.contains(&weekday));
            let of = |text: fn(&DayHours) -> String| written.map(text).unwrap_or_default();
            day.open.set(of(|hours| hours.open.indonesian()));
            day.close.set(of(|hours| hours.close.indonesian()));
            day.breaks.set(of(breaks));
        }
    }

    /// The fields.
    pub fn view(self, checked: CheckedForm) -> AnyView {
        let t = words::t();
        let days = Weekday::ALL.into_iter().zip(self.0).enumerate().map(|(place, (weekday, day))| {
            let field = |ids: [&'static str; 7], label: &'static str, typed| {
                Field::new(ids[place], label, typed).error(checked.error(ids[place]))
            };
            html::fieldset()
                .class("day")
                .child(html::legend().child(words::weekday(weekday)))
                .child(field(OPEN, t.open, day.open).inputmode("numeric").view())
                .child(field(CLOSE, t.close, day.close).inputmode("numeric").view())
                .child(field(BREAKS, t.breaks, day.breaks).view())
                .view()
        });
        html::div().id(field_id(Answer::Hours)).tabindex("-1").children(days).view()
    }

    /// The hours typed, or what is wrong with them.
    pub fn read(self, zone: Zone) -> Result<OfficeHours, Faults> {
        let t = words::t();
        let mut groups: Vec<DayHours> = Vec::new();
        let mut faults = Faults::new();
        for (place, (weekday, day)) in Weekday::ALL.into_iter().zip(self.0).enumerate() {
            let named = |text: &str| fill(text, words::weekday(weekday));
            let [open, close, breaks] =
                [day.open, day.close, day.breaks].map(|typed| typed.get_untracked().trim().to_owned());
            if [&open, &close, &breaks].iter().all(|text| text.is_empty()) {
                continue;
            }
            if open.is_empty() || close.is_empty() {
                faults.push((if open.is_empty() { OPEN[place] } else { CLOSE[place] }, named(t.hours_half)));
                continue;
            }
            let (Some(open), Some(close), Some(breaks)) = (clock(&open), clock(&close), parse_breaks(&breaks)) else {
                let wrong =
                    [(clock(&open), OPEN), (clock(&close), CLOSE)].into_iter().find(|(clock, _)| clock.is_none());
                faults.push((wrong.map_or(BREAKS, |(_, ids)| ids)[place], named(t.hours_shape)));
                continue;
            };
            let hours = DayHours { days: vec![weekday], open, close, breaks };
            if OfficeHours::new(zone, vec![hours.clone()]) == Err(HoursFault::Order) {
                faults.push((OPEN[place], named(t.hours_order)));
                continue;
            }
            match groups.iter_mut().find(|group| same(group, &hours)) {
                Some(group) => group.days.push(weekday),
                None => groups.push(hours),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        OfficeHours::new(zone, groups).map_err(|_| vec![(OPEN[0], t.hours_none.into())])
    }
}

fn same(one: &DayHours, other: &DayHours) -> bool {
    one.open == other.open && one.close == other.close && one.breaks == other.breaks
}

/// "12.00-13.00, 15.00-15.30"; blank for none.
fn parse_breaks(text: &str) -> Option<Vec<(TimeOfDay, TimeOfDay)>> {
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (from, to) = part.split_once(['-', '–'])?;
            Some((clock(from.trim())?, clock(to.trim())?))
        })
        .collect()
}

fn breaks(hours: &DayHours) -> String {
    let breaks: Vec<_> = hours.breaks.iter().map(|(from, to)| [from.indonesian(), to.indonesian()].join("-")).collect();
    breaks.join(", ")
}

/// Hours to be read: a line for all days that share them.
pub fn lines(hours: &OfficeHours) -> Vec<Element> {
    let line = |day: &DayHours| {
        let names: Vec<_> = day.days.iter().map(|day| words::weekday(*day)).collect();
        let mut line = [names.join(", "), [day.open.indonesian(), day.close.indonesian()].join("-")].join(" ");
        if !day.breaks.is_empty() {
            line.push_str(&[" (", &words::t().breaks.to_lowercase(), " ", &breaks(day), ")"].concat());
        }
        html::li().child(line)
    };
    hours.days().iter().map(line).collect()
}
