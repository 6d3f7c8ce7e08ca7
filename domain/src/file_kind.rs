//! Kinds of files, detected by content, never by name.

pub use crate::problem::PhotoFormat;

/// The accepted kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A photograph.
    Jpeg,
    /// A photograph or a screenshot.
    Png,
}

impl PhotoFormat {
    /// Returns the format of a photograph that begins with these bytes, if it is not accepted as it is.
    pub fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            return Some(Self::Webp);
        }
        // ISO/IEC 23008-12: the brand follows the box's name.
        let brand = head.get(8..12).filter(|_| head.get(4..8) == Some(b"ftyp"))?;
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"]
            .iter()
            .any(|known| *known == brand)
            .then_some(Self::Heic)
    }
}

/// Bytes within which a PDF's header begins: viewers search 1024 (ISO 32000-1, Annex H, note 13) or more, since mail
/// programs and servers may add lines before it.
pub const HEAD_BYTES: usize = 16 * 1024;

impl FileKind {
    /// Returns the kind of a file that begins with these bytes ([`HEAD_BYTES`] of them, or all if there are fewer).
    pub fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if head.get(..HEAD_BYTES).unwrap_or(head).windows(5).any(|bytes| bytes == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }
}
