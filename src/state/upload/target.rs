//! The target of uploads: a draft or a filing.

use domain::api::{StoppedUpload, Uploaded};
use domain::journey::FileInfo;
use domain::moment::Zone;
use domain::person::FilePurpose;

use super::Transfer;
use crate::state::form::Form;

/// Keeps the files of an application while it is being made.
pub trait UploadTarget: Copy + Send + Sync + 'static {
    /// What is being uploaded for this purpose.
    fn transfer(self, purpose: FilePurpose) -> Transfer;
    /// The file for this purpose; followed.
    fn file(self, purpose: FilePurpose) -> Option<FileInfo>;
    /// Whether an officer returned the file, and it is still that one; followed.
    fn returned(self, _purpose: FilePurpose) -> bool {
        false
    }
    /// An upload for this purpose that was not completed, from before this page was loaded; followed.
    fn stopped(self, _purpose: FilePurpose) -> Option<StoppedUpload> {
        None
    }
    /// The agency's time zone, once it is known; followed.
    fn zone(self) -> Zone {
        Zone::Wib
    }
    /// An upload for this purpose begins.
    fn upload_started(self, _purpose: FilePurpose) {}
    /// A file was accepted.
    fn uploaded(self, uploaded: Uploaded);
    /// Takes the file out. `then` is called when it is out; what fails is shown by `form`.
    fn remove(self, purpose: FilePurpose, form: Form, then: impl FnOnce() + 'static);
    /// Nobody is logged in: leads to the log-in and back here.
    fn log_in(self);
}
