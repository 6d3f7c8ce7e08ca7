//! Saves answers in the background, one request at a time.

use domain::api::{Answers, DraftView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Wizard;
use crate::api::{self, Error, draft};

/// Times that answers are sent again on what files and keys made newer.
const MAX_ATTEMPTS: u8 = 5;

impl Wizard {
    /// Sends answers that the backend does not have yet.
    pub fn save(self) {
        if self.saving.get_value() || !self.dirty.get_value() {
            return;
        }
        self.saving.set_value(true);
        spawn_local(async move {
            let failure = self.save_all().await.err();
            self.saving.set_value(false);
            match failure {
                Some(Error::NotLoggedIn) => self.session.require_login(),
                failure => self.unsaved.set(failure),
            }
        });
    }

    /// Waits until all answers are kept.
    pub async fn saved(self) -> Result<(), Error> {
        self.save();
        while self.saving.get_value() {
            api::pause(30).await;
        }
        if self.dirty.get_value() { Err(self.unsaved.get_untracked().unwrap_or(Error::Offline)) } else { Ok(()) }
    }

    async fn save_all(self) -> Result<(), Error> {
        while self.dirty.get_value() {
            let Some(view) = self.view() else { return Ok(()) };
            let answers = view.answers();
            self.dirty.set_value(false);
            let kept = match draft::keep(&answers).await {
                // A file or key that came meanwhile made it newer: only other answers are a conflict.
                Err(Error::Conflict(None)) => self.merge(answers).await,
                kept => kept,
            };
            match kept {
                Ok(view) => self.take_newer(view, self.dirty.get_value()),
                Err(error) => {
                    self.dirty.set_value(true);
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Whether the backend's answers are still those that it last said to have.
    fn is_base_of(self, newer: &DraftView) -> bool {
        self.base.with_value(|base| base.changed_steps(&newer.draft).next().is_none())
    }

    async fn merge(self, mut answers: Answers) -> Result<DraftView, Error> {
        let mut newer = draft::draft().await?;
        // A file and then the key may come in between: each makes it newer once more.
        for _ in 0..MAX_ATTEMPTS {
            if !self.is_base_of(&newer) {
                break;
            }
            answers.version = newer.version;
            match draft::keep(&answers).await {
                Err(Error::Conflict(None)) => newer = draft::draft().await?,
                kept => return kept,
            }
        }
        if self.is_base_of(&newer) {
            return Err(Error::Conflict(None));
        }
        // Another tab was faster: its answers stand.
        self.dirty.set_value(false);
        self.take_newer(newer, false);
        Err(Error::Conflict(None))
    }
}
