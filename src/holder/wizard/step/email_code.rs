//! The code that confirms a new e-mail address.

use domain::api::{DraftView, EmailConfirmation};
use domain::journey::Step;
use domain::person::DataField;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::OneTimeCode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::draft;
use crate::form::{Form, field_id};
use crate::holder::wizard::frame::{form as step_form, frame, go_on};
use crate::holder::wizard::parts::email;
use crate::holder::wizard::state::Wizard;
use crate::page::{self, h1};
use crate::text::{fill, shell, wizard as words};
use crate::ui::{Field, busy_button, button, el, live};

/// The page. The first time it sends the code by itself.
pub fn page(wizard: Wizard, view: DraftView) -> AnyView {
    let form = Form::new();
    let code = RwSignal::new(String::new());
    let again = RwSignal::new(false);
    let address = view.draft.change(DataField::Email).unwrap_or_default().trim().to_lowercase();
    if view.draft.email_confirmed() {
        return confirmed(wizard, view, address);
    }
    let send = {
        let address = address.clone();
        move |repeated: bool| {
            let address = address.clone();
            spawn_local(async move {
                let mailed = match wizard.saved().await {
                    Ok(()) => draft::mail_code().await,
                    Err(error) => Err(error),
                };
                match mailed {
                    Ok(()) => {
                        wizard.code_sent_to.set(address);
                        again.try_set(repeated);
                    }
                    Err(error) => form.fail(error),
                }
            });
        }
    };
    if wizard.code_sent_to.get_untracked() != address {
        send(false);
    }
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
    page::show(move || {
        let t = words::t();
        let field = Field::new(field_id(Answer::EmailCode), t.code_label, code)
            .class("code")
            .hint(t.code_hint)
            .autocomplete("one-time-code")
            .inputmode("numeric")
            .error(form.error(Answer::EmailCode))
            .view();
        let told = address.clone();
        let status = live(move || {
            let words = again.get().then(|| fill(words::t().code_sent, &told));
            el("p").child(words.unwrap_or_default()).view()
        });
        let send = send.clone();
        let actions = el("div")
            .class("actions")
            .child(busy_button(shell::t().go_on, shell::t().sending, form.busy))
            .child(button("button link", t.code_again, move || send(true)));
        let content = vec![
            lead(t.code_lead, &address),
            el("div").attr("role", "status").child(status).view(),
            step_form(vec![field, actions.view()], submit),
        ];
        frame(wizard, &view, Step::EmailCode, t.code_title, h1(t.code_title), content).faults(form.faults())
    })
}

fn confirmed(wizard: Wizard, view: DraftView, address: String) -> AnyView {
    page::show(move || {
        let t = words::t();
        let content =
            vec![lead(t.code_done, &address), step_form(vec![go_on()], move || wizard.go_on(Step::EmailCode))];
        frame(wizard, &view, Step::EmailCode, t.code_title, h1(t.code_title), content)
    })
}

/// A sentence around an address.
fn lead(sentence: &str, address: &str) -> AnyView {
    let (before, after) = sentence.split_once("{}").unwrap_or((sentence, ""));
    el("p").class("lead").child(before).child(el("strong").child(email(address))).child(after).view()
}
