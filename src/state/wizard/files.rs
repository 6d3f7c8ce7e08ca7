//! The draft's files, and what is being uploaded.

use domain::api::{DraftView, StoppedUpload, Uploaded};
use domain::journey::FileInfo;
use domain::person::FilePurpose;
use leptos::prelude::*;

use super::Wizard;
use crate::state::upload::Transfer;

impl Wizard {
    /// The file for this purpose; followed.
    pub fn file(self, purpose: FilePurpose) -> Option<FileInfo> {
        self.view.with(|view| view.as_ref().and_then(|view| view.draft.file(purpose).cloned()))
    }

    /// What is being uploaded for this purpose.
    pub fn transfer(self, purpose: FilePurpose) -> Transfer {
        let [letter, ktp, sk] = self.transfers.get_value();
        match purpose {
            FilePurpose::Letter | FilePurpose::FiledLetter => letter,
            FilePurpose::Ktp => ktp,
            FilePurpose::Sk => sk,
        }
    }

    /// Whether an officer returned the file for this purpose, and it is still that one; followed.
    pub fn returned(self, purpose: FilePurpose) -> bool {
        self.view.with(|view| view.as_ref().is_some_and(|view| view.unreplaced().contains(&purpose)))
    }

    /// The upload for this purpose that was not completed, from before this page was loaded; followed.
    pub fn stopped(self, purpose: FilePurpose) -> Option<StoppedUpload> {
        let of = |view: &DraftView| view.stopped.iter().find(|stopped| stopped.purpose == purpose).cloned();
        self.view.with(|view| view.as_ref().and_then(of))
    }

    /// Another upload for this purpose begins. Where none was stopped nothing changes, so that what is on the screen stays as it is.
    pub fn upload_started(self, purpose: FilePurpose) {
        self.view.maybe_update(|view| {
            let Some(view) = view else { return false };
            let before = view.stopped.len();
            view.stopped.retain(|stopped| stopped.purpose != purpose);
            view.stopped.len() < before
        });
    }

    /// A file was accepted.
    pub fn uploaded(self, uploaded: Uploaded) {
        self.view.update(|view| {
            if let Some(view) = view {
                view.version = view.version.max(uploaded.version);
                view.draft.files.retain(|file| file.purpose != uploaded.file.purpose);
                view.draft.files.push(uploaded.file);
            }
        });
    }
}
