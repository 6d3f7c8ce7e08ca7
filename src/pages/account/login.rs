//! First part of the log-in.

use domain::api::Login;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::LoginIdentifier;
use leptos::prelude::*;

use super::logged_out::logged_out;
use super::token::set_pending;
use crate::api;
use crate::components::{Field, actions, busy_button, html, link_button, secret_field, submit_form};
use crate::containers::{Page, field_error, h1};
use crate::i18n::{account::t, shell};
use crate::route::navigation;
use crate::state::form::{Form, field_id};
use crate::state::session::Session;

/// Official e-mail or NIP, and password.
#[component]
pub fn LoginPage(
    /// Path of the token's page.
    next: String,
    /// Another way to log in, which the app provides.
    #[prop(optional)]
    instead: Option<fn(Form) -> AnyView>,
) -> AnyView {
    let session = Session::here();
    if session.locked.get_untracked() {
        // Who comes here by an address of its own does not go on where the session ended.
        session.forget();
    }
    login(instead, move || navigation::go(&next))
}

/// The log-in form; calls `then` afterwards.
pub(super) fn login(instead: Option<fn(Form) -> AnyView>, then: impl Fn() + Clone + Send + Sync + 'static) -> AnyView {
    let session = Session::here();
    let form = Form::new();
    let identifier = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let submit = move |then: Box<dyn Fn()>| {
        let body = Login { identifier: identifier.get_untracked().trim().into(), password: password.get_untracked() };
        let identifier = LoginIdentifier::parse(&body.identifier).err();
        let mut wrong: Vec<_> =
            identifier.map(|fault| Problem::new(Answer::Identifier, fault.into())).into_iter().collect();
        if body.password.is_empty() {
            wrong.push(Problem::new(Answer::Password, Fault::Blank));
        }
        if form.check(wrong) {
            form.send(async move { api::account::login(&body).await }, move |pending| {
                set_pending(pending);
                then();
            });
        }
    };
    let content = move || {
        let t = t();
        let fields = submit_form({
            let then = then.clone();
            move || submit(Box::new(then.clone()))
        })
        .child(
            Field::new(field_id(Answer::Identifier), t.identifier, identifier)
                .hint(t.identifier_hint)
                .autocomplete("username")
                .error(form.error(Answer::Identifier).map(field_error))
                .view(),
        )
        .child(secret_field(
            Field::new(field_id(Answer::Password), t.password, password)
                .autocomplete("current-password")
                .error(form.error(Answer::Password).map(field_error)),
            [shell::t().show, shell::t().hide, t.of_password],
        ))
        .child(actions().child(busy_button(t.enter, t.checking, form.busy)).child(link_button(
            "button link",
            session.link,
            t.first_or_forgotten,
        )));
        let ended =
            session.locked.get().then(|| html::div().class("notice caution").child(html::p().child(t.ended)).view());
        let mut content = vec![h1(t.login).view()];
        content.extend(ended);
        content.extend(logged_out(""));
        content.push(fields.view());
        content.extend(instead.map(|instead| instead(form)));
        content
    };
    view! { <Page title=|| t().login form>{content()}</Page> }.into_any()
}
