//! Every word that people read, in Indonesian and English. A section a file: a struct of texts and one constant a language,
//! so that a missing text does not compile, and an app carries only the sections that it names.

/// A section whose two languages stand side by side: `name: "Indonesian", "English";`. Needs `pick` in scope.
macro_rules! texts {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        /// The texts; `{}` is a gap to be filled.
        #[allow(missing_docs, reason = "a word's name says what it stands for")]
        pub struct Text {
            $(pub $name: &'static str,)*
        }
        const ID: Text = Text { $($name: $id,)* };
        const EN: Text = Text { $($name: $en,)* };
    };
}

pub mod access_log;
pub mod account;
pub mod calendar;
pub mod certificate;
pub mod certificate_more;
pub mod complaint;
pub mod download;
pub mod due_sum;
pub mod failure;
pub mod feedback;
pub mod follow;
pub mod hand_off;
pub mod key_report;
pub mod keyboard;
pub mod keys;
pub mod kiosk;
pub mod login_methods;
pub mod not_me;
pub mod notifications;
pub mod number;
pub mod officer;
pub mod old_key;
pub mod own_account;
pub mod password;
pub mod paste;
pub mod privacy;
pub mod problem;
pub mod progress;
pub mod proposal;
pub mod recommendation;
mod return_reason;
pub mod role;
pub mod sessions;
pub mod shell;
pub mod signature;
pub mod standards;
pub mod start;
pub mod survey;
pub mod survey_form;
pub mod time;
pub mod upload;
pub mod wizard;

pub use return_reason::return_reason;

use std::sync::LazyLock;

use domain::standard::Wording;
use leptos::prelude::*;

/// The languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Bahasa Indonesia: the first and binding one.
    Id,
    /// English.
    En,
}

impl Lang {
    /// As in `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Id => Self::En,
            Self::En => Self::Id,
        }
    }
}

static CHOSEN: LazyLock<ArcRwSignal<Lang>> = LazyLock::new(|| ArcRwSignal::new(Lang::Id));

/// The language chosen. It does not follow a later choice: [`follow`] does.
pub fn lang() -> Lang {
    CHOSEN.get_untracked()
}

/// The language chosen, and what is made with it is made anew when another one is chosen.
pub fn follow() -> Lang {
    CHOSEN.get()
}

/// Chooses a language.
pub fn choose(lang: Lang) {
    CHOSEN.set(lang);
}

/// A text of the service standard in the language chosen.
pub fn wording(wording: &Wording) -> &str {
    match lang() {
        Lang::Id => &wording.id,
        Lang::En => &wording.en,
    }
}

/// A section in the language chosen.
pub fn pick<T>(id: &'static T, en: &'static T) -> &'static T {
    match lang() {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// The text with `{}` filled in.
pub fn fill(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}
