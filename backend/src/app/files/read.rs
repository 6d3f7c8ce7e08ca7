//! Reads accepted files: the bytes are compared with the digest on record at each read, and never handed out if they
//! differ. Faults are logged as errors.

use std::io::{self, ErrorKind, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use domain::journey::FileInfo;
use domain::renewal;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaint_files::ComplaintFileRow;
use crate::infra::file_store::{IntegrityError, Store};

/// An accepted file: its name in the store, and what its bytes must be.
pub trait AcceptedFile: Sync {
    /// Its name in the store.
    fn id(&self) -> &str;
    /// Bytes.
    fn size(&self) -> u64;
    /// SHA-256, lower-case hex.
    fn sha256(&self) -> &str;
    /// Pages.
    fn pages(&self) -> u32;
    /// Media type.
    fn media_type(&self) -> &str;
}

macro_rules! accepted_file {
    ($($file:ty),*) => {
        $(impl AcceptedFile for $file {
            fn id(&self) -> &str {
                &self.id
            }
            fn size(&self) -> u64 {
                self.size
            }
            fn sha256(&self) -> &str {
                &self.sha256
            }
            fn pages(&self) -> u32 {
                self.pages
            }
            fn media_type(&self) -> &str {
                &self.media_type
            }
        })*
    };
}

accepted_file!(FileInfo, ComplaintFileRow);

/// Returns the file for reading.
///
/// The file is compared before, and once more while it is read: the last piece is withheld if it was changed meanwhile,
/// so that no client takes it for whole.
///
/// # Errors
/// [`Error::Unavailable`] if the bytes are missing, changed or can't be read.
pub async fn reader(app: &App, file: &impl AcceptedFile) -> Result<ComparingReader, Error> {
    let open = open_intact(app, file).await?.map_err(|error| log_unreadable(file, &error))?;
    Ok(ComparingReader {
        file: File::from_std(open),
        digest: Sha256::new(),
        left: file.size(),
        expected: file.sha256().to_owned(),
        id: file.id().to_owned(),
    })
}

/// Returns the file's bytes.
///
/// # Errors
/// [`Error::Unavailable`] if they are missing, changed or can't be read.
pub async fn bytes(app: &App, file: &impl AcceptedFile) -> Result<Vec<u8>, Error> {
    let open = open_intact(app, file).await?.map_err(|error| log_unreadable(file, &error))?;
    let size = file.size();
    let read = move || {
        let mut bytes = Vec::new();
        open.take(size).read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes =
        tokio::task::spawn_blocking(read).await?.map_err(|error| log_unreadable(file, &IntegrityError::Io(error)))?;
    if renewal::Digest::of(&bytes).0 == file.sha256() {
        Ok(bytes)
    } else {
        Err(log_unreadable(file, &IntegrityError::Changed))
    }
}

/// Whether the bytes are missing or changed, so that the file must be uploaded again.
///
/// # Errors
/// [`Error::Unavailable`] if they can't be read now.
pub async fn is_lost(app: &App, file: &impl AcceptedFile) -> Result<bool, Error> {
    match open_intact(app, file).await? {
        Ok(_) => Ok(false),
        Err(error @ IntegrityError::Io(_)) => Err(log_unreadable(file, &error)),
        Err(error) => {
            let _logged = log_unreadable(file, &error);
            Ok(true)
        }
    }
}

/// Opens the file after comparing its bytes, on a blocking thread. The permit moves into the work, so that a dropped
/// request frees nothing early.
async fn open_intact(app: &App, file: &impl AcceptedFile) -> Result<Result<std::fs::File, IntegrityError>, Error> {
    let permit = app.limits.comparisons.acquire().await?;
    let store = Store::new(&app.config.data);
    let (id, size, sha256) = (file.id().to_owned(), file.size(), file.sha256().to_owned());
    let read = move || {
        let _permit = permit;
        store.open_verified(&id, size, &sha256)
    };
    Ok(tokio::task::spawn_blocking(read).await?)
}

fn log_unreadable(file: &impl AcceptedFile, error: &IntegrityError) -> Error {
    let (why, retry_after_secs) = match error {
        IntegrityError::Gone => ("the bytes of a file are gone: restore it from a backup", 3600),
        IntegrityError::Changed => ("the bytes of a file are not those that were sent: restore it from a backup", 3600),
        IntegrityError::Io(_) => ("the bytes of a file can't be read", 30),
    };
    tracing::error!(file = file.id(), ?error, "{why}");
    Error::unavailable(retry_after_secs, why)
}

/// Reads a file, and fails before its last bytes if the digest differs.
#[derive(Debug)]
pub struct ComparingReader {
    file: File,
    digest: Sha256,
    left: u64,
    expected: String,
    id: String,
}

impl AsyncRead for ComparingReader {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.file).poll_read(cx, buf))?;
        let piece = buf.filled().get(before..).unwrap_or_default();
        let length = piece.len() as u64;
        if length == 0 && self.left == 0 {
            return Poll::Ready(Ok(()));
        }
        self.digest.update(piece);
        // Shorter, longer, or of other content.
        let same = || hex::encode(self.digest.clone().finalize()) == self.expected;
        let wrong = length == 0 || length > self.left || (length == self.left && !same());
        if wrong {
            buf.set_filled(before);
            tracing::error!(file = self.id, "a file was changed while it was being sent: the answer is broken off");
            return Poll::Ready(Err(ErrorKind::InvalidData.into()));
        }
        self.left -= length;
        Poll::Ready(Ok(()))
    }
}
