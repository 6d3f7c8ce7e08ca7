//! Brotli at its best, once per build: the backend then serves the `.br` file beside the original.

use crate::Result;
use crate::command::side_by_side;
use crate::stamp::files;
use std::path::{Path, PathBuf};

/// Extensions worth compressing; pictures and fonts are compressed already.
const TEXT: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "webmanifest", "txt", "xml"];

/// Writes `<file>.br` beside every text and WebAssembly file below `folder`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn folder(folder: &Path) -> Result {
    let files: Vec<PathBuf> = files(folder)?.into_iter().filter(|file| is_text(file)).collect();
    side_by_side(&files, |file| {
        compress(file).map_err(|error| format!("compressing {}: {error}", file.display()).into())
    })
}

/// The name of the compressed file beside `file`.
pub fn compressed(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

/// Numbers of direct distance codes (RFC 7932, section 4) that are tried: which of them is smallest differs from build to build by up to a
/// hundredth.
const DIRECT_DISTANCES: [u32; 4] = [8, 6, 10, 12];

/// Writes the smallest of several encodings of a WebAssembly file; of other files the first.
fn compress(file: &Path) -> std::io::Result<()> {
    let original = std::fs::read(file)?;
    let tried = if file.extension().is_some_and(|extension| extension == "wasm") { DIRECT_DISTANCES.len() } else { 1 };
    let mut smallest: Option<Vec<u8>> = None;
    for codes in DIRECT_DISTANCES.into_iter().take(tried) {
        // As measured: with these blocks the desk's WebAssembly is smaller.
        let mut parameters =
            brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, lgblock: 16, ..Default::default() };
        parameters.dist.num_direct_distance_codes = codes;
        let mut encoded = Vec::new();
        brotli::BrotliCompress(&mut original.as_slice(), &mut encoded, &parameters)?;
        if smallest.as_ref().is_none_or(|smallest| encoded.len() < smallest.len()) {
            smallest = Some(encoded);
        }
    }
    std::fs::write(compressed(file), smallest.unwrap_or_default())
}

fn is_text(file: &Path) -> bool {
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| TEXT.contains(&extension))
}
