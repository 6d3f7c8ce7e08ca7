//! A list of names and values.

use leptos::prelude::*;

use super::{Part, el};

/// The list; rows come from [`list_row`].
pub fn list(rows: Vec<AnyView>) -> AnyView {
    el("dl").class("list").children(rows).view()
}

/// A row. `act` is what can be done with it, e.g. a link "Ubah".
pub fn list_row(name: &str, value: impl Part, act: Option<AnyView>) -> AnyView {
    el("div")
        .child(el("dt").child(name))
        .child(el("dd").child(value))
        .child(act.map(|act| el("dd").class("act").child(act)))
        .view()
}
