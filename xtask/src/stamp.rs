//! Whether the built apps are still the ones that their sources describe.
//!
//! By content, not by time: a fresh checkout, a copy or a switched branch has misleading times.

use crate::{Result, root};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const INPUTS: &[&str] = &[
    "src",
    "style",
    "public",
    "domain",
    "index.html",
    "wizard.html",
    "officer.html",
    "office.html",
    "admin.html",
    "account.html",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "e2e/package-lock.json",
    "xtask/src/apps.rs",
    "xtask/src/minify.rs",
    "xtask/src/precompress.rs",
    "xtask/src/tools.rs",
];

/// A number that changes when any input of the apps, or the way they are built, changes.
///
/// # Errors
/// When an input cannot be read.
pub fn of_inputs(profile: &str) -> Result<String> {
    let root = root();
    let mut hasher = DefaultHasher::new();
    profile.hash(&mut hasher);
    for input in INPUTS {
        for file in files(&root.join(input))? {
            file.strip_prefix(&root)?.hash(&mut hasher);
            std::fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files at or below a path, in a fixed order; none when there is nothing there.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if path.is_file() {
        found.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            found.append(&mut files(&entry?.path())?);
        }
    }
    found.sort();
    Ok(found)
}
