//! Processes photographs into a PDF.

use super::header::{Next, first, marker};
use super::pdf::{self, Picture};
use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ImageBitmap, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d,
    WorkerGlobalScope,
};

/// Pixels of the longer side in the PDF: A4 at about 150 dpi, so that small print stays readable.
pub const MAX_SIDE: u32 = 1_800;
/// Pixels of the shorter side that a photograph must have at least.
pub const MIN_SIDE: u32 = 200;
/// Pixels that a photograph may have at most; more would not fit into a phone's memory once decoded.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Of JPEG, from 0 to 1.
const QUALITY: f64 = 0.8;
/// Segments before a JPEG's size that are looked at; cameras write about ten.
const MAX_SEGMENTS: u32 = 1_000;

/// Why a photograph goes into no PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoFault {
    /// Shorter side under [`MIN_SIDE`].
    TooSmall,
    /// More than [`MAX_PIXELS`]; known from the file's head, it was never decoded.
    TooLarge,
    /// No photograph, a damaged one, or of a format that this browser can't decode.
    Unreadable,
    /// The browser cannot draw in a worker.
    Unsupported,
}

/// One PDF (`application/pdf`) with a page a photograph, in their order.
///
/// # Errors
/// The place (from 0) of the first photograph with a fault.
pub async fn process_photos(photos: &[Blob]) -> Result<Blob, (usize, PhotoFault)> {
    let mut pictures = Vec::with_capacity(photos.len());
    for (place, photo) in photos.iter().enumerate() {
        pictures.push(picture(photo).await.map_err(|fault| (place, fault))?);
    }
    let kind = BlobPropertyBag::new();
    kind.set_type("application/pdf");
    let parts = js_sys::Array::of1(&Uint8Array::from(pdf::write(&pictures).as_slice()));
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind).map_err(|_| (0, PhotoFault::Unsupported))
}

async fn picture(photo: &Blob) -> Result<Picture, PhotoFault> {
    // A browser that decodes HEIC tells its size only afterwards.
    if let Some((width, height)) = size(photo).await? {
        within_bounds(width, height)?;
    }
    let bitmap = decode(photo).await.ok_or(PhotoFault::Unreadable)?;
    let drawn = match within_bounds(bitmap.width(), bitmap.height()) {
        Ok(()) => draw(&bitmap).await.ok_or(PhotoFault::Unsupported),
        Err(fault) => Err(fault),
    };
    bitmap.close();
    drawn
}

fn within_bounds(width: u32, height: u32) -> Result<(), PhotoFault> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        Err(PhotoFault::TooLarge)
    } else if width.min(height) < MIN_SIDE {
        Err(PhotoFault::TooSmall)
    } else {
        Ok(())
    }
}

/// Width and height from the file's head, without decoding; none where decoding is needed.
async fn size(photo: &Blob) -> Result<Option<(u32, u32)>, PhotoFault> {
    let mut next = first(&piece(photo, 0.0).await.ok_or(PhotoFault::Unreadable)?);
    let mut at = 0.0;
    for _ in 0..MAX_SEGMENTS {
        match next {
            Next::Size(width, height) => return Ok(Some((width, height))),
            Next::Decode => return Ok(None),
            Next::Skip(bytes) => at += f64::from(bytes),
            Next::Unreadable => break,
        }
        next = marker(&piece(photo, at).await.ok_or(PhotoFault::Unreadable)?);
    }
    Err(PhotoFault::Unreadable)
}

async fn piece(photo: &Blob, at: f64) -> Option<Vec<u8>> {
    let piece = photo.slice_with_f64_and_f64(at, at + 32.0).ok()?;
    bytes(&piece).await
}

async fn decode(photo: &Blob) -> Option<ImageBitmap> {
    let scope: WorkerGlobalScope = js_sys::global().dyn_into().ok()?;
    // Without options, for "from-image" is the default and older browsers do not know its name: it comes upright.
    wait(scope.create_image_bitmap_with_blob(photo)).await
}

async fn draw(bitmap: &ImageBitmap) -> Option<Picture> {
    let (width, height) = fitting(bitmap.width(), bitmap.height());
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    // JPEG knows no transparency: what shows through is paper.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()).ok()?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
    let encoding = ImageEncodeOptions::new();
    encoding.set_type("image/jpeg");
    encoding.set_quality(QUALITY);
    let encoded: Blob = wait(canvas.convert_to_blob_with_options(&encoding)).await?;
    Some(Picture { jpeg: bytes(&encoded).await?, width, height })
}

/// Scaled down to [`MAX_SIDE`]; never up.
fn fitting(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= MAX_SIDE {
        return (width, height);
    }
    // Below 2^32, because no side is above 50 million pixels.
    let scaled = |side: u32| u64::from(side) * u64::from(MAX_SIDE) / u64::from(longest);
    (u32::try_from(scaled(width)).unwrap_or(1).max(1), u32::try_from(scaled(height)).unwrap_or(1).max(1))
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = wait(Ok(blob.array_buffer())).await?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn wait<T: JsCast>(promise: Result<Promise, JsValue>) -> Option<T> {
    JsFuture::from(promise.ok()?).await.ok().map(JsCast::unchecked_into)
}
