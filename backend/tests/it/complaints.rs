//! Complaints by whoever complains: with a contact, about a renewal, anonymously by receipt; limits and bad input.

use axum::body::Body;
use axum::http::Method;
use domain::api::{
    AccessedData, CHUNK_DIGEST_HEADER, COMPLAINT_SECRET_HEADER, ComplainantCommand, ComplaintContact, ComplaintForm,
    ComplaintReceipt, ComplaintStage, ComplaintSummary, ComplaintView, EntryKind, FILE_NAME_HEADER, NewComplaint,
    Puzzle, Solution, path,
};
use domain::complaint::{Act, Channel, Handler, Subject};
use domain::problem::{ActiveContent, Fault, Field, Problem};
use domain::standard::AgencyId;
use domain::value::ComplaintSecret;
use sha2::{Digest, Sha256};

use crate::harness::{Answer, Browser, World, changing};
use crate::inspect::make;
use crate::wizard::{SARI, SARI_MERANTI, digest};

pub const VERIFIER: &str = "verifikator@purbalinggakab.go.id";
pub const WORDS: &str = "Tautan passphrase tidak pernah sampai.";

pub fn purbalingga() -> AgencyId {
    AgencyId("purbalingga".into())
}

/// The n-th secret.
pub fn secret(number: u8) -> ComplaintSecret {
    let mut random = [0; 16];
    (random[0], random[1]) = (number % 32, number / 32);
    ComplaintSecret::from_random(random)
}

fn solve(Puzzle { puzzle, bits }: Puzzle) -> Solution {
    let zeros = |nonce: &u64| {
        let digest = Sha256::digest(format!("{puzzle}:{nonce}"));
        u32::from_be_bytes(digest[..4].try_into().unwrap()).leading_zeros() >= u32::from(bits)
    };
    Solution { nonce: (0..10_000_000).find(zeros).unwrap(), puzzle }
}

pub fn contact(email: &str) -> ComplaintContact {
    ComplaintContact { name: "Budi Santoso".into(), email: email.into(), mobile: String::new() }
}

impl Browser {
    pub async fn complaint_form(&mut self, agency: &AgencyId) -> ComplaintForm {
        self.get(&path::with(path::COMPLAINT_FORM, &agency.0)).await.json()
    }

    pub async fn complain(&mut self, agency: AgencyId, number: u8, contact: Option<ComplaintContact>) -> Answer {
        let solution = Some(solve(self.complaint_form(&agency).await.puzzle));
        let subject = Subject::Service;
        let secret = secret(number).as_str().to_owned();
        let new = NewComplaint { agency, secret, subject, text: WORDS.into(), contact, renewal: None, solution };
        self.post(path::COMPLAINTS, &new).await
    }

    pub async fn with_secret(&mut self, method: Method, path: &str, secret: &ComplaintSecret, body: Body) -> Answer {
        let request = changing(method, path)
            .header("content-type", "application/json")
            .header(COMPLAINT_SECRET_HEADER, secret.as_str());
        self.send(request.body(body).unwrap()).await
    }

    pub async fn complaint(&mut self, number: &str, secret: &ComplaintSecret) -> Answer {
        self.with_secret(Method::GET, &path::with(path::COMPLAINT, number), secret, Body::empty()).await
    }

    pub async fn as_complainant(&mut self, number: &str, secret: &ComplaintSecret, what: ComplainantCommand) -> Answer {
        let body = Body::from(serde_json::to_vec(&what).unwrap());
        self.with_secret(Method::POST, &path::with(path::COMPLAINT_COMMANDS, number), secret, body).await
    }

    pub async fn attach(&mut self, number: &str, secret: &ComplaintSecret, name: &str, bytes: &[u8]) -> Answer {
        let request = changing(Method::POST, &path::with(path::COMPLAINT_FILES, number))
            .header(COMPLAINT_SECRET_HEADER, secret.as_str())
            .header(FILE_NAME_HEADER, name)
            .header(CHUNK_DIGEST_HEADER, digest(bytes));
        self.send(request.body(Body::from(bytes.to_vec())).unwrap()).await
    }
}

#[tokio::test]
async fn an_anonymous_complaint_is_followed_by_its_receipt_alone() {
    let world = World::new().await;
    let mut browser = world.browser();
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    assert!(receipt.number.starts_with("ADU-") && receipt.follow.size > 20);
    let seen: ComplaintView = browser.complaint(&receipt.number, &secret(1)).await.json();
    assert_eq!((seen.stage, seen.handler, seen.channel), (ComplaintStage::Open, Handler::Receivers, Channel::Page));
    assert!(seen.anonymous && seen.mailed_to.is_none() && seen.due.as_ref().unwrap().unclassified);
    assert_eq!((seen.entries.len(), &*seen.entries[0].text), (1, WORDS));
    // Nothing names a person, a terminal or an address, even for somebody logged in.
    let mut sari = world.logged_in(SARI).await;
    sari.complain(purbalingga(), 2, None).await.json::<ComplaintReceipt>();
    for column in ["holder", "class", "erased_at"] {
        let sql = format!("SELECT COUNT(*) FROM complaints WHERE {column} IS NOT NULL");
        let (count,): (i64,) = sqlx::query_as(&sql).fetch_one(world.app.db.read()).await.unwrap();
        assert_eq!(count, 0, "{column}");
    }
    let actors = "SELECT COUNT(*) FROM events WHERE complaint IS NOT NULL AND actor IS NOT NULL";
    let (count,): (i64,) = sqlx::query_as(actors).fetch_one(world.app.db.read()).await.unwrap();
    assert_eq!((count, world.count("complaint_contacts").await), (0, 0));
    assert_eq!(sari.get(path::MY_COMPLAINTS).await.json::<Vec<ComplaintSummary>>(), []);

    // Another secret, another number, no secret: the same answer.
    for answer in [
        browser.complaint(&receipt.number, &secret(2)).await,
        browser.complaint(&receipt.number, &secret(3)).await,
        browser.complaint("ADU-0000-0000", &secret(1)).await,
        browser.complaint("x", &secret(1)).await,
        browser.get(&path::with(path::COMPLAINT, &receipt.number)).await,
        sari.get(&path::with(path::COMPLAINT, &receipt.number)).await,
    ] {
        assert_eq!(answer.problem().status, 404);
    }
}

#[tokio::test]
async fn a_lost_answer_loses_no_receipt() {
    let world = World::new().await;
    let mut browser = world.browser();
    let first: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    let again: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    assert_eq!((&first, world.count("complaints").await), (&again, 1));
    // Nor is what was done done twice.
    let reply = || ComplainantCommand::Reply("Sudah saya periksa lagi.".into());
    for _ in 0..2 {
        let seen: ComplaintView = browser.as_complainant(&first.number, &secret(1), reply()).await.json();
        assert_eq!(seen.entries.iter().filter(|entry| entry.what == EntryKind::Replied).count(), 1);
    }
    for _ in 0..2 {
        let seen: ComplaintView = browser.attach(&first.number, &secret(1), "surat.pdf", &make::letter()).await.json();
        assert_eq!(seen.files.len(), 1);
    }
    for _ in 0..2 {
        let seen: ComplaintView =
            browser.as_complainant(&first.number, &secret(1), ComplainantCommand::Withdraw).await.json();
        assert_eq!((seen.stage, seen.acts), (ComplaintStage::Withdrawn, vec![]));
    }
    assert_eq!(
        browser.as_complainant(&first.number, &secret(1), ComplainantCommand::Reopen).await.problem().status,
        409
    );
}

#[tokio::test]
async fn with_a_contact_news_is_mailed_and_the_words_are_not() {
    const BUDI: &str = "budi@contoh.id";
    let world = World::new().await;
    let mut browser = world.browser();
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 1, Some(contact(BUDI))).await.json();
    let seen: ComplaintView = browser.complaint(&receipt.number, &secret(1)).await.json();
    assert_eq!((seen.anonymous, seen.mailed_to.as_deref()), (false, Some("b•••@contoh.id")));
    for (to, line) in [(BUDI, "/masukan/pengaduan/ikuti"), (VERIFIER, "/petugas/pengaduan/ADU-")] {
        let mails = world.mails(to).await;
        assert_eq!(mails.len(), 1, "{to}");
        assert!(mails[0].contains(line) && mails[0].contains(&receipt.number), "{}", mails[0]);
        assert!(
            !mails[0].contains("passphrase") && !mails[0].contains("Budi") && !mails[0].contains(secret(1).as_str())
        );
    }
}

#[tokio::test]
async fn anonymous_ones_may_name_a_contact_later() {
    let world = World::new().await;
    let mut browser = world.browser();
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    let identify = |contact| ComplainantCommand::Identify(contact);
    let nameless = ComplaintContact { name: " ".into(), ..contact("budi@contoh.id") };
    let told = browser.as_complainant(&receipt.number, &secret(1), identify(nameless)).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Name, Fault::Blank)]);
    let told = browser.as_complainant(&receipt.number, &secret(1), identify(contact(""))).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Email, Fault::Blank)]);
    let seen: ComplaintView =
        browser.as_complainant(&receipt.number, &secret(1), identify(contact("budi@contoh.id"))).await.json();
    assert!(!seen.anonymous && seen.mailed_to.is_some() && !seen.acts.contains(&Act::Identify));
}

#[tokio::test]
async fn a_holder_complains_about_an_own_renewal() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let agency = AgencyId("kota-pekalongan".into());
    assert_eq!(sari.complaint_form(&agency).await.renewals, [reference.clone()]);
    assert_eq!(world.browser().complaint_form(&agency).await.renewals, Vec::<String>::new());
    let new = |agency: &AgencyId, number: u8| NewComplaint {
        agency: agency.clone(),
        secret: secret(number).as_str().to_owned(),
        subject: Subject::Service,
        text: WORDS.into(),
        contact: None,
        renewal: Some(reference.clone()),
        solution: None,
    };
    let receipt: ComplaintReceipt = sari.post(path::COMPLAINTS, &new(&agency, 1)).await.json();
    // Read with the session, and listed there.
    let seen: ComplaintView = sari.get(&path::with(path::COMPLAINT, &receipt.number)).await.json();
    assert_eq!((seen.renewal, seen.anonymous), (Some(reference.clone()), false));
    let own: Vec<ComplaintSummary> = sari.get(path::MY_COMPLAINTS).await.json();
    assert_eq!(own.iter().map(|one| &*one.number).collect::<Vec<_>>(), [&*receipt.number]);
    // Not at another agency, not by others, not without a session.
    let mut other = world.logged_in(SARI_MERANTI).await;
    for (browser, agency) in [(&mut sari, &purbalingga()), (&mut other, &agency), (&mut world.browser(), &agency)] {
        assert_eq!(browser.post(path::COMPLAINTS, &new(agency, 2)).await.problem().status, 404);
    }
    assert_eq!(other.get(&path::with(path::COMPLAINT, &receipt.number)).await.problem().status, 404);
    // Five a day.
    for number in 3..=6 {
        sari.post(path::COMPLAINTS, &new(&agency, number)).await.json::<ComplaintReceipt>();
    }
    assert_eq!(sari.post(path::COMPLAINTS, &new(&agency, 7)).await.problem().status, 429);
    // The officer's look is recorded for her.
    let mut officer = world.logged_in("verifikator@pekalongankota.go.id").await;
    let seen = officer.get(&path::with(path::OFFICER_COMPLAINT, &receipt.number)).await;
    assert_eq!(seen.status, 200);
    let log: serde_json::Value = sari.get(path::ACCESS_LOG).await.json();
    assert!(log.to_string().contains(&serde_json::to_string(&AccessedData::Complaint).unwrap()), "{log}");
}

#[tokio::test]
async fn bad_input_is_told() {
    let world = World::new().await;
    let mut browser = world.browser();
    let puzzle = browser.complaint_form(&purbalingga()).await.puzzle;
    let solution = solve(puzzle);
    let good = NewComplaint {
        agency: purbalingga(),
        secret: secret(1).as_str().to_owned(),
        subject: Subject::Service,
        text: WORDS.into(),
        contact: None,
        renewal: None,
        solution: Some(solution.clone()),
    };
    let with_text = |text: String| NewComplaint { text, ..good.clone() };
    let with_contact = |name: &str, email: &str, mobile: &str| NewComplaint {
        contact: Some(ComplaintContact { name: name.into(), email: email.into(), mobile: mobile.into() }),
        ..good.clone()
    };
    for (new, problems) in [
        (with_text(" \n ".into()), vec![(Field::Message, Fault::Blank)]),
        (with_text("a".repeat(100_000)), vec![(Field::Message, Fault::TooLong(10_000))]),
        (with_contact("", "x", ""), vec![(Field::Name, Fault::Blank), (Field::Email, Fault::EmailShape)]),
        (with_contact("Budi", "", "123"), vec![(Field::Mobile, Fault::MobileShape)]),
        (with_contact("Budi", " ", " "), vec![(Field::Email, Fault::Blank)]),
    ] {
        let told = browser.post(path::COMPLAINTS, &new).await.problem();
        let expected: Vec<_> = problems.into_iter().map(|(field, fault)| Problem::new(field, fault)).collect();
        assert_eq!(told.problems, expected);
    }
    let unknown = NewComplaint { agency: AgencyId("tidak-ada".into()), ..good.clone() };
    assert_eq!(browser.post(path::COMPLAINTS, &unknown).await.problem().status, 404);
    let shapeless = NewComplaint { secret: "rahasia".into(), ..good.clone() };
    assert_eq!(browser.post(path::COMPLAINTS, &shapeless).await.problem().status, 400);
    // Without the puzzle, with a wrong solution, with a used one.
    let unsolved = [None, Some(Solution { nonce: solution.nonce + 1, ..solution.clone() })];
    for solution in unsolved {
        let new = NewComplaint { solution, ..good.clone() };
        assert_eq!(browser.post(path::COMPLAINTS, &new).await.problem().status, 409);
    }
    // A script stands there as text.
    let script = "<script>alert(1)</script>\n=HYPERLINK(\"x\")";
    let receipt: ComplaintReceipt = browser.post(path::COMPLAINTS, &with_text(script.into())).await.json();
    let seen: ComplaintView = browser.complaint(&receipt.number, &secret(1)).await.json();
    assert_eq!(seen.entries[0].text, script);
    let used = NewComplaint { secret: secret(2).as_str().to_owned(), ..good };
    assert_eq!(browser.post(path::COMPLAINTS, &used).await.problem().status, 409);
}

#[tokio::test]
async fn files_are_inspected_and_ten_at_most() {
    let world = World::new().await;
    let mut browser = world.browser();
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    let number = &receipt.number;
    let script = make::with("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "");
    let letter = make::letter();
    for (name, bytes, fault) in [
        ("surat.pdf", &script, Fault::FileActiveContent(ActiveContent::Automatic, None)),
        ("surat.pdf", &b"Surat".to_vec(), Fault::FileType),
        ("surat.pdf", &Vec::new(), Fault::FileEmpty),
        ("surat.pdf", &vec![b'%'; 5 * 1024 * 1024 + 1], Fault::FileTooLarge(5 * 1024 * 1024)),
        ("%20", &letter, Fault::Blank),
    ] {
        let told = browser.attach(number, &secret(1), name, bytes).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Letter, fault)]);
    }
    let left = |folder: &str| std::fs::read_dir(world.app.config.data.join(folder)).map_or(0, Iterator::count);
    assert_eq!((left("quarantine"), left("files"), world.count("complaint_files").await), (0, 0, 0));
    assert_eq!(browser.attach(number, &secret(2), "surat.pdf", &letter).await.problem().status, 404);

    let mut seen: Option<ComplaintView> = None;
    for nth in 0..10_u8 {
        // Each is another file.
        let bytes = make::with(&format!("/Nomor {nth}"), "");
        seen = Some(browser.attach(number, &secret(1), "bukti%20%C3%A9.pdf", &bytes).await.json());
    }
    let seen = seen.unwrap();
    assert_eq!((seen.files.len(), &*seen.files[0].name), (10, "bukti é.pdf"));
    assert!(!seen.acts.contains(&Act::Attach));
    let told = browser.attach(number, &secret(1), "lagi.pdf", &letter).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Letter, Fault::OutOfRange(0, 10))]);
    // Whoever complained reads them again, nobody else.
    let file = path::with(&path::with(path::COMPLAINT_FILE, number), &seen.files[0].id);
    let answer = browser.with_secret(Method::GET, &file, &secret(1), Body::empty()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"));
    assert_eq!(browser.with_secret(Method::GET, &file, &secret(2), Body::empty()).await.problem().status, 404);
}

#[tokio::test]
async fn guesses_and_floods_are_limited_by_address() {
    let world = World::new().await;
    let mut browser = world.browser_at("203.0.113.7");
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 0, None).await.json();
    let mut statuses = Vec::new();
    for number in 0..101 {
        statuses.push(browser.complaint(&receipt.number, &secret(number + 1)).await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 100);
    assert_eq!(statuses.last(), Some(&429));
    let file = path::with(&path::with(path::COMPLAINT_FILE, &receipt.number), "x");
    for answer in [
        browser.with_secret(Method::GET, &file, &secret(1), Body::empty()).await,
        browser.as_complainant(&receipt.number, &secret(1), ComplainantCommand::Solve).await,
        browser.attach(&receipt.number, &secret(1), "surat.pdf", &make::letter()).await,
    ] {
        assert_eq!(answer.problem().status, 429);
    }
    // Others are not kept out.
    let mut elsewhere = world.browser_at("198.51.100.9");
    assert_eq!(elsewhere.complaint(&receipt.number, &secret(0)).await.status, 200);
    for number in 1..20 {
        elsewhere.complain(purbalingga(), number, None).await.json::<ComplaintReceipt>();
    }
    elsewhere.complain(purbalingga(), 20, None).await.json::<ComplaintReceipt>();
    let refused = elsewhere.complain(purbalingga(), 21, None).await;
    assert_eq!((refused.problem().status, refused.header("retry-after")), (429, "180"));
    world.clock.pass(180);
    elsewhere.complain(purbalingga(), 21, None).await.json::<ComplaintReceipt>();
}

#[tokio::test]
async fn agencies_without_limits_have_the_general_form() {
    let world = World::new().await;
    for (agency, sums) in
        [("purbalingga", 4), ("kota-pekalongan", 1), ("kepulauan-meranti", 1), ("natuna", 1), ("ciamis", 1)]
    {
        let form = world.browser().complaint_form(&AgencyId(agency.into())).await;
        assert_eq!(form.due_now.len(), sums, "{agency}");
        let legal = form.due_now.iter().filter(|sum| sum.class.is_none()).count();
        assert_eq!(legal, usize::from(sums == 1), "{agency}");
    }
    assert_eq!(world.browser().get(&path::with(path::COMPLAINT_FORM, "tidak-ada")).await.problem().status, 404);
}
