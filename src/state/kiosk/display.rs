//! How the terminal shows its pages: language, text size, contrast. Kept in memory alone, so that each person begins anew.

use leptos::prelude::*;

use crate::api;
use crate::i18n::{self, Lang};

/// Text size and contrast, in context of the kiosk's app.
#[derive(Clone, Copy)]
pub struct Display {
    /// Text size: one of [`SIZES`].
    pub size: RwSignal<&'static str>,
    /// High contrast.
    pub contrast: RwSignal<bool>,
}

/// The text sizes, as in the document's `data-size`.
pub const SIZES: [&str; 3] = ["normal", "large", "largest"];

impl Display {
    /// Puts it into context, and follows it in the document.
    pub fn provide() -> Self {
        let display = Self { size: RwSignal::new(SIZES[0]), contrast: RwSignal::new(false) };
        provide_context(display);
        Effect::new(move || {
            set("data-size", display.size.get());
            set("data-contrast", if display.contrast.get() { "high" } else { "normal" });
        });
        display
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
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
