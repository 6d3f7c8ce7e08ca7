//! The name of an uploaded file.

use super::plain::{is_hidden, plain};

/// Returns a file's name as it is shown: the last part of a path, on one line, without runs of blanks and without
/// characters that are invisible or change the direction of writing, which make `surat\u{202e}fdp.exe` look like a PDF.
/// Blank if nothing is left.
pub fn shown(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|c| matches!(c, '\t' | '\n' | '\r') || !is_hidden(*c)).collect();
    plain(&seen)
}
