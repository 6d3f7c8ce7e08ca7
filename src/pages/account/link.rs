//! Asks for a link that sets the password: first log-in, or forgotten.

use domain::api::LinkRequest;
use domain::problem::{Field as Answer, Problem};
use domain::value::LoginIdentifier;
use leptos::prelude::*;

use crate::api;
use crate::components::{Field, actions, busy_button, button, html, submit_form};
use crate::containers::{Page, field_error, h1};
use crate::i18n::{account, fill, password::t};
use crate::state::form::{Form, field_id};

/// The request; then what to do, the same whether there is such an account or not.
#[component]
pub fn LinkPage(
    /// Path of the log-in.
    login: &'static str,
) -> AnyView {
    let form = Form::new();
    let identifier = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    let submit = move || {
        let body = LinkRequest { identifier: identifier.get_untracked().trim().into() };
        let wrong = LoginIdentifier::parse(&body.identifier).err();
        let wrong = wrong.map(|fault| Problem::new(Answer::Identifier, fault.into()));
        if form.check(wrong.into_iter().collect()) {
            form.send(async move { api::account::ask_link(&body).await }, move |()| sent.set(true));
        }
    };
    let answer = move || {
        let t = t();
        let typed = identifier.with_untracked(|typed| fill(t.link_sent_to, typed.trim()));
        let change = button("button link", t.link_change, move || sent.set(false));
        vec![
            h1(t.link_sent).view(),
            html::p().child(typed).view(),
            html::p().child(t.link_sent_body).view(),
            actions().child(change).view(),
        ]
    };
    let question = move || {
        let t = t();
        let field = Field::new(field_id(Answer::Identifier), account::t().identifier, identifier)
            .hint(account::t().identifier_hint)
            .autocomplete("username")
            .error(form.error(Answer::Identifier).map(field_error));
        let act = actions().child(busy_button(t.ask_link, account::t().checking, form.busy));
        vec![
            h1(t.link).view(),
            html::p().class("lead").child(t.link_lead).view(),
            submit_form(submit).child(field.view()).child(act).view(),
        ]
    };
    view! {
        <Page title=move || if sent.get() { t().link_sent } else { t().link } back=login form>
            {if sent.get() { answer() } else { question() }}
        </Page>
    }
    .into_any()
}
