//! A certificate's file and its passphrase, asked for.

use std::future::Future;

use js_sys::Uint8Array;
use leptos::prelude::*;

use super::file::{self, Chosen};
use super::wrong::{FILE, PASSPHRASE, Wrong};
use crate::api::Error;
use crate::components::{Element, Field, actions, busy_button, secret_field, submit_form};
use crate::containers::field_error;
use crate::crypto_worker::client;
use crate::i18n::keys::t;
use crate::i18n::shell;
use crate::state::form::Form;

/// Why nothing came of a file.
#[derive(Debug)]
pub enum Failure {
    /// The file, its passphrase or the browser.
    Wrong(Wrong),
    /// What the backend said.
    Backend(Error),
}

impl From<Wrong> for Failure {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

/// What was chosen and typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Entry {
    form: Form,
    chosen: Chosen,
    passphrase: RwSignal<String>,
    wrong: RwSignal<Option<Wrong>>,
}

impl Entry {
    /// Nothing yet. Call it in the page's body: the worker that it loads ends with the page.
    pub fn new() -> Self {
        client::warm_up();
        let passphrase = RwSignal::new(String::new());
        on_cleanup(move || {
            // With the worker goes all that it knew.
            client::stop();
            passphrase.try_set(String::new());
        });
        Self { form: Form::new(), chosen: Chosen::new(), passphrase, wrong: RwSignal::new(None) }
    }

    /// What is wrong, for the `form` of a page; followed.
    pub fn faults(self) -> Vec<(&'static str, String)> {
        let mut faults = self.form.faults();
        faults.extend(self.wrong.get().map(|wrong| (wrong.field(), wrong.text().to_owned())));
        faults
    }

    /// Asks for both; the button says `act`, and `doing` while it goes on.
    pub fn form(self, act: &'static str, doing: &'static str, submit: impl Fn() + 'static) -> Element {
        let t = t();
        let error =
            |id| self.wrong.get().filter(|wrong| wrong.field() == id).map(|wrong| field_error(wrong.text().into()));
        let passphrase = Field::new(PASSPHRASE, t.passphrase, self.passphrase).error(error(PASSPHRASE));
        submit_form(submit)
            .child(self.chosen.field(error(FILE)))
            .child(secret_field(passphrase, [shell::t().show, shell::t().hide, t.of_passphrase]))
            .child(actions().child(busy_button(act, doing, self.form.busy)))
    }

    /// Has the file opened: `open` gets its bytes and the passphrase. `then` gets what came of it, after which both are forgotten.
    pub fn open<T: 'static, Fut: Future<Output = Result<T, Failure>> + 'static>(
        self,
        open: impl FnOnce(Uint8Array, String) -> Fut + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.form.busy.get_untracked() {
            return;
        }
        let passphrase = self.passphrase.get_untracked();
        let wrong = self.chosen.wrong().or(passphrase.is_empty().then_some(Wrong::NoPassphrase));
        // A page is not made anew for nothing: its focus would be lost.
        if self.wrong.get_untracked() != wrong {
            self.wrong.set(wrong);
        }
        self.form.check(Vec::new());
        let Some(file) = self.chosen.file().filter(|_| wrong.is_none()) else { return };
        self.form.busy.set(true);
        let opening = async move {
            let bytes = file::bytes(&file).await.ok_or(Wrong::Unreadable)?;
            open(bytes, passphrase).await
        };
        self.form.in_background(opening, move |outcome: Result<T, Failure>| {
            self.form.busy.set(false);
            match outcome {
                Ok(done) => {
                    self.passphrase.set(String::new());
                    self.chosen.forget();
                    then(done);
                }
                Err(Failure::Wrong(wrong)) => self.wrong.set(Some(wrong)),
                Err(Failure::Backend(error)) => self.form.fail(error),
            }
        });
    }
}
