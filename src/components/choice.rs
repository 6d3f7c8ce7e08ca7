//! Radio buttons and checkboxes.

use leptos::ev;
use leptos::prelude::*;

use super::{FieldError, html};

/// One of the choices.
pub struct Choice {
    /// Sent and stored.
    pub value: &'static str,
    /// Read.
    pub label: String,
    /// Help below the label; may be blank.
    pub hint: String,
    /// Fields that belong to it, shown by the caller only while it is taken.
    pub within: Option<AnyView>,
}

/// A question with choices. `taken` holds the values taken: at most one unless `several`.
pub fn choice_group(
    id: &'static str,
    legend: AnyView,
    error: Option<FieldError>,
    several: bool,
    choices: Vec<Choice>,
    taken: RwSignal<Vec<&'static str>>,
) -> AnyView {
    let mut set = html::fieldset()
        .class(if error.is_some() { "field bad" } else { "field" })
        .id(id)
        .attr_if(error.is_some(), "aria-describedby", &[id, "-error"].concat())
        .child(html::legend().child(legend))
        .child(error.map(|error| error.line(id)));
    for choice in choices {
        let value = choice.value;
        let input_id = [id, "-", value].concat();
        let hint_id = [&input_id, "-hint"].concat();
        let input = html::input()
            .r#type(if several { "checkbox" } else { "radio" })
            .id(input_id.as_str())
            .name(id)
            .attr("value", value)
            .attr_if(taken.with_untracked(|taken| taken.contains(&value)), "checked", "")
            .attr_if(!choice.hint.is_empty(), "aria-describedby", &hint_id)
            .on(ev::change, move |event| {
                let checked = event_target_checked(&event);
                taken.update(|taken| {
                    if several {
                        taken.retain(|other| *other != value);
                    } else {
                        taken.clear();
                    }
                    if checked {
                        taken.push(value);
                    }
                });
            });
        let hint = (!choice.hint.is_empty()).then(|| html::p().class("hint").id(hint_id.as_str()).child(choice.hint));
        set = set
            .child(
                html::div()
                    .class("choice")
                    .child(input)
                    .child(html::label().r#for(input_id.as_str()).child(choice.label))
                    .child(hint),
            )
            .child(choice.within);
    }
    set.view()
}
