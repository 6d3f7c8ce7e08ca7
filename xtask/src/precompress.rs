//! Brotli at its best, once per build: the backend then serves the `.br` file beside the original.

use crate::Result;
use crate::stamp::files;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Extensions worth compressing; pictures and fonts are compressed already.
const TEXT: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "webmanifest", "txt", "xml"];

/// Writes `<file>.br` beside every text and WebAssembly file below `folder`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn folder(folder: &Path) -> Result {
    let files: Vec<PathBuf> = files(folder)?.into_iter().filter(|file| is_text(file)).collect();
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(|| work(&files, &next))).collect();
        running.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err("a compressor panicked".into())))
    })
    .map_err(Into::into)
}

/// The name of the compressed file beside `file`.
pub fn compressed(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

fn work(files: &[PathBuf], next: &AtomicUsize) -> Result<(), String> {
    while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
        one(file).map_err(|error| format!("compressing {}: {error}", file.display()))?;
    }
    Ok(())
}

fn one(file: &Path) -> std::io::Result<()> {
    let original = std::fs::read(file)?;
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut original.as_slice(), &mut small, &parameters)?;
    std::fs::write(compressed(file), small)
}

fn is_text(file: &Path) -> bool {
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| TEXT.contains(&extension))
}
