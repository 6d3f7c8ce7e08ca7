//! Writes printouts as tagged PDF for archives and screen readers (PDF/A-2a, PDF/UA-1), with their fonts embedded.

mod font;
pub mod layout;
pub mod pdf;
mod squares;

/// Why there is no PDF: a fault of the program.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// An embedded font is damaged.
    #[error("the printouts' font can't be read")]
    Font,
    /// It would not be what it claims to be. The message names no content.
    #[error("the printout can't be written: {0}")]
    Refused(String),
}
