//! How far an upload is, and why one stopped.

use domain::problem::{Fault, Field, Problem};

use crate::api::Error;
use crate::i18n::{failure, fill, problem, time, upload};

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
    /// The backend can't store anything now; it is tried again.
    Busy,
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
            Self::Busy => t.busy,
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
    /// Some of the files, each with its name, while others were taken.
    Some(Vec<(String, Self)>),
    /// Nothing is written on a photograph.
    Blank,
    /// The pages together have more than so many bytes.
    TooManyPages(u64),
    /// Photographs can't be made into a PDF in this browser.
    NoPhotoWorker,
    /// The photo worker could not be loaded, or broke down.
    PhotoWorkerLost,
    /// The line stayed down: [`super::Source::Stopped`] goes on.
    Interrupted,
    /// The backend has no such upload any more: another tab's took its place, or it was begun the day before.
    Replaced,
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
            Self::Some(faults) => {
                let named = faults.iter().map(|(name, fault)| [name, ": ", &fault.text(field)].concat());
                named.collect::<Vec<_>>().join("; ")
            }
            Self::Blank => t.blank.into(),
            Self::TooManyPages(max) => fill(t.too_many_pages, &time::limit(*max)),
            Self::NoPhotoWorker => t.no_photo_worker.into(),
            Self::PhotoWorkerLost => t.photo_worker_lost.into(),
            Self::Interrupted => t.interrupted.into(),
            Self::Replaced => t.replaced.into(),
            Self::Failed(error) => failure::text(error),
        }
    }
}
