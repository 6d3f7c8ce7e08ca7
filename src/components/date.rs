//! A date: typed, repeated in words, or picked from the browser's calendar.

use domain::moment::Date;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{Field, Part, html, live};

/// A field for a date as [`Date::typed`] reads it: a hint for a field that has none, the name of the button that opens the
/// calendar, and how the date that was understood is written.
///
/// `<input type="date">` alone would not do: it writes dates as the browser's language has them, whatever the page's.
pub fn date_field(field: Field, [hint, calendar]: [&'static str; 2], words: fn(Date) -> String) -> AnyView {
    let field = if field.hint.is_empty() { field.hint(hint) } else { field };
    let (id, value) = (field.id, field.value);
    let picker_id = [id, "-picker"].concat();
    let picker = html::input().r#type("date").id(&picker_id).class("vh").tabindex("-1").aria_hidden("true").on(
        ev::change,
        move |event| {
            if let (Some(date), Some(input)) = (Date::parse(&event_target_value(&event)), input(id)) {
                input.set_value(&date.slashed());
                value.set(date.slashed());
            }
        },
    );
    let open = move || {
        if let Some(picker) = input(&picker_id) {
            picker.set_value(
                &value.with_untracked(|typed| Date::typed(typed)).map(|date| date.to_string()).unwrap_or_default(),
            );
            // A browser that has no calendar to show leaves the typing.
            drop(picker.show_picker());
        }
    };
    let button = html::button()
        .class("button second")
        .r#type("button")
        .on_click(open)
        .child(calendar)
        .child(html::span().class("vh").child([" – ", field.label.as_str()].concat()));
    let understood = live(move || value.with(|typed| Date::typed(typed)).map(words).part());
    let control = field.control("input").r#type("text");
    let both = html::div().class("reveal date").child(control).child(picker).child(button);
    let understood = html::output().r#for(id).child(understood);
    field.around(vec![both.view(), understood.view()].part())
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
