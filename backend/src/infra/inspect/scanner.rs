//! `ClamAV`'s daemon over its socket. Only its plain "OK" is clean.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::time::timeout;

use super::Rejection;

const CHUNK: usize = 64 * 1024;
/// A reply is one line; more than this is not from clamd.
const MAX_REPLY: u64 = 4096;
/// Characters of a signature's name that are kept.
const LONGEST_NAME: usize = 100;
const ANSWER_TIMEOUT: Duration = Duration::from_mins(1);

/// A malware scanner.
///
/// clamd's `StreamMaxLength`, `MaxFileSize` and `MaxScanSize` must be at least the upload limit, and `AlertExceedsMax`
/// must be on: otherwise it says "OK" to what it did not look at.
#[derive(Clone, Debug)]
pub struct Scanner {
    socket: PathBuf,
}

impl Scanner {
    /// clamd listening on the Unix socket `socket` (`LocalSocket` in clamd.conf).
    pub fn clamd(socket: impl Into<PathBuf>) -> Self {
        Self { socket: socket.into() }
    }

    /// Sends the file to the scanner.
    ///
    /// # Errors
    /// [`Rejection::Infected`]; [`Rejection::Suspicious`] for what only a rule of thumb speaks against (`Heuristics.*`); or
    /// [`Rejection::NotChecked`] for everything else that is not clean: no connection, no answer within a minute, a
    /// limit exceeded, an answer not understood.
    pub async fn scan(&self, path: &Path) -> Result<(), Rejection> {
        match timeout(ANSWER_TIMEOUT, self.ask(path)).await {
            Ok(Ok(reply)) => verdict(&reply),
            Ok(Err(_)) | Err(_) => Err(Rejection::NotChecked),
        }
    }

    /// INSTREAM: chunks with their length (big-endian) before them, an empty one last (clamd(8)).
    async fn ask(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut file = File::open(path).await?;
        let mut socket = UnixStream::connect(&self.socket).await?;
        socket.write_all(b"zINSTREAM\0").await?;
        let mut chunk = vec![0; CHUNK];
        loop {
            let length = file.read(&mut chunk).await?;
            let announced = u32::try_from(length).map_err(io::Error::other)?;
            socket.write_all(&announced.to_be_bytes()).await?;
            if length == 0 {
                break;
            }
            socket.write_all(&chunk[..length]).await?;
        }
        let mut reply = Vec::new();
        socket.take(MAX_REPLY).read_to_end(&mut reply).await?;
        Ok(reply)
    }
}

fn verdict(reply: &[u8]) -> Result<(), Rejection> {
    let reply = reply.strip_suffix(b"\0").unwrap_or(reply);
    let found = reply.strip_prefix(b"stream: ").and_then(|rest| rest.strip_suffix(b" FOUND"));
    match found {
        // With AlertExceedsMax, clamd reports a file that it did not scan as a detection.
        Some(name) if name.starts_with(b"Heuristics.Limits.Exceeded") => Err(Rejection::NotChecked),
        Some(name) if name.starts_with(b"Heuristics.") => Err(Rejection::Suspicious(signature(name))),
        Some(name) => Err(Rejection::Infected(signature(name))),
        None if reply == b"stream: OK" => Ok(()),
        None => Err(Rejection::NotChecked),
    }
}

/// A signature's name, which only has plain characters.
fn signature(name: &[u8]) -> String {
    let plain = |byte: &&u8| byte.is_ascii_graphic();
    name.iter().filter(plain).take(LONGEST_NAME).copied().map(char::from).collect()
}
