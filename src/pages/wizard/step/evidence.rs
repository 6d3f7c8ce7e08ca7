//! KTP and SK for the changes that need them.

use domain::api::DraftView;
use domain::journey::Step;
use leptos::prelude::*;

use super::files;
use crate::components::html;
use crate::i18n::wizard as words;
use crate::state::wizard::Wizard;

/// The page.
pub fn page(wizard: Wizard, view: DraftView) -> AnyView {
    let needed = view.draft.evidence_needed();
    files::page(wizard, view, Step::Evidence, needed, lead)
}

/// Title and what stands above the controls.
fn lead(_: &DraftView) -> (String, AnyView) {
    let t = words::t();
    (t.evidence_title.into(), html::p().class("lead").child(t.evidence_lead).view())
}
