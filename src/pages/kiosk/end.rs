//! What a wipe deleted. It goes on to the first screen by itself.

use std::time::Duration;

use leptos::prelude::*;

use crate::components::{actions, button, html, live, markup};
use crate::containers::{Page, h1};
use crate::i18n::kiosk::t;
use crate::i18n::{fill, time};
use crate::state::kiosk::{Status, Terminal};

/// How long it is shown.
const SHOWN: Duration = Duration::from_secs(20);

/// What was deleted, and when the backend recorded it.
#[component]
pub fn EndPage() -> AnyView {
    let terminal = Terminal::here();
    if let Ok(timer) = set_timeout_with_handle(move || terminal.begin_again(), SHOWN) {
        on_cleanup(move || timer.clear());
    }
    let content = move || {
        let t = t();
        let confirmed = live(move || {
            let unreachable = terminal.status.with(|status| *status == Status::Unreachable);
            let words = match (terminal.wiped_at.get(), terminal.zone()) {
                (Some(at), Some(zone)) => fill(t.ended_at, &time::moment(at, zone)),
                (None, _) if unreachable => t.ended_later.into(),
                // With the right to be a terminal its sessions ended.
                (None, _) if terminal.is_shut() => t.ended_shut.into(),
                // The backend's answer follows.
                _ => String::new(),
            };
            html::p().class("num").child(words).view()
        });
        vec![
            h1(t.ended).view(),
            html::p().child(t.ended_list).view(),
            markup("ul", "", t.ended_items),
            html::div().role("status").child(confirmed).view(),
            html::p().child(t.ended_kept).view(),
            actions().child(button("button", t.ended_act, move || terminal.begin_again())).view(),
        ]
    };
    view! { <Page title=|| t().ended>{content()}</Page> }.into_any()
}
