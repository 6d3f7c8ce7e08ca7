//! What a camera's element shows at one moment.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlVideoElement, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// Side in pixels of the small picture that is judged.
const JUDGED: u32 = 32;
/// Mean brightness of 255 below which a picture is black: a covered lens, or none connected.
const BLACK: u64 = 12;

/// Whether it is black.
pub(super) fn is_black(video: &HtmlVideoElement) -> bool {
    let side = f64::from(JUDGED);
    let small = drawn(video, JUDGED, JUDGED);
    let pixels = small.and_then(|(_, context)| context.get_image_data(0.0, 0.0, side, side).ok());
    let Some(pixels) = pixels.map(|pixels| pixels.data()) else { return true };
    let sum: u64 = pixels.chunks_exact(4).flat_map(|pixel| &pixel[..3]).map(|&value| u64::from(value)).sum();
    sum < BLACK * 3 * u64::from(JUDGED * JUDGED)
}

/// A photograph of it, of this file name.
pub(super) async fn photograph(video: &HtmlVideoElement, name: &str) -> Option<File> {
    let (canvas, _) = drawn(video, video.video_width(), video.video_height())?;
    let photo: Blob = JsFuture::from(canvas.convert_to_blob().ok()?).await.ok()?.unchecked_into();
    File::new_with_blob_sequence(&Array::of1(&photo), name).ok()
}

/// Draws the picture at this size.
fn drawn(
    video: &HtmlVideoElement,
    width: u32,
    height: u32,
) -> Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)> {
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height).ok()?;
    Some((canvas, context))
}
