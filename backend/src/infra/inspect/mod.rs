//! Checks that an upload is a readable PDF, JPEG or PNG without active content.
//!
//! The file's bytes decide, never its name. What is not understood is refused: a reader that is laxer than this one might
//! understand it. The file is only read; its SHA-256 goes into the events.

mod image;
mod pdf;
mod scanner;

pub use pdf::{MAX_SIGNATURES, Part, Signed, SignedFile, Update, signatures};
pub use scanner::Scanner;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use domain::file_kind::FileKind;
use domain::problem::PhotoFormat;
use sha2::{Digest, Sha256};

/// Judges the file at `path`. Reads it whole, at most `limits.max_bytes`: call it in `spawn_blocking`, few at a time.
///
/// # Errors
/// Why it is refused. [`Rejection::Io`] is our own failure, all others are the file's.
pub fn inspect(path: &Path, limits: &Limits) -> Result<Inspected, Rejection> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limits.max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size == 0 {
        return Err(Rejection::Empty);
    }
    if size > limits.max_bytes {
        return Err(Rejection::TooLarge { max: limits.max_bytes });
    }
    let (kind, pages) = match FileKind::of(&bytes) {
        Some(FileKind::Pdf) => (Kind::Pdf, pdf::check(&bytes, limits)?),
        Some(FileKind::Jpeg) => (Kind::Jpeg, image::check(image::jpeg_size(&bytes), limits)?),
        Some(FileKind::Png) => (Kind::Png, image::check(image::png_size(&bytes), limits)?),
        None => return Err(PhotoFormat::of(&bytes).map_or(Rejection::WrongType, Rejection::PhotoFormat)),
    };
    Ok(Inspected { kind, pages, sha256: Sha256::digest(&bytes).into(), size })
}

/// How large a file may be.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub max_bytes: u64,
    /// Pages of a PDF.
    pub max_pages: u32,
    /// Pixels of a photograph's shorter side, at least: below it no letter is legible.
    pub min_side: u32,
    /// Pixels of a photograph, width times height.
    pub max_pixels: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 10 * 1024 * 1024, max_pages: 50, min_side: 200, max_pixels: 50_000_000 }
    }
}

/// A file that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What it is.
    pub kind: Kind,
    /// Pages; 1 for a photograph.
    pub pages: u32,
    /// Of the whole file.
    pub sha256: [u8; 32],
    /// Bytes.
    pub size: u64,
}

/// The accepted types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// ISO 32000.
    Pdf,
    /// ISO 10918.
    Jpeg,
    /// ISO 15948.
    Png,
}

impl Kind {
    /// The `Content-Type` to serve it with.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending of its name when it is saved, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// Why a file is refused.
#[derive(Debug, thiserror::Error)]
pub enum Rejection {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed.
    #[error("the file is larger than {max} bytes")]
    TooLarge {
        /// Bytes.
        max: u64,
    },
    /// Neither PDF nor JPEG nor PNG by its content.
    #[error("the file is neither PDF nor JPEG nor PNG")]
    WrongType,
    /// A photograph of a known format that is not taken.
    #[error("the file is a photograph in {0:?}")]
    PhotoFormat(PhotoFormat),
    /// Encrypted, with a password or without.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// A PDF of no pages.
    #[error("the PDF has no pages")]
    NoPages,
    /// More pages than allowed.
    #[error("the PDF has more than {max} pages")]
    TooManyPages {
        /// Pages.
        max: u32,
    },
    /// It would do something by itself.
    #[error("the PDF has active content: {what:?}")]
    ActiveContent {
        /// What.
        what: Active,
        /// The page (from 1) on which it stands, if it stands on one.
        page: Option<u32>,
    },
    /// Cut off, damaged, or nested or packed beyond reason.
    #[error("the file is cut off or damaged")]
    Unreadable,
    /// A photograph with a side shorter than `min` pixels.
    #[error("the photograph is smaller than {min} pixels a side")]
    ImageTooSmall {
        /// Pixels.
        min: u32,
    },
    /// A photograph of more than `max` pixels.
    #[error("the photograph has more than {max} pixels")]
    ImageTooManyPixels {
        /// Pixels.
        max: u64,
    },
    /// The scanner found malware.
    #[error("the scanner found malware: {0}")]
    Infected(String),
    /// The scanner finds it unusual: a guess of its rules, no known malware.
    #[error("the scanner finds the file unusual: {0}")]
    Suspicious(String),
    /// The scanner did not say that the file is clean, or the renderer did not say in time whether it can be shown.
    #[error("the file could not be checked now")]
    NotChecked,
    /// The file could not be read: nothing is known about it.
    #[error("the file could not be read")]
    Io(#[from] std::io::Error),
}

/// What makes a PDF active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Active {
    /// Scripts, wherever they hang.
    JavaScript,
    /// A form field's script, as fields for dates and sums have them.
    FieldScript,
    /// Something other than going to a page happens when it is opened.
    OpenAction,
    /// Something other than going to a page happens on an event (printing, entering a page or a field).
    AutomaticAction,
    /// Starts programs.
    Launch,
    /// Sends or imports form data.
    SubmitsData,
    /// Opens another file; an address that is none of the web's counts as one.
    RemoteFile,
    /// Carries other files.
    EmbeddedFile,
    /// Sound, films, 3D.
    Multimedia,
    /// Forms in XFA, which have scripts of their own.
    Xfa,
    /// A part of it lies in another file, which the viewer would fetch.
    ExternalStream,
    /// Instructions in PostScript, for printers that run them.
    PostScript,
}
