//! The workspace of the attacks: a folder below `target/faults/` with a prepared data folder, which each attack copies.

use super::binary::{Binary, Settings};
use super::plan::Plan;
use super::program::Program;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Additional agencies, for more people who can apply without a key pair.
pub const FURTHER: usize = 7;

/// A public file.
pub const LARGE_FILE: &str = "large.js";
/// Its size.
pub const LARGE_FILE_BYTES: usize = 500_000;

/// The folder, the program and the time limits.
#[derive(Debug)]
pub struct Workspace {
    /// Short or long.
    pub plan: Plan,
    /// The program.
    pub binary: Binary,
    folder: PathBuf,
}

impl Workspace {
    /// Makes the folder and the initial data of all attacks: demo people and an authority.
    ///
    /// # Errors
    /// When something can't be written, or the program does not start.
    pub fn prepare(plan: Plan, file: PathBuf) -> Result<Self, String> {
        let all = crate::target().join("faults");
        sweep(&all);
        let folder = all.join(std::process::id().to_string());
        let standards = folder.join("standards");
        fs::create_dir_all(&standards).map_err(with_path(&standards))?;
        write_standards(&standards)?;
        let apps = folder.join("apps");
        write_apps(&apps)?;
        let workspace = Self { plan, binary: Binary { file, standards, apps }, folder };
        let template = workspace.template();
        make_private(&template)?;
        let program = Program::start(&workspace.binary, &template, Settings::default())?;
        match program.stop(Duration::from_mins(1)) {
            Some((_, status)) if status.success() => Ok(workspace),
            Some((_, status)) => Err(format!("the first stop ended with {status}")),
            None => Err("the first stop took more than a minute".to_owned()),
        }
    }

    /// Copies the prepared data.
    ///
    /// # Errors
    /// When it can't be copied.
    pub fn data(&self, name: &str) -> Result<PathBuf, String> {
        let data = self.folder.join(name);
        self.copy_to(&data)?;
        Ok(data)
    }

    /// Copies the prepared data into this folder, which is made.
    ///
    /// # Errors
    /// When it can't be copied.
    pub fn copy_to(&self, data: &Path) -> Result<(), String> {
        make_private(data)?;
        let copied = Command::new("cp").arg("-a").arg(self.template().join(".")).arg(data).status();
        if copied.is_ok_and(|status| status.success()) {
            Ok(())
        } else {
            Err(format!("{}: not copied", data.display()))
        }
    }

    /// Returns a path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Starts the program on a copy of the prepared data.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&self, name: &str, settings: Settings) -> Result<Program, String> {
        Program::start(&self.binary, &self.data(name)?, settings)
    }

    fn template(&self) -> PathBuf {
        self.folder.join("prepared")
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Makes a folder that only its owner can read, as the program requires.
///
/// # Errors
/// When it can't be made.
pub fn make_private(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(with_path(folder))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(with_path(folder))
}

/// Returns an error with its path.
pub fn with_path(path: &Path) -> impl Fn(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}

/// Removes folders of earlier, killed runs, which are named by process.
fn sweep(all: &Path) {
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if !Path::new("/proc").join(&name).exists() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Makes an app of one page and one large file, for clients that do not read.
fn write_apps(folder: &Path) -> Result<(), String> {
    let app = folder.join("holder");
    fs::create_dir_all(&app).map_err(with_path(&app))?;
    fs::write(app.join("index.html"), "<!doctype html><title>Perbarui</title>").map_err(with_path(&app))?;
    fs::write(app.join(LARGE_FILE), vec![b' '; LARGE_FILE_BYTES]).map_err(with_path(&app))
}

/// Makes copies of Purbalingga's standard: its key pair comes after verification, so that an application needs none.
fn write_standards(folder: &Path) -> Result<(), String> {
    let file = crate::root().join("domain/standards/purbalingga.toml");
    let text = fs::read_to_string(&file).map_err(with_path(&file))?;
    for number in 1..=FURTHER {
        let text = text.replace("id = \"purbalingga\"", &format!("id = \"uji-{number}\""));
        let text = text.replace("\"purbalinggakab.go.id\", \"pnsmail.go.id\"", &format!("\"{}\"", domain(number)));
        let copy = folder.join(format!("uji-{number}.toml"));
        fs::write(&copy, text).map_err(with_path(&copy))?;
    }
    Ok(())
}

/// Returns the e-mail domain of an agency without a key pair in applications: 0 is Purbalingga, then the additional
/// ones.
pub fn domain(number: usize) -> String {
    if number == 0 { "purbalinggakab.go.id".to_owned() } else { format!("uji{number}.go.id") }
}
