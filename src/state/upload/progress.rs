//! How far an upload is, and why one stopped.

use domain::problem::{Fault, Field, Problem};

use crate::api::Error;
use crate::i18n::{failure, problem, upload};

/// How far an upload is.
#[derive(Clone, PartialEq, Eq)]
pub struct Progress {
    /// The file's name.
    pub name: String,
    /// What goes on.
    pub phase: Phase,
    /// Bytes that arrived.
    pub sent: u64,
    /// Bytes in all.
    pub size: u64,
}

/// What goes on during an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Photographs become a PDF, digests are computed.
    Preparing,
    /// Chunks are sent.
    Sending,
    /// The line is down; it is tried again.
    Waiting,
    /// The backend inspects the file.
    Checking,
}

impl Phase {
    /// Its name.
    pub fn text(self) -> &'static str {
        let t = upload::t();
        match self {
            Self::Preparing => t.preparing,
            Self::Sending => t.uploading,
            Self::Waiting => t.waiting,
            Self::Checking => t.checking,
        }
    }
}

/// Why an upload stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadError {
    /// The file does not do.
    Fault(Fault),
    /// Several files that don't make one PDF.
    Mixed,
    /// Photographs can't be made into a PDF in this browser.
    NoPhotoWorker,
    /// The line stayed down: [`super::Transfer::resume`] goes on.
    Interrupted,
    /// The backend refused.
    Failed(Error),
}

impl UploadError {
    /// Why it stopped and what to do; `field` is what the file is for.
    pub fn text(&self, field: Field) -> String {
        let t = upload::t();
        match self {
            Self::Fault(fault) => problem::text(&Problem::new(field, fault.clone())),
            Self::Mixed => t.one_only.into(),
            Self::NoPhotoWorker => t.no_photo_worker.into(),
            Self::Interrupted => t.interrupted.into(),
            Self::Failed(error) => failure::text(error),
        }
    }
}
