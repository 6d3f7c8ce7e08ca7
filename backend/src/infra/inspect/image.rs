//! Photographs: their size and their end are read from the markers, no pixel is decoded, so a picture that is small in
//! bytes and huge in pixels costs nothing.

use super::{Limits, Rejection};

/// Bytes of a PNG before its chunks.
const PNG_SIGNATURE: usize = 8;

/// Width and height in pixels.
pub(super) type Size = (u32, u32);

/// One page, if the size (nothing when the picture is damaged or cut off) is within the limits.
pub(super) fn check(size: Option<Size>, limits: &Limits) -> Result<u32, Rejection> {
    let (width, height) = size.filter(|(width, height)| *width > 0 && *height > 0).ok_or(Rejection::Unreadable)?;
    if u64::from(width) * u64::from(height) > limits.max_pixels {
        return Err(Rejection::ImageTooManyPixels { max: limits.max_pixels });
    }
    if width.min(height) < limits.min_side {
        return Err(Rejection::ImageTooSmall { min: limits.min_side });
    }
    Ok(1)
}

/// Of a JPEG that has a frame, a scan and an end. What phones append behind the end is not looked at.
pub(super) fn jpeg_size(bytes: &[u8]) -> Option<Size> {
    let mut size = None;
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A fill byte.
            0xff => at += 1,
            0xd9 => return None,
            _ => {
                let length = usize::from(big_endian_16(bytes, at + 2)?);
                let segment = bytes.get(at + 4..(at + 2).checked_add(length)?)?;
                // Start of frame, in all codings; C4, C8 and CC are tables.
                if (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker) {
                    let height = big_endian_16(segment, 1)?;
                    let width = big_endian_16(segment, 3)?;
                    size = Some((u32::from(width), u32::from(height)));
                }
                at += 2 + length;
                if marker == 0xda {
                    // Within the scan an FF is followed by 00 or a restart marker: the first FF D9 is the end.
                    bytes[at..].windows(2).find(|pair| pair == &[0xff, 0xd9])?;
                    return size;
                }
            }
        }
    }
}

/// Of a PNG whose chunks reach from `IHDR` to `IEND`.
pub(super) fn png_size(bytes: &[u8]) -> Option<Size> {
    let mut at = PNG_SIGNATURE;
    let mut size = None;
    let mut has_data = false;
    loop {
        let length = usize::try_from(big_endian_32(bytes, at)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let data = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        at += 8 + length + 4;
        if at > bytes.len() {
            return None;
        }
        match (name, size) {
            (b"IHDR", None) if length == 13 => {
                size = Some((big_endian_32(data, 0)?, big_endian_32(data, 4)?));
            }
            (_, None) => return None,
            (b"IDAT", _) => has_data = true,
            (b"IEND", _) => return size.filter(|_| has_data),
            _ => {}
        }
    }
}

fn big_endian_16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn big_endian_32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
