//! Pairs a browser with a terminal.

use leptos::prelude::*;

use crate::api::{self, Error};
use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::containers::{FaultList, Page, field_error, h1};
use crate::i18n::kiosk::t;
use crate::i18n::shell;
use crate::state::form::Form;
use crate::state::kiosk::Terminal;

/// Id of the field.
const CODE: &str = "pairing-code";

/// Asks for the code that an administrator was shown.
#[component]
pub fn PairPage() -> AnyView {
    let terminal = Terminal::here();
    let form = Form::new();
    let code = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<fn() -> &'static str>);
    let submit = move || {
        let typed = code.with_untracked(|code| code.trim().to_owned());
        wrong.set(None);
        form.check(Vec::new());
        if typed.is_empty() {
            wrong.set(Some(|| t().pair_blank));
            return;
        }
        let request = async move {
            match api::kiosk::pair(typed).await {
                Ok(kiosk) => Ok(Some(kiosk)),
                Err(Error::NotFound | Error::NotLoggedIn | Error::Refused(_) | Error::Invalid(_)) => Ok(None),
                Err(error) => Err(error),
            }
        };
        form.send(request, move |kiosk| match kiosk {
            Some(kiosk) => terminal.paired(kiosk),
            None => wrong.set(Some(|| t().pair_wrong)),
        });
    };
    let error = move || wrong.get().map(|words| words());
    let faults: FaultList = (move || {
        let mut faults = form.faults();
        faults.extend(error().map(|words| (CODE, words.to_owned())));
        faults
    })
    .into();
    let content = move || {
        let t = t();
        let field = Field::new(CODE, t.pair_code, code)
            .class("w20")
            .hint(t.pair_hint)
            .error(error().map(|words| field_error(words.into())));
        vec![
            h1(t.pair).view(),
            html::p().child(t.pair_lead).view(),
            submit_form(submit)
                .child(field.view())
                .child(actions().child(busy_button(t.pair_act, shell::t().sending, form.busy)))
                .view(),
        ]
    };
    view! { <Page title=|| t().pair form=faults>{content()}</Page> }.into_any()
}
