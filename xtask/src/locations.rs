//! Takes out of WebAssembly where in the source its panics stand: files, lines and columns. Browsers show nothing of them (the
//! standard library's panic hook has nowhere to print to), they are 1 % of a first load, and they name folders of the machine that built it.

use crate::Result;
use crate::stamp::files;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use wasmparser::{DataKind, Operator, Parser, Payload};

/// Longest name of a source file that is looked for, in bytes.
const MAX_NAME: usize = 300;
/// Largest line and column of a source file.
const MAX_LINE: u32 = 100_000;
/// Bytes of a `core::panic::Location`: address and length of the file's name, line, column.
const LOCATION: usize = 16;

/// Takes the locations out of every WebAssembly below `folder`, in place.
///
/// # Errors
/// When a file cannot be read or written, or is no WebAssembly.
pub fn folder(folder: &Path) -> Result {
    for file in files(folder)? {
        if file.extension().is_some_and(|extension| extension == "wasm") {
            let mut wasm = std::fs::read(&file)?;
            take_out(&mut wasm)?;
            std::fs::write(&file, wasm)?;
        }
    }
    Ok(())
}

/// Bytes that are put into memory at the start.
struct Segment {
    /// Where in memory.
    address: usize,
    /// Where in the file.
    at: Range<usize>,
}

/// Makes every location that of no file, and blanks the files' names. Nothing moves. Returns how many there were.
fn take_out(wasm: &mut [u8]) -> Result<usize> {
    let segments = segments(wasm)?;
    let (mut locations, mut names) = (Vec::new(), BTreeSet::new());
    for segment in &segments {
        // Words in memory stand at multiples of their size.
        let first = segment.at.start + segment.address.next_multiple_of(4) - segment.address;
        for at in (first..segment.at.end.saturating_sub(LOCATION - 1)).step_by(4) {
            let word = |number: usize| word(wasm, at + 4 * number);
            let is_place = |number| (1..=MAX_LINE).contains(&word(number));
            if is_place(2)
                && is_place(3)
                && let Some(name) = in_file(&segments, word(0), word(1))
                && is_source(wasm.get(name.clone()).unwrap_or_default())
            {
                locations.push(at);
                names.insert((name.start, name.end));
            }
        }
    }
    for at in &locations {
        wasm[*at..at + LOCATION].fill(0);
        // A name of no bytes has an address, too.
        wasm[*at] = 1;
    }
    for (start, end) in names {
        wasm[start..end].fill(0);
    }
    Ok(locations.len())
}

fn segments(wasm: &[u8]) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload? else { continue };
        for data in section {
            let data = data?;
            let DataKind::Active { offset_expr, .. } = data.kind else { continue };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { continue };
            let end = usize::try_from(data.range.end)?;
            segments.push(Segment { address: usize::try_from(value)?, at: end - data.data.len()..end });
        }
    }
    Ok(segments)
}

fn word(wasm: &[u8], at: usize) -> u32 {
    wasm.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// Where in the file these bytes of memory stand.
fn in_file(segments: &[Segment], address: u32, length: u32) -> Option<Range<usize>> {
    let (address, length) = (usize::try_from(address).ok()?, usize::try_from(length).ok()?);
    let segment = segments.iter().find(|segment| {
        address >= segment.address && address.saturating_add(length) <= segment.address + segment.at.len()
    })?;
    let start = segment.at.start + address - segment.address;
    (length <= MAX_NAME).then_some(start..start + length)
}

fn is_source(name: &[u8]) -> bool {
    name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A module with one page of memory and these bytes at address 8.
    fn module(bytes: &[u8]) -> Vec<u8> {
        let length = u8::try_from(bytes.len()).unwrap();
        assert!(length < 100, "numbers of one byte");
        let mut wasm = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01".to_vec();
        wasm.extend([0x0b, length + 6, 1, 0, 0x41, 8, 0x0b, length]);
        wasm.extend(bytes);
        wasm
    }

    fn words(words: [u32; 4]) -> Vec<u8> {
        words.into_iter().flat_map(u32::to_le_bytes).collect()
    }

    #[test]
    fn locations_and_names_go_and_all_else_stays() {
        let text = b"src/a.rskeep";
        for (told, at, place, found) in [
            ("a location", (8, 8), (12, 5), 1),
            ("no line", (8, 8), (0, 5), 0),
            ("no column", (8, 8), (12, 0), 0),
            ("no source", (16, 4), (12, 5), 0),
            ("outside of memory", (4_000, 8), (12, 5), 0),
            ("beyond the end", (8, 4_000), (12, 5), 0),
        ] {
            let location = words([at.0, at.1, place.0, place.1]);
            let before = module(&[text.as_slice(), &location, b"12345678"].concat());
            let mut after = before.clone();
            assert_eq!(take_out(&mut after).unwrap(), found, "{told}");
            let expected = if found == 0 {
                before
            } else {
                module(&[b"\0\0\0\0\0\0\0\0keep".as_slice(), &words([1, 0, 0, 0]), b"12345678"].concat())
            };
            assert_eq!(after, expected, "{told}");
        }
    }

    #[test]
    fn what_is_no_webassembly_is_refused() {
        assert!(take_out(&mut b"<!doctype html>".to_vec()).is_err());
    }
}
