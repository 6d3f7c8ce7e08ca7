//! Classes of complaints as choices. An agency names them; a choice's value is their place.

use leptos::prelude::*;

/// Values of choices. No agency has so many classes.
const PLACES: [&str; 20] =
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"];

/// The value of the class at this place.
pub fn value(place: usize) -> &'static str {
    PLACES.get(place).copied().unwrap_or_default()
}

/// The class taken, among these.
pub fn taken<'a, T>(taken: RwSignal<Vec<&'static str>>, classes: &'a [T]) -> Option<&'a T> {
    let value = taken.with_untracked(|taken| taken.first().copied())?;
    classes.get(PLACES.iter().position(|place| *place == value)?)
}
