//! The file that is uploaded: a PDF unchanged, or photographs made into one.

use domain::file_kind::{FileKind, HEAD_BYTES, PhotoFormat};
use domain::problem::Fault;
use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::UploadError;
use crate::photo_worker::client as photo_worker;
use crate::photo_worker::{MAX_PIXELS, MIN_SIDE, PhotoFault};

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

impl PreparedFile {
    /// A PDF as it is (changing it would break its signature); photographs made into one. Everything is read at once: what
    /// another app lends can be gone a moment later.
    pub async fn of(files: Vec<File>, max: u64) -> Result<Self, UploadError> {
        let name = files.first().ok_or(UploadError::Fault(Fault::Blank))?.name();
        let mut photos = Vec::new();
        let mut odd = None;
        for file in &files {
            if bytes_of(std::slice::from_ref(file)) == 0 {
                return Err(UploadError::Fault(Fault::FileEmpty));
            }
            let head =
                file.slice_with_i32_and_i32(0, i32::try_from(HEAD_BYTES).unwrap_or(0)).map_err(|_| unreadable())?;
            let head = read(&head).await?.to_vec();
            match FileKind::of(&head) {
                Some(FileKind::Pdf) if files.len() > 1 => return Err(UploadError::Mixed),
                Some(FileKind::Pdf) if bytes_of(&files) > max => {
                    return Err(UploadError::Fault(Fault::FileTooLarge(max)));
                }
                Some(FileKind::Pdf) => return Ok(Self { name, bytes: read(file).await? }),
                Some(FileKind::Jpeg | FileKind::Png) => {}
                None => odd = Some(PhotoFormat::of(&head).ok_or(UploadError::Fault(Fault::FileType))?),
            }
            let bytes = Array::of1(read(file).await?.as_ref());
            photos.push(Blob::new_with_u8_array_sequence(&bytes).map_err(|_| unreadable())?);
        }
        Self::photographed(&name, &photos, odd, max).await
    }

    /// Scaled and cleaned in a worker, a page a photograph. `odd` is the format that some of them have and this browser may
    /// not decode.
    async fn photographed(
        name: &str,
        photos: &[Blob],
        odd: Option<PhotoFormat>,
        max: u64,
    ) -> Result<Self, UploadError> {
        let pdf = photo_worker::process_photos(photos).await.map_err(|fault| match fault {
            photo_worker::Fault::Photo(_, PhotoFault::TooSmall) => UploadError::Fault(Fault::ImageTooSmall(MIN_SIDE)),
            photo_worker::Fault::Photo(_, PhotoFault::TooLarge) => {
                UploadError::Fault(Fault::ImageTooManyPixels(MEGAPIXELS))
            }
            photo_worker::Fault::Photo(_, PhotoFault::Unreadable) => {
                UploadError::Fault(odd.map_or(Fault::FileUnreadable, Fault::FilePhotoFormat))
            }
            photo_worker::Fault::Photo(_, PhotoFault::Unsupported) | photo_worker::Fault::Lost(_) => {
                UploadError::NoPhotoWorker
            }
        })?;
        let bytes = read(&pdf).await?;
        if u64::from(bytes.length()) > max {
            return Err(UploadError::Fault(Fault::FileTooLarge(max)));
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Ok(Self { name: [stem, ".pdf"].concat(), bytes })
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
