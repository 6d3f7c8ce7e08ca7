//! Converts a file to the text of a table.

use std::borrow::Cow;

use domain::problem::Problem;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::workbook;
use crate::app::error::Error;

/// Bytes examined to detect an encoding without a byte order mark.
const SAMPLE_BYTES: usize = 2_000;

/// Returns the text without byte order mark, in UTF-8 or Windows-1252; UTF-16 and workbooks are converted.
///
/// # Errors
/// Internal ones only; an unreadable workbook is a [`Problem`].
pub async fn text(bytes: &[u8]) -> Result<Result<Cow<'_, [u8]>, Problem>, Error> {
    if !workbook::is_workbook(bytes) {
        return Ok(Ok(plain(bytes)));
    }
    // Unpacking takes a second or two of one processor.
    let bytes = bytes.to_vec();
    let text = tokio::task::spawn_blocking(move || workbook::text(&bytes)).await;
    // A panic of the reader counts as an unreadable workbook.
    Ok(text.unwrap_or_else(|_| Err(workbook::unreadable())).map(Cow::Owned))
}

/// Converts a text file.
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

/// Detects UTF-16 by its zero bytes: most characters of a table have one, and other encodings have none.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 4);
    match (even > half, odd > half) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}
