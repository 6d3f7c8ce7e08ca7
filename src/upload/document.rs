//! What is sent: a PDF as it came, or photographs made into one.

use domain::file_kind::{FileKind, HEAD};
use domain::problem::Fault;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::Halt;
use crate::photo::client as darkroom;
use crate::photo::{MOST_PIXELS, PhotoFault, SHORTEST_SIDE};

#[allow(clippy::cast_possible_truncation, reason = "fifty")]
const MEGAPIXELS: u32 = (MOST_PIXELS / 1_000_000) as u32;

/// What is sent.
pub struct Document {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Uint8Array,
}

impl Document {
    /// A PDF as it is (changing it would break its signature); photographs made into one.
    pub async fn of(files: Vec<File>, max: u64) -> Result<Self, Halt> {
        let mut kinds = Vec::new();
        for file in &files {
            if bytes_of(std::slice::from_ref(file)) == 0 {
                return Err(Halt::Fault(Fault::FileEmpty));
            }
            let head = file.slice_with_i32_and_i32(0, i32::try_from(HEAD).unwrap_or(0)).map_err(|_| unreadable())?;
            kinds.push(FileKind::of(&read(&head).await?.to_vec()).ok_or(Halt::Fault(Fault::FileType))?);
        }
        match (files.as_slice(), kinds.contains(&FileKind::Pdf)) {
            ([], _) => Err(Halt::Fault(Fault::Blank)),
            ([file], true) => {
                if bytes_of(&files) > max {
                    return Err(Halt::Fault(Fault::FileTooLarge(max)));
                }
                Ok(Self { name: file.name(), bytes: read(file).await? })
            }
            (_, true) => Err(Halt::Mixed),
            (_, false) => Self::photographed(&files, max).await,
        }
    }

    /// Scaled and cleaned in a worker, a page a photograph.
    async fn photographed(files: &[File], max: u64) -> Result<Self, Halt> {
        let photos: Vec<Blob> = files.iter().map(|file| Blob::clone(file)).collect();
        let pdf = darkroom::develop(&photos).await.map_err(|fault| match fault {
            darkroom::Fault::Photo(_, PhotoFault::TooSmall) => Halt::Fault(Fault::ImageTooSmall(SHORTEST_SIDE)),
            darkroom::Fault::Photo(_, PhotoFault::TooLarge) => Halt::Fault(Fault::ImageTooManyPixels(MEGAPIXELS)),
            darkroom::Fault::Photo(_, PhotoFault::Unreadable) => unreadable(),
            darkroom::Fault::Photo(_, PhotoFault::Unsupported) | darkroom::Fault::Lost(_) => Halt::NoDarkroom,
        })?;
        let bytes = read(&pdf).await?;
        if u64::from(bytes.length()) > max {
            return Err(Halt::Fault(Fault::FileTooLarge(max)));
        }
        let name = files.first().map(File::name).unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        Ok(Self { name: [stem, ".pdf"].concat(), bytes })
    }
}

/// SHA-256 in lower-case hex.
pub async fn sha256(bytes: &Uint8Array) -> Result<String, Halt> {
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

async fn read(blob: &Blob) -> Result<Uint8Array, Halt> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| unreadable())?;
    Ok(Uint8Array::new(&buffer))
}

const fn unreadable() -> Halt {
    Halt::Fault(Fault::FileUnreadable)
}
