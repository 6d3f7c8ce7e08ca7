//! What a file is, by its bytes and never by its name.

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

/// Bytes within which a PDF's header begins (ISO 32000-1, Annex H, note 13).
pub const HEAD: usize = 1024;

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
