//! As much of DER (ITU-T X.690) as requests, wrapped keys and PKCS#12 files take.

/// Tag of a SEQUENCE.
pub const SEQUENCE: u8 = 0x30;
/// Tag of a SET.
pub const SET: u8 = 0x31;
/// Tag of an INTEGER.
pub const INTEGER: u8 = 0x02;
/// Tag of a BIT STRING.
pub const BIT_STRING: u8 = 0x03;
/// Tag of an OCTET STRING.
pub const OCTET_STRING: u8 = 0x04;
/// Tag of a `UTF8String`.
pub const UTF8_STRING: u8 = 0x0c;
/// Tag of a `BMPString`.
pub const BMP_STRING: u8 = 0x1e;
/// Tag of a constructed `[0]`.
pub const CONTEXT_0: u8 = 0xa0;
/// Tag of a primitive `[0]`: an implicitly tagged OCTET STRING.
pub const CONTEXT_0_PRIMITIVE: u8 = 0x80;
/// A NULL, whole.
pub const NULL: &[u8] = &[0x05, 0x00];

/// One element: its tag, and its content from parts.
pub fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len()).sum();
    let mut der = Vec::with_capacity(length + 6);
    der.push(tag);
    push_length(&mut der, length);
    for part in parts {
        der.extend_from_slice(part);
    }
    der
}

/// A non-negative INTEGER.
pub fn integer(number: u32) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let zeros = bytes.iter().take(3).take_while(|byte| **byte == 0).count();
    let digits = bytes.get(zeros..).unwrap_or_default();
    // A leading one bit would make it negative.
    let sign: &[u8] = if digits.first().is_some_and(|byte| *byte >= 0x80) { &[0] } else { &[] };
    element(INTEGER, &[sign, digits])
}

/// A SET OF: DER wants its members in the order of their encodings.
pub fn set_of(mut members: Vec<Vec<u8>>) -> Vec<u8> {
    members.sort();
    element(SET, &[&members.concat()])
}

fn push_length(der: &mut Vec<u8>, length: usize) {
    let bytes = length.to_be_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = bytes.get(zeros..).unwrap_or_default();
    match digits {
        [] => der.push(0),
        [short] if *short < 0x80 => der.push(*short),
        long => {
            // At most eight digits, so the cast loses nothing.
            #[allow(clippy::cast_possible_truncation)]
            der.push(0x80 | long.len() as u8);
            der.extend_from_slice(long);
        }
    }
}

/// Reads elements one after the other. Any deviation from DER's lengths reads as `None`, never as a panic.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(der: &'a [u8]) -> Self {
        Self(der)
    }

    /// Nothing is left.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The content of the next element, which must have this tag.
    pub fn content(&mut self, tag: u8) -> Option<&'a [u8]> {
        let (found, content, _) = self.next()?;
        (found == tag).then_some(content)
    }

    /// The elements inside the next one, which must have this tag.
    pub fn inside(&mut self, tag: u8) -> Option<Self> {
        self.content(tag).map(Self)
    }

    /// The next element whole, whatever it is.
    pub fn whole(&mut self) -> Option<&'a [u8]> {
        self.next().map(|(_, _, whole)| whole)
    }

    /// Steps over the next element if it has this tag.
    pub fn skip_optional(&mut self, tag: u8) {
        if self.0.first() == Some(&tag) {
            self.next();
        }
    }

    fn next(&mut self) -> Option<(u8, &'a [u8], &'a [u8])> {
        let (tag, first) = (*self.0.first()?, *self.0.get(1)?);
        let (head, length) = if first < 0x80 {
            (2, usize::from(first))
        } else {
            let digits = usize::from(first & 0x7f);
            // Sixteen megabytes are enough; no digit (0x80) is BER's indefinite length.
            if digits == 0 || digits > 3 {
                return None;
            }
            let bytes = self.0.get(2..2 + digits)?;
            (2 + digits, bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
        };
        let whole = self.0.get(..head + length)?;
        let content = whole.get(head..)?;
        self.0 = self.0.get(head + length..)?;
        Some((tag, content, whole))
    }
}
