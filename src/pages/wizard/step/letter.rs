//! The recommendation letter.

use domain::api::DraftView;
use domain::journey::{Step, asks_passphrase};
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use leptos::prelude::*;

use super::files::{FilesPage, recommended};
use crate::components::{Part, html, markup};
use crate::containers::FileSource;
use crate::i18n::{fill, problem, wizard as words};
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
    let title = |view: &DraftView| {
        let letter = &view.rules.letter_title;
        if recommended(view).is_some() { letter.clone() } else { fill(words::t().letter_title, letter) }
    };
    view! { <FilesPage wizard view step=Step::Letter purposes=vec![FilePurpose::Letter] title lead/> }.into_any()
}

fn lead(view: &DraftView) -> AnyView {
    let shows = view.rules.letter_shows.iter().map(|item| html::li().child(item.as_str()).view());
    let t = words::t();
    let mut all = Vec::new();
    if let Some(given) = recommended(view) {
        all.push(html::p().class("notice good").child(given).view());
    } else if view.draft.recommendation.is_some() {
        let void = Problem::new(Field::Letter, Fault::RecommendationVoid);
        all.push(html::p().class("notice caution").child(problem::text(&void)).view());
    }
    all.extend([html::p().child(t.letter_shows).view(), html::ul().attr("lang", "id").children(shows).view()]);
    if FileSource::here().saves {
        all.push(markup("p", "", t.letter_missing));
        all.extend(view.rules.electronic_recommendation.then(|| markup("p", "", t.recommend)));
    }
    all.part()
}
