//! Detects whether the built apps are up to date.
//!
//! By content, not by time, since times are misleading after a checkout, a copy or a switched branch.

use crate::{Result, root};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const INPUTS: &[&str] = &[
    "src",
    "style",
    "public",
    "shell",
    "domain",
    "index.html",
    "wizard.html",
    "officer.html",
    "office.html",
    "admin.html",
    "evaluation.html",
    "complaints.html",
    "account.html",
    "phone.html",
    "kiosk.html",
    "kiosk_journey.html",
    "feedback.html",
    "kiosk_feedback.html",
    "keys.html",
    "recommendation.html",
    "follow.html",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "e2e/package-lock.json",
    "xtask/src/apps.rs",
    "xtask/src/kiosk_build.rs",
    "xtask/src/minify.rs",
    "xtask/src/precompress.rs",
    "xtask/src/service_worker.rs",
    "xtask/src/shells.rs",
    "xtask/src/tools.rs",
];

/// Returns a hash of all inputs of the apps and of how they are built.
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

/// Returns all files at or below a path in a fixed order; empty if there is nothing.
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
