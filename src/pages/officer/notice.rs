//! What an act did, shown once: on the page where it was done, or on the next one.

use leptos::prelude::*;

use crate::components::{Part, html, live};
use crate::containers::page;

/// Id of the notice.
const ID: &str = "done-notice";

/// In context of the whole app.
#[derive(Clone, Copy)]
pub struct Notice(RwSignal<Option<String>>);

impl Notice {
    /// Puts it into context.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// For a page that shows it. It is forgotten when that page is left. Call it outside the page's `show`.
    pub fn here() -> Self {
        let notice: Self = expect_context();
        on_cleanup(move || notice.0.set(None));
        notice
    }

    /// For a page from which another one follows, which shows it.
    pub fn for_next_page() -> Self {
        expect_context()
    }

    /// Shows it.
    pub fn show(self, words: String) {
        self.0.set(Some(words));
        request_animation_frame(|| page::focus_field(ID));
    }

    /// Removes it, e.g. since something else is done.
    pub fn clear(self) {
        self.0.set(None);
    }

    /// The live region; it is always there.
    pub fn view(self) -> AnyView {
        let words = live(move || {
            let notice =
                |words: String| html::div().class("notice good").id(ID).tabindex("-1").child(html::p().child(words));
            self.0.get().map(notice).part()
        });
        html::div().role("status").child(words).view()
    }
}
