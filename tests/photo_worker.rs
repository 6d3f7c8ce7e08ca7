//! Photographs made into one PDF, in a worker of a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use js_sys::{Array, ArrayBuffer, Uint8Array};
use perbarui::photo_worker::{MAX_SIDE, PhotoFault, process_photos};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, ImageEncodeOptions, OffscreenCanvas};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const JPEG: &str = "image/jpeg";
const PNG: &str = "image/png";
/// Orientation 6 (turn right to see it upright), and a place as a camera would write it.
const EXIF: &[u8] =
    b"\xff\xe1\x00\x2fExif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECRET PLACE!";

#[wasm_bindgen_test]
async fn photographs_become_pages() {
    let pdf = text(&process_photos(&[photo(3000, 1500, JPEG).await, photo(200, 300, PNG).await]).await.unwrap()).await;
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

#[wasm_bindgen_test]
async fn webp_becomes_a_page_and_heic_where_the_browser_knows_it() {
    let pdf = text(&process_photos(&[photo(400, 300, "image/webp").await]).await.unwrap()).await;
    assert!(pdf.contains("/Width 400/Height 300"));
    let heic = blob(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(process_photos(&[heic]).await.err(), Some((0, PhotoFault::Unreadable)));
}

#[wasm_bindgen_test]
async fn a_photograph_comes_upright_and_without_its_place() {
    let plain = bytes(&photo(400, 300, JPEG).await).await;
    let taken = [&plain[..2], EXIF, &plain[2..]].concat();
    let pdf = text(&process_photos(&[blob(&taken)]).await.unwrap()).await;
    assert!(pdf.contains("/Width 300/Height 400"));
    assert!(!pdf.contains("SECRET") && !pdf.contains("Exif"));
}

#[wasm_bindgen_test]
async fn what_is_no_photograph_of_a_letter_is_refused() {
    async fn check(photos: &[Blob], place: usize, fault: PhotoFault) {
        assert_eq!(process_photos(photos).await.err(), Some((place, fault)));
    }
    let good = photo(200, 200, JPEG).await;
    check(&[good.clone(), photo(1, 1, PNG).await], 1, PhotoFault::TooSmall).await;
    check(&[photo(199, 900, JPEG).await], 0, PhotoFault::TooSmall).await;
    check(&[photo(900, 199, PNG).await, good.clone()], 0, PhotoFault::TooSmall).await;
    check(&[png_head(30_000, 30_000)], 0, PhotoFault::TooLarge).await;
    check(&[png_head(10_000, 5_001)], 0, PhotoFault::TooLarge).await;
    // Just within the bound, so it is decoded: there is nothing after the head.
    check(&[png_head(10_000, 5_000)], 0, PhotoFault::Unreadable).await;
    check(&[png_head(u32::MAX, u32::MAX)], 0, PhotoFault::TooLarge).await;
    check(&[good.clone(), good.clone(), blob(b"")], 2, PhotoFault::Unreadable).await;
    check(&[blob(b"Surat rekomendasi")], 0, PhotoFault::Unreadable).await;
    let head = bytes(&good).await[..20].to_vec();
    check(&[blob(&head)], 0, PhotoFault::Unreadable).await;
    // Segments that go on for ever.
    check(&[blob(&[b"\xff\xd8".as_slice(), &b"\xff\xe1\x00\x02".repeat(5_000)].concat())], 0, PhotoFault::Unreadable)
        .await;
}

async fn photo(width: u32, height: u32, kind: &str) -> Blob {
    let canvas = OffscreenCanvas::new(width, height).unwrap();
    // Only a canvas with a context has a picture.
    canvas.get_context("2d").unwrap().unwrap();
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
