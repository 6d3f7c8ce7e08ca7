//! Sorts what was chosen.

use leptos::prelude::*;
use web_sys::File;

use super::prepared_file::{Chosen, PreparedFile, bytes_of, photographed};
use super::{Phase, Progress, Transfer, UploadError};

impl Transfer {
    /// Sorts what was chosen: one PDF, which it gives back, or photographs, which become pages one after the other.
    pub(super) async fn sort(
        self,
        generation: u32,
        files: Vec<File>,
        max: u64,
    ) -> Result<Option<PreparedFile>, UploadError> {
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
                // No fault of this photograph.
                Err(error @ (UploadError::NoPhotoWorker | UploadError::PhotoWorkerLost)) => return Err(error),
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
}
