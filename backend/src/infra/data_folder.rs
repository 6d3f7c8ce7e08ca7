//! The data folder: locked for one serving program, readable by its owner only, on a writable disk.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{FlockOperation, Mode, flock};
use rustix::io::Errno;

/// The locked file. It stays when the program ends; its lock does not.
const LOCK: &str = "perbarui.lock";
/// Folders with private files of this program.
const OURS: [&str; 3] = ["mail", "files", "quarantine"];
/// Mode bits of group and others.
const GROUP_AND_OTHERS: u32 = 0o077;
/// How long to wait for the lock of a program that is ending.
const LOCK_TIMEOUT: Duration = Duration::from_secs(2);
/// Interval between attempts to lock.
const PAUSE: Duration = Duration::from_millis(50);

/// The lock on a data folder. The kernel releases it when the program ends, however it ends.
#[derive(Debug)]
pub struct Claim {
    _lock: File,
}

/// Why the data folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It can't be made, read or written.
    #[error("the data folder {folder} can't be used: {path}: {source}")]
    Io {
        /// The data folder.
        folder: PathBuf,
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Its disk is read-only.
    #[error(
        "the data folder {0} is on a disk that can't be written (read-only file system): mount it for writing; nothing \
         was changed"
    )]
    ReadOnly(PathBuf),
    /// Another program serves from it.
    #[error(
        "the data folder {folder} is in use by another Perbarui (process {process}): stop that one, or give this one a \
         folder of its own (PERBARUI_DATA)"
    )]
    InUse {
        /// The data folder.
        folder: PathBuf,
        /// Id of the other process, as it wrote it down.
        process: String,
    },
    /// It is readable by others, and this user can't change that.
    #[error("{path} is open to others than its owner and can't be closed ({source}): chmod go-rwx it as its owner")]
    Exposed {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Makes new files and folders readable by their owner only.
pub fn keep_private() {
    rustix::process::umask(Mode::from_bits_truncate(GROUP_AND_OTHERS));
}

/// Makes the folder if it is missing, removes others' permissions, and locks it.
///
/// Waits up to two seconds for a program that is ending; blocks.
///
/// # Errors
/// If another program serves from it, it can't be written, or others' permissions can't be removed.
pub fn claim(data: &Path) -> Result<Claim, FolderError> {
    make(data)?;
    close_to_others(data)?;
    let path = data.join(LOCK);
    let io = |source: std::io::Error| refused(data, &path, source);
    let mut lock = open_lock(&path).map_err(io)?;
    let mut waited = Duration::ZERO;
    loop {
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => break,
            Err(Errno::WOULDBLOCK) if waited < LOCK_TIMEOUT => {
                std::thread::sleep(PAUSE);
                waited += PAUSE;
            }
            Err(Errno::WOULDBLOCK) => {
                let mut process = String::new();
                lock.read_to_string(&mut process).map_err(io)?;
                return Err(FolderError::InUse { folder: data.to_owned(), process: process.trim().to_owned() });
            }
            Err(error) => return Err(io(error.into())),
        }
    }
    lock.set_len(0).and_then(|()| lock.rewind()).map_err(io)?;
    // Only for the message above: a full disk does not prevent the start.
    if let Err(error) = writeln!(lock, "{}", std::process::id()) {
        tracing::warn!(%error, "the number of this process is not in the lock file");
    }
    Ok(Claim { _lock: lock })
}

/// Whether a program serves from the folder now.
///
/// # Errors
/// If the lock file exists and can't be read or locked.
pub fn is_served(data: &Path) -> Result<bool, FolderError> {
    let path = data.join(LOCK);
    let io = |source: std::io::Error| refused(data, &path, source);
    let lock = match File::open(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        lock => lock.map_err(io)?,
    };
    match flock(&lock, FlockOperation::NonBlockingLockShared) {
        Ok(()) => Ok(false),
        Err(Errno::WOULDBLOCK) => Ok(true),
        Err(error) => Err(io(error.into())),
    }
}

/// Makes the folder if it is missing, readable by its owner only, since it holds personal data and keys.
///
/// # Errors
/// If it can't be made.
pub fn make(data: &Path) -> Result<(), FolderError> {
    DirBuilder::new().recursive(true).mode(0o700).create(data).map_err(|source| refused(data, data, source))
}

/// Whether the folder is empty except for the lock file.
///
/// # Errors
/// If it can't be read.
pub fn is_vacant(data: &Path) -> std::io::Result<bool> {
    let names = fs::read_dir(data)?.map(|entry| entry.map(|entry| entry.file_name()));
    Ok(names.collect::<std::io::Result<Vec<_>>>()?.iter().all(|name| name == LOCK))
}

fn open_lock(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

fn refused(folder: &Path, path: &Path, source: std::io::Error) -> FolderError {
    if source.kind() == std::io::ErrorKind::ReadOnlyFilesystem {
        return FolderError::ReadOnly(folder.to_owned());
    }
    FolderError::Io { folder: folder.to_owned(), path: path.to_owned(), source }
}

/// Removes others' permissions from the folder and its direct entries, and logs it. Files in an open folder may be
/// open, too.
///
/// Private keys are left unchanged: their readers refuse those that others could read, since closing them now does not
/// make them secret again.
fn close_to_others(data: &Path) -> Result<(), FolderError> {
    // Links count as well.
    let data = &data.canonicalize().map_err(|source| refused(data, data, source))?;
    let whole = is_open(data)?;
    for name in entries(data)? {
        let Ok(path) = data.join(&name).canonicalize() else { continue };
        if path.extension().is_some_and(|extension| extension == "key") {
            continue;
        }
        let metadata = fs::metadata(&path).map_err(|source| refused(data, &path, source))?;
        let open = metadata.permissions().mode() & GROUP_AND_OTHERS != 0;
        let mut closed = 0;
        if metadata.is_dir() && (whole || open) && OURS.iter().any(|ours| name == *ours) {
            for file in entries(&path)? {
                closed += u32::from(close(&path.join(file))?);
            }
        }
        closed += u32::from(open && close(&path)?);
        if closed > 0 {
            tracing::warn!(path = %path.display(), closed, "it was open to others than its owner and is closed now");
        }
    }
    if whole && close(data)? {
        tracing::warn!(path = %data.display(), "the data folder was open to others than its owner and is closed now");
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<std::ffi::OsString>, FolderError> {
    let name_of = |entry: std::io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name());
    let all = fs::read_dir(folder).and_then(|all| all.map(name_of).collect::<std::io::Result<Vec<_>>>());
    all.map_err(|source| refused(folder, folder, source))
}

fn is_open(path: &Path) -> Result<bool, FolderError> {
    let metadata = fs::metadata(path).map_err(|source| refused(path, path, source))?;
    Ok(metadata.permissions().mode() & GROUP_AND_OTHERS != 0)
}

/// Returns whether permissions were removed. Ignores links and missing files.
fn close(path: &Path) -> Result<bool, FolderError> {
    let exposed = |source| FolderError::Exposed { path: path.to_owned(), source };
    let metadata = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        metadata => metadata.map_err(exposed)?,
    };
    let mode = metadata.permissions().mode();
    if metadata.is_symlink() || mode & GROUP_AND_OTHERS == 0 {
        return Ok(false);
    }
    fs::set_permissions(path, Permissions::from_mode(mode & 0o7700)).map_err(exposed)?;
    Ok(true)
}
