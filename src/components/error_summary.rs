//! The error summary: it takes focus; the alert is the inner element, so that both are read.

use leptos::ev;
use leptos::prelude::*;

use super::html;

/// The summary. Each item: the field's id (blank: no field) and what to do. `jump` moves to a field.
pub fn error_summary(heading: &str, items: &[(&'static str, String)], jump: fn(&str)) -> AnyView {
    let items = items.iter().map(|(id, text)| {
        let id = *id;
        let item = if id.is_empty() {
            html::span()
        } else {
            html::a().href(["#", id].concat()).on(ev::click, move |event| {
                event.prevent_default();
                jump(id);
            })
        };
        html::li().child(item.child(text.as_str())).view()
    });
    let list = html::ul().children(items);
    let alert = html::div().role("alert").child(html::h2().child(heading)).child(list);
    html::div().class("summary").tabindex("-1").child(alert).view()
}
