//! How the terminal shows its pages: language, text size, contrast. Kept in memory alone, so that each person begins anew.

use leptos::prelude::*;

use crate::api;
use crate::i18n::{self, Lang};
use crate::state::effect::effect;

/// Text size and contrast, in context of the kiosk's app.
#[derive(Clone, Copy)]
pub struct Display {
    /// Text size: one of [`SIZES`].
    pub size: RwSignal<&'static str>,
    /// High contrast.
    pub contrast: RwSignal<bool>,
}

/// High contrast, as in the document's `data-contrast`.
const HIGH: &str = "high";

/// The text sizes, as in the document's `data-size`.
pub const SIZES: [&str; 3] = ["normal", "large", "largest"];

impl Display {
    /// Puts it into context as the document's address says, and follows it in the document.
    pub fn provide() -> Self {
        let query = window().location().search().unwrap_or_default();
        let asked = |what: &str| query.trim_start_matches('?').split('&').any(|part| part == what);
        let size = SIZES.into_iter().find(|size| asked(size)).unwrap_or(SIZES[0]);
        let display = Self { size: RwSignal::new(size), contrast: RwSignal::new(asked(HIGH)) };
        if asked(Lang::En.code()) {
            choose_language(Lang::En);
        }
        provide_context(display);
        effect(move || {
            set("data-size", display.size.get());
            set("data-contrast", if display.contrast.get() { HIGH } else { "normal" });
        });
        display
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// The query that tells the next document of it, with the language.
    pub fn query(self) -> String {
        let contrast = if self.contrast.get_untracked() { HIGH } else { "" };
        ["?", i18n::lang().code(), "&", self.size.get_untracked(), "&", contrast].concat()
    }

    /// As at first: somebody looked at the first screen and left.
    pub fn reset(self) {
        if i18n::lang() != Lang::Id {
            choose_language(Lang::Id);
        }
        if self.size.get_untracked() != SIZES[0] {
            self.size.set(SIZES[0]);
        }
        if self.contrast.get_untracked() {
            self.contrast.set(false);
        }
    }
}

/// Chooses the language of the pages and of the backend's answers.
pub fn choose_language(lang: Lang) {
    i18n::choose(lang);
    api::set_language(lang.code());
    set("lang", lang.code());
}

fn set(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        root.set_attribute(attribute, value).ok();
    }
}
