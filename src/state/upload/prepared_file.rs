//! The file that is uploaded: a PDF unchanged, or photographs made into one.

use domain::file_kind::{FileKind, HEAD_BYTES, PhotoFormat};
use domain::problem::Fault;
use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::{PhotoPage, UploadError};
use crate::photo_worker::client as photo_worker;
use crate::photo_worker::{MAX_PIXELS, MIN_SIDE, Page, PhotoFault};

#[allow(clippy::cast_possible_truncation, reason = "fifty")]
const MEGAPIXELS: u32 = (MAX_PIXELS / 1_000_000) as u32;

/// The file that is uploaded.
#[derive(Clone)]
pub struct PreparedFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Uint8Array,
}

/// What a chosen file is.
pub enum Chosen {
    /// A PDF.
    Pdf,
    /// A photograph. With a format that this browser may not decode, if it has one.
    Photo(Option<PhotoFormat>),
}

impl Chosen {
    /// Reads its first bytes: names tell nothing.
    pub async fn of(file: &File) -> Result<Self, UploadError> {
        if bytes_of(std::slice::from_ref(file)) == 0 {
            return Err(UploadError::Fault(Fault::FileEmpty));
        }
        let head = file.slice_with_i32_and_i32(0, i32::try_from(HEAD_BYTES).unwrap_or(0)).map_err(|_| unreadable())?;
        let head = read(&head).await?.to_vec();
        match FileKind::of(&head) {
            Some(FileKind::Pdf) => Ok(Self::Pdf),
            Some(FileKind::Jpeg | FileKind::Png) => Ok(Self::Photo(None)),
            None => PhotoFormat::of(&head).map(|odd| Self::Photo(Some(odd))).ok_or(UploadError::Fault(Fault::FileType)),
        }
    }
}

impl PreparedFile {
    /// A PDF as it is: changing it would break its signature. It is read at once: what another app lends can be gone a
    /// moment later.
    pub async fn of_pdf(file: &File, max: u64) -> Result<Self, UploadError> {
        if bytes_of(std::slice::from_ref(file)) > max {
            return Err(UploadError::Fault(Fault::FileTooLarge(max)));
        }
        Ok(Self { name: file.name(), bytes: read(file).await? })
    }

    /// Photographed pages as one PDF, named after the first.
    pub async fn of_pages(pages: &[PhotoPage], max: u64) -> Result<Self, UploadError> {
        let name = &pages.first().ok_or(UploadError::Fault(Fault::Blank))?.name;
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let pdf = photo_worker::bind(pages.iter().map(|page| (&page.page, page.turns))).await;
        let bytes = read(&pdf.map_err(|fault| why(fault, None))?).await?;
        if u64::from(bytes.length()) > max {
            return Err(UploadError::TooManyPages(max));
        }
        Ok(Self { name: [stem, ".pdf"].concat(), bytes })
    }
}

/// One file by itself: a PDF as it is, a photograph as a PDF of one page.
pub async fn prepare(file: &File, max: u64) -> Result<PreparedFile, UploadError> {
    match Chosen::of(file).await? {
        Chosen::Pdf => PreparedFile::of_pdf(file, max).await,
        Chosen::Photo(odd) => {
            let page = PhotoPage { name: file.name(), page: photographed(file, odd).await?, turns: 0 };
            PreparedFile::of_pages(&[page], max).await
        }
    }
}

/// A page of a photograph, made in the worker from what is in memory. `odd` is the format that this browser may not decode.
pub async fn photographed(file: &File, odd: Option<PhotoFormat>) -> Result<Page, UploadError> {
    let bytes = Array::of1(read(file).await?.as_ref());
    let photo = Blob::new_with_u8_array_sequence(&bytes).map_err(|_| unreadable())?;
    photo_worker::take(&photo).await.map_err(|fault| why(fault, odd))
}

fn why(fault: photo_worker::Fault, odd: Option<PhotoFormat>) -> UploadError {
    match fault {
        photo_worker::Fault::Photo(PhotoFault::TooSmall) => UploadError::Fault(Fault::ImageTooSmall(MIN_SIDE)),
        photo_worker::Fault::Photo(PhotoFault::TooLarge) => UploadError::Fault(Fault::ImageTooManyPixels(MEGAPIXELS)),
        photo_worker::Fault::Photo(PhotoFault::Unreadable) => {
            UploadError::Fault(odd.map_or(Fault::FileUnreadable, Fault::FilePhotoFormat))
        }
        photo_worker::Fault::Photo(PhotoFault::Blank) => UploadError::Blank,
        photo_worker::Fault::Photo(PhotoFault::Unsupported) => UploadError::NoPhotoWorker,
        photo_worker::Fault::Lost(_) => UploadError::PhotoWorkerLost,
    }
}

/// SHA-256 in lower-case hex.
pub async fn sha256(bytes: &Uint8Array) -> Result<String, UploadError> {
    let crypto = window().crypto().map_err(|_| unreadable())?;
    let digest = crypto.subtle().digest_with_str_and_js_u8_array("SHA-256", bytes).map_err(|_| unreadable())?;
    let digest = JsFuture::from(digest).await.map_err(|_| unreadable())?;
    let mut hex = String::new();
    for byte in Uint8Array::new(&digest).to_vec() {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    Ok(hex)
}

/// Bytes of these files together.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of files are small whole numbers")]
pub fn bytes_of(files: &[File]) -> u64 {
    files.iter().map(|file| file.size() as u64).sum()
}

/// What is chosen may stand in a cloud only, or be another app's.
async fn read(blob: &Blob) -> Result<Uint8Array, UploadError> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| UploadError::Fault(Fault::FileUnavailable))?;
    Ok(Uint8Array::new(&buffer))
}

const fn unreadable() -> UploadError {
    UploadError::Fault(Fault::FileUnreadable)
}
