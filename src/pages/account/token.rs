//! Second part of the log-in: the token.

use std::cell::RefCell;

use domain::api::{LoginToken, PendingLogin};
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::{LoginCode, OneTimeCodeFault};
use leptos::prelude::*;

use super::another_code::{AnotherCode, to_sent};
use crate::api::{self, Error};
use crate::components::contact;
use crate::components::{Field, Part, actions, busy_button, button, html, link_button, live, submit_form};
use crate::containers::{Loaded, Page, field_error, h1};
use crate::i18n::{account::t, fill};
use crate::state::agencies::Agencies;
use crate::state::form::{Form, field_id};
use crate::state::session::Session;

thread_local! {
    /// The log-in that awaits its token, once known.
    static PENDING: RefCell<Option<PendingLogin>> = const { RefCell::new(None) };
}

/// The first part of the log-in is done: the token's page comes next and need not ask.
pub(super) fn set_pending(pending: PendingLogin) {
    PENDING.replace(Some(pending));
}

/// The token of the log-in that this browser began.
#[component]
pub fn TokenPage(
    /// Path of the log-in, where none was begun.
    login: &'static str,
) -> AnyView {
    let session = Session::here();
    let state = State {
        session,
        agencies: Agencies::here(),
        form: Form::new(),
        typed: RwSignal::new(String::new()),
        recovery: RwSignal::new(false),
        code: AnotherCode::new(None),
        login,
    };
    if let Some(pending) = PENDING.with_borrow(Clone::clone) {
        state.code.of(pending.code);
    }
    view! {
        <Loaded fetch=move || ask(session, state.form, state.code) let:_done>
            {if PENDING.with_borrow(Option::is_some) {
                view! { <Page title=move || state.title() back=login form=state.form>{state.question()}</Page> }.into_any()
            } else {
                view! { <Page title=|| t().no_code>{none(login)}</Page> }.into_any()
            }}
        </Loaded>
    }
    .into_any()
}

/// Asks which log-in awaits its token. Who is logged in meanwhile, in another tab, goes on from here.
async fn ask(session: Session, form: Form, code: AnotherCode) -> Result<(), Error> {
    if PENDING.with_borrow(Option::is_some) {
        return Ok(());
    }
    let pending = api::account::pending().await?;
    if let Some(pending) = &pending {
        code.of(pending.code.clone());
    } else {
        match api::account::session().await {
            // Whoever left this page is not led anywhere.
            Ok(me) if !form.is_left() => session.logged_in(me),
            Ok(_) | Err(Error::NotLoggedIn) => {}
            Err(error) => return Err(error),
        }
    }
    PENDING.replace(pending);
    Ok(())
}

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    session: Session,
    agencies: Agencies,
    form: Form,
    typed: RwSignal<String>,
    /// Whether a recovery code is typed.
    recovery: RwSignal<bool>,
    code: AnotherCode,
    login: &'static str,
}

impl State {
    /// What is asked for; followed.
    fn title(self) -> &'static str {
        let t = t();
        if self.recovery.get() {
            t.recovery_code
        } else if self.code.was_sent() {
            t.token
        } else {
            t.app_code
        }
    }

    fn question(self) -> Vec<AnyView> {
        let t = t();
        let Some(pending) = PENDING.with_borrow(Clone::clone) else { return Vec::new() };
        let recovery = self.recovery.get();
        let hint = match (recovery, self.code.was_sent()) {
            (true, _) => t.recovery_code_hint.into(),
            (false, true) => fill(t.token_hint, &pending.sent_to),
            (false, false) => t.app_code_hint.into(),
        };
        let field = Field::new(field_id(Answer::Token), self.title(), self.typed)
            .heading()
            .class(if recovery { "w20" } else { "code" })
            .inputmode(if recovery { "" } else { "numeric" })
            .autocomplete(if recovery { "off" } else { "one-time-code" })
            .hint(hint)
            .error(self.form.error(Answer::Token).map(field_error));
        let actions = actions().child(busy_button(t.enter, t.checking, self.form.busy));
        let fields = submit_form(move || self.submit()).child(field.view()).child(actions.child(link_button(
            "button link",
            self.login,
            t.other_account,
        )));
        let again = self.code.view(move || {
            self.form.send(api::account::another_code(), move |pending| {
                self.form.check(Vec::new());
                self.code.of(pending.code.clone());
                PENDING.replace(Some(pending));
                to_sent();
            });
        });
        let other = pending.recovery_codes.then(|| {
            button("button link", if recovery { t.other_code } else { t.use_recovery_code }, move || {
                self.form.check(Vec::new());
                self.typed.set(String::new());
                self.recovery.update(|recovery| *recovery = !*recovery);
            })
        });
        let missing = html::details()
            .child(html::summary().child(t.code_missing))
            .child(html::p().child(t.code_missing_body))
            .child(live(move || office(&pending, self.agencies)));
        let again = (!recovery).then_some(again).part();
        vec![fields.view(), again, other.map(Part::part).part(), missing.view()]
    }

    fn submit(self) {
        match code(&self.typed.get_untracked()) {
            Ok(token) => {
                self.form.check(Vec::new());
                let sent = async move { api::account::token(&LoginToken { token }).await };
                self.form.send(sent, move |me| {
                    PENDING.take();
                    self.session.logged_in(me);
                });
            }
            Err(fault) => {
                self.form.check(vec![Problem::new(Answer::Token, fault)]);
            }
        }
    }
}

/// The office's contacts, for who cannot open the mailbox.
fn office(pending: &PendingLogin, agencies: Agencies) -> AnyView {
    let Some(agency) = agencies.all().into_iter().find(|agency| agency.id == pending.agency) else {
        return ().into_any();
    };
    let contacts = agency.contacts.iter().map(|one| html::li().child(contact(one)).view());
    vec![
        html::p().child([t().code_no_mailbox, &agency.office].concat()).view(),
        html::ul().children(contacts.collect::<Vec<_>>()).view(),
    ]
    .into_any()
}

fn none(login: &'static str) -> Vec<AnyView> {
    let t = t();
    vec![
        h1(t.no_code).view(),
        html::p().child(t.no_code_body).view(),
        html::p().child(link_button("button", login, t.login)).view(),
    ]
}

/// What was typed, if it is a code; or what is wrong with it.
fn code(typed: &str) -> Result<String, Fault> {
    LoginCode::parse(typed).map(|_| typed.to_owned()).map_err(|fault| match fault {
        OneTimeCodeFault::Blank => Fault::Blank,
        OneTimeCodeFault::Character(_) | OneTimeCodeFault::DigitCount => Fault::DigitCount(6),
    })
}
