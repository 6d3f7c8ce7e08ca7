//! Works the whole page by one switch or two: a marking goes from group to group, then from one control of the group to the
//! next, and the switch takes what is marked.

mod groups;

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::field::Field;
use super::{dom, listen};
use crate::state::effect::effect;
use crate::state::switches::{Means, Switches};
use groups::Group;

/// Rounds without a choice after which the marking goes up to the groups.
const ROUNDS: u8 = 2;

/// Where the marking is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    /// The group entered; none while the marking goes from group to group.
    within: Option<usize>,
    /// Which group, or which control of the group.
    at: usize,
    /// Rounds without a choice.
    rounds: u8,
}

impl Place {
    /// The next one of so many.
    fn next(self, count: usize) -> Self {
        let next = Self { at: self.at + 1, ..self };
        if next.at < count {
            return next;
        }
        match self.within {
            Some(group) if self.rounds + 1 >= ROUNDS => Self { at: group, ..Self::default() },
            Some(_) => Self { at: 0, rounds: self.rounds + 1, ..self },
            None => Self::default(),
        }
    }
}

/// The marking and its timer.
#[derive(Clone, Copy)]
struct Scan {
    switches: Switches,
    place: StoredValue<Place>,
    /// Counts the moves, so that a timer knows whether it is the last one's.
    moves: StoredValue<u32>,
}

/// Begins to listen to the switches, for as long as the document stands.
pub fn begin(switches: Switches) {
    let scan = Scan { switches, place: StoredValue::new(Place::default()), moves: StoredValue::new(0) };
    effect(move || {
        switches.means.track();
        switches.rest_ms.track();
        scan.place.set_value(Place::default());
        // What the choice shows is drawn first.
        request_animation_frame(move || scan.mark());
    });
    listen::on("keydown", true, move |event| scan.key_down(event));
    for event in ["pointerdown", "mousedown", "click"] {
        listen::on(event, true, move |event| scan.touched(event));
    }
}

impl Scan {
    fn means(self) -> Means {
        self.switches.means.get_untracked()
    }

    fn key_down(self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        match (self.means(), key.key().as_str()) {
            (Means::OneSwitch, " " | "Enter") | (Means::TwoSwitches, "Enter") => {
                stop(event);
                // A switch that is held is one choice.
                if !key.repeat() {
                    self.take();
                }
            }
            (Means::TwoSwitches, " " | "Tab") => {
                stop(event);
                if !key.repeat() {
                    self.go_on();
                }
            }
            _ => {}
        }
    }

    /// With one switch, a touch anywhere is the switch, and nothing else.
    fn touched(self, event: &Event) {
        let by_pointer = event.dyn_ref::<PointerEvent>().is_none_or(|event| !event.pointer_type().is_empty());
        if self.means() != Means::OneSwitch || !by_pointer {
            return;
        }
        stop(event);
        if event.type_() == "pointerdown" {
            self.take();
        }
    }

    /// Moves the marking on.
    fn go_on(self) {
        let groups = groups::all();
        let place = self.here(&groups);
        let count = place.within.map_or(groups.len(), |group| groups[group].controls.len());
        // What came meanwhile is gone through from its beginning.
        let is_same = place == self.place.get_value();
        self.place.set_value(if is_same { place.next(count) } else { place });
        self.mark();
    }

    /// Enters the group that is marked, or does what the control that is marked does.
    fn take(self) {
        let groups = groups::all();
        let place = self.here(&groups);
        let control = match place.within {
            Some(group) => groups[group].controls.get(place.at),
            None => groups.get(place.at).and_then(|group| group.controls.first().filter(|_| group.controls.len() == 1)),
        };
        let next = match control {
            Some(_) => Place::default(),
            None => Place { within: (!groups.is_empty()).then_some(place.at), ..Place::default() },
        };
        self.place.set_value(next);
        if let Some(control) = control {
            act(control);
        }
        // What it changed is drawn first.
        request_animation_frame(move || self.mark());
    }

    /// Where the marking is among the present groups, which may be others than before.
    fn here(self, groups: &[Group]) -> Place {
        let place = self.place.get_value();
        let group = place.within.map(|group| groups.get(group));
        let is_there = match group {
            Some(group) => group.is_some_and(|group| place.at < group.controls.len()),
            None => place.at < groups.len(),
        };
        let only = (groups.len() == 1).then_some(0);
        match (is_there, place.within.or(only)) {
            // A single group is entered by itself.
            (true, within) if within == place.within => place,
            (_, _) => Place { within: only, ..Place::default() },
        }
    }

    /// Marks where it is, and rests there.
    fn mark(self) {
        for marked in dom::with_hidden("[data-marked]") {
            marked.remove_attribute("data-marked").ok();
        }
        let this = self.moves.get_value() + 1;
        self.moves.set_value(this);
        if self.means() == Means::Touch {
            return;
        }
        let groups = groups::all();
        let place = self.here(&groups);
        self.place.set_value(place);
        let marked = match place.within {
            Some(group) => groups[group].controls.get(place.at..=place.at),
            None => groups.get(place.at).map(|group| group.outline.as_slice()),
        };
        for element in marked.unwrap_or_default() {
            element.set_attribute("data-marked", "").ok();
        }
        if let Some([control]) = marked {
            groups::show(control);
        }
        if self.means() == Means::OneSwitch {
            let rest = Duration::from_millis(self.switches.rest_ms.get_untracked().into());
            let go_on = move || {
                if self.moves.get_value() == this {
                    self.go_on();
                }
            };
            set_timeout(go_on, rest);
        }
    }
}

/// Does what a control does: a field takes the focus, everything else is clicked.
fn act(control: &HtmlElement) {
    if !dom::is_in_keyboard(control) {
        dom::focus(control);
    }
    match Field::of(control) {
        // Opens the keyboard again for a field that had the focus.
        Some(field) => field.element().click(),
        None => control.click(),
    }
}

fn stop(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}
