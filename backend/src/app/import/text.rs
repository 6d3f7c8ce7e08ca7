//! A file as the text of a table, whatever wrote it.

use std::borrow::Cow;

use domain::problem::Problem;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::workbook;
use crate::app::error::Error;

/// Bytes that are looked at for an encoding without a mark.
const LOOKED_AT: usize = 2_000;

/// The file's text without byte order mark, as bytes of UTF-8 or of Windows-1252; UTF-16 is turned into UTF-8, and a workbook
/// into the text of its table.
///
/// # Errors
/// Of the program; a workbook that can't be read is text.
pub async fn text(bytes: &[u8]) -> Result<Result<Cow<'_, [u8]>, Problem>, Error> {
    if !workbook::is_one(bytes) {
        return Ok(Ok(plain(bytes)));
    }
    // Unpacking takes a second or two of one processor.
    let bytes = bytes.to_vec();
    let text = tokio::task::spawn_blocking(move || workbook::text(&bytes)).await;
    // A reader that gives up on what nobody's spreadsheet writes is no fault of ours.
    Ok(text.unwrap_or_else(|_| Err(workbook::unreadable())).map(Cow::Owned))
}

/// The same of what is no workbook.
pub(super) fn plain(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (encoding, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return Cow::Borrowed(rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ => match unmarked_utf16(bytes) {
            Some(encoding) => (encoding, bytes),
            None => return Cow::Borrowed(bytes),
        },
    };
    Cow::Owned(encoding.decode_without_bom_handling(rest).0.into_owned().into_bytes())
}

/// The kind of UTF-16 by its zeros: in a table most characters have one byte of zero, and no other text has any.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 4);
    match (even > half, odd > half) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}
