//! Pairs a browser with a terminal.

use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use crate::api;
use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::containers::{Page, field_error, h1};
use crate::i18n::kiosk::t;
use crate::i18n::shell;
use crate::state::form::{Form, field_id};
use crate::state::kiosk::Terminal;

/// Asks for the code that an administrator was shown.
#[component]
pub fn PairPage() -> AnyView {
    let terminal = Terminal::here();
    let form = Form::new();
    let code = RwSignal::new(String::new());
    let submit = move || {
        let typed = code.with_untracked(|code| code.trim().to_owned());
        let blank = typed.is_empty().then(|| Problem::new(Answer::PairingCode, Fault::Blank));
        if form.check(blank.into_iter().collect()) {
            form.send(api::kiosk::pair(typed), move |kiosk| terminal.paired(kiosk));
        }
    };
    let content = move || {
        let t = t();
        let field = Field::new(field_id(Answer::PairingCode), t.pair_code, code)
            .class("w20")
            .hint(t.pair_hint)
            .error(form.error(Answer::PairingCode).map(field_error));
        vec![
            h1(t.pair).view(),
            html::p().child(t.pair_lead).view(),
            submit_form(submit)
                .child(field.view())
                .child(actions().child(busy_button(t.pair_act, shell::t().sending, form.busy)))
                .view(),
        ]
    };
    view! { <Page title=|| t().pair form>{content()}</Page> }.into_any()
}
