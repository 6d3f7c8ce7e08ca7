//! Reads BER (ITU-T X.690): some programs write PKCS#12 files in its longer forms, with lengths left open and strings in parts.

use std::borrow::Cow;

/// Elements inside each other, beyond which a file is not read: far more than any has.
const MAX_DEPTH: u8 = 16;
const CONSTRUCTED: u8 = 0x20;
/// Of a length that is left open, and what ends its content.
const OPEN: u8 = 0x80;
const END: &[u8] = &[0, 0];

/// An element.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    /// Its tag.
    pub tag: u8,
    /// What is in it.
    pub content: &'a [u8],
    /// With tag and length.
    pub whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// The elements in it.
    pub fn children(&self) -> Option<Vec<Element<'a>>> {
        let (mut children, mut rest) = (Vec::new(), self.content);
        while !rest.is_empty() {
            let (child, after) = read(rest, 0)?;
            children.push(child);
            rest = after;
        }
        Some(children)
    }

    /// The first element in it.
    pub fn inner(&self) -> Option<Element<'a>> {
        first(self.content)
    }

    /// The bytes of a string, whose parts are put together.
    pub fn octets(&self) -> Option<Cow<'a, [u8]>> {
        if self.tag & CONSTRUCTED == 0 {
            return Some(Cow::Borrowed(self.content));
        }
        let parts = self.children()?;
        Some(Cow::Owned(parts.iter().flat_map(|part| part.content).copied().collect()))
    }
}

/// The first element; what follows it does not count.
pub fn first(bytes: &[u8]) -> Option<Element<'_>> {
    read(bytes, 0).map(|(element, _)| element)
}

fn read(bytes: &[u8], depth: u8) -> Option<(Element<'_>, &[u8])> {
    let [tag, length, rest @ ..] = bytes else { return None };
    // No tag in these files takes several bytes.
    if depth > MAX_DEPTH || tag & 0x1f == 0x1f {
        return None;
    }
    let (content, after) = match *length {
        OPEN => open(rest, depth).filter(|_| tag & CONSTRUCTED != 0)?,
        short if short < OPEN => rest.split_at_checked(usize::from(short))?,
        long => {
            let (digits, rest) =
                rest.split_at_checked(usize::from(long & !OPEN)).filter(|(digits, _)| digits.len() <= 4)?;
            let length = digits.iter().fold(0_usize, |length, digit| (length << 8) | usize::from(*digit));
            rest.split_at_checked(length)?
        }
    };
    let whole = bytes.get(..bytes.len() - after.len())?;
    Some((Element { tag: *tag, content, whole }, after))
}

/// Content up to its end, and what follows.
fn open(bytes: &[u8], depth: u8) -> Option<(&[u8], &[u8])> {
    let mut rest = bytes;
    loop {
        if let Some(after) = rest.strip_prefix(END) {
            return Some((bytes.get(..bytes.len() - rest.len())?, after));
        }
        rest = read(rest, depth + 1)?.1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn strings_are_read_in_every_form() {
        fn check(bytes: &[u8], expected: Option<&[u8]>) {
            assert_eq!(first(bytes).and_then(|element| element.octets()).as_deref(), expected, "{bytes:x?}");
        }
        check(b"\x04\x02ab", Some(b"ab"));
        check(b"\x04\x81\x02ab", Some(b"ab"));
        check(b"\x04\x82\x00\x02ab rest", Some(b"ab"));
        check(b"\x24\x06\x04\x01a\x04\x01b", Some(b"ab"));
        check(b"\x24\x80\x04\x01a\x04\x01b\0\0", Some(b"ab"));
        check(b"\x04\x00", Some(b""));
        for damaged in [
            b"".as_slice(),
            b"\x04",
            b"\x04\x02a",
            b"\x04\x80a\0\0",
            b"\x24\x80\x04\x01a",
            b"\x04\x84\xff\xff\xff\xff",
            b"\x04\x88\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x1f\x01a",
        ] {
            check(damaged, None);
        }
        check(&[0x24, 0x80].repeat(100_000), None);
    }

    #[wasm_bindgen_test]
    fn children_are_found_behind_an_open_length() {
        let outer = first(b"\x30\x80\x30\x80\x02\x01\x03\0\0\x05\x00\0\0").unwrap();
        let children = outer.children().unwrap();
        assert_eq!(children.iter().map(|child| child.tag).collect::<Vec<_>>(), [0x30, 0x05]);
        assert_eq!(children[0].inner().unwrap().whole, b"\x02\x01\x03");
    }
}
