//! The authenticator app: added by a QR code and its first code, or removed.

use domain::api::{AuthenticatorCode, NewAuthenticator};
use domain::problem::{Field as Answer, Problem};
use domain::value::OneTimeCode;
use leptos::prelude::*;

use super::Methods;
use crate::api;
use crate::components::{Field, actions, button, html, qr_code, secondary_button, submit_form};
use crate::containers::field_error;
use crate::i18n::login_methods::{self as words, t};
use crate::i18n::{fill, time};
use crate::pages::account::device_zone;
use crate::state::form::field_id;

/// The app that is being added. Make it in the page's body.
#[derive(Clone, Copy)]
pub struct App {
    begun: RwSignal<Option<NewAuthenticator>>,
    typed: RwSignal<String>,
}

impl App {
    /// None yet.
    pub fn new() -> Self {
        Self { begun: RwSignal::new(None), typed: RwSignal::new(String::new()) }
    }
}

/// Whether there is one; how it is added or removed.
pub fn part(this: Methods, app: App) -> Vec<AnyView> {
    let t = t();
    let mut part = vec![html::h2().child(t.app).view(), html::p().child(t.app_lead).view()];
    if let Some(since) = this.shown.with(|methods| methods.authenticator) {
        let remove = secondary_button(t.remove_app, move || {
            let removed = |password| async move { api::account::remove_authenticator(&password).await };
            this.change(removed, Some(|| words::t().app_removed), |()| {});
        });
        part.push(html::p().child(fill(t.app_since, &time::moment(since, device_zone()))).view());
        part.push(actions().child(remove).view());
    } else if let Some(begun) = app.begun.get() {
        part.extend(confirmation(this, app, &begun));
    } else {
        let begin = secondary_button(t.add_app, move || {
            let begun = |password| async move { api::account::new_authenticator(&password).await };
            this.change(begun, None, move |begun| {
                app.begun.set(Some(begun));
                request_animation_frame(|| crate::containers::page::focus_field(SCAN));
            });
        });
        part.push(actions().child(begin).view());
    }
    part
}

/// Id of what is to be scanned.
const SCAN: &str = "scan";

fn confirmation(this: Methods, app: App, begun: &NewAuthenticator) -> Vec<AnyView> {
    let t = t();
    let code = Field::new(field_id(Answer::Token), t.app_code, app.typed)
        .class("code")
        .inputmode("numeric")
        .autocomplete("one-time-code")
        .hint(t.app_code_hint)
        .error(this.form.error(Answer::Token).map(field_error));
    let confirm = move || {
        let token = app.typed.get_untracked();
        let wrong = OneTimeCode::parse(&token).err().map(|fault| Problem::new(Answer::Token, fault.into()));
        if !this.form.check(wrong.into_iter().collect()) {
            return;
        }
        let sent = async move { api::account::confirm_authenticator(&AuthenticatorCode { token }).await };
        this.send(sent, Some(|| words::t().app_added), move |codes| {
            app.begun.set(None);
            app.typed.set(String::new());
            this.codes.set(codes);
        });
    };
    let cancel = button("button link", t.cancel, move || app.begun.set(None));
    let submit = html::button().class("button").r#type("submit").child(t.confirm);
    vec![
        html::p().id(SCAN).tabindex("-1").child(t.scan).view(),
        qr_code(&begun.qr, t.qr).view(),
        html::p().child(t.key).child(": ").child(html::span().class("num").child(begun.secret.as_str())).view(),
        html::p().child(html::a().href(begun.address.as_str()).child(t.open_app)).view(),
        submit_form(confirm).child(code.view()).child(actions().child(submit).child(cancel)).view(),
    ]
}
