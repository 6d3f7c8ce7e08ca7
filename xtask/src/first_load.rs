//! Which files of a built app its first page loads, and what they weigh.

use crate::Result;
use crate::precompress::compressed;
use crate::stamp::files;
use std::path::{Path, PathBuf};

/// Workers by the start of their files' names, which Trunk does not hash: loaded later, when they are needed.
pub const WORKERS: &[&str] = &["keysmith", "darkroom"];
/// What counts: icons and the manifest are fetched when the browser likes.
const COUNTED: &[&str] = &["html", "css", "js", "wasm", "woff2"];
/// Text in which a browser finds the names of further files to load.
const NAMING: &[&str] = &["html", "css", "js"];

/// A file and its size as served (brotli), in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Path below the app's folder.
    pub name: String,
    /// Length of the `.br` file; of the file itself where it is not compressed again (fonts).
    pub bytes: u64,
}

/// Everything that the browser loads for the first page of the app built into `folder`.
///
/// # Errors
/// When there is no page, or a file has not been compressed.
pub fn of_page(folder: &Path) -> Result<Vec<Served>> {
    let page = folder.join("index.html");
    if !page.is_file() {
        return Err(missing(&page));
    }
    let candidates: Vec<PathBuf> =
        files(folder)?.into_iter().filter(|file| has(file, COUNTED) && !is_worker(file)).collect();
    let mut loaded = vec![page];
    let mut read = 0;
    while let Some(file) = loaded.get(read).cloned() {
        read += 1;
        if !has(&file, NAMING) {
            continue;
        }
        let text = std::fs::read_to_string(&file)?;
        for candidate in &candidates {
            if !loaded.contains(candidate) && text.contains(&file_name(candidate)) {
                loaded.push(candidate.clone());
            }
        }
    }
    if !loaded.iter().any(|file| has(file, &["wasm"])) {
        return Err(format!("{}/index.html loads no WebAssembly: is it built?", folder.display()).into());
    }
    loaded.iter().map(|file| served(folder, file)).collect()
}

/// A worker's script and WebAssembly, which the app built into `folder` starts when it needs them.
///
/// # Errors
/// When the worker has not been built.
pub fn of_worker(folder: &Path, worker: &str) -> Result<Vec<Served>> {
    let is_its = |file: &PathBuf| file_name(file).starts_with(worker) && has(file, COUNTED);
    let found: Vec<PathBuf> = files(folder)?.into_iter().filter(is_its).collect();
    if !found.iter().any(|file| has(file, &["wasm"])) {
        return Err(missing(&folder.join(format!("{worker}_bg.wasm"))));
    }
    found.iter().map(|file| served(folder, file)).collect()
}

fn served(folder: &Path, file: &Path) -> Result<Served> {
    let carrier = if has(file, &["woff2"]) { file.to_path_buf() } else { compressed(file) };
    let bytes = std::fs::metadata(&carrier).map_err(|_| missing(&carrier))?.len();
    Ok(Served { name: file.strip_prefix(folder)?.display().to_string(), bytes })
}

fn missing(file: &Path) -> Box<dyn std::error::Error> {
    format!("{} is missing: run `cargo xtask dist` first", file.display()).into()
}

fn is_worker(file: &Path) -> bool {
    WORKERS.iter().any(|worker| file_name(file).starts_with(worker))
}

fn has(file: &Path, extensions: &[&str]) -> bool {
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| extensions.contains(&extension))
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
