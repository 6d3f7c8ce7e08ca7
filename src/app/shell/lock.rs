//! Keeps a page out of sight while its session is over, and brings it back as it was.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::{Part, html, live};
use crate::containers::{clear_secrets, page};
use crate::pages::account::log_in_again;
use crate::state::session::Session;

const KEPT: &str = "kept";

fn heading() -> Option<HtmlElement> {
    let heading = document().query_selector("#kept main h1").ok().flatten()?;
    heading.dyn_into().ok()
}

thread_local! {
    /// Title and focus of the page that is kept.
    static BEFORE: RefCell<Option<(String, Option<HtmlElement>)>> = const { RefCell::new(None) };
}

/// The page, or the log-in in its place.
pub(super) fn locked(page: AnyView, session: Session) -> AnyView {
    let again = live(move || {
        if session.locked.get() {
            let focus = document().active_element().and_then(|focus| focus.dyn_into().ok());
            BEFORE.replace(Some((document().title(), focus)));
            if let Some(page) = page::by_id(KEPT) {
                clear_secrets(&page);
            }
            return log_in_again(session);
        }
        if let Some((title, focus)) = BEFORE.take() {
            document().set_title(&title);
            request_animation_frame(move || {
                let focus = focus.filter(|focus| focus.is_connected() && focus.tag_name() != "BODY");
                // What had it may be gone: then it goes to the heading.
                if let Some(focus) = focus.or_else(heading) {
                    focus.focus().ok();
                }
            });
        }
        ().into_any()
    });
    let page = html::div().id(KEPT).live_attr("hidden", move || session.locked.get().then(String::new)).child(page);
    vec![again, page.view()].part()
}
