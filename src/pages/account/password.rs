//! Sets a password by a mailed link. Its secret is in the fragment, which no server sees.

use domain::api::NewPassword;
use domain::problem::{Field as Answer, Problem};
use domain::value::passphrase::password_fault;
use leptos::prelude::*;

use super::paste::paste;
use crate::api::{self, Error};
use crate::components::{Field, actions, busy_button, html, link_button, secret_field, submit_form};
use crate::containers::{Loaded, Page, field_error, h1};
use crate::i18n::{account, password::t, shell};
use crate::state::form::{Form, field_id};
use crate::state::session::Session;

/// The password, then the way to the log-in.
#[component]
pub fn PasswordPage(
    /// Path of the log-in.
    login: &'static str,
    /// Path where another link is asked for.
    again: String,
) -> AnyView {
    let session = Session::here();
    let form = Form::new();
    let link = location_hash().unwrap_or_default();
    let password = RwSignal::new(String::new());
    let saved = RwSignal::new(false);
    let submit = move |link: String| {
        let body = NewPassword { link, password: password.get_untracked() };
        let wrong = password_fault(&body.password, &[]).map(|fault| Problem::new(Answer::NewPassword, fault));
        if form.check(wrong.into_iter().collect()) {
            form.send(async move { api::account::set_password(&body).await }, move |()| {
                session.password_set();
                saved.set(true);
            });
        }
    };
    let (checked, dead) = (link.clone(), RwSignal::new(link.is_empty()));
    let check = move || {
        let link = checked.clone();
        async move {
            if link.is_empty() {
                return Ok(());
            }
            match api::account::check_link(link).await {
                Err(Error::Invalid(_)) => drop(dead.try_set(true)),
                answer => return answer,
            }
            Ok(())
        }
    };
    let title = move || match (saved.get(), dead.get()) {
        (true, _) => t().saved,
        (false, true) => t().no_link,
        (false, false) => t().new_password,
    };
    let content = move || {
        let t = t();
        let message = |heading: &'static str, body: &'static str, href: &str, label: &str| {
            vec![
                h1(heading).view(),
                html::p().child(body).view(),
                html::p().child(link_button("button", href, label)).view(),
            ]
        };
        if saved.get() {
            return message(t.saved, t.saved_body, login, account::t().login);
        }
        if dead.get() {
            let mut content = message(t.no_link, t.no_link_body, &again, t.link);
            content.push(paste());
            return content;
        }
        let secret = link.clone();
        let fields = submit_form(move || submit(secret.clone()))
            .child(secret_field(
                Field::new(field_id(Answer::NewPassword), t.new_password_label, password)
                    .hint(t.new_password_hint)
                    .autocomplete("new-password")
                    .error(form.error(Answer::NewPassword).map(field_error)),
                [shell::t().show, shell::t().hide, account::t().of_password],
            ))
            .child(actions().child(busy_button(t.save, account::t().checking, form.busy)));
        let renew = form.faults().is_empty();
        let mut content = vec![h1(t.new_password).view(), fields.view()];
        if !renew {
            content.push(html::p().child(html::a().href(again.as_str()).child(t.link)).view());
        }
        content
    };
    let content = StoredValue::new(content);
    view! {
        <Loaded fetch=check let:_done>
            <Page title form>{content.with_value(|content| content())}</Page>
        </Loaded>
    }
    .into_any()
}
