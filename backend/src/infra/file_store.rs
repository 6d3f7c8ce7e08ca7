//! The files on disk: `quarantine/` for uploads, `files/` for accepted files. Names are random and only the owner can
//! read the directories. Files are durable before the row that names them.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Bytes read at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// Why an accepted file can't be read.
#[derive(Debug)]
pub enum IntegrityError {
    /// It is missing.
    Gone,
    /// It differs from the accepted file.
    Changed,
    /// It can't be read now.
    Io(io::Error),
}

/// The two directories.
#[derive(Clone, Debug)]
pub struct Store {
    quarantine: PathBuf,
    files: PathBuf,
}

impl Store {
    /// Opens the store in the data directory.
    pub fn new(data: &Path) -> Self {
        Self { quarantine: data.join("quarantine"), files: data.join("files") }
    }

    /// Returns the path of an upload.
    pub fn quarantined(&self, upload: &str) -> PathBuf {
        self.quarantine.join(upload)
    }

    /// Returns the path of an accepted file.
    pub fn accepted(&self, file: &str) -> PathBuf {
        self.files.join(file)
    }

    /// Writes a chunk at its offset, durably. Blocks.
    pub fn write_chunk(&self, upload: &str, offset: u64, bytes: &[u8]) -> io::Result<()> {
        make_private(&self.quarantine)?;
        let path = self.quarantined(upload);
        let known = path.try_exists()?;
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
        file.write_all_at(bytes, offset)?;
        file.sync_data()?;
        if known { Ok(()) } else { File::open(&self.quarantine)?.sync_all() }
    }

    /// Links an inspected upload under its final name, durably. The first name stays until the database has recorded
    /// the acceptance, so that a crash in between loses nothing. Blocks.
    pub fn accept(&self, upload: &str, file: &str) -> io::Result<()> {
        make_private(&self.files)?;
        fs::hard_link(self.quarantined(upload), self.accepted(file))?;
        File::open(&self.files)?.sync_all()
    }

    /// Links an accepted file under a second name, durably: each name is deleted on its own. Blocks.
    pub fn link(&self, file: &str, second: &str) -> io::Result<()> {
        fs::hard_link(self.accepted(file), self.accepted(second))?;
        File::open(&self.files)?.sync_all()
    }

    /// Opens an accepted file after comparing its size and digest (lower-case hex) with the record. Blocks.
    pub fn open_verified(&self, file: &str, size: u64, sha256: &str) -> Result<File, IntegrityError> {
        let mut open = match File::open(self.accepted(file)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(IntegrityError::Gone),
            open => open.map_err(IntegrityError::Io)?,
        };
        if open.metadata().map_err(IntegrityError::Io)?.len() != size {
            return Err(IntegrityError::Changed);
        }
        let mut digest = Sha256::new();
        let mut piece = vec![0; PIECE_BYTES];
        loop {
            match open.read(&mut piece).map_err(IntegrityError::Io)? {
                0 => break,
                read => digest.update(piece.get(..read).unwrap_or_default()),
            }
        }
        if hex::encode(digest.finalize()) != sha256 {
            return Err(IntegrityError::Changed);
        }
        open.rewind().map_err(IntegrityError::Io)?;
        Ok(open)
    }

    /// Deletes an upload, if it exists.
    pub fn drop_upload(&self, upload: &str) {
        forget(&self.quarantined(upload));
    }

    /// Deletes a file, if it exists.
    pub fn drop_file(&self, file: &str) {
        forget(&self.accepted(file));
    }

    /// Deletes these uploads and files.
    pub fn drop_all(&self, uploads: &[String], files: &[String]) {
        for upload in uploads {
            self.drop_upload(upload);
        }
        for file in files {
            self.drop_file(file);
        }
    }

    /// Returns the paths of files older than `seconds`: leftovers of a crash, unless a row names them.
    pub fn older_than(&self, seconds: u64) -> io::Result<Vec<PathBuf>> {
        let mut old = Vec::new();
        for directory in [&self.quarantine, &self.files] {
            if !directory.try_exists()? {
                continue;
            }
            for entry in fs::read_dir(directory)? {
                let entry = entry?;
                let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
                if age.as_secs() > seconds {
                    old.push(entry.path());
                }
            }
        }
        Ok(old)
    }
}

fn make_private(directory: &Path) -> io::Result<()> {
    if directory.try_exists()? { Ok(()) } else { DirBuilder::new().recursive(true).mode(0o700).create(directory) }
}

fn forget(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "a file that is no longer needed stays on the disk");
    }
}
