//! What the page of one collective renewal works with.

use domain::api::{CollectiveCommand, CollectiveProgress};
use domain::renewal::PersonId;
use leptos::prelude::*;

use crate::api::{self, Error};
use crate::containers::page;
use crate::i18n::officer::collective as words;
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::notice::Notice;

/// Id of the heading above the members.
pub(super) const LIST: &str = "members";

/// What the page works with.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub data: RwSignal<CollectiveProgress>,
    pub notice: Notice,
    pub checked: CheckedForm,
    /// The question that is asked before something is done.
    pub asking: RwSignal<Option<Asking>>,
}

/// What is asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    Remove(PersonId),
    End,
}

/// Id of the question.
pub(super) const QUESTION: &str = "sure";

impl State {
    /// Asks before something is done.
    pub fn ask(self, about: Asking) {
        self.notice.clear();
        self.checked.check(Vec::new());
        self.asking.set(Some(about));
        request_animation_frame(|| page::focus_field(QUESTION));
    }

    /// Leaves the question.
    pub fn keep(self) {
        self.asking.set(None);
        request_animation_frame(|| page::focus_field(LIST));
    }

    /// Does something, and says `done` then.
    pub fn command(self, command: CollectiveCommand, done: String) {
        self.notice.clear();
        self.checked.check(Vec::new());
        let id = self.data.with_untracked(|one| one.id);
        let request = async move {
            match api::collective::command(id, &command).await {
                Ok(now) => Ok(Ok(now)),
                // What is shown is old, or the mails are too new: it is shown as it is now, with the reason.
                Err(error @ Error::Conflict(_)) => Ok(Err((api::collective::progress(id).await?, error))),
                Err(error) => Err(error),
            }
        };
        self.checked.form.send(request, move |answer| {
            self.asking.set(None);
            match answer {
                Ok(now) => {
                    self.data.set(now);
                    self.notice.show(done);
                }
                Err((now, error)) => {
                    self.data.set(now);
                    self.checked.check(vec![("", words::failed(&error))]);
                }
            }
        });
    }
}
