//! What an act did, told once: on the page where it was done, or on the one that follows.

use leptos::prelude::*;

use crate::components::{Part, html, live};
use crate::page;

/// Id of the notice.
const ID: &str = "told-now";

/// In context of the whole app.
#[derive(Clone, Copy)]
pub struct Told(RwSignal<Option<String>>);

impl Told {
    /// Puts it into context.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// For a page that shows it. It is forgotten when that page is left. Call it outside the page's `show`.
    pub fn here() -> Self {
        let told: Self = expect_context();
        on_cleanup(move || told.0.set(None));
        told
    }

    /// For a page from which another one follows, which shows it.
    pub fn elsewhere() -> Self {
        expect_context()
    }

    /// Tells it.
    pub fn say(self, words: String) {
        self.0.set(Some(words));
        request_animation_frame(|| page::focus_field(ID));
    }

    /// Nothing is told any more, e.g. since something else is done.
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
