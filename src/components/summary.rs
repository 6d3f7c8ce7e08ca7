//! The error summary: it takes focus; the alert is the inner element, so that both are read.

use leptos::prelude::*;

use super::el;

/// The summary. Each item: the field's id (blank: no field) and what to do. `jump` moves to a field.
pub fn summary(heading: &str, items: &[(&'static str, String)], jump: fn(&str)) -> AnyView {
    let items = items.iter().map(|(id, text)| {
        let id = *id;
        let item = if id.is_empty() {
            el("span")
        } else {
            el("a").attr("href", ["#", id].concat()).on("click", move |event| {
                event.prevent_default();
                jump(id);
            })
        };
        el("li").child(item.child(text.as_str())).view()
    });
    let list = el("ul").children(items);
    let alert = el("div").attr("role", "alert").child(el("h2").child(heading)).child(list);
    el("div").class("summary").attr("tabindex", "-1").child(alert).view()
}
