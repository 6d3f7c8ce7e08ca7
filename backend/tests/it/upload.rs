//! Uploads: refusals with reasons, and bad connections.

use axum::http::Method;
use domain::api::{NewUpload, Upload, Uploaded, path};
use domain::moment::DAY;
use domain::person::FilePurpose;
use domain::problem::{ActiveContent, Fault, PhotoFormat, Problem};

use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::wizard::{SARI, chunk, digest, new_upload};

const MIB: u64 = 1024 * 1024;

#[tokio::test]
async fn every_bad_letter_has_its_own_fault() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let no_pages = make::pdf(&["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], "");
    let encrypted = make::pdf(
        &["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", "<< /Filter /Standard >>"],
        "/Encrypt 3 0 R",
    );
    let tree_in_catalog = "<< /Type /Catalog /Pages << /Type /Pages /Kids [2 0 R] /Count 1 >> >>";
    let date = "/Annots [<< /Subtype /Widget /FT /Tx /AA << /F << /S /JavaScript /JS (AFDate_FormatEx) >> >> >>]";
    let script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>";
    let cases = [
        ("empty", Vec::new(), Fault::FileEmpty),
        ("no pages", no_pages, Fault::FileNoPages),
        ("text called .pdf", b"Surat Rekomendasi".to_vec(), Fault::FileType),
        ("encrypted", encrypted, Fault::FileEncrypted),
        ("JavaScript", make::with(script, ""), Fault::FileActiveContent(ActiveContent::Automatic, None)),
        ("a date's script", make::with_page(date), Fault::FileActiveContent(ActiveContent::FieldScript, Some(1))),
        ("launch", make::with("/X << /S /Launch >>", ""), Fault::FileActiveContent(ActiveContent::FileLink, None)),
        ("HEIC", b"\0\0\0\x18ftypheic".to_vec(), Fault::FilePhotoFormat(PhotoFormat::Heic)),
        ("truncated", make::letter()[..300].to_vec(), Fault::FileUnreadable),
        ("other pages when drawn", make::unnamed_revision(), Fault::FileUnreadable),
        ("not drawn at all", make::pdf(&[tree_in_catalog, "<< /Type /Page >>"], ""), Fault::FileUnreadable),
        ("1x1", make::png(1, 1), Fault::ImageTooSmall(200)),
        ("30,000 x 30,000", make::png(30_000, 30_000), Fault::ImageTooManyPixels(50)),
    ];
    for (name, bytes, fault) in cases {
        let told = sari.upload(FilePurpose::Letter, &bytes).await.problem();
        assert_eq!(told.problems, [Problem::new(FilePurpose::Letter.field(), fault)], "{name}");
    }
    assert_eq!(kept(&world), (0, 0));
    assert_eq!((world.count("uploads").await, sari.draft().await.version), (0, 0));
}

#[tokio::test]
async fn invalid_uploads_are_not_begun() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let good = new_upload(FilePurpose::Letter, b"x");
    let cases = [
        (NewUpload { size: 11 * MIB, ..good.clone() }, Some(Fault::FileTooLarge(10 * MIB))),
        (NewUpload { size: 0, ..good.clone() }, Some(Fault::FileEmpty)),
        (NewUpload { name: " /".to_owned(), ..good.clone() }, Some(Fault::Blank)),
        (NewUpload { name: "\u{202e}\u{200b}".to_owned(), ..good.clone() }, Some(Fault::Blank)),
        (NewUpload { name: "x".repeat(201), ..good.clone() }, Some(Fault::TooLong(200))),
        (NewUpload { sha256: "ABC".to_owned(), ..good.clone() }, None),
    ];
    for (new, fault) in cases {
        let told = sari.post(path::UPLOADS, &new).await.problem();
        let expected = fault.map(|fault| Problem::new(FilePurpose::Letter.field(), fault));
        assert_eq!(
            (told.status, told.problems),
            (if expected.is_some() { 422 } else { 400 }, expected.into_iter().collect())
        );
    }
    assert_eq!(world.count("uploads").await, 0);
}

#[tokio::test]
async fn a_disguised_file_name_is_shown_plainly() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let letter = make::letter();
    let new = NewUpload { name: "surat\u{202e}fdp.exe".to_owned(), ..new_upload(FilePurpose::Letter, &letter) };
    let upload: Upload = sari.post(path::UPLOADS, &new).await.json();
    send_chunks(&mut sari, &upload, &letter).await;
    assert_eq!(sari.complete_upload(&upload).await.json::<Uploaded>().file.name, "suratfdp.exe");
}

#[tokio::test]
async fn an_interrupted_upload_resumes() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let letter = make::with("", &format!("% {}", "x".repeat(120_000)));
    let upload: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
    let last = chunk(&upload, &letter, 2);
    assert_eq!(sari.send_chunk(&upload, 2, last, &digest(last)).await.status, 204);
    assert_eq!(sari.complete_upload(&upload).await.problem().status, 409);

    // Another process, another session, the same file.
    let world = world.restart().await;
    let mut sari = world.logged_in(SARI).await;
    let resumed: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
    assert_eq!((&resumed.id, resumed.received), (&upload.id, vec![2]));
    for number in [1, 0, 1] {
        let bytes = chunk(&upload, &letter, number);
        assert_eq!(sari.send_chunk(&upload, number, bytes, &digest(bytes)).await.status, 204);
    }
    let known: Upload = sari.get(&path::with(path::UPLOAD, &upload.id)).await.json();
    assert_eq!(known.received, [0, 1, 2]);
    let first: Uploaded = sari.complete_upload(&upload).await.json();
    // The answer got lost: the same again.
    let again: Uploaded = sari.complete_upload(&upload).await.json();
    assert_eq!(first, again);
    assert_eq!((first.file.sha256.as_str(), first.file.pages), (&*digest(&letter), 1));
    assert_eq!(kept(&world), (0, 1));

    let shown = sari.get(&path::with(path::FILE, &first.file.id)).await;
    assert_eq!((shown.status, shown.body), (200, letter));
    let header = |name: &str| shown.headers.get(name).unwrap().to_str().unwrap();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("content-disposition"), "inline; filename=\"letter.pdf\"");
    assert!(header("content-security-policy").contains("frame-ancestors 'self'"));
    let saved = sari.get(&format!("{}?download=true", path::with(path::FILE, &first.file.id))).await;
    assert!(saved.header("content-disposition").starts_with("attachment;"));
}

#[tokio::test]
async fn chunks_that_do_not_fit_are_refused() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let letter = make::with("", &format!("% {}", "x".repeat(60_000)));
    let upload: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
    let first = chunk(&upload, &letter, 0);
    let cases: [(u32, &[u8], String, u16); 7] = [
        (0, first, digest(b"other"), 400),
        (0, first, String::new(), 400),
        (0, &first[1..], digest(&first[1..]), 400),
        (1, first, digest(first), 400),
        (2, first, digest(first), 400),
        (u32::MAX, first, digest(first), 400),
        (0, &letter, digest(&letter), 413),
    ];
    for (number, bytes, sha256, status) in cases {
        assert_eq!(sari.send_chunk(&upload, number, bytes, &sha256).await.problem().status, status, "{number}");
    }
    let mut stranger = world.logged_in("aisyah@pekalongankota.go.id").await;
    assert_eq!(stranger.send_chunk(&upload, 0, first, &digest(first)).await.problem().status, 404);
    assert_eq!(stranger.complete_upload(&upload).await.problem().status, 404);
    assert_eq!(stranger.get(&path::with(path::UPLOAD, &upload.id)).await.problem().status, 404);
    let known: Upload = sari.get(&path::with(path::UPLOAD, &upload.id)).await.json();
    assert_eq!(known.received, [0_u32; 0]);
}

#[tokio::test]
async fn bytes_that_differ_from_the_announced_are_refused() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let (announced, sent) = (make::with("/Lang (id)", ""), make::with("/Lang (en)", ""));
    let upload: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &announced)).await.json();
    assert_eq!(sari.send_chunk(&upload, 0, &sent, &digest(&sent)).await.status, 204);
    let told = sari.complete_upload(&upload).await.problem();
    assert_eq!(told.problems, [Problem::new(FilePurpose::Letter.field(), Fault::FileUnreadable)]);
}

#[tokio::test]
async fn a_file_is_replaced_and_removed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let first: Uploaded = sari.upload(FilePurpose::Letter, &make::letter()).await.json();
    let second: Uploaded = sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.json();
    assert_eq!(sari.get(&path::with(path::FILE, &first.file.id)).await.problem().status, 404);
    assert_eq!(sari.draft().await.draft.files, [second.file]);
    assert_eq!(kept(&world), (0, 1));
    for _ in 0..2 {
        let left: domain::api::DraftView =
            sari.act(Method::DELETE, &path::with(path::DRAFT_FILE, "letter")).await.json();
        assert_eq!(left.draft.files, []);
    }
    assert_eq!(sari.act(Method::DELETE, &path::with(path::DRAFT_FILE, "passport")).await.problem().status, 404);
    assert_eq!((kept(&world), world.count("files").await), ((0, 0), 0));
    // It is not remembered as uploaded.
    sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.json::<Uploaded>();
    assert_eq!(sari.draft().await.draft.files.len(), 1);
}

/// Requests that come too late get a conflict, whatever they were doing; exactly one file is stored.
#[tokio::test]
async fn an_upload_completed_many_times_is_one_file() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    for round in 0..4 {
        // Inspecting it takes longer than what another request does between its own inspection and its end.
        let letter = make::with("", &format!("% {round} {}", "x".repeat(250_000)));
        let upload: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
        send_chunks(&mut sari, &upload, &letter).await;
        let tabs = (0..8).map(|_| {
            let (mut tab, upload) = (sari.clone(), upload.clone());
            tokio::spawn(async move { tab.complete_upload(&upload).await })
        });
        for tab in tabs.collect::<Vec<_>>() {
            let answer = tab.await.unwrap();
            match answer.status {
                200 => drop(answer.json::<Uploaded>()),
                status => assert_eq!((status, answer.problem().refusal), (409, None), "round {round}"),
            }
        }
        let files = sari.draft().await.draft.files;
        assert_eq!((files.len(), files[0].sha256.as_str()), (1, &*digest(&letter)));
        assert_eq!(sari.get(&path::with(path::FILE, &files[0].id)).await.body, letter);
        assert_eq!(kept(&world), (0, 1));
    }
}

#[tokio::test]
async fn abandoned_uploads_are_deleted() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let letter = make::letter();
    for (purpose, cancelled) in [(FilePurpose::Letter, false), (FilePurpose::Ktp, true)] {
        let upload: Upload = sari.post(path::UPLOADS, &new_upload(purpose, &letter)).await.json();
        send_chunks(&mut sari, &upload, &letter).await;
        if cancelled {
            let path = path::with(path::UPLOAD, &upload.id);
            assert_eq!(sari.act(Method::DELETE, &path).await.status, 204);
            assert_eq!(sari.act(Method::DELETE, &path).await.status, 204);
        }
    }
    for (seconds, left) in [(DAY, 1), (1, 0)] {
        world.clock.pass(seconds);
        backend::app::files::sweep::sweep(&world.app).await.unwrap();
        assert_eq!((world.count("uploads").await, kept(&world)), (left, (usize::try_from(left).unwrap(), 0)));
    }
}

/// Sends every chunk, but does not complete the upload.
pub async fn send_chunks(browser: &mut Browser, upload: &Upload, bytes: &[u8]) {
    for (number, chunk) in (0..).zip(bytes.chunks(upload.chunk_size as usize)) {
        assert_eq!(browser.send_chunk(upload, number, chunk, &digest(chunk)).await.status, 204);
    }
}

/// Files in quarantine and files accepted, on the disk.
pub fn kept(world: &World) -> (usize, usize) {
    let count = |name: &str| std::fs::read_dir(world.app.config.data.join(name)).map_or(0, Iterator::count);
    (count("quarantine"), count("files"))
}
