//! A picture's size from its file's head, without decoding it: a small file may claim a picture that fills all memory.

use domain::file_kind::PhotoFormat;

/// What the bytes at some place say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Width and height in pixels, neither zero.
    Size(u32, u32),
    /// Nothing here; go on with [`marker`] so many bytes later.
    Skip(u32),
    /// HEIC: only a browser that decodes it knows.
    Decode,
    /// Nothing that could be a photograph.
    Unreadable,
}

/// Reads a file's first bytes (at least 30, if it has them).
pub fn first(bytes: &[u8]) -> Next {
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Next::Skip(2);
    }
    // PNG (ISO/IEC 15948): the signature, then the IHDR chunk of 13 bytes, always the first.
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR") {
        return size(number(bytes, 16..20), number(bytes, 20..24));
    }
    match PhotoFormat::of(bytes) {
        Some(PhotoFormat::Webp) => webp(bytes),
        Some(PhotoFormat::Heic) => Next::Decode,
        None => Next::Unreadable,
    }
}

/// WebP (RFC 9649): the first chunk is of one of three kinds, each with the size at its place.
fn webp(bytes: &[u8]) -> Next {
    let little = |place: std::ops::Range<usize>| {
        Some(bytes.get(place)?.iter().rev().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)))
    };
    match bytes.get(12..16) {
        Some(b"VP8 ") => size(little(26..28).map(|side| side & 0x3fff), little(28..30).map(|side| side & 0x3fff)),
        Some(b"VP8L") => size(
            little(21..25).map(|sides| (sides & 0x3fff) + 1),
            little(21..25).map(|sides| (sides >> 14 & 0x3fff) + 1),
        ),
        Some(b"VP8X") => size(little(24..27).map(|side| side + 1), little(27..30).map(|side| side + 1)),
        _ => Next::Unreadable,
    }
}

/// Reads a JPEG's marker segment (ITU-T T.81, annex B): at least 9 bytes, if the file has them.
pub fn marker(bytes: &[u8]) -> Next {
    match bytes {
        // Any number of fill bytes may come before a marker.
        [0xff, 0xff, ..] => Next::Skip(1),
        // Start of frame; C4, C8 and CC are tables and reserved.
        [0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf, ..] => {
            size(number(bytes, 7..9), number(bytes, 5..7))
        }
        // Markers that stand alone.
        [0xff, 0x01 | 0xd0..=0xd7, ..] => Next::Skip(2),
        // The picture begins or ends, and no frame came before.
        [0xff, 0x00 | 0xd8..=0xda, ..] => Next::Unreadable,
        [0xff, _, high, low, ..] => match u16::from_be_bytes([*high, *low]) {
            0 | 1 => Next::Unreadable,
            length => Next::Skip(2 + u32::from(length)),
        },
        _ => Next::Unreadable,
    }
}

fn size(width: Option<u32>, height: Option<u32>) -> Next {
    match (width, height) {
        (Some(width @ 1..), Some(height @ 1..)) => Next::Size(width, height),
        _ => Next::Unreadable,
    }
}

fn number(bytes: &[u8], place: std::ops::Range<usize>) -> Option<u32> {
    Some(bytes.get(place)?.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_first_bytes_tell_the_kind() {
        fn check(bytes: &[u8], expected: Next) {
            assert_eq!(first(bytes), expected, "{bytes:x?}");
        }
        check(b"\xff\xd8\xff\xe0\x00\x10JFIF", Next::Skip(2));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x75\x30\0\0\x75\x31", Next::Size(30_000, 30_001));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x75\x30\0\0\x75", Next::Unreadable);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x75\x30\0\0\0\0", Next::Unreadable);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\x0dtEXt\0\0\x75\x30\0\0\x75\x30", Next::Unreadable);
        check(b"%PDF-1.4", Next::Unreadable);
        check(b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0", Next::Size(800, 600));
        check(b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x20\x43\x58\x82", Next::Size(800, 600));
        check(b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x1f\xc3\x95\0", Next::Size(800, 600));
        check(b"RIFF\0\0\0\0WEBPVP8L\0\0", Next::Unreadable);
        check(b"\0\0\0\x24ftypheic", Next::Decode);
        check(b"\0\0\0\x24ftypisom", Next::Unreadable);
        check(b"GIF89a\x01\0\x01\0", Next::Unreadable);
        check(b"\xff\xd8", Next::Unreadable);
        check(b"", Next::Unreadable);
    }

    #[wasm_bindgen_test]
    fn a_segment_is_skipped_or_has_the_size() {
        fn check(bytes: &[u8], expected: Next) {
            assert_eq!(marker(bytes), expected, "{bytes:x?}");
        }
        check(b"\xff\xe1\xff\xff", Next::Skip(65_537));
        check(b"\xff\xc4\x00\x02", Next::Skip(4));
        check(b"\xff\xff\xe1\x00\x08", Next::Skip(1));
        check(b"\xff\xd0\xff\xe1", Next::Skip(2));
        check(b"\xff\xc0\x00\x11\x08\x02\x58\x03\x20", Next::Size(800, 600));
        check(b"\xff\xc2\x00\x11\x08\xff\xff\xff\xff", Next::Size(65_535, 65_535));
        check(b"\xff\xc0\x00\x11\x08\x00\x00\x03\x20", Next::Unreadable);
        check(b"\xff\xc0\x00\x11\x08\x02\x58\x03", Next::Unreadable);
        check(b"\xff\xda\x00\x0c", Next::Unreadable);
        check(b"\xff\xd9", Next::Unreadable);
        check(b"\xff\xe1\x00\x01", Next::Unreadable);
        check(b"\xff\xe1", Next::Unreadable);
        check(b"\x00\xe1\x00\x08", Next::Unreadable);
        check(b"", Next::Unreadable);
    }
}
