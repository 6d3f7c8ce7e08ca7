//! Sends a file in numbered chunks with a digest each: what a lost connection costs is one chunk.

mod photo_pages;
mod prepared_file;
mod progress;
mod sending;
mod sorting;
mod target;

use domain::api::Uploaded;
use domain::person::FilePurpose;
use leptos::prelude::*;
use web_sys::File;

use prepared_file::PreparedFile;
pub use prepared_file::{prepare, sha256};

pub use photo_pages::{Album, PhotoPage, PhotoPages};
pub use progress::{Phase, Progress, UploadError};
pub use target::UploadTarget;

/// One upload at a time, shown by whichever page stands. Nothing of it is stored.
#[derive(Clone, Copy)]
pub struct Transfer {
    /// How far it is; none while nothing is sent.
    pub progress: RwSignal<Option<Progress>>,
    /// Why the last one stopped.
    pub error: RwSignal<Option<UploadError>>,
    /// Photographs that were chosen and not sent yet.
    pub pages: PhotoPages,
    prepared: StoredValue<Option<PreparedFile>, LocalStorage>,
    generation: StoredValue<u32>,
}

/// What is sent.
pub enum Source {
    /// What was chosen: a PDF, or photographs, which become pages first.
    Files(Vec<File>),
    /// The pages, as one PDF.
    Pages,
    /// What was stopped.
    Stopped,
}

impl Transfer {
    /// Nothing is sent yet. Make it where it outlives the pages.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            error: RwSignal::new(None),
            pages: PhotoPages::new(),
            prepared: StoredValue::new_local(None),
            generation: StoredValue::new(0),
        }
    }

    /// Stops it and forgets the file; photographed pages stay.
    pub fn stop(self) -> u32 {
        self.prepared.set_value(None);
        self.progress.set(None);
        // A page is not rebuilt for nothing: its focus would be lost, and what is under a finger would move.
        if self.error.with_untracked(Option::is_some) {
            self.error.set(None);
        }
        let generation = self.generation.get_value() + 1;
        self.generation.set_value(generation);
        generation
    }

    /// Stops it and forgets everything.
    pub fn forget(self) {
        self.stop();
        self.pages.clear();
    }

    /// Whether a stopped upload can be resumed; followed.
    pub fn interrupted(self) -> bool {
        self.error.with(Option::is_some) && self.prepared.with_value(Option::is_some)
    }

    /// The name of the file that was stopped.
    pub fn stopped_name(self) -> Option<String> {
        self.prepared.with_value(|prepared| prepared.as_ref().map(|prepared| prepared.name.clone()))
    }

    /// Sends a file of at most `max` bytes, in place of whatever was being sent. `None`: photographs became pages, or it was
    /// cancelled or stopped, see [`Self::error`].
    pub async fn run(self, source: Source, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        let stopped = self.prepared.get_value();
        let generation = self.stop();
        let ended = self.try_send(generation, source, stopped, purpose, max).await;
        if self.is_over(generation) {
            return None;
        }
        match &ended {
            Ok(Some(_)) => self.forget(),
            // Whoever resumes needs no file again.
            Err(UploadError::Interrupted | UploadError::Replaced | UploadError::Failed(_)) => {}
            _ => self.prepared.set_value(None),
        }
        self.progress.set(None);
        ended.unwrap_or_else(|error| {
            self.error.set(Some(error));
            None
        })
    }

    /// `Ok(None)`: cancelled meanwhile, or photographs became pages.
    async fn try_send(
        self,
        generation: u32,
        source: Source,
        stopped: Option<PreparedFile>,
        purpose: FilePurpose,
        max: u64,
    ) -> Result<Option<Uploaded>, UploadError> {
        let prepared = match (source, stopped) {
            (Source::Stopped, Some(stopped)) => stopped,
            (Source::Files(files), _) => match self.sort(generation, files, max).await? {
                Some(prepared) => prepared,
                None => return Ok(None),
            },
            (Source::Pages | Source::Stopped, _) => {
                let pages = self.pages.get_untracked().pages;
                let name = pages.first().map(|page| page.name.clone()).unwrap_or_default();
                self.set_progress(generation, Progress { name, phase: Phase::Preparing, sent: 0, size: 0 });
                PreparedFile::of_pages(&pages, max).await?
            }
        };
        if self.is_over(generation) {
            return Ok(None);
        }
        self.prepared.set_value(Some(prepared.clone()));
        self.send(generation, &prepared, purpose).await.map(Some)
    }

    /// Whether it was stopped, or another one took its place.
    fn is_over(self, generation: u32) -> bool {
        self.generation.get_value() != generation
    }

    fn set_progress(self, generation: u32, progress: Progress) {
        if !self.is_over(generation) {
            self.progress.set(Some(progress));
        }
    }
}

impl Default for Transfer {
    fn default() -> Self {
        Self::new()
    }
}
