//! Pages of letters as images: access, size, and files that crash the renderer.

use std::process::{Command, Stdio};

use domain::api::{CaseView, path};
use domain::person::FilePurpose;

use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::wizard::{SARI, VERIFIER, VERIFIER_MERANTI, digest};

#[tokio::test]
async fn an_officer_sees_the_letter_page_by_page() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let letter = letter_of(&mut verifier, &reference).await;

    for (query, width) in [("", 1000), ("?width=200", 200), ("?width=2000", 2000)] {
        let page = page(&mut verifier, &letter, &format!("1{query}")).await;
        assert_eq!((page.status, page.header("content-type")), (200, "image/png"), "{}", page.text());
        assert_eq!(page.header("cache-control"), "no-store");
        let (wide, high) = png_size(&page.body);
        assert_eq!(wide, width);
        // The letter's page is 595 x 842 points.
        assert!(high.abs_diff(width * 842 / 595) <= 1, "{high}");
    }
    // White paper with the black word on it, where the letter has it: 72 points from the left, 122 from the top.
    let drawn = Drawn::read(&page(&mut verifier, &letter, "1?width=595").await.body);
    assert_eq!(drawn.darkest(0..595, 0..100), 255);
    assert!(drawn.darkest(72..110, 105..126) < 60, "{}", drawn.darkest(72..110, 105..126));

    for (wrong, status) in [("2", 404), ("0", 404), ("1?width=199", 400), ("1?width=2001", 400), ("x", 400)] {
        assert_eq!(page(&mut verifier, &letter, wrong).await.problem().status, status, "{wrong}");
    }
    // Another agency's officer, and a stranger.
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    assert_eq!(page(&mut elsewhere, &letter, "1").await.problem().status, 404);
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    assert_eq!(page(&mut joko, &letter, "1").await.problem().status, 404);
    assert_eq!(page(&mut world.browser(), &letter, "1").await.problem().status, 401);
    assert_eq!(page(&mut sari, &letter, "1").await.status, 200);

    // Turning pages and enlarging is one look; looking again later is another.
    assert_eq!(world.count("access_log WHERE data = 'file'").await, 1);
    world.clock.pass(601);
    page(&mut verifier, &letter, "1").await;
    assert_eq!(world.count("access_log WHERE data = 'file'").await, 2);
}

#[tokio::test]
async fn a_photograph_is_unchanged() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let photograph = make::jpeg(1200, 1600);
    let uploaded: domain::api::Uploaded = sari.upload(FilePurpose::Letter, &photograph).await.json();
    let shown = page(&mut sari, &uploaded.file.id, "1?width=300").await;
    assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
    assert_eq!(shown.body, photograph);
}

#[tokio::test]
async fn a_page_that_can_not_be_rendered_is_reported() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let uploaded: domain::api::Uploaded = sari.upload(FilePurpose::Letter, &make::letter()).await.json();
    // As if the inspection had let it through: the row says that it is a PDF of one page with these very bytes.
    let stored = world.directory.path().join("data/files").join(&uploaded.file.id);
    for (bytes, status) in [(b"%PDF-1.7 nothing more".to_vec(), 503), (make::letter(), 200)] {
        std::fs::write(&stored, &bytes).unwrap();
        let sql = format!("UPDATE files SET size = {}, sha256 = '{}'", bytes.len(), digest(&bytes));
        world.run(&sql).await;
        assert_eq!(page(&mut sari, &uploaded.file.id, "1").await.status, status);
    }
    assert_eq!(page(&mut sari, &uploaded.file.id, "1").await.status, 200);
}

/// Forms that call one another, pages of any size, a picture of a billion pixels: the child ends, with a picture or
/// without, within its limits.
#[test]
fn harmful_pages_crash_only_the_child() {
    let form = |calls: &str| {
        let length = calls.len();
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /A 6 0 R /B 7 0 R >> >> \
             /Length {length} >>\nstream\n{calls}\nendstream"
        )
    };
    let page = |media_box: &str, more: &[&str]| {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [{media_box}] /Contents 4 0 R \
             /Resources << /XObject << /A 6 0 R /B 7 0 R >> >> >>"
        );
        let fixed = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            &page,
            "<< /Length 11 >>\nstream\n/A Do /B Do\nendstream",
            "null",
        ];
        make::pdf(&[&fixed, more].concat(), "")
    };
    let picture = "<< /Type /XObject /Subtype /Image /Width 50000 /Height 50000 /BitsPerComponent 8 \
                   /ColorSpace /DeviceRGB /Length 1 >>\nstream\n0\nendstream";
    let a_page = "0 0 595 842";
    for (name, pdf) in [
        ("each calls both", page(a_page, &[&form("/A Do /B Do"), &form("/B Do /A Do")])),
        ("no area", page("0 0 0 0", &[])),
        ("kilometres", page("0 0 1e9 1e9", &[])),
        ("a hair", page("0 0 1 1000000", &[])),
        ("no number", page("0 0 99999999999999999999999999999999999999999 1", &[])),
        ("a picture of 7.5 GB", page(a_page, &[picture, picture])),
    ] {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), pdf).unwrap();
        let begun = std::time::Instant::now();
        let ended = Command::new(env!("CARGO_BIN_EXE_perbarui"))
            .args(["draw-page", "1", "300"])
            .stdin(std::fs::File::open(file.path()).unwrap())
            .stderr(Stdio::null())
            .output()
            .unwrap();
        assert!(begun.elapsed().as_secs() < 60, "{name}");
        assert_eq!(ended.status.success(), ended.stdout.starts_with(b"\x89PNG"), "{name}");
        assert!(ended.stdout.len() < 10_000_000, "{name}");
    }
}

async fn letter_of(officer: &mut Browser, reference: &str) -> String {
    let case: CaseView = officer.get(&path::with(path::CASE, reference)).await.json();
    case.files.into_iter().find(|file| file.purpose == FilePurpose::Letter).unwrap().id
}

async fn page(browser: &mut Browser, file: &str, page: &str) -> Answer {
    browser.get(&path::FILE_PAGE.replace("{id}", file).replace("{number}", page)).await
}

/// Width and height from a PNG's header.
fn png_size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// The red of every pixel, row by row.
struct Drawn {
    width: usize,
    red: Vec<u8>,
}

impl Drawn {
    fn read(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
        Self { width: info.width as usize, red: bytes.chunks(3).map(|pixel| pixel[0]).collect() }
    }

    fn darkest(&self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> u8 {
        let rows = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
        rows.map(|(row, column)| self.red[row * self.width + column]).min().unwrap()
    }
}
