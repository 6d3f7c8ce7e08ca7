//! The banner while the line is down. Its live region is always there, so that it is read.

use leptos::ev;
use leptos::prelude::*;

use crate::text::{self, shell};
use crate::ui::{Part, el, live};

pub(super) fn banner() -> AnyView {
    let online = RwSignal::new(window().navigator().on_line());
    window_event_listener(ev::online, move |_| online.set(true));
    window_event_listener(ev::offline, move |_| online.set(false));
    let words = live(move || {
        text::follow();
        (!online.get()).then(|| el("p").class("wrap").child(shell::t().offline)).part()
    });
    el("div").attr("role", "status").class("offline").child(words).view()
}
