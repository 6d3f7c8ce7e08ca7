//! Sends a prepared file: begins, puts its chunks one after the other, completes; and waits where that fails for a time.

use domain::api::{NewUpload, Upload, Uploaded};
use domain::person::FilePurpose;
use domain::problem::Fault;
use js_sys::Uint8Array;
use leptos::prelude::*;

use super::prepared_file::{PreparedFile, sha256};
use super::{Phase, Progress, Transfer, UploadError};
use crate::api::{Error, pause, uploads};
use crate::state::connection;

impl Transfer {
    /// Sends what the backend does not have yet.
    pub(super) async fn send(
        self,
        generation: u32,
        prepared: &PreparedFile,
        purpose: FilePurpose,
    ) -> Result<Uploaded, UploadError> {
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
                Err(error) => self.wait_after(error, generation, &mut retries, &|phase| report(phase, 0)).await?,
            }
        };
        let sent = self.put_chunks(generation, &upload, prepared, &report).await;
        // Its remains are swept by the backend if this does not arrive. What is sent now may be the same file.
        if self.is_over(generation) && self.progress.with_untracked(Option::is_none) {
            drop(uploads::cancel(&upload.id).await);
        }
        sent
    }

    async fn put_chunks(
        self,
        generation: u32,
        upload: &Upload,
        prepared: &PreparedFile,
        report: &dyn Fn(Phase, u64),
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
                    Err(error) => {
                        self.wait_after(error, generation, &mut retries, &|phase| report(phase, sent)).await?;
                    }
                }
            }
        }
        let size = u64::from(prepared.bytes.length());
        let mut retries = Retries::new();
        loop {
            report(Phase::Checking, size);
            match uploads::complete(&upload.id).await {
                Ok(uploaded) => return Ok(uploaded),
                Err(error) => self.wait_after(error, generation, &mut retries, &|phase| report(phase, size)).await?,
            }
        }
    }

    /// Waits for another try after a lost connection or a backend that can't serve; anything else ends the upload.
    async fn wait_after(
        self,
        error: Error,
        generation: u32,
        retries: &mut Retries,
        waiting: &dyn Fn(Phase),
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
}

/// Milliseconds before each further attempt at one request.
const RETRY_DELAYS_MS: [u64; 6] = [400, 1_000, 2_000, 4_000, 8_000, 8_000];

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
