//! Sends a file in numbered chunks with a digest each: what a lost connection costs is one chunk.

mod photo_pages;
mod prepared_file;
mod progress;
mod target;

use domain::api::{NewUpload, Upload, Uploaded};
use domain::person::FilePurpose;
use domain::problem::Fault;
use js_sys::Uint8Array;
use leptos::prelude::*;
use web_sys::File;

use crate::api::{Error, pause, uploads};
use crate::state::connection;
use prepared_file::{Chosen, PreparedFile, bytes_of, photographed, sha256};

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

/// Milliseconds before each further attempt at one request.
const RETRY_DELAYS_MS: [u64; 6] = [400, 1_000, 2_000, 4_000, 8_000, 8_000];

/// What is sent.
enum Source {
    Files(Vec<File>),
    Pages,
    Prepared(PreparedFile),
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

    /// Sends a PDF of at most `max` bytes, in place of whatever was being sent. Photographs are added to [`Self::pages`].
    /// `None`: nothing was sent, it was cancelled or stopped, see [`Self::error`].
    pub async fn take(self, files: Vec<File>, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        self.run(Source::Files(files), purpose, max).await
    }

    /// Sends the pages as one PDF.
    pub async fn send_pages(self, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        self.run(Source::Pages, purpose, max).await
    }

    /// Goes on with an interrupted upload.
    pub async fn resume(self, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        let source = self.prepared.get_value().map_or(Source::Pages, Source::Prepared);
        self.run(source, purpose, max).await
    }

    /// Stops it and forgets the file; photographed pages stay.
    pub fn stop(self) -> u32 {
        self.prepared.set_value(None);
        self.progress.set(None);
        self.error.set(None);
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

    async fn run(self, source: Source, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        let generation = self.stop();
        let ended = self.try_send(generation, source, purpose, max).await;
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
        purpose: FilePurpose,
        max: u64,
    ) -> Result<Option<Uploaded>, UploadError> {
        let prepared = match source {
            Source::Files(files) => match self.sort(generation, files, max).await? {
                Some(prepared) => prepared,
                None => return Ok(None),
            },
            Source::Pages => {
                let pages = self.pages.get_untracked().pages;
                let name = pages.first().map(|page| page.name.clone()).unwrap_or_default();
                self.set_progress(generation, Progress { name, phase: Phase::Preparing, sent: 0, size: 0 });
                PreparedFile::of_pages(&pages, max).await?
            }
            Source::Prepared(prepared) => prepared,
        };
        if self.is_over(generation) {
            return Ok(None);
        }
        self.prepared.set_value(Some(prepared.clone()));
        let digest = sha256(&prepared.bytes).await?;
        let size = u64::from(prepared.bytes.length());
        let report =
            |phase, sent| self.set_progress(generation, Progress { name: prepared.name.clone(), phase, sent, size });
        report(Phase::Sending, 0);

        let new = NewUpload { purpose, name: prepared.name.clone(), size, sha256: digest };
        let mut retries = Retries::new();
        let upload = loop {
            match uploads::begin(&new).await {
                Ok(upload) => break upload,
                Err(error) => self.wait_after(error, generation, &mut retries, |phase| report(phase, 0)).await?,
            }
        };
        let sent = self.send(generation, &upload, &prepared, report).await;
        // Its remains are swept by the backend if this does not arrive. What is sent now may be the same file.
        if self.is_over(generation) && self.progress.with_untracked(Option::is_none) {
            drop(uploads::cancel(&upload.id).await);
        }
        sent.map(Some)
    }

    async fn send(
        self,
        generation: u32,
        upload: &Upload,
        prepared: &PreparedFile,
        report: impl Fn(Phase, u64),
    ) -> Result<Uploaded, UploadError> {
        for (number, chunk) in chunks(upload, &prepared.bytes) {
            let sent = u64::from(number) * u64::from(upload.chunk_size);
            if upload.received.contains(&number) {
                continue;
            }
            let digest = sha256(&chunk).await?;
            let mut retries = Retries::new();
            loop {
                report(Phase::Sending, sent);
                match uploads::put_chunk(&upload.id, number, &chunk, &digest).await {
                    Ok(()) if self.is_over(generation) => return Err(UploadError::Interrupted),
                    Ok(()) => break,
                    Err(error) => self.wait_after(error, generation, &mut retries, |phase| report(phase, sent)).await?,
                }
            }
        }
        let size = u64::from(prepared.bytes.length());
        let mut retries = Retries::new();
        loop {
            report(Phase::Checking, size);
            match uploads::complete(&upload.id).await {
                Ok(uploaded) => return Ok(uploaded),
                Err(error) => self.wait_after(error, generation, &mut retries, |phase| report(phase, size)).await?,
            }
        }
    }

    /// Sorts what was chosen: one PDF, which it gives back, or photographs, which become pages one after the other.
    async fn sort(self, generation: u32, files: Vec<File>, max: u64) -> Result<Option<PreparedFile>, UploadError> {
        let (mut done, size) = (0, bytes_of(&files));
        let several = files.len() > 1;
        let report = |file: &File, sent| {
            self.set_progress(generation, Progress { name: file.name(), phase: Phase::Preparing, sent, size });
        };
        let mut faults = Vec::new();
        let mut photos = Vec::new();
        for file in files {
            report(&file, 0);
            match Chosen::of(&file).await {
                Ok(Chosen::Pdf) if several || untrack(|| self.pages.any()) => return Err(UploadError::Mixed),
                Ok(Chosen::Pdf) => return PreparedFile::of_pdf(&file, max).await.map(Some),
                Ok(Chosen::Photo(odd)) => photos.push((file, odd)),
                Err(error) => faults.push((file.name(), error)),
            }
        }
        for (file, odd) in photos {
            report(&file, done);
            done += bytes_of(std::slice::from_ref(&file));
            let page = photographed(&file, odd).await;
            if self.is_over(generation) {
                return Ok(None);
            }
            match page {
                Ok(page) => self.pages.add(file.name(), page),
                Err(error) => faults.push((file.name(), error)),
            }
        }
        match faults.pop() {
            None => Ok(None),
            Some((_, fault)) if !several => Err(fault),
            Some(fault) => {
                faults.push(fault);
                Err(UploadError::Some(faults))
            }
        }
    }

    /// Waits for another try after a lost connection or a backend that can't serve; anything else ends the upload.
    async fn wait_after(
        self,
        error: Error,
        generation: u32,
        retries: &mut Retries,
        waiting: impl Fn(Phase),
    ) -> Result<(), UploadError> {
        match error {
            Error::Offline => waiting(Phase::Waiting),
            Error::Busy => waiting(Phase::Busy),
            Error::NotFound | Error::Conflict(None) => return Err(UploadError::Replaced),
            Error::Invalid(problems) => {
                let fault = problems.into_iter().next().map_or(Fault::FileUnreadable, |problem| problem.fault);
                return Err(UploadError::Fault(fault));
            }
            error => return Err(UploadError::Failed(error)),
        }
        pause(retries.0.next().ok_or(if error == Error::Offline {
            UploadError::Interrupted
        } else {
            UploadError::Failed(error)
        })?)
        .await;
        // A device without a network costs no tries.
        while !self.is_over(generation) && !untrack(connection::is_online) {
            pause(1_000).await;
        }
        if self.is_over(generation) { Err(UploadError::Interrupted) } else { Ok(()) }
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

/// Tries left for one request.
struct Retries(std::array::IntoIter<u64, 6>);

impl Retries {
    fn new() -> Self {
        Self(RETRY_DELAYS_MS.into_iter())
    }
}

fn chunks(upload: &Upload, bytes: &Uint8Array) -> impl Iterator<Item = (u32, Uint8Array)> {
    let size = upload.chunk_size.max(1);
    (0..bytes.length().div_ceil(size)).map(move |number| (number, bytes.subarray(number * size, (number + 1) * size)))
}
