//! Makes a backup.
//!
//! Files never change and are durable before the row that names them, so this order makes the copy consistent: first
//! the files, then the database, then the files that were added meanwhile. If one of those is gone again, the database
//! is copied once more.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::fs::{self, DirBuilder, File};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::sums::{self, Sums};
use super::{AUTHORITY, BackupError, CHECKPOINT_KEY, DATABASE, FILES, LETTER_ROOTS, QUARANTINE, STANDARDS, io};
use crate::config::Config;
use crate::db::backup as rows;
use crate::db::backup::NamedFile;
use crate::infra::signatures::is_certificate;

/// Maximum number of copies of the database, if files that it names are deleted meanwhile.
const MAX_COPIES: usize = 10;

/// The contents of a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupSummary {
    database_bytes: u64,
    files: usize,
    file_bytes: u64,
    uploads: usize,
    keys: usize,
    settings: usize,
    /// Files that a row names and that are missing or changed.
    pub faulty_files: Vec<String>,
}

/// Makes a backup in the new folder `to`, open to its owner only. The program may serve meanwhile.
///
/// # Errors
/// If `to` exists, or something can't be read or written. Nothing is left behind then.
pub async fn make(config: &Config, to: &Path) -> Result<BackupSummary, BackupError> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let mut making = to.as_os_str().to_owned();
    making.push(".making");
    let making = PathBuf::from(making);
    match make_folder(&making) {
        Err(BackupError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {
            return Err(BackupError::Exists(making));
        }
        made => made?,
    }
    let made = fill(config, &making).await.and_then(|made| finish(&making, to).map(|()| made));
    if made.is_err() {
        let _ = fs::remove_dir_all(&making);
    }
    made
}

async fn fill(config: &Config, folder: &Path) -> Result<BackupSummary, BackupError> {
    let mut copies = Copies { data: config.data.clone(), folder: folder.to_owned(), sums: Sums::new(), bytes: 0 };
    copies.add_folder(FILES, |_| true)?;
    let database = folder.join(DATABASE);
    let mut copy_count = 0;
    let (files, uploads) = loop {
        rows::copy(&config.database(), &database).await?;
        let (files, uploads) = rows::named_files(&database).await?;
        copy_count += 1;
        if copies.add_named(&files, &uploads)? || copy_count == MAX_COPIES {
            break (files, uploads);
        }
        fs::remove_file(&database).map_err(io(&database))?;
    };
    copies.drop_unnamed(&files)?;
    fs::set_permissions(&database, fs::Permissions::from_mode(0o600)).map_err(io(&database))?;
    copies.sums.insert(DATABASE.to_owned(), sums::digest(&database).map_err(io(&database))?);
    let mut made = BackupSummary {
        database_bytes: fs::metadata(&database).map_err(io(&database))?.len(),
        files: files.len(),
        file_bytes: copies.bytes,
        uploads: uploads.len(),
        faulty_files: copies.faulty(&files),
        ..BackupSummary::default()
    };
    let before = copies.sums.len();
    copies.add(&config.data.join(CHECKPOINT_KEY), CHECKPOINT_KEY)?;
    copies.add_folder(AUTHORITY, |name| Path::new(name).extension().is_some_and(|extension| extension == "pem"))?;
    made.keys = copies.sums.len() - before;
    if let Some(standards) = &config.standards {
        let toml = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "toml");
        copies.add_folder_of(standards, STANDARDS, toml)?;
    }
    for (file, name) in [(&config.issuers, "issuers.pem"), (&config.holidays, "holidays.toml")] {
        if let Some(file) = file {
            copies.add(file, name)?;
        }
    }
    match &config.letter_roots {
        Some(roots) if roots.is_dir() => copies.add_folder_of(roots, LETTER_ROOTS, is_certificate)?,
        Some(file) => {
            copies.add(file, "letter-roots.pem")?;
        }
        None => {}
    }
    made.settings = copies.sums.len() - before - made.keys;
    sums::write(folder, &copies.sums).map_err(io(folder))?;
    Ok(made)
}

/// Makes everything durable, then gives the backup its name.
fn finish(making: &Path, to: &Path) -> Result<(), BackupError> {
    let open = File::open(making).map_err(io(making))?;
    rustix::fs::syncfs(&open).map_err(|error| io(making)(error.into()))?;
    fs::rename(making, to).map_err(io(to))?;
    let parent = to.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    File::open(parent).and_then(|parent| parent.sync_all()).map_err(io(parent))
}

fn make_folder(path: &Path) -> Result<(), BackupError> {
    DirBuilder::new().mode(0o700).create(path).map_err(io(path))
}

/// The files copied so far.
struct Copies {
    data: PathBuf,
    folder: PathBuf,
    sums: Sums,
    /// Of accepted files.
    bytes: u64,
}

impl Copies {
    /// Copies a file. Returns false if it does not exist.
    fn add(&mut self, from: &Path, name: &str) -> Result<bool, BackupError> {
        let to = self.folder.join(name);
        match sums::copy(from, &to) {
            Ok((bytes, digest)) => {
                self.bytes += if name.starts_with(FILES) { bytes } else { 0 };
                self.sums.insert(name.to_owned(), digest);
                Ok(true)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(source) => Err(io(from)(source)),
        }
    }

    /// Copies the files of a folder in the data folder, if it exists.
    fn add_folder(&mut self, folder: &str, wanted: impl Fn(&str) -> bool) -> Result<(), BackupError> {
        self.add_folder_of(&self.data.join(folder), folder, wanted)
    }

    fn add_folder_of(&mut self, from: &Path, to: &str, wanted: impl Fn(&str) -> bool) -> Result<(), BackupError> {
        let target = self.folder.join(to);
        if !target.is_dir() {
            make_folder(&target)?;
        }
        let entries = match fs::read_dir(from) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(io(from))?,
        };
        for entry in entries {
            let entry = entry.map_err(io(from))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if wanted(&name) && entry.path().is_file() {
                self.add(&entry.path(), &format!("{to}/{name}"))?;
            }
        }
        Ok(())
    }

    /// Copies files that the database names and the copy lacks; uploads again, since they grow. Returns false if one is
    /// missing.
    fn add_named(&mut self, files: &[NamedFile], uploads: &[String]) -> Result<bool, BackupError> {
        let quarantine = self.folder.join(QUARANTINE);
        if quarantine.is_dir() {
            fs::remove_dir_all(&quarantine).map_err(io(&quarantine))?;
            self.sums.retain(|name, _| !name.starts_with(QUARANTINE));
        }
        make_folder(&quarantine)?;
        let files = files.iter().map(|file| format!("{FILES}/{}", file.id));
        let uploads = uploads.iter().map(|upload| format!("{QUARANTINE}/{upload}"));
        let mut complete = true;
        for name in files.chain(uploads) {
            complete &= self.sums.contains_key(&name) || self.add(&self.data.join(&name), &name)?;
        }
        Ok(complete)
    }

    /// Removes copied files that the database no longer names.
    fn drop_unnamed(&mut self, files: &[NamedFile]) -> Result<(), BackupError> {
        let named: BTreeSet<String> = files.iter().map(|file| format!("{FILES}/{}", file.id)).collect();
        let unnamed = |name: &&String| name.starts_with(FILES) && !named.contains(*name);
        for name in self.sums.keys().filter(unnamed).cloned().collect::<Vec<_>>() {
            let path = self.folder.join(&name);
            self.bytes -= fs::metadata(&path).map_err(io(&path))?.len();
            fs::remove_file(&path).map_err(io(&path))?;
            self.sums.remove(&name);
        }
        Ok(())
    }

    fn faulty(&self, files: &[NamedFile]) -> Vec<String> {
        let is_whole = |file: &&NamedFile| self.sums.get(&format!("{FILES}/{}", file.id)) == Some(&file.sha256);
        files.iter().filter(|file| !is_whole(file)).map(|file| file.id.clone()).collect()
    }
}

impl Display for BackupSummary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "database         {} bytes", self.database_bytes)?;
        writeln!(f, "files            {}, {} bytes", self.files, self.file_bytes)?;
        writeln!(f, "uploads          {}, under way", self.uploads)?;
        writeln!(f, "keys             {} files: of the checkpoints, of the embedded authority", self.keys)?;
        write!(f, "settings' files  {}: service standards, issuers, letter roots, holidays", self.settings)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn files_follow_the_database_that_names_them() {
        let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = |id: &str| NamedFile { id: id.to_owned(), sha256: String::new() };
        let store = data.path().join(FILES);
        fs::create_dir(&store).unwrap();
        fs::write(store.join("early"), "letter").unwrap();
        let (data, folder) = (data.path().to_owned(), folder.path().to_owned());
        let mut copies = Copies { data, folder: folder.clone(), sums: Sums::new(), bytes: 0 };
        copies.add_folder(FILES, |_| true).unwrap();

        fs::write(store.join("late"), "KTP").unwrap();
        assert!(copies.add_named(&[file("early"), file("late")], &[]).unwrap());
        assert!(!copies.add_named(&[file("late"), file("gone")], &[]).unwrap());
        copies.drop_unnamed(&[file("late")]).unwrap();
        let names: Vec<_> = copies.sums.keys().cloned().collect();
        assert_eq!((names, copies.bytes), (vec![format!("{FILES}/late")], 3));
        assert_eq!(fs::read(folder.join(FILES).join("late")).unwrap(), b"KTP");
        assert!(!folder.join(FILES).join("early").exists());
    }
}
