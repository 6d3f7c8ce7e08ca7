//! Accepted files as they were sent: their bytes are compared with the digest on record whenever they are read, and never
//! handed out when they differ. Whatever is wrong goes into the log as an error.

use std::io::{self, ErrorKind, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::Body;
use domain::journey::FileInfo;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};
use tokio_util::io::ReaderStream;

use crate::app::error::Error;
use crate::app::state::App;
use crate::infra::file_store::{Store, Unsound};

/// Bytes of an answer that are in memory at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// The file as the body of an answer, piece by piece.
///
/// It was compared before; it is compared once more on its way, and the last piece stays away if somebody changed it
/// meanwhile, so that no reader takes it for whole.
///
/// # Errors
/// [`Error::Unavailable`] where the bytes are gone, changed or can't be read.
pub async fn body(app: &App, file: &FileInfo) -> Result<Body, Error> {
    let open = open_intact(app, file).await?.map_err(|unsound| alarm(file, &unsound))?;
    let compared = Compared {
        file: File::from_std(open),
        digest: Sha256::new(),
        left: file.size,
        expected: file.sha256.clone(),
        id: file.id.clone(),
    };
    Ok(Body::from_stream(ReaderStream::with_capacity(compared, PIECE_BYTES)))
}

/// The file's bytes, all in memory.
///
/// # Errors
/// [`Error::Unavailable`] where they are gone, changed or can't be read.
pub async fn bytes(app: &App, file: &FileInfo) -> Result<Vec<u8>, Error> {
    let open = open_intact(app, file).await?.map_err(|unsound| alarm(file, &unsound))?;
    let size = file.size;
    let read = move || {
        let mut bytes = Vec::new();
        open.take(size).read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes = tokio::task::spawn_blocking(read).await?.map_err(|error| alarm(file, &Unsound::Io(error)))?;
    if hex::encode(Sha256::digest(&bytes)) == file.sha256 { Ok(bytes) } else { Err(alarm(file, &Unsound::Changed)) }
}

/// Whether the bytes are gone or changed: then the file must be uploaded again.
///
/// # Errors
/// [`Error::Unavailable`] where they can't be read now.
pub async fn is_lost(app: &App, file: &FileInfo) -> Result<bool, Error> {
    match open_intact(app, file).await? {
        Ok(_) => Ok(false),
        Err(unsound @ Unsound::Io(_)) => Err(alarm(file, &unsound)),
        Err(unsound) => {
            let _logged = alarm(file, &unsound);
            Ok(true)
        }
    }
}

/// Compares the bytes, off the threads that answer. The place belongs to the work: who goes away does not make room for more.
async fn open_intact(app: &App, file: &FileInfo) -> Result<Result<std::fs::File, Unsound>, Error> {
    let place = app.limits.comparisons.enter().await?;
    let store = Store::new(&app.config.data);
    let (id, size, sha256) = (file.id.clone(), file.size, file.sha256.clone());
    let read = move || {
        let _place = place;
        store.open_sound(&id, size, &sha256)
    };
    Ok(tokio::task::spawn_blocking(read).await?)
}

fn alarm(file: &FileInfo, unsound: &Unsound) -> Error {
    let (why, retry_after_secs) = match unsound {
        Unsound::Gone => ("the bytes of a file are gone: restore it from a backup", 3600),
        Unsound::Changed => ("the bytes of a file are not those that were sent: restore it from a backup", 3600),
        Unsound::Io(_) => ("the bytes of a file can't be read", 30),
    };
    tracing::error!(file = file.id, ?unsound, "{why}");
    Error::unavailable(retry_after_secs, why)
}

/// Reads a file and ends with an error instead of its last bytes if all of them together are not the expected ones.
struct Compared {
    file: File,
    digest: Sha256,
    left: u64,
    expected: String,
    id: String,
}

impl AsyncRead for Compared {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.file).poll_read(cx, buf))?;
        let piece = buf.filled().get(before..).unwrap_or_default();
        let length = piece.len() as u64;
        if length == 0 && self.left == 0 {
            return Poll::Ready(Ok(()));
        }
        self.digest.update(piece);
        // Shorter or longer than it was, or of the same length and another content.
        let same = || hex::encode(self.digest.clone().finalize()) == self.expected;
        let wrong = length == 0 || length > self.left || (length == self.left && !same());
        if wrong {
            tracing::error!(file = self.id, "a file was changed while it was being sent: the answer is broken off");
            return Poll::Ready(Err(ErrorKind::InvalidData.into()));
        }
        self.left -= length;
        Poll::Ready(Ok(()))
    }
}
