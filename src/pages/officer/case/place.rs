//! Where a case stands in the list that it was opened from: back to it, one on, one back; and the keyboard's help.

use domain::renewal::Act;
use leptos::prelude::*;

use super::state::Case;
use crate::components::{button, html, live};
use crate::containers::shortcuts::shortcuts;
use crate::i18n::officer::{act, workbench};
use crate::i18n::{fill, officer};
use crate::route::officer as route;
use crate::state::desk::{Desk, from_search};

/// The list that the case was opened from.
pub fn list() -> &'static str {
    if from_search() { route::SEARCH } else { route::HOME }
}

/// Back, the place, the neighbours, the help.
pub fn place(case: Case) -> AnyView {
    let desk = Desk::here();
    let here = live(move || {
        let t = workbench::t();
        let place = case.reference.with_value(|reference| desk.place(reference));
        let number = place.number.map(|number| fill(&fill(t.place, &number.to_string()), &place.total.to_string()));
        let to = |to: Option<String>, label: &str, sign: &str, key: &str| {
            let link = html::a().class("tool").aria_label(label);
            let link = match to {
                Some(to) => link.href(route::case(&to)).attr("aria-keyshortcuts", key),
                None => link.attr("aria-disabled", "true").role("link"),
            };
            link.child(sign)
        };
        html::span()
            .class("num")
            .child(to(place.previous, t.previous, "‹", "k"))
            .child(number.map(|number| html::span().child(number)))
            .child(to(place.next, t.next, "›", "j"))
            .view()
    });
    // A case may be kept for oneself, and put back.
    let reserve = live(move || {
        let acts = case.view.with(|view| view.as_ref().map_or_else(Vec::new, |view| view.acts.clone()));
        let kept = acts.contains(&Act::Release);
        let free = acts.contains(&Act::Approve) || (acts.contains(&Act::Take) && acts.contains(&Act::Return));
        if !kept && !free {
            return ().into_any();
        }
        let label = if kept { act::t().release } else { workbench::t().reserve };
        let press = move || {
            if !case.form.busy.get_untracked() {
                if kept { case.release() } else { case.take() }
            }
        };
        button("tool", label, press).attr("aria-keyshortcuts", "t").view()
    });
    let back = if from_search() { workbench::t().to_results } else { officer::t().to_inbox };
    html::div()
        .class("place")
        .child(reserve)
        .child(html::a().class("tool").href(list()).attr("aria-keyshortcuts", "q").child(back))
        .child(here)
        .child(shortcuts())
        .view()
}
