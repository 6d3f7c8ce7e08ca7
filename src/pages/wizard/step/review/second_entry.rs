//! The passphrase once more, before the application is sent: a slip in a hidden field would show only when the certificate is
//! downloaded, and nobody can recover the key.
//!
//! It is asked for where a key of this application can still be replaced, also when the draft is continued on another day or device:
//! it is tried on the key that the backend keeps. Sending without it is offered only after an attempt failed, with what that may
//! cost: nobody is locked out, and nobody leaves it out by accident.

use domain::api::DraftView;
use domain::journey::Step;
use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use crate::api::{Error, draft};
use crate::base64::decode;
use crate::components::{Field, Part, button, html, live, secret_field};
use crate::containers::field_error;
use crate::crypto_worker::client;
use crate::i18n::{shell, wizard as words};
use crate::state::form::{Form, field_id};
use crate::state::wizard::{Wizard, journey};

/// The second entry of the passphrase.
#[derive(Clone, Copy)]
pub struct SecondEntry {
    /// When the key was made that its passphrase was last seen to open.
    opened: RwSignal<Option<i64>>,
    form: Form,
    /// When the key was made, by which keys are told apart. None: nothing is asked.
    key: Option<i64>,
    typed: RwSignal<String>,
    /// Whether it is sent all the same.
    unchecked: RwSignal<bool>,
}

impl SecondEntry {
    /// Asks for the passphrase of the draft's key, if its step is open.
    pub fn new(wizard: Wizard, form: Form, view: &DraftView) -> Self {
        let open = journey(view).route().any(|step| step == Step::Passphrase);
        let key = view.draft.key.as_ref().filter(|_| open).map(|key| key.made_at);
        let (opened, typed) = (wizard.opened, RwSignal::new(String::new()));
        if key.is_some() {
            client::warm_up();
        }
        Self { opened, form, key, typed, unchecked: RwSignal::new(false) }
    }

    /// The field, until it was right; then that it was.
    pub fn part(self) -> AnyView {
        if self.key.is_none() {
            return ().into_any();
        }
        let t = words::t();
        let field = || {
            let field = Field::new(field_id(Answer::Passphrase), t.again, self.typed)
                .hint(t.again_hint)
                .error(self.form.error(Answer::Passphrase).map(field_error));
            secret_field(field, [shell::t().show, shell::t().hide, t.passphrase_what])
        };
        let right = live(move || {
            let notice = || html::p().class("notice good").child(t.again_right);
            (self.opened.get() == self.key).then(notice).part()
        });
        let field = (self.opened.get_untracked() != self.key).then(field);
        vec![field.part(), html::div().role("status").child(right).view()].part()
    }

    /// The offer to send all the same, once an attempt failed.
    pub fn offer(self, send: impl Fn() + 'static) -> AnyView {
        if self.form.error(Answer::Passphrase).is_none() {
            return ().into_any();
        }
        let t = words::t();
        let unchecked = button("button link", t.send_unchecked, move || {
            self.unchecked.set(true);
            send();
        });
        vec![html::p().child(t.send_unchecked_hint).view(), unchecked.view()].part()
    }

    /// Whether the application can be sent: the passphrase was right, or is not to be checked.
    pub fn is_passed(self) -> bool {
        self.key.is_none() || self.opened.get_untracked() == self.key || self.unchecked.get_untracked()
    }

    /// Tries what was typed on the key that the backend keeps.
    pub fn open(self) -> impl Future<Output = Result<(), Error>> + use<> {
        let typed = self.typed.get_untracked();
        async move {
            let outcome = open(&typed).await;
            self.opened.set(self.key.filter(|_| outcome.is_ok()));
            outcome
        }
    }
}

async fn open(passphrase: &str) -> Result<(), Error> {
    let mut fault = Fault::Blank;
    if !passphrase.is_empty() {
        let wrapped_key = decode(&draft::wrapped_key().await?).unwrap_or_default();
        fault = match client::open(&wrapped_key, passphrase).await {
            Ok(()) => return Ok(()),
            Err(client::Fault::Lost(_)) => return Err(Error::Offline),
            // Also a key that is damaged: another one must be made.
            Err(client::Fault::Build(_)) => Fault::WrongCredentials,
        };
    }
    Err(Error::Invalid(vec![Problem::new(Answer::Passphrase, fault)]))
}
