//! What a file is, by its bytes and never by its name.

pub use crate::problem::PhotoFormat;

/// The kinds of file that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A photograph.
    Jpeg,
    /// A photograph or a screen's copy.
    Png,
}

impl PhotoFormat {
    /// The format of a photograph that begins with these bytes, if it is one of those that are not taken as they are.
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

/// Bytes within which a PDF's header begins: viewers look at 1024 (ISO 32000-1, Annex H, note 13) or further, and mail
/// programs and servers may write their own lines before it.
pub const HEAD: usize = 16 * 1024;

impl FileKind {
    /// The kind of a file that begins with these bytes ([`HEAD`] of them, or all if there are fewer).
    pub fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if head.get(..HEAD).unwrap_or(head).windows(5).any(|bytes| bytes == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }
}
