//! Second part of the log-in: six digits from the mail.

use domain::api::LoginToken;
use domain::moment::Zone;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::{OneTimeCode, OneTimeCodeFault};
use leptos::prelude::*;

use crate::api;
use crate::form::{Form, field_id};
use crate::page::{self, Frame};
use crate::session::Session;
use crate::text::{account::t, fill};
use crate::ui::{Field, busy_button, el, link_button};

/// The token. Without a first part it leads to `login`.
pub fn token(login: &'static str) -> AnyView {
    let session = Session::here();
    let Some(challenge) = session.challenge.get_untracked() else {
        page::replace(login);
        return ().into_any();
    };
    let form = Form::new();
    let typed = RwSignal::new(String::new());
    let name = challenge.challenge.clone();
    let submit = move |challenge: String| match code(&typed.get_untracked()) {
        Ok(token) => {
            let body = LoginToken { challenge, token };
            if form.check(Vec::new()) {
                form.send(async move { api::account::token(&body).await }, move |me| session.begin(me));
            }
        }
        Err(fault) => {
            form.check(vec![Problem::new(Answer::Token, fault)]);
        }
    };
    page::show(move || {
        let t = t();
        let until = challenge.expires_at.clock_text(device_zone());
        let hint = fill(&fill(t.token_hint, &challenge.sent_to), &until);
        let field = Field::new(field_id(Answer::Token), t.token, typed)
            .heading()
            .class("code")
            .inputmode("numeric")
            .autocomplete("one-time-code")
            .hint(hint)
            .error(form.error(Answer::Token));
        let name = name.clone();
        let fields = el("form")
            .attr("novalidate", "")
            .on("submit", move |event| {
                event.prevent_default();
                submit(name.clone());
            })
            .child(field.view())
            .child(el("div").class("actions").child(busy_button(t.enter, t.checking, form.busy)).child(link_button(
                "button link",
                login,
                t.new_token,
            )));
        Frame::new(t.token).back(login).faults(form.faults()).content(vec![fields.view()])
    })
}

/// Six digits, or what is wrong with them.
fn code(typed: &str) -> Result<String, Fault> {
    OneTimeCode::parse(typed).map(|code| code.as_str().to_owned()).map_err(|fault| match fault {
        OneTimeCodeFault::Blank => Fault::Blank,
        OneTimeCodeFault::Characters | OneTimeCodeFault::DigitCount => Fault::DigitCount(6),
    })
}

/// Outside a case the agency's zone is unknown: the device's, taken for Indonesian.
pub(super) fn device_zone() -> Zone {
    // Minutes west of UTC.
    match js_sys::Date::new_0().get_timezone_offset() {
        offset if offset <= -540.0 => Zone::Wit,
        offset if offset <= -480.0 => Zone::Wita,
        _ => Zone::Wib,
    }
}
