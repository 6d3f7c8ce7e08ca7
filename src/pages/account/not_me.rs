//! "This was not me": freezes the account of whoever was mailed the link. Its secret is in the fragment, which no server sees.

use leptos::prelude::*;

use super::paste::paste;
use crate::api::{self, Error};
use crate::components::{actions, button, html};
use crate::containers::{Page, h1};
use crate::i18n::not_me::t;
use crate::state::form::Form;

/// What has come of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Frozen,
    /// The link is unknown or too old.
    Over,
}

/// The question; nothing happens by opening the link alone, since mail programs open links, too.
#[component]
pub fn NotMePage() -> AnyView {
    let form = Form::new();
    let link = location_hash().unwrap_or_default();
    let done = RwSignal::new(link.is_empty().then_some(Outcome::Over));
    let title = move || match done.get() {
        None => t().title,
        Some(Outcome::Frozen) => t().frozen,
        Some(Outcome::Over) => t().over,
    };
    let content = move || {
        let t = t();
        let heading = h1(title()).view();
        match done.get() {
            Some(Outcome::Frozen) => vec![heading, html::p().class("lead").child(t.frozen_body).view()],
            Some(Outcome::Over) => vec![heading, html::p().child(t.over_body).view(), paste()],
            None => {
                let link = link.clone();
                let freeze = button("button danger", t.freeze, move || {
                    let link = link.clone();
                    let request = async move {
                        match api::account::freeze(link).await {
                            Ok(()) => Ok(Outcome::Frozen),
                            Err(Error::Invalid(_)) => Ok(Outcome::Over),
                            Err(error) => Err(error),
                        }
                    };
                    form.send(request, move |outcome| done.set(Some(outcome)));
                });
                vec![
                    heading,
                    html::p().class("lead").child(t.lead).view(),
                    html::p().child(t.what).view(),
                    actions().child(freeze).view(),
                    html::p().child(t.nothing).view(),
                ]
            }
        }
    };
    view! { <Page title form>{content()}</Page> }.into_any()
}
