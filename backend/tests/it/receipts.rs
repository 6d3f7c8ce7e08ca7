//! The receipt of an application: the paper, and the page that says whether it is genuine.

use std::io::Write;
use std::process::{Command, Stdio};

use domain::api::{DraftView, path};
use domain::journey::Step;
use domain::person::{DataField, FilePurpose};
use domain::renewal::ReturnReason;
use domain::value::{ReceiptCode, Reference};

use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::printouts::{one_line, poppler, read};
use crate::renewal::returning;
use crate::wizard::{SARI, VERIFIER, digest, new_key};

const AYU: &str = crate::wizard::AISYAH;

/// Asks for the receipt.
async fn receipt(browser: &mut Browser, reference: &str) -> Answer {
    browser.get(&path::with(path::RENEWAL_SENT_PAPER, reference)).await
}

/// What a phone reads in the QR code of the paper.
fn scanned(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftoppm")
        .args(["-gray", "-r", "150", "-singlefile", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let image = child.wait_with_output().unwrap().stdout;
    // A PGM: magic, width and height, greatest value, then a byte a pixel.
    let head: Vec<String> =
        image.split(|byte| *byte == b'\n').take(3).map(|l| String::from_utf8_lossy(l).into()).collect();
    let begin = head.iter().map(|line| line.len() + 1).sum::<usize>();
    let (width, height) = head[1].split_once(' ').unwrap();
    let (width, height): (usize, usize) = (width.parse().unwrap(), height.parse().unwrap());
    let pixel = |x: usize, y: usize| image[begin + y * width + x];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one QR code");
    grids[0].decode().unwrap().1
}

/// The code that a scanned address names.
fn code_of(pdf: &[u8]) -> ReceiptCode {
    let address = scanned(pdf);
    let code = address.strip_prefix("https://perbarui.test/periksa/").unwrap_or_else(|| panic!("{address}"));
    ReceiptCode::parse(code).unwrap()
}

async fn check(world: &World, code: &str) -> Answer {
    world.browser().get(&path::with(path::RECEIPT_CHECKED, code)).await
}

#[tokio::test]
async fn the_receipt_says_what_was_sent_and_is_tagged() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let changes = [
        (DataField::Position, "Perencana Ahli Madya"),
        (DataField::Nip, "198804122013032058"),
        (DataField::Mobile, "0812 3456 7890"),
    ];
    sari.answer(0, &changes).await;
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let decree = make::with("/Lang (id)", "");
    assert_eq!(sari.upload(FilePurpose::Sk, &decree).await.status, 200);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let reference = sari.submit(None, draft.version, "send").await.json::<domain::api::RenewalView>().reference;

    let answer = receipt(&mut sari, &reference).await;
    assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"tanda-terima-{reference}.pdf\""));
    let text = read(&answer);
    let words = one_line(&text);
    let serial: (Option<String>,) = sqlx::query_as("SELECT serial FROM certificates WHERE person = $1")
        .bind(world.logged_in(SARI).await.get(path::SESSION).await.json::<domain::api::Me>().person.0)
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    for told in [
        "TANDA TERIMA PERMOHONAN",
        "Dinas Komunikasi dan Informatika Kota Pekalongan",
        &format!("Nomor permohonan {reference}"),
        "Dikirim 23 November 2026, 09.00 WIB",
        "Oleh pemohon sendiri",
        "Nama Sari Wulandari",
        "NIP 1988••••••••••2041",
        "Unit kerja Dinas Kesehatan",
        &format!("nomor seri {}", serial.0.unwrap_or_default()),
        "Jabatan Perencana Ahli Muda Perencana Ahli Madya",
        "NIP 1988••••••••••2041 1988••••••••••2058",
        "+62812",
        "Surat Rekomendasi 1",
        "Halaman 1 dari 1",
    ] {
        assert!(words.contains(told), "{told} in {text}");
    }
    let joined: String = text.split_whitespace().collect();
    for file in [make::letter(), decree] {
        assert!(joined.contains(&digest(&file)), "{} in {text}", digest(&file));
    }
    for not_told in
        [draft.person.nik.as_str(), draft.person.nip.as_deref().unwrap(), "198804122013032058", "34567890", SARI]
    {
        assert!(!joined.contains(not_told), "{not_told} in {text}");
    }
    let code = code_of(&answer.body);
    assert!(words.contains(&format!("Kode {code}")), "{code} in {text}");

    let structure = one_line(&poppler("pdfinfo", &["-struct-text", "-"], &answer.body));
    for told in
        ["H1 \"TANDA TERIMA PERMOHONAN\" (block)", "Figure \"\" P (block) \"Kode \"", "TH: /Scope /Column \"SHA-256\""]
    {
        assert!(structure.contains(told), "{told} in {structure}");
    }
    let head = poppler("pdfinfo", &["-meta", "-"], &answer.body);
    for claim in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(head.contains(claim), "{claim} in {head}");
    }

    // Nobody else's.
    let mut other = world.logged_in(AYU).await;
    assert_eq!(receipt(&mut other, &reference).await.problem().status, 404);
    assert_eq!(receipt(&mut world.browser(), &reference).await.problem().status, 401);
}

#[tokio::test]
async fn the_page_tells_genuine_receipts_from_others_and_names_nobody() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let first = receipt(&mut sari, &reference).await;
    let code = code_of(&first.body);

    let answer = check(&world, code.as_str()).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"), "{}", answer.text());
    let hash: (String,) = sqlx::query_as("SELECT hash FROM events WHERE json_extract(event, '$.event') = 'submitted'")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    let html = answer.text();
    for told in [
        "Tanda terima ini asli",
        &*reference,
        "23 November 2026",
        "Dinas Komunikasi dan Informatika Kota Pekalongan",
        &hash.0,
    ] {
        assert!(html.contains(told), "{told} in {html}");
    }
    let joined: String = read(&first).split_whitespace().collect();
    assert!(joined.contains(&hash.0), "the same digest is on the paper");
    for personal in ["Sari", "Wulandari", "1988", "sari@", "Kesehatan", "<script"] {
        assert!(!html.contains(personal), "{personal} in {html}");
    }
    let english = world.browser().get(&format!("/periksa/{code}?bahasa=en")).await.text();
    assert!(english.contains("This receipt is genuine") && english.contains("23 November 2026"), "{english}");

    // As people type it; the form leads to the same page.
    let typed = code.as_str().to_lowercase().replace('-', " ").replace('0', "o");
    let led = world.browser().get(&format!("/periksa?kode={}", typed.replace(' ', "+"))).await;
    assert_eq!((led.status, led.header("location")), (303, &*format!("/periksa/{code}")));
    let wrong = world.browser().get("/periksa?kode=7K3M").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("aria-invalid=\"true\" value=\"7K3M\""), "{}", wrong.text());
    assert!(wrong.header("content-security-policy").contains("form-action 'self'"));
    assert_eq!(world.browser().get("/periksa?kode=").await.status, 422);
    assert_eq!(world.browser().get("/periksa").await.status, 200);

    // Nobody makes one: not for another number, nor by other symbols, nor by what the page shows.
    let parsed = Reference::parse(&reference).unwrap();
    for (reference, mac) in [
        (parsed.clone(), [0; 11]),
        (parsed, code.as_str().bytes().rev().take(11).collect::<Vec<_>>().try_into().unwrap()),
        (Reference::from_random([7; 7]), [7; 11]),
    ] {
        let forged = ReceiptCode::new(&reference, mac);
        let answer = check(&world, forged.as_str()).await;
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("Tanda terima tidak dikenal"), "{}", answer.text());
        assert!(!answer.text().contains("2026"), "{}", answer.text());
    }
    assert_eq!(check(&world, "7K3M").await.status, 404);

    // What is completed has a receipt of its own; the one before was issued, too. Restarts change nothing.
    let mut verifier = world.logged_in(VERIFIER).await;
    let back = verifier.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await;
    assert_eq!(back.status, 200);
    world.clock.pass(24 * 3600);
    sari.log_in(&world, SARI).await;
    assert_eq!(sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.status, 200);
    let draft = sari.draft().await;
    assert_eq!(sari.submit(Some(&reference), draft.version, "complete").await.status, 200);
    let second = code_of(&receipt(&mut sari, &reference).await.body);
    assert_ne!(second, code);
    let world = world.restart().await;
    assert!(check(&world, code.as_str()).await.text().contains("23 November 2026"));
    assert!(check(&world, second.as_str()).await.text().contains("24 November 2026"));

    // Another program has another key, and knows no receipt of this one.
    std::fs::remove_file(world.app.config.data.join("checkpoint.key")).unwrap();
    let world = world.restart().await;
    assert_eq!(check(&world, code.as_str()).await.status, 404);
}

#[tokio::test]
async fn guesses_are_limited_and_genuine_codes_are_not() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let code = code_of(&receipt(&mut sari, &reference).await.body);
    let mut office = world.browser_at("203.0.113.7");
    let genuine = path::with(path::RECEIPT_CHECKED, code.as_str());
    let forged = ReceiptCode::new(&Reference::parse(&reference).unwrap(), [1; 11]);
    let forged = path::with(path::RECEIPT_CHECKED, forged.as_str());
    for _ in 0..150 {
        assert_eq!(office.get(&genuine).await.status, 200);
    }
    let mut tried = 0;
    let refused = loop {
        let answer = office.get(&forged).await;
        if answer.status != 404 {
            break answer;
        }
        tried += 1;
    };
    assert_eq!((refused.status, tried), (429, 100));
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    assert!(refused.text().contains("Terlalu banyak percobaan"), "{}", refused.text());
    assert_eq!(world.browser_at("198.51.100.7").get(&genuine).await.status, 200, "others are not kept out");
}
