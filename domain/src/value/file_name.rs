//! The name of an uploaded file.

use super::plain::{is_hidden, plain};

/// What people are shown of a file's name as its device wrote it: the last part of a path, on one line, without runs of
/// blanks and without characters that are invisible or turn the direction of writing. Those make `surat\u{202e}fdp.exe` look
/// like a PDF. Blank where nothing is left.
pub fn shown(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|c| matches!(c, '\t' | '\n' | '\r') || !is_hidden(*c)).collect();
    plain(&seen)
}
