//! As much of writing DER (ITU-T X.690) as PKCS#12 files take.

/// Tag of a SEQUENCE.
pub const SEQUENCE: u8 = 0x30;
/// Tag of a SET.
pub const SET: u8 = 0x31;
/// Tag of an INTEGER.
pub const INTEGER: u8 = 0x02;
/// Tag of an OCTET STRING.
pub const OCTET_STRING: u8 = 0x04;
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
