//! A form's state: what is wrong, whether it is being sent.

use std::future::Future;
use std::pin::Pin;

use domain::problem::{Fault, Field, Problem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Error;
use crate::i18n::{self, problem};
use crate::state::connection;
use crate::state::session::Session;

/// State of one form. Make it in the page's body, not in its content, so that it outlives what is rebuilt.
#[derive(Clone, Copy)]
pub struct Form {
    /// Being sent.
    pub busy: RwSignal<bool>,
    problems: RwSignal<Vec<Problem>>,
    failure: RwSignal<Option<Failure>>,
    session: Session,
}

impl Form {
    /// A form without faults. Needs the [`Session`] in context.
    pub fn new() -> Self {
        Self::with_problems(Vec::new())
    }

    /// A form of which something is wrong already.
    pub fn with_problems(problems: Vec<Problem>) -> Self {
        Self {
            busy: RwSignal::new(false),
            problems: RwSignal::new(problems),
            failure: RwSignal::new(None),
            session: Session::here(),
        }
    }

    /// What is wrong with a field.
    pub fn error(self, field: Field) -> Option<String> {
        self.problems.with(|problems| problems.iter().find(|problem| problem.field == field).map(problem::text))
    }

    /// Everything wrong, for the `faults` of a page's frame.
    pub fn faults(self) -> Vec<(&'static str, String)> {
        let mut faults: Vec<_> = self
            .problems
            .get()
            .iter()
            .map(|problem| {
                // Who has to wait has nothing to correct.
                let waits = matches!(problem.fault, Fault::TooManyTries(_) | Fault::CodeSent(_));
                (if waits { "" } else { field_id(problem.field) }, problem::text(problem))
            })
            .collect();
        faults.extend(self.failure.get().and_then(|failure| match failure {
            Failure::Backend(Error::Offline, reconnections) if connection::reconnections() != reconnections => None,
            Failure::Backend(error, _) => Some(("", i18n::failure::text(&error))),
            Failure::Here(words) => Some(("", words().into())),
        }));
        faults
    }

    /// Whether its page was left: its signals are disposed of, and reading one would end the app.
    pub fn is_left(self) -> bool {
        self.busy.try_get_untracked().is_none()
    }

    /// Shows problems found in the browser. Returns whether there are none.
    pub fn check(self, problems: Vec<Problem>) -> bool {
        let fine = problems.is_empty();
        if self.is_left() {
            return fine;
        }
        // A page is not rebuilt for nothing: its focus would be lost.
        if self.failure.with_untracked(Option::is_some) {
            self.failure.set(None);
        }
        if !fine || !self.problems.with_untracked(Vec::is_empty) {
            self.problems.set(problems);
        }
        fine
    }

    /// Shows what the backend said. A lost session leads to the log-in and back here.
    pub fn fail(self, error: Error) {
        match error {
            Error::NotLoggedIn => self.session.require_login(),
            Error::Invalid(problems) => {
                self.check(problems);
            }
            error => {
                self.problems.try_set(Vec::new());
                self.failure.try_set(Some(Failure::Backend(error, untrack(connection::reconnections))));
            }
        }
    }

    /// Shows what failed in the browser. The words follow the language.
    pub fn say(self, words: fn() -> &'static str) {
        self.problems.set(Vec::new());
        self.failure.set(Some(Failure::Here(words)));
    }

    /// Sends: nothing happens while an earlier sending is under way.
    pub fn send<T: 'static>(
        self,
        request: impl Future<Output = Result<T, Error>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.run(Box::pin(async move {
            let answer = request.await?;
            Ok(Box::new(move || then(answer)) as Then)
        }));
    }

    // Compiled once, not once a form.
    fn run(self, request: Task<Result<Then, Error>>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.in_background(request, move |answer| {
            self.busy.set(false);
            match answer {
                Ok(then) => then(),
                Err(error) => self.fail(error),
            }
        });
    }

    /// Waits for `task` beside what the form sends. `then` gets its outcome, unless the page was left meanwhile.
    pub fn in_background<T: 'static>(self, task: impl Future<Output = T> + 'static, then: impl FnOnce(T) + 'static) {
        let task: Task<()> = Box::pin(async move {
            let outcome = task.await;
            if !self.is_left() {
                then(outcome);
            }
        });
        spawn_local(task);
    }
}

type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// What to do with an outcome.
type Then = Box<dyn FnOnce()>;

#[derive(Clone)]
enum Failure {
    /// What the backend said, or that it said nothing; and how often the line had been back by then.
    Backend(Error, u32),
    Here(fn() -> &'static str),
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

/// The id of a field's control, and its name.
pub fn field_id(field: Field) -> &'static str {
    match field {
        Field::Identifier => "identifier",
        Field::Password => "password",
        Field::NewPassword => "new-password",
        Field::Token => "token",
        Field::Passkey => "passkey",
        Field::DataRight => "data-right",
        Field::ChangedFields => "changed",
        Field::Name => "name",
        Field::Nik => "nik",
        Field::Nip => "nip",
        Field::Email => "email",
        Field::EmailCode => "email-code",
        Field::Mobile => "mobile",
        Field::Unit => "unit",
        Field::Position => "position",
        Field::Rank => "rank",
        Field::Ktp => "ktp",
        Field::Sk => "sk",
        Field::Letter => "letter",
        Field::Passphrase | Field::Request => "passphrase",
        Field::Reason => "reason",
        Field::ReturnItems => "return-items",
        Field::Message => "message",
        Field::PairingCode => "pairing-code",
        Field::Ratings => "ratings",
        Field::Remark => "remark",
        officers => problem::officers_id(officers),
    }
}
