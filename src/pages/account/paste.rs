//! For a mailed link that arrived without its secret: some mail programs cut an address at "#".

use leptos::prelude::*;

use crate::components::{Field, html, submit_form};
use crate::containers::page::focus_field;
use crate::i18n::{paste::t, shell};

const ID: &str = "link";

/// A field for the whole link, or its secret alone, with which the present page is opened anew.
pub(super) fn paste() -> AnyView {
    let t = t();
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let secret = typed.with_untracked(|typed| typed.rsplit('#').next().unwrap_or_default().trim().to_owned());
        let location = window().location();
        if secret.is_empty() {
            focus_field(ID);
        } else if location.set_hash(&secret).is_ok() {
            // Refused only where nothing can be loaded: then the page stays as it is.
            location.reload().ok();
        }
    };
    submit_form(submit)
        .child(Field::new(ID, t.link, typed).hint(t.hint).autocomplete("off").view())
        .child(html::button().class("button second").r#type("submit").child(shell::t().go_on))
        .view()
}
