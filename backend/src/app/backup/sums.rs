//! The list of a backup's files with their digests, in the format that `sha256sum -c` reads.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Component, Path};

use sha2::{Digest, Sha256};

use super::BackupError;

/// The list's file in the backup.
pub(super) const LIST: &str = "SHA256SUMS";
/// Bytes copied at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// SHA-256 (lower-case hex) by the file's path in the backup.
pub(super) type Sums = BTreeMap<String, String>;

/// Writes the list, as the backup's last file.
pub(super) fn write(folder: &Path, sums: &Sums) -> io::Result<()> {
    let lines: Vec<String> = sums.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
    let mut list = new_file(&folder.join(LIST))?;
    list.write_all(lines.concat().as_bytes())?;
    list.sync_all()
}

/// Reads the list of a backup. Refuses paths that lead outside.
pub(super) fn read(folder: &Path) -> Result<Sums, BackupError> {
    let path = folder.join(LIST);
    let text = match std::fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(BackupError::NoBackup(folder.to_owned())),
        text => text.map_err(|source| BackupError::Io { path: path.clone(), source })?,
    };
    let entry = |line: &str| {
        let (digest, name) = line.split_once("  ")?;
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        (digest.len() == 64 && inside).then(|| (name.to_owned(), digest.to_owned()))
    };
    let sums: Option<Sums> = text.lines().map(entry).collect();
    sums.filter(|sums| !sums.is_empty()).ok_or(BackupError::Damaged(path))
}

/// Copies a file into a new one that only its owner can read. Returns its length and SHA-256 in lower-case hex.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<(u64, String)> {
    let (mut from, mut to) = (File::open(from)?, new_file(to)?);
    let (mut digest, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; PIECE_BYTES]);
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok((bytes, hex::encode(digest.finalize())));
        }
        let piece = piece.get(..read).unwrap_or_default();
        digest.update(piece);
        to.write_all(piece)?;
        bytes += u64::try_from(read).unwrap_or_default();
    }
}

/// Returns the SHA-256 of a file in lower-case hex.
pub(super) fn digest(path: &Path) -> io::Result<String> {
    let mut digest = Sha256::new();
    io::copy(&mut File::open(path)?, &mut digest)?;
    Ok(hex::encode(digest.finalize()))
}

fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}
