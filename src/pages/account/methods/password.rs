//! A new password in the place of the present one.

use domain::api::{OwnPassword, PasswordChange};
use domain::problem::{Field as Answer, Problem};
use domain::value::passphrase::password_fault;
use leptos::prelude::*;

use super::Methods;
use crate::api;
use crate::components::{Field, actions, html, secondary_button, secret_field};
use crate::containers::field_error;
use crate::i18n::login_methods::{self as words, t};
use crate::i18n::{account, password, shell};
use crate::state::form::field_id;

/// The password that is being chosen. Make it in the page's body.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<String>);

impl Chosen {
    /// Blank.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }
}

/// The field, and the change.
pub fn part(this: Methods, chosen: Chosen) -> Vec<AnyView> {
    let (t, words) = (t(), account::t());
    let Chosen(chosen) = chosen;
    let field = Field::new(field_id(Answer::NewPassword), password::t().new_password_label, chosen)
        .hint(password::t().new_password_hint)
        .autocomplete("new-password")
        .error(this.form.error(Answer::NewPassword).map(field_error));
    let change = secondary_button(t.change_password, move || {
        let new_password = chosen.get_untracked();
        if let Some(fault) = password_fault(&new_password, &[]) {
            this.form.check(vec![Problem::new(Answer::NewPassword, fault)]);
            return;
        }
        let changed = |own: OwnPassword| async move {
            let body = PasswordChange { password: own.password, new_password };
            api::account::change_password(&body).await
        };
        this.change(changed, Some(|| words::t().password_changed), move |()| chosen.set(String::new()));
    });
    vec![
        html::h2().child(t.password).view(),
        html::p().child(t.password_lead).view(),
        secret_field(field, [shell::t().show, shell::t().hide, words.of_password]),
        actions().child(change).view(),
    ]
}
