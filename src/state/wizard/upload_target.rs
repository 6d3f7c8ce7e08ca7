//! The wizard keeps its files in the draft.

use domain::api::{StoppedUpload, Uploaded};
use domain::journey::FileInfo;
use domain::moment::Zone;
use domain::person::FilePurpose;

use super::Wizard;
use crate::api::draft;
use crate::state::form::Form;
use crate::state::upload::{Transfer, UploadTarget};

impl UploadTarget for Wizard {
    fn transfer(self, purpose: FilePurpose) -> Transfer {
        Self::transfer(self, purpose)
    }

    fn file(self, purpose: FilePurpose) -> Option<FileInfo> {
        Self::file(self, purpose)
    }

    fn returned(self, purpose: FilePurpose) -> bool {
        Self::returned(self, purpose)
    }

    fn stopped(self, purpose: FilePurpose) -> Option<StoppedUpload> {
        Self::stopped(self, purpose)
    }

    fn zone(self) -> Zone {
        self.view().map_or(Zone::Wib, |view| view.zone)
    }

    fn upload_started(self, purpose: FilePurpose) {
        Self::upload_started(self, purpose);
    }

    fn uploaded(self, uploaded: Uploaded) {
        Self::uploaded(self, uploaded);
    }

    fn remove(self, purpose: FilePurpose, form: Form, then: impl FnOnce() + 'static) {
        form.send(async move { draft::remove_file(purpose).await }, move |view| {
            self.take(view);
            then();
        });
    }

    fn log_in(self) {
        Self::log_in(self);
    }
}
