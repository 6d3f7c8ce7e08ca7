//! The code that confirms a new e-mail address.

use domain::api::{DraftView, EmailConfirmation};
use domain::journey::Step;
use domain::person::DataField;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::OneTimeCode;
use leptos::prelude::*;

use crate::api::{Error, draft};
use crate::components::{Field, actions, busy_button, email, html, link_button};
use crate::containers::field_error;
use crate::i18n::{shell, wizard as words};
use crate::pages::account::{AnotherCode, to_sent};
use crate::pages::wizard::step_page::{StepPage, form as step_form, go_on};
use crate::route::Route;
use crate::state::connection;
use crate::state::effect::effect;
use crate::state::form::{Form, field_id};
use crate::state::wizard::Wizard;

/// The code. It is sent without being asked for where there is none that can be used.
#[component]
pub fn EmailCodePage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    let form = Form::new();
    let code = RwSignal::new(String::new());
    let address = view.draft.change(DataField::Email).unwrap_or_default().trim().to_lowercase();
    if view.draft.email_confirmed() {
        return confirmed(wizard, StoredValue::new(view), address);
    }
    let sent = AnotherCode::new(view.email_code.clone());
    // Again when the line is back: it may not have been sent for want of it.
    effect(move || {
        connection::reconnections();
        untrack(|| send_code(wizard, form, sent, false));
    });
    let submit = move || {
        let typed = code.get_untracked();
        match OneTimeCode::parse(&typed) {
            Ok(code) => form.send(
                async move { draft::confirm_email(&EmailConfirmation { code: code.as_str().into() }).await },
                move |view| {
                    wizard.take(view);
                    wizard.go_on(Step::EmailCode);
                },
            ),
            Err(fault) => {
                form.check(vec![Problem::new(Answer::EmailCode, Fault::from(fault))]);
            }
        }
    };
    let view = StoredValue::new(view);
    let content = move || {
        let t = words::t();
        let field = Field::new(field_id(Answer::EmailCode), t.code_label, code)
            .class("code")
            .hint(t.code_hint)
            .autocomplete("one-time-code")
            .inputmode("numeric")
            .error(form.error(Answer::EmailCode).map(field_error))
            .view();
        let change = link_button("button link", &Route::Wizard(Some(Step::Changes)).path(), t.code_change_address);
        let actions = actions().child(busy_button(shell::t().go_on, shell::t().sending, form.busy)).child(change);
        vec![
            lead(t.code_lead, &address),
            step_form(vec![field, actions.view()], submit),
            sent.view(move || send_code(wizard, form, sent, true)),
        ]
    };
    view! { <StepPage wizard view step=Step::EmailCode title=|| words::t().code_title form>{content()}</StepPage> }
        .into_any()
}

/// Sends a code, unless one that can be used was sent; `another`: in any case.
fn send_code(wizard: Wizard, form: Form, code: AnotherCode, another: bool) {
    let sending = async move {
        let saved = wizard.saved().await;
        let before = wizard.view().and_then(|view| view.email_code).filter(|_| saved.is_ok() && !another);
        if let Some(before) = before {
            return Ok(before);
        }
        saved?;
        let sent = draft::mail_code().await?;
        wizard.code_sent(sent.clone());
        Ok(sent)
    };
    form.in_background(sending, move |sent| match sent {
        Ok(sent) => {
            code.sent(sent);
            if another {
                form.check(Vec::new());
                to_sent();
            }
        }
        // The address itself: its own step says so, at the field.
        Err(Error::Invalid(problems)) if problems.iter().any(|problem| problem.field == Answer::Email) => {
            wizard.refused.set_value(problems);
            Route::Wizard(Some(Step::Changes)).go();
        }
        Err(error) => form.fail(error),
    });
}

fn confirmed(wizard: Wizard, view: StoredValue<DraftView>, address: String) -> AnyView {
    let content = move || {
        vec![lead(words::t().code_done, &address), step_form(vec![go_on()], move || wizard.go_on(Step::EmailCode))]
    };
    view! { <StepPage wizard view step=Step::EmailCode title=|| words::t().code_title>{content()}</StepPage> }
        .into_any()
}

/// A sentence around an address.
fn lead(sentence: &str, address: &str) -> AnyView {
    let (before, after) = sentence.split_once("{}").unwrap_or((sentence, ""));
    html::p().class("lead").child(before).child(html::strong().child(email(address))).child(after).view()
}
