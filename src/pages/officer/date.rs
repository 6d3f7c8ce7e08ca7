//! Dates that officers type.

use leptos::prelude::*;

use crate::components::{Field, date_field};
use crate::i18n::{officer::date as words, time};

/// A field for a date; its hint is an example of how it is typed, unless it has one.
pub fn date(field: Field) -> AnyView {
    let t = words::t();
    date_field(field.class("w20"), [t.example, t.calendar], time::day)
}
