//! The passphrase of the new key, and the making of the key in the worker.

mod rules;
mod suggestion;

use domain::api::{DraftView, NewKey};
use domain::journey::Step;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::passphrase;
use leptos::prelude::*;

use crate::api::{Error, draft};
use crate::base64::encode;
use crate::components::{Field, actions, button, html, secret_field};
use crate::containers::field_error;
use crate::crypto_worker::client;
use crate::i18n::{shell, wizard as words};
use crate::pages::wizard::step_page::{StepPage, form as step_form, go_on};
use crate::state::connection;
use crate::state::form::{Form, field_id};
use crate::state::wizard::Wizard;
use crate::worker::client::Lost;

/// The id of the second entry's control.
const AGAIN: &str = "passphrase-again";

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// A key was made before.
    Made,
    /// Asks for a passphrase.
    Ask,
    /// Makes the key.
    Making,
}

/// The passphrase, the key being made, or that there is one.
#[component]
pub fn PassphrasePage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    client::warm_up();
    let form = Form::new();
    let [typed, again] = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let shown = RwSignal::new(if view.draft.key.is_some() { View::Made } else { View::Ask });
    let known = StoredValue::new(rules::context(&view));
    let policy = view.rules.passphrase;
    let submit = move || {
        let passphrase = typed.get_untracked();
        let fault = if passphrase.is_empty() {
            Some(Fault::Blank)
        } else {
            passphrase::first_fault(&passphrase, &rules::check(&passphrase, policy, known))
        };
        let problems = fault.into_iter().map(|fault| Problem::new(Answer::Passphrase, fault)).collect();
        if !form.check(problems) {
            return;
        }
        if again.with_untracked(|again| *again != passphrase) {
            form.say(|| words::t().again_differs);
            return;
        }
        shown.set(View::Making);
        form.in_background(async move { client::generate_key_pair(&passphrase).await }, move |made| {
            // Cancelled.
            if shown.get_untracked() != View::Making || made == Err(client::Fault::Lost(Lost::Stopped)) {
                return;
            }
            let Ok(key) = made else {
                shown.set(View::Ask);
                // The worker is loaded with this page at the latest.
                if untrack(connection::is_online) {
                    form.say(|| words::t().not_made);
                } else {
                    fail(form, Error::Offline);
                }
                return;
            };
            let key = NewKey { request: encode(&key.csr), wrapped_key: encode(&key.wrapped_key) };
            let keeping = async move { draft::keep_key(&key).await.map(|view| wizard.take(view)) };
            form.in_background(keeping, move |kept| match kept {
                Ok(()) => {
                    typed.set(String::new());
                    again.set(String::new());
                    // Cancelled.
                    if shown.get_untracked() == View::Making {
                        wizard.go_on(Step::Passphrase);
                    }
                }
                Err(error) => {
                    shown.set(View::Ask);
                    fail(form, error);
                }
            });
        });
    };
    on_cleanup(move || {
        typed.try_set(String::new());
        again.try_set(String::new());
    });
    let ask = move || {
        let t = words::t();
        let input = Field::new(field_id(Answer::Passphrase), words::label(Answer::Passphrase), typed)
            .autocomplete("new-password")
            .error(form.error(Answer::Passphrase).map(field_error));
        let field = secret_field(input, [shell::t().show, shell::t().hide, t.passphrase_what]);
        let repeated = Field::new(AGAIN, t.again, again).autocomplete("new-password");
        let repeated = secret_field(repeated, [shell::t().show, shell::t().hide, t.again_what]);
        let keep = html::div()
            .class("notice caution")
            .child(html::h2().child(t.lost_title))
            .child(html::p().child(t.lost_body));
        let rules = rules::list(typed, policy, known);
        let fields = vec![rules, field, suggestion::part(form, typed, policy, known), keep.view(), repeated, go_on()];
        vec![html::p().class("lead").child(t.passphrase_lead).view(), step_form(fields, submit)]
    };
    let title = move || match shown.get() {
        View::Making => words::t().making_title,
        View::Made => words::t().key_made_before,
        View::Ask => words::t().passphrase_title,
    };
    let faults = move || {
        if shown.get() == View::Ask { form.faults() } else { Vec::new() }
    };
    let content = move || match shown.get() {
        View::Making => making(shown),
        View::Made => made(wizard, shown),
        View::Ask => ask(),
    };
    let view = StoredValue::new(view);
    view! { <StepPage wizard view step=Step::Passphrase title form=faults>{content()}</StepPage> }.into_any()
}

fn making(shown: RwSignal<View>) -> Vec<AnyView> {
    let t = words::t();
    let cancel = button("button second", t.cancel, move || {
        client::stop();
        shown.set(View::Ask);
    });
    vec![
        html::p().class("lead").child(t.making_body).view(),
        html::progress().aria_label(t.making_progress).view(),
        actions().child(cancel).view(),
    ]
}

fn made(wizard: Wizard, shown: RwSignal<View>) -> Vec<AnyView> {
    let t = words::t();
    let anew = button("button link", t.key_again, move || shown.set(View::Ask));
    vec![
        html::p().class("lead").child(t.key_made_before_body).view(),
        html::p().child(anew).view(),
        step_form(vec![go_on()], move || wizard.go_on(Step::Passphrase)),
    ]
}

/// The backend's words about the request belong to the passphrase: entering it again makes a new key.
fn fail(form: Form, error: Error) {
    form.fail(match error {
        Error::Invalid(problems) => Error::Invalid(
            problems.into_iter().map(|problem| Problem::new(Answer::Passphrase, problem.fault)).collect(),
        ),
        error => error,
    });
}
