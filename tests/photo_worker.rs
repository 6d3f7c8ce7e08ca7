//! Photographs made into one PDF, in a worker of a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use perbarui::photo_worker::{Flaws, MAX_SIDE, PhotoFault, bind, take};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const JPEG: &str = "image/jpeg";
const PNG: &str = "image/png";
/// Orientation 6 (turn right to see it upright), and a place as a camera would write it.
const EXIF: &[u8] =
    b"\xff\xe1\x00\x2fExif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECRET PLACE!";

#[wasm_bindgen_test]
async fn photographs_become_pages() {
    let pdf = text(&pdf(&[photo(3000, 1500, JPEG).await, photo(200, 300, PNG).await]).await.unwrap()).await;
    assert!(pdf.starts_with("%PDF-1.4") && pdf.ends_with("%%EOF\n"));
    let shown = [
        "/Count 2",
        "/MediaBox[0 0 842 421]",
        &format!("/Width {MAX_SIDE}/Height 900"),
        "/MediaBox[0 0 561 842]",
        "/Width 200/Height 300",
    ];
    for part in shown {
        assert!(pdf.contains(part), "{part}");
    }
}

/// The same photographs give the same file: a stopped upload finds its chunks again.
#[wasm_bindgen_test]
async fn a_page_is_turned_without_being_drawn_again() {
    let taken = take(&photo(400, 300, JPEG).await).await.unwrap();
    let (width, height) = (taken.width, taken.height);
    let once = text(&bind(&[(taken.jpeg.clone(), width, height, 1)]).await.unwrap()).await;
    assert!(once.contains("/Width 400/Height 300") && once.contains("/MediaBox[0 0 595 793]"), "{once:.400}");
    assert!(once.contains("q 0 -793 595 0 0 793 cm"));
    let again = take(&photo(400, 300, JPEG).await).await.unwrap();
    assert_eq!(once, text(&bind(&[(again.jpeg, width, height, 1)]).await.unwrap()).await);
}

#[wasm_bindgen_test]
async fn webp_becomes_a_page_and_heic_where_the_browser_knows_it() {
    let pdf = text(&pdf(&[photo(400, 300, "image/webp").await]).await.unwrap()).await;
    assert!(pdf.contains("/Width 400/Height 300"));
    let heic = blob(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(take(&heic).await.err(), Some(PhotoFault::Unreadable));
}

#[wasm_bindgen_test]
async fn a_photograph_comes_upright_and_without_its_place() {
    let plain = bytes(&photo(400, 300, JPEG).await).await;
    let taken = [&plain[..2], EXIF, &plain[2..]].concat();
    let pdf = text(&pdf(&[blob(&taken)]).await.unwrap()).await;
    assert!(pdf.contains("/Width 300/Height 400"));
    assert!(!pdf.contains("SECRET") && !pdf.contains("Exif"));
}

/// 48 megapixels, scaled while it is decoded: no side is distorted, also where the picture lies on its side.
#[wasm_bindgen_test]
async fn a_large_photograph_is_scaled_upright() {
    let plain = bytes(&photo(8000, 6000, JPEG).await).await;
    let lying = take(&blob(&plain)).await.unwrap();
    assert_eq!((lying.width, lying.height, lying.flaws), (1_800, 1_350, Flaws::default()));
    let taken = [&plain[..2], EXIF, &plain[2..]].concat();
    let upright = take(&blob(&taken)).await.unwrap();
    assert_eq!((upright.width, upright.height, upright.flaws), (1_350, 1_800, Flaws::default()));
    assert!(upright.thumbnail.starts_with("data:image/jpeg;base64,") && upright.thumbnail.len() < 20_000);
}

#[wasm_bindgen_test]
async fn what_is_no_photograph_of_a_letter_is_refused() {
    async fn check(photo: &Blob, fault: PhotoFault) {
        assert_eq!(take(photo).await.err(), Some(fault));
    }
    check(&photo(1, 1, PNG).await, PhotoFault::TooSmall).await;
    check(&photo(199, 900, JPEG).await, PhotoFault::TooSmall).await;
    check(&photo(900, 199, PNG).await, PhotoFault::TooSmall).await;
    check(&png_head(30_000, 30_000), PhotoFault::TooLarge).await;
    check(&png_head(10_000, 5_001), PhotoFault::TooLarge).await;
    // Just within the bound, so it is decoded: there is nothing after the head.
    check(&png_head(10_000, 5_000), PhotoFault::Unreadable).await;
    check(&png_head(u32::MAX, u32::MAX), PhotoFault::TooLarge).await;
    check(&blob(b""), PhotoFault::Unreadable).await;
    check(&blob(b"Surat rekomendasi"), PhotoFault::Unreadable).await;
    let head = bytes(&photo(200, 200, JPEG).await).await[..20].to_vec();
    check(&blob(&head), PhotoFault::Unreadable).await;
    // Segments that go on for ever.
    check(&blob(&[b"\xff\xd8".as_slice(), &b"\xff\xe1\x00\x02".repeat(5_000)].concat()), PhotoFault::Unreadable).await;
}

/// Pages as a phone takes them: print of 46 pixels on paper of 2,480 x 3,508, on a table, in uneven light.
#[wasm_bindgen_test]
async fn blurred_dark_and_cut_pages_are_told_apart() {
    let good = Scene::default();
    let none = Flaws::default();
    let (blurred, dark, cut) =
        (Flaws { blurred: true, ..none }, Flaws { dark: true, ..none }, Flaws { cut: true, ..none });
    let scenes = [
        ("good", good, none),
        ("three lines", Scene { lines: 3, ..good }, none),
        ("faint ink", Scene { ink: 170, ..good }, none),
        ("a small phone's", Scene { scale: 0.25, ..good }, none),
        ("fills the picture", Scene { left: 0.0, top: 0.0, zoom: 1.21, ..good }, none),
        ("a little out of focus", Scene { blur: 3, ..good }, none),
        ("out of focus", Scene { blur: 9, ..good }, blurred),
        ("far out of focus", Scene { blur: 24, ..good }, blurred),
        ("three lines out of focus", Scene { lines: 3, blur: 9, ..good }, blurred),
        ("in the evening", Scene { light: 50, ..good }, none),
        ("in the dark", Scene { light: 25, ..good }, dark),
        ("its left is missing", Scene { left: -500.0, ..good }, cut),
        ("its top is missing", Scene { top: -330.0, ..good }, cut),
        ("its right is missing", Scene { left: 900.0, ..good }, cut),
    ];
    for (name, scene, flaws) in scenes {
        assert_eq!(take(&scene.photo().await).await.unwrap().flaws, flaws, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_page_without_writing_is_refused() {
    let covered = Scene { light: 1, ..Scene::default() };
    let white = Scene { lines: 0, left: -9.0, top: -9.0, zoom: 1.4, ..Scene::default() };
    for (name, scene) in [("a covered lens", covered), ("white paper", white)] {
        assert_eq!(take(&scene.photo().await).await.err(), Some(PhotoFault::Blank), "{name}");
    }
}

/// A page drawn as it would be photographed.
#[derive(Clone, Copy)]
struct Scene {
    lines: u32,
    ink: u8,
    left: f64,
    top: f64,
    /// Of the paper.
    zoom: f64,
    /// Of the picture, which has 3,000 x 4,000 pixels otherwise.
    scale: f64,
    /// Standard deviation in pixels.
    blur: u32,
    /// Per cent.
    light: u32,
}

impl Default for Scene {
    fn default() -> Self {
        Self { lines: 38, ink: 30, left: 260.0, top: 250.0, zoom: 1.0, scale: 1.0, blur: 0, light: 100 }
    }
}

impl Scene {
    async fn photo(self) -> Blob {
        let (width, height) = (3_000.0 * self.scale, 4_000.0 * self.scale);
        let (canvas, context) = blank(width, height);
        let set = |name: &str, value: &str| Reflect::set(&context, &name.into(), &value.into()).unwrap();
        set("filter", &format!("blur({}px) brightness({}%)", self.blur, self.light));
        context.scale(self.scale, self.scale).unwrap();
        let (sheet, paper) = blank(3_000.0, 4_000.0);
        paper.set_fill_style_str("rgb(70 64 58)");
        paper.fill_rect(0.0, 0.0, 3_000.0, 4_000.0);
        paper.translate(self.left, self.top).unwrap();
        paper.scale(self.zoom, self.zoom).unwrap();
        paper.set_fill_style_str("rgb(240 240 236)");
        paper.fill_rect(0.0, 0.0, 2_480.0, 3_508.0);
        paper.set_fill_style_str(&format!("rgb({0} {0} {0})", self.ink));
        paper.set_font("46px serif");
        for line in 0..self.lines {
            let words =
                "yang bertanda tangan di bawah ini menerangkan bahwa pegawai berikut memerlukan sertifikat baru ";
            let words: String = words.chars().cycle().skip(line as usize * 7).take(84).collect();
            paper.fill_text(&words, 280.0, 320.0 + f64::from(line) * 74.0).unwrap();
        }
        context.draw_image_with_offscreen_canvas(&sheet, 0.0, 0.0).unwrap();
        encoded(&canvas, JPEG).await
    }
}

/// Photographs with something to see, made into a PDF.
async fn pdf(photos: &[Blob]) -> Result<Blob, PhotoFault> {
    let mut pages = Vec::new();
    for photo in photos {
        let page = take(photo).await?;
        pages.push((page.jpeg, page.width, page.height, 0));
    }
    Ok(bind(&pages).await.unwrap())
}

async fn photo(width: u32, height: u32, kind: &str) -> Blob {
    let (canvas, context) = blank(f64::from(width), f64::from(height));
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context.set_fill_style_str("black");
    for line in 1..8 {
        let y = f64::from(height * line / 8);
        context.fill_rect(f64::from(width) / 8.0, y, f64::from(width) * 0.75, f64::from(height) / 40.0);
    }
    encoded(&canvas, kind).await
}

fn blank(width: f64, height: f64) -> (OffscreenCanvas, OffscreenCanvasRenderingContext2d) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let canvas = OffscreenCanvas::new(width as u32, height as u32).unwrap();
    let context = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    (canvas, context)
}

async fn encoded(canvas: &OffscreenCanvas, kind: &str) -> Blob {
    let encoding = ImageEncodeOptions::new();
    encoding.set_type(kind);
    JsFuture::from(canvas.convert_to_blob_with_options(&encoding).unwrap()).await.unwrap().unchecked_into()
}

fn png_head(width: u32, height: u32) -> Blob {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    blob(&[b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &size, b"\x08\x02\0\0\0\0\0\0\0"].concat())
}

fn blob(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

async fn bytes(blob: &Blob) -> Vec<u8> {
    let buffer: ArrayBuffer = JsFuture::from(blob.array_buffer()).await.unwrap().unchecked_into();
    Uint8Array::new(&buffer).to_vec()
}

async fn text(blob: &Blob) -> String {
    assert_eq!(blob.type_(), "application/pdf");
    bytes(blob).await.iter().map(|byte| char::from(*byte)).collect()
}
