//! KTP and SK for the changes that need them.

use domain::api::DraftView;
use domain::journey::Step;
use leptos::prelude::*;

use super::files::FilesPage;
use crate::components::html;
use crate::i18n::wizard as words;
use crate::state::wizard::Wizard;

/// An upload for each document that is needed.
#[component]
pub fn EvidencePage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    let purposes = view.draft.evidence_needed();
    let title = |_: &DraftView| words::t().evidence_title.into();
    let lead = |_: &DraftView| html::p().class("lead").child(words::t().evidence_lead).view();
    view! { <FilesPage wizard view step=Step::Evidence purposes title lead/> }.into_any()
}
