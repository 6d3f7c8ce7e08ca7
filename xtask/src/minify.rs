//! JavaScript in its shortest form. Trunk's own minifier does not know the syntax that wasm-bindgen writes.

use crate::command::{run, side_by_side};
use crate::stamp::files;
use crate::{Result, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Minifies every script below `folder` in place.
///
/// # Errors
/// When a file cannot be read or terser refuses it.
pub fn folder(folder: &Path) -> Result {
    let is_script = |file: &Path| file.extension().is_some_and(|extension| extension == "js");
    let scripts: Vec<PathBuf> = files(folder)?.into_iter().filter(|file| is_script(file)).collect();
    side_by_side(&scripts, |file| minify_file(file))
}

fn minify_file(file: &Path) -> Result {
    let mut terser = Command::new("terser");
    terser.arg(file).args(["--compress", "--mangle", "--output"]).arg(file).env("PATH", tools::path()?);
    // In any other script the names at the top are seen by the scripts after it.
    if std::fs::read_to_string(file)?.lines().any(|line| line.starts_with("export ")) {
        terser.arg("--module");
    }
    run(&mut terser)
}
