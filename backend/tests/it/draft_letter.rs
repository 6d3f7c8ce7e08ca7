//! The draft of the letter, as Word document and as PDF, read by python-docx, by `LibreOffice` where it is, and by poppler.

use std::process::Command;

use domain::api::{DraftView, path};
use domain::person::DataField;
use tempfile::TempDir;

use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::judge::python;
use crate::printouts::{one_line, poppler, read};
use crate::sixth_agency::SIXTH;
use crate::wizard::SARI;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Prints style and text of each paragraph, then the cells of each table by rows.
const READ_WORD: &str = r#"
import docx, io, sys
document = docx.Document(io.BytesIO(sys.stdin.buffer.read()))
for paragraph in document.paragraphs:
    print((paragraph.style.name if paragraph.style else "") + "|" + paragraph.text)
for table in document.tables:
    for row in table.rows:
        print("row|" + "|".join(cell.text for cell in row.cells))
"#;

/// Both forms as text.
async fn both(browser: &mut Browser) -> [String; 2] {
    let word = browser.get(path::DRAFT_LETTER_WORD).await;
    assert_eq!((word.status, word.header("content-type")), (200, WORD), "{}", word.text());
    assert_eq!(word.header("content-disposition"), "attachment; filename=\"draf-surat.docx\"");
    let pdf = browser.get(path::DRAFT_LETTER_PDF).await;
    assert_eq!(pdf.header("content-disposition"), "attachment; filename=\"draf-surat.pdf\"");
    for answer in [&word, &pdf] {
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let text = python(READ_WORD, &word.body);
    if let Some(shown) = libre_office(&word) {
        for (_, told) in text.lines().filter_map(|line| line.split_once('|')) {
            for word in told.split([' ', '\t', '|']) {
                assert!(shown.contains(word), "LibreOffice does not show {word}: {shown}");
            }
        }
    }
    [text, one_line(&read(&pdf))]
}

/// What `LibreOffice` shows of a Word document, if it is here: it is too large to be installed for this alone.
fn libre_office(word: &Answer) -> Option<String> {
    let folder = TempDir::new().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    std::fs::write(folder.path().join("draf.docx"), &word.body).unwrap();
    let arguments = ["--headless", "--convert-to", "pdf", "draf.docx"];
    let done = Command::new("soffice").arg(profile).args(arguments).current_dir(folder.path()).output().ok()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let pdf = std::fs::read(folder.path().join("draf.pdf")).unwrap();
    assert!(poppler("pdfinfo", &["-"], &pdf).contains("Pages:           1\n"), "a letter has one page");
    Some(poppler("pdftotext", &["-layout", "-", "-"], &pdf))
}

#[tokio::test]
async fn the_draft_of_the_letter_has_the_confirmed_data_in_both_forms() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.get(path::DRAFT_LETTER_WORD).await.problem().status, 409, "nothing is confirmed yet");
    assert_eq!(sari.get(path::DRAFT_LETTER_PDF).await.problem().status, 409);

    let draft: DraftView = sari.answer(0, &[]).await.json();
    for text in both(&mut sari).await {
        let words = one_line(&text);
        for told in [
            "PEMERINTAH KOTA PEKALONGAN",
            "DINAS KESEHATAN",
            "SURAT REKOMENDASI",
            "Nomor: ....",
            "Hal : Rekomendasi pembaruan sertifikat elektronik BSrE dengan",
            "Yth. Kepala Dinas Komunikasi dan Informatika",
            "Yang bertanda tangan di bawah ini, pimpinan Dinas Kesehatan, memberikan rekomendasi",
            "Nama : Sari Wulandari",
            &format!("NIP : {}", draft.person.nip.as_deref().unwrap()),
            &format!("Jabatan : {}", draft.person.position),
            "Unit kerja : Dinas Kesehatan",
            "Pimpinan Dinas Kesehatan,",
            "20....",
            "Nama: ....",
        ] {
            assert!(words.contains(told), "{told} in {text}");
        }
        for not_told in [draft.person.nik.as_str(), &draft.person.mobile, "Semula", "{", "}", "2026"] {
            assert!(!words.contains(not_told), "{not_told} in {text}");
        }
    }

    // The changes are the data of the letter, and stand in a table of their own. A new mobile number is nobody's business.
    let changes = [
        (DataField::Position, "Perencana Ahli Madya"),
        (DataField::Rank, "IV/a"),
        (DataField::Mobile, "0812 0000 0099"),
        (DataField::Unit, "  Dinas   Kebersihan & (Taman) "),
    ];
    sari.answer(draft.version, &changes).await.json::<DraftView>();
    assert_eq!(sari.get(path::DRAFT_LETTER_WORD).await.problem().status, 409, "the decree is missing");
    assert_eq!(sari.upload(domain::person::FilePurpose::Sk, &make::letter()).await.status, 200);
    let [document, pdf] = both(&mut sari).await;
    assert!(
        document.contains("heading 1|SURAT REKOMENDASI") || document.contains("Heading 1|SURAT REKOMENDASI"),
        "{document}"
    );
    assert!(document.contains(&format!("row|Jabatan|{}|Perencana Ahli Madya\n", draft.person.position)), "{document}");
    assert!(document.contains("row|Unit kerja|Dinas Kesehatan|Dinas Kebersihan & (Taman)\n"), "{document}");
    assert_eq!(document.matches("row|").count(), 4, "a head and three data: {document}");
    for told in ["Data Semula Menjadi", "Jabatan : Perencana Ahli Madya", "Pimpinan Dinas Kebersihan & (Taman),"] {
        assert!(pdf.contains(told), "{told} in {pdf}");
    }
    for text in [document, pdf] {
        assert!(text.contains("Pembina (IV/a)") && !text.contains("0099"), "{text}");
    }

    // Nothing is stored, and it is nobody else's.
    assert_eq!(world.count("files").await, 1, "only the decree");
    let mut stranger = world.browser();
    assert_eq!(stranger.get(path::DRAFT_LETTER_WORD).await.problem().status, 401);
    assert_eq!(stranger.get(path::DRAFT_LETTER_PDF).await.problem().status, 401);
}

#[tokio::test]
async fn each_agency_words_its_letter_and_others_have_the_general_one() {
    let world = World::with_standards(&[("sigi.toml", SIXTH)]).await;
    for (domain, expected) in [
        ("purbalinggakab.go.id", ["SURAT PERMOHONAN PENERBITAN SERTIFIKAT ELEKTRONIK", "Kepala Dinas Kesehatan,"]),
        ("merantikab.go.id", ["SURAT PERMOHONAN", "Balai Besar Sertifikasi Elektronik (BSrE)"]),
        ("natunakab.go.id", ["SURAT PERMOHONAN", "c.q. Tim Tanda Tangan Elektronik (TTE)"]),
        ("ciamiskab.go.id", ["SURAT PERMOHONAN", "u.p. Kepala Bidang Persandian dan Keamanan Informasi"]),
        ("sigirayakota.go.id", ["SURAT PERMOHONAN", "Yth. Kepala Dinas Kominfo Kota Sigi Raya"]),
    ] {
        let mut sari = world.logged_in(&format!("sari@{domain}")).await;
        sari.answer(0, &[]).await.json::<DraftView>();
        for text in both(&mut sari).await {
            let words = one_line(&text);
            for told in expected.into_iter().chain(["Sari Wulandari"]) {
                assert!(words.contains(told), "{domain}: {told} in {text}");
            }
        }
    }
}

#[tokio::test]
async fn the_drafts_pdf_is_tagged() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[]).await.json::<DraftView>();
    let answer = sari.get(path::DRAFT_LETTER_PDF).await;
    let structure = one_line(&poppler("pdfinfo", &["-struct-text", "-"], &answer.body));
    for told in ["H1 \"SURAT REKOMENDASI\" (block)", "P (block) \"Nama \" \": \" \"Sari Wulandari\""] {
        assert!(structure.contains(told), "{told} in {structure}");
    }
    let info = poppler("pdfinfo", &["-"], &answer.body);
    assert!(info.contains("Pages:           1\n") && info.contains("Title:           Draf surat"), "{info}");
}
