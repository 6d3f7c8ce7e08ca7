//! The recommendation letter.

use domain::api::DraftView;
use domain::journey::Step;
use domain::person::FilePurpose;
use leptos::prelude::*;

use super::files;
use crate::components::{Element, Part, html};
use crate::i18n::{fill, wizard as words};
use crate::state::wizard::Wizard;

/// The page. The worker that makes the key is loaded meanwhile.
pub fn page(wizard: Wizard, view: DraftView) -> AnyView {
    if view.rules.asks_passphrase(view.draft.open_steps.as_deref()) {
        crate::crypto_worker::client::warm_up();
    }
    files::page(wizard, view, Step::Letter, vec![FilePurpose::Letter], lead)
}

/// Title and what stands above the control.
fn lead(view: &DraftView) -> (String, AnyView) {
    let t = words::t();
    let shows = view.rules.letter_shows.iter().map(|item| html::li().child(item.as_str()).view());
    let shows: Element = html::ul().children(shows);
    let lead = vec![html::p().child(t.letter_shows).view(), shows.view()].part();
    (fill(t.letter_title, &view.rules.letter_title), lead)
}
