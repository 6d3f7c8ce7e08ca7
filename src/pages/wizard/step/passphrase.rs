//! The passphrase of the new key, and the making of the key in the worker.

mod rules;
mod suggestion;

use domain::api::{DraftView, NewKey};
use domain::journey::Step;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::passphrase;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Error, draft};
use crate::base64::encode;
use crate::components::{Field, actions, button, html, secret_field};
use crate::containers::{Frame, h1, page};
use crate::crypto_worker::client;
use crate::i18n::{shell, wizard as words};
use crate::pages::wizard::frame::{form as step_form, frame, go_on};
use crate::state::form::{Form, field_id};
use crate::state::wizard::Wizard;
use crate::worker::client::Lost;

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

/// The page.
pub fn page(wizard: Wizard, view: DraftView) -> AnyView {
    client::warm_up();
    let form = Form::new();
    let broken = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let shown = RwSignal::new(if view.draft.key.is_some() { View::Made } else { View::Ask });
    let known = StoredValue::new(rules::context(&view));
    let policy = view.rules.passphrase;
    let submit = move || {
        broken.set(false);
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
        shown.set(View::Making);
        spawn_local(async move {
            let made = client::generate_key_pair(&passphrase).await;
            // Cancelled, or the page was left.
            if shown.try_get_untracked() != Some(View::Making) || made == Err(client::Fault::Lost(Lost::Stopped)) {
                return;
            }
            let Ok(key) = made else {
                broken.set(true);
                shown.set(View::Ask);
                return;
            };
            let key = NewKey { request: encode(&key.csr), wrapped_key: encode(&key.wrapped_key) };
            match draft::keep_key(&key).await {
                Ok(view) => {
                    typed.try_set(String::new());
                    wizard.take(view);
                    wizard.go_on(Step::Passphrase);
                }
                Err(error) => {
                    shown.try_set(View::Ask);
                    fail(form, error);
                }
            }
        });
    };
    on_cleanup(move || drop(typed.try_set(String::new())));
    page::show(move || match shown.get() {
        View::Making => making(wizard, &view, shown),
        View::Made => made(wizard, &view, shown),
        View::Ask => {
            let t = words::t();
            let input = Field::new(field_id(Answer::Passphrase), words::label(Answer::Passphrase), typed)
                .autocomplete("new-password")
                .error(form.error(Answer::Passphrase));
            let field = secret_field(input, [shell::t().show, shell::t().hide, t.passphrase_what]);
            let keep = html::div()
                .class("notice caution")
                .child(html::h2().child(t.lost_title))
                .child(html::p().child(t.lost_body));
            let content = vec![
                html::p().class("lead").child(t.passphrase_lead).view(),
                step_form(
                    vec![
                        rules::list(typed, policy, known),
                        field,
                        suggestion::part(typed, policy, known),
                        keep.view(),
                        go_on(),
                    ],
                    submit,
                ),
            ];
            let mut faults = form.faults();
            faults.extend(broken.get().then(|| (field_id(Answer::Passphrase), t.not_made.into())));
            frame(wizard, &view, Step::Passphrase, t.passphrase_title, h1(t.passphrase_title), content).faults(faults)
        }
    })
}

fn making(wizard: Wizard, view: &DraftView, shown: RwSignal<View>) -> Frame {
    let t = words::t();
    let cancel = button("button second", t.cancel, move || {
        client::stop();
        shown.set(View::Ask);
    });
    let content = vec![
        html::p().class("lead").child(t.making_body).view(),
        html::progress().aria_label(t.making_progress).view(),
        actions().child(cancel).view(),
    ];
    frame(wizard, view, Step::Passphrase, t.making_title, h1(t.making_title), content)
}

fn made(wizard: Wizard, view: &DraftView, shown: RwSignal<View>) -> Frame {
    let t = words::t();
    let anew = button("button link", t.key_anew, move || shown.set(View::Ask));
    let content = vec![
        html::p().class("lead").child(t.key_there_body).view(),
        html::p().child(anew).view(),
        step_form(vec![go_on()], move || wizard.go_on(Step::Passphrase)),
    ];
    frame(wizard, view, Step::Passphrase, t.key_there, h1(t.key_there), content)
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
