//! Sends a file in numbered chunks with a digest each: what a lost connection costs is one chunk.

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
use prepared_file::{PreparedFile, bytes_of, sha256};

pub use progress::{Phase, Progress, UploadError};
pub use target::UploadTarget;

/// One upload at a time, shown by whichever page stands. Nothing of it is stored.
#[derive(Clone, Copy)]
pub struct Transfer {
    /// How far it is; none while nothing is sent.
    pub progress: RwSignal<Option<Progress>>,
    /// Why the last one stopped.
    pub error: RwSignal<Option<UploadError>>,
    prepared: StoredValue<Option<PreparedFile>, LocalStorage>,
    generation: StoredValue<u32>,
}

/// Milliseconds before each further attempt at one request.
const RETRY_DELAYS_MS: [u64; 6] = [400, 1_000, 2_000, 4_000, 8_000, 8_000];

impl Transfer {
    /// Nothing is sent yet. Make it where it outlives the pages.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            error: RwSignal::new(None),
            prepared: StoredValue::new_local(None),
            generation: StoredValue::new(0),
        }
    }

    /// Sends these files as one PDF of at most `max` bytes, in place of whatever was being sent.
    /// `None`: it was cancelled or stopped, see [`Self::error`].
    pub async fn send(self, files: Vec<File>, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        let generation = self.stop();
        self.run(generation, files, purpose, max).await
    }

    /// Goes on with an interrupted upload.
    pub async fn resume(self, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        let generation = self.next_generation();
        self.run(generation, Vec::new(), purpose, max).await
    }

    /// Stops it and forgets the file.
    pub fn stop(self) -> u32 {
        self.prepared.set_value(None);
        self.progress.set(None);
        self.error.set(None);
        self.next_generation()
    }

    /// Whether an interrupted upload can be resumed.
    pub fn interrupted(self) -> bool {
        self.error.with(|error| *error == Some(UploadError::Interrupted))
    }

    fn next_generation(self) -> u32 {
        let generation = self.generation.get_value() + 1;
        self.generation.set_value(generation);
        generation
    }

    async fn run(self, generation: u32, files: Vec<File>, purpose: FilePurpose, max: u64) -> Option<Uploaded> {
        self.error.set(None);
        let ended = self.try_send(generation, files, purpose, max).await;
        if self.generation.get_value() != generation {
            return None;
        }
        self.progress.set(None);
        match ended {
            Ok(uploaded) => {
                self.prepared.set_value(None);
                uploaded
            }
            Err(error) => {
                if error != UploadError::Interrupted {
                    self.prepared.set_value(None);
                }
                self.error.set(Some(error));
                None
            }
        }
    }

    /// `Ok(None)`: cancelled meanwhile.
    async fn try_send(
        self,
        generation: u32,
        files: Vec<File>,
        purpose: FilePurpose,
        max: u64,
    ) -> Result<Option<Uploaded>, UploadError> {
        let prepared = if let Some(prepared) = self.prepared.get_value() {
            prepared
        } else {
            let name = files.first().map(File::name).unwrap_or_default();
            self.set_progress(generation, Progress { name, phase: Phase::Preparing, sent: 0, size: bytes_of(&files) });
            PreparedFile::of(files, max).await?
        };
        if self.generation.get_value() == generation {
            // Whoever resumes needs no file again.
            self.prepared.set_value(Some(prepared.clone()));
        }
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
                Err(error) => retries.wait_after(error, || report(Phase::Waiting, 0)).await?,
            }
        };
        for (number, chunk) in chunks(&upload, &prepared.bytes) {
            let sent = u64::from(number) * u64::from(upload.chunk_size);
            if upload.received.contains(&number) {
                continue;
            }
            report(Phase::Sending, sent);
            let digest = sha256(&chunk).await?;
            let mut retries = Retries::new();
            loop {
                if self.generation.get_value() != generation {
                    // Its remains are swept by the backend if this does not arrive.
                    drop(uploads::cancel(&upload.id).await);
                    return Ok(None);
                }
                match uploads::put_chunk(&upload.id, number, &chunk, &digest).await {
                    Ok(()) => break,
                    Err(error) => retries.wait_after(error, || report(Phase::Waiting, sent)).await?,
                }
            }
        }
        report(Phase::Checking, size);
        let mut retries = Retries::new();
        loop {
            match uploads::complete(&upload.id).await {
                Ok(uploaded) => return Ok(Some(uploaded)),
                Err(error) => retries.wait_after(error, || report(Phase::Waiting, size)).await?,
            }
        }
    }

    fn set_progress(self, generation: u32, progress: Progress) {
        if self.generation.get_value() == generation {
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

    /// Waits for another try after a lost connection; anything else ends the upload.
    async fn wait_after(&mut self, error: Error, waiting: impl Fn()) -> Result<(), UploadError> {
        match error {
            Error::Offline => {
                waiting();
                pause(self.0.next().ok_or(UploadError::Interrupted)?).await;
                Ok(())
            }
            Error::Invalid(problems) => Err(UploadError::Fault(
                problems.into_iter().next().map_or(Fault::FileUnreadable, |problem| problem.fault),
            )),
            error => Err(UploadError::Failed(error)),
        }
    }
}

fn chunks(upload: &Upload, bytes: &Uint8Array) -> impl Iterator<Item = (u32, Uint8Array)> {
    let size = upload.chunk_size.max(1);
    (0..bytes.length().div_ceil(size)).map(move |number| (number, bytes.subarray(number * size, (number + 1) * size)))
}
