//! Makes pages of photographs, and one PDF of pages.

use super::header::{Next, first, marker};
use super::pdf::{self, Picture};
use super::quality::{Flaws, Grey, JUDGED_SIDE};
use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ImageBitmap, ImageBitmapOptions, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d, WorkerGlobalScope,
};

/// Pixels of the longer side in the PDF: A4 at about 150 dpi, so that small print stays readable.
pub const MAX_SIDE: u32 = 1_800;
/// Pixels of the shorter side that a photograph must have at least.
pub const MIN_SIDE: u32 = 200;
/// Pixels that a photograph may have at most; more would not fit into a phone's memory once decoded.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Pixels of a thumbnail's longer side.
const THUMBNAIL_SIDE: u32 = 240;
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
    /// Nothing is written on it: black, white, or one grey.
    Blank,
    /// The browser cannot draw in a worker.
    Unsupported,
}

/// A photographed page: upright, scaled, drawn anew.
#[derive(Clone, Debug)]
pub struct Page {
    /// The JPEG of which the PDF's page is made.
    pub jpeg: Blob,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What may keep it from being read.
    pub flaws: Flaws,
    /// A small picture of it, as a `data:` address.
    pub thumbnail: String,
}

/// Makes a page of a photograph. One is decoded at a time: whoever asks waits for each.
///
/// # Errors
/// Why it goes into no PDF.
pub async fn take(photo: &Blob) -> Result<Page, PhotoFault> {
    // A browser that decodes HEIC tells its size only afterwards.
    let known = size(photo).await?;
    if let Some((width, height)) = known {
        within_bounds(width, height)?;
    }
    let bitmap = decode(photo, known).await.ok_or(PhotoFault::Unreadable)?;
    let page = match within_bounds(bitmap.width(), bitmap.height()) {
        Ok(()) => page(&bitmap).await,
        Err(fault) => Err(fault),
    };
    bitmap.close();
    page
}

/// Binds pages into one PDF (`application/pdf`): each with its JPEG, width, height and quarter turns to the right.
pub async fn bind(pages: &[(Blob, u32, u32, u8)]) -> Option<Blob> {
    let mut pictures = Vec::with_capacity(pages.len());
    for (jpeg, width, height, turns) in pages {
        pictures.push(Picture { jpeg: bytes(jpeg).await?, width: *width, height: *height, turns: *turns });
    }
    let kind = BlobPropertyBag::new();
    kind.set_type("application/pdf");
    let parts = js_sys::Array::of1(&Uint8Array::from(pdf::write(&pictures).as_slice()));
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()
}

async fn page(bitmap: &ImageBitmap) -> Result<Page, PhotoFault> {
    let judged = Canvas::draw(bitmap, JUDGED_SIDE).ok_or(PhotoFault::Unsupported)?;
    let flaws = judged.grey().ok_or(PhotoFault::Unsupported)?.flaws().ok_or(PhotoFault::Blank)?;
    finished(bitmap, flaws).await.ok_or(PhotoFault::Unsupported)
}

async fn finished(bitmap: &ImageBitmap, flaws: Flaws) -> Option<Page> {
    let drawn = Canvas::draw(bitmap, MAX_SIDE)?;
    let jpeg = drawn.jpeg(QUALITY).await?;
    let small = bytes(&Canvas::draw(bitmap, THUMBNAIL_SIDE)?.jpeg(QUALITY).await?).await?;
    let binary: String = small.iter().map(|byte| char::from(*byte)).collect();
    let thumbnail = ["data:image/jpeg;base64,", &scope()?.btoa(&binary).ok()?].concat();
    Some(Page { jpeg, width: drawn.width, height: drawn.height, flaws, thumbnail })
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

/// Decodes it, upright. Where both sides are longer than the page's, the browser scales it on the way, so that no picture of
/// full size is kept: which of the sides becomes the width, only the browser knows.
async fn decode(photo: &Blob, size: Option<(u32, u32)>) -> Option<ImageBitmap> {
    // Without `imageOrientation`, for "from-image" is the default and older browsers do not know its name.
    if size.is_some_and(|(width, height)| width.min(height) > MAX_SIDE) {
        let options = ImageBitmapOptions::new();
        options.set_resize_width(MAX_SIDE);
        Reflect::set(&options, &"resizeQuality".into(), &"high".into()).ok()?;
        wait(scope()?.create_image_bitmap_with_blob_and_image_bitmap_options(photo, &options)).await
    } else {
        wait(scope()?.create_image_bitmap_with_blob(photo)).await
    }
}

fn scope() -> Option<WorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// A picture drawn on white paper.
struct Canvas {
    surface: OffscreenCanvas,
    context: OffscreenCanvasRenderingContext2d,
    width: u32,
    height: u32,
}

impl Canvas {
    /// Draws it, scaled down to `side` pixels of the longer side.
    fn draw(bitmap: &ImageBitmap, side: u32) -> Option<Self> {
        let (width, height) = fitting(bitmap.width(), bitmap.height(), side);
        let surface = OffscreenCanvas::new(width, height).ok()?;
        let context: OffscreenCanvasRenderingContext2d = surface.get_context("2d").ok()??.unchecked_into();
        // JPEG knows no transparency: what shows through is paper.
        context.set_fill_style_str("white");
        context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
        Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()).ok()?;
        context
            .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, f64::from(width), f64::from(height))
            .ok()?;
        Some(Self { surface, context, width, height })
    }

    fn grey(&self) -> Option<Grey> {
        let data = self.context.get_image_data(0.0, 0.0, f64::from(self.width), f64::from(self.height)).ok()?;
        Some(Grey::of_rgba(&data.data(), self.width))
    }

    async fn jpeg(&self, quality: f64) -> Option<Blob> {
        let encoding = ImageEncodeOptions::new();
        encoding.set_type("image/jpeg");
        encoding.set_quality(quality);
        wait(self.surface.convert_to_blob_with_options(&encoding)).await
    }
}

/// Scaled down to `side`; never up.
fn fitting(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= side {
        return (width, height);
    }
    // Below 2^32, because no side is above 50 million pixels.
    let scaled = |one: u32| u64::from(one) * u64::from(side) / u64::from(longest);
    (u32::try_from(scaled(width)).unwrap_or(1).max(1), u32::try_from(scaled(height)).unwrap_or(1).max(1))
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = wait(Ok(blob.array_buffer())).await?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn wait<T: JsCast>(promise: Result<Promise, JsValue>) -> Option<T> {
    JsFuture::from(promise.ok()?).await.ok().map(JsCast::unchecked_into)
}
