//! Restores a backup into an empty data folder after checking everything in it.

use std::fs::{self, DirBuilder, File};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use super::sums::{self, Sums};
use super::{AUTHORITY, BackupError, CHECKPOINT_KEY, DATABASE, FILES, QUARANTINE, STANDARDS, io};
use crate::app::verify::{self, Report};
use crate::config::Config;
use crate::db::Db;
use crate::infra::authority::Embedded;
use crate::infra::data_folder;

/// Folder inside the data folder for a backup that is being checked.
const STAGING: &str = ".restoring";
/// Parts of a backup that go into the data folder, the database last: a folder without it can't be served.
const PARTS: [&str; 5] = [FILES, QUARANTINE, AUTHORITY, CHECKPOINT_KEY, DATABASE];

/// Restores the backup in `from`: compares every file with its digest, migrates the database, verifies everything as
/// `verify-log` does, and then moves it into place. Returns the report.
///
/// # Errors
/// If the data folder is in use or not empty, or the backup is damaged or, unless `allow_faults`, faulty. Nothing is
/// restored then.
pub async fn restore(config: &Config, from: &Path, allow_faults: bool) -> Result<Report, BackupError> {
    let _claim = data_folder::claim(&config.data)?;
    let staging = config.data.join(STAGING);
    remove(&staging)?;
    if !data_folder::is_vacant(&config.data).map_err(io(&config.data))? {
        return Err(BackupError::NotEmpty(config.data.clone()));
    }
    let restored = put_in_place(config, from, &staging, allow_faults).await;
    if restored.is_err() {
        let _ = fs::remove_dir_all(&staging);
    }
    restored
}

async fn put_in_place(config: &Config, from: &Path, staging: &Path, allow_faults: bool) -> Result<Report, BackupError> {
    copy(from, staging, &sums::read(from)?)?;
    let database = staging.join(DATABASE);
    if !database.is_file() {
        return Err(BackupError::Damaged(from.join(DATABASE)));
    }
    Db::open(&database).await?.close().await;
    let standards = config.standards.clone().or_else(|| Some(from.join(STANDARDS)).filter(|folder| folder.is_dir()));
    let staged = Config { data: staging.to_owned(), standards, ..config.clone() };
    let report = verify::run(&staged, &[]).await?;
    if !report.is_whole() && !allow_faults {
        return Err(BackupError::NotWhole(Box::new(report)));
    }
    if staged.authority_directory().is_dir() {
        Embedded::list(&staged.authority_directory())?;
    }
    let folder = File::open(staging).map_err(io(staging))?;
    rustix::fs::syncfs(&folder).map_err(|error| io(staging)(error.into()))?;
    for part in PARTS {
        let (from, to) = (staging.join(part), config.data.join(part));
        match fs::rename(from, &to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(&to)(error)),
            _ => {}
        }
    }
    remove(staging)?;
    File::open(&config.data).and_then(|data| data.sync_all()).map_err(io(&config.data))?;
    Ok(report)
}

/// Copies the parts for the data folder, and compares every listed file with its digest.
fn copy(from: &Path, staging: &Path, sums: &Sums) -> Result<(), BackupError> {
    let folder = |path: &Path| DirBuilder::new().mode(0o700).create(path).map_err(io(path));
    folder(staging)?;
    for (name, wanted) in sums {
        let path = from.join(name);
        let mut parts = Path::new(name).iter();
        let first = parts.next().and_then(|part| part.to_str()).unwrap_or_default();
        let found = if PARTS.contains(&first) {
            if parts.next().is_some() && !staging.join(first).is_dir() {
                folder(&staging.join(first))?;
            }
            sums::copy(&path, &staging.join(name)).map(|(_, digest)| digest)
        } else {
            sums::digest(&path)
        };
        match found {
            Ok(digest) if digest == *wanted => {}
            Ok(_) => return Err(BackupError::Damaged(path)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(BackupError::Damaged(path)),
            Err(source) => return Err(io(&path)(source)),
        }
    }
    Ok(())
}

/// Removes a folder if it exists.
fn remove(folder: &Path) -> Result<(), BackupError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(io(folder)(error)),
        _ => Ok(()),
    }
}
