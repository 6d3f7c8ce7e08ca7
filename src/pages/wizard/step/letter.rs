//! The recommendation letter.

use domain::api::DraftView;
use domain::journey::{Step, asks_passphrase};
use domain::person::FilePurpose;
use leptos::prelude::*;

use super::files::FilesPage;
use crate::components::{Part, html, markup};
use crate::containers::FileSource;
use crate::i18n::{fill, wizard as words};
use crate::state::wizard::Wizard;

/// The letter's upload. The worker that makes the key is loaded meanwhile.
#[component]
pub fn LetterPage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    if asks_passphrase(&view.rules, view.draft.open_steps.as_deref()) {
        crate::crypto_worker::client::warm_up();
    }
    let title = |view: &DraftView| fill(words::t().letter_title, &view.rules.letter_title);
    view! { <FilesPage wizard view step=Step::Letter purposes=vec![FilePurpose::Letter] title lead/> }.into_any()
}

fn lead(view: &DraftView) -> AnyView {
    let shows = view.rules.letter_shows.iter().map(|item| html::li().child(item.as_str()).view());
    let t = words::t();
    let mut all = vec![html::p().child(t.letter_shows).view(), html::ul().attr("lang", "id").children(shows).view()];
    if FileSource::here().saves {
        all.push(markup("p", "", t.letter_missing));
    }
    all.part()
}
