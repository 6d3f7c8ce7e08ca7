//! A list of names and values.

use leptos::prelude::*;

use super::{Part, html};

/// The list; rows come from [`list_row`].
pub fn summary_list(rows: Vec<AnyView>) -> AnyView {
    html::dl().class("list").children(rows).view()
}

/// A row. `act` is what can be done with it, e.g. a link "Ubah".
pub fn summary_row(name: &str, value: impl Part, act: Option<AnyView>) -> AnyView {
    html::div()
        .child(html::dt().child(name))
        .child(html::dd().child(value))
        .child(act.map(|act| html::dd().class("act").child(act)))
        .view()
}
