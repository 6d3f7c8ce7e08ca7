//! Which files of a built app its first page loads, and what they weigh.

use crate::Result;
use crate::precompress::compressed;
use crate::stamp::files;
use std::path::{Path, PathBuf};

/// Workers by the start of their files' names, which Trunk does not hash: loaded later, when they are needed.
pub const WORKERS: &[&str] = &["crypto_worker", "photo_worker"];
/// What counts: icons and the manifest are fetched when the browser likes.
const MAX_COUNTED: &[&str] = &["html", "css", "js", "wasm", "woff2"];
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
    let mut candidates: Vec<PathBuf> = files(folder)?
        .into_iter()
        .filter(|file| has(file, MAX_COUNTED) && !is_worker(file) && !is_later(file))
        .collect();
    let mut loaded = vec![page];
    // It stands at the root of the site, for every app.
    let start = folder.with_file_name("holder").join("start.js");
    if !candidates.contains(&start) && start.is_file() && std::fs::read_to_string(&loaded[0])?.contains("/start.js") {
        candidates.push(start);
    }
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
    let is_its = |file: &PathBuf| file_name(file).starts_with(worker) && has(file, MAX_COUNTED);
    let found: Vec<PathBuf> = files(folder)?.into_iter().filter(is_its).collect();
    if !found.iter().any(|file| has(file, &["wasm"])) {
        return Err(missing(&folder.join(format!("{worker}_bg.wasm"))));
    }
    found.iter().map(|file| served(folder, file)).collect()
}

fn served(folder: &Path, file: &Path) -> Result<Served> {
    let carrier = if has(file, &["woff2"]) { file.to_path_buf() } else { compressed(file) };
    let bytes = std::fs::metadata(&carrier).map_err(|_| missing(&carrier))?.len();
    let name =
        file.strip_prefix(folder).map_or_else(|_| format!("/{}", file_name(file)), |name| name.display().to_string());
    Ok(Served { name, bytes })
}

fn missing(file: &Path) -> Box<dyn std::error::Error> {
    format!("{} is missing: run `cargo xtask dist` first", file.display()).into()
}

/// A script which pages name, but have loaded later: the service worker once they have started, the other one where a file was
/// shared.
fn is_later(file: &Path) -> bool {
    matches!(file_name(file).as_str(), "sw.js" | "share.js")
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Writes an app whose every file weighs ten bytes as served, and names what its first page loads.
    #[test]
    fn the_first_page_loads_what_it_names() {
        fn check(case: &str, page: &str, css: &str, expected: &[&str]) {
            let folder = std::env::temp_dir().join(format!("xtask-{}-{case}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            let texts = [
                ("index.html", page),
                ("app-1.css", css),
                ("app-1.js", ""),
                ("app-2.js", ""),
                ("crypto_worker.js", ""),
            ];
            let others = [
                ("app-1_bg.wasm", ""),
                ("letters.woff2", "0123456789"),
                ("icon.svg", ""),
                ("crypto_worker_bg.wasm", ""),
            ];
            for (name, text) in texts.into_iter().chain(others) {
                std::fs::write(folder.join(name), text).unwrap();
                std::fs::write(compressed(&folder.join(name)), "0123456789").unwrap();
            }
            let loaded = of_page(&folder);
            let worker = of_worker(&folder, "crypto_worker").unwrap();
            std::fs::remove_dir_all(&folder).unwrap();
            assert_eq!(
                worker.iter().map(|file| &*file.name).collect::<Vec<_>>(),
                ["crypto_worker.js", "crypto_worker_bg.wasm"]
            );
            let loaded = loaded.unwrap_or_default();
            assert!(loaded.iter().all(|file| file.bytes == 10));
            assert_eq!(loaded.iter().map(|file| &*file.name).collect::<Vec<_>>(), expected, "{case}");
        }
        check("nothing", "<p>", "", &[]);
        check("bare", "href=/app-1_bg.wasm", "", &["index.html", "app-1_bg.wasm"]);
        check(
            "whole",
            "<link href=/app-1.css> import '/app-1.js' '/app-1_bg.wasm' icon.svg crypto_worker.js",
            "src: url(letters.woff2)",
            &["index.html", "app-1.css", "app-1.js", "app-1_bg.wasm", "letters.woff2"],
        );
    }
}
