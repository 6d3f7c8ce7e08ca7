//! Complaints by whoever complains: with a contact, about a renewal, anonymously by receipt.

use axum::body::Body;
use axum::http::Method;
use domain::api::{
    AccessedData, CHUNK_DIGEST_HEADER, COMPLAINT_SECRET_HEADER, ComplainantCommand, ComplaintContact, ComplaintForm,
    ComplaintReceipt, ComplaintStage, ComplaintSummary, ComplaintView, EntryKind, FILE_NAME_HEADER, NewComplaint,
    Puzzle, Solution, path,
};
use domain::complaint::{Act, Channel, Handler, Subject};
use domain::problem::{Fault, Field, Problem};
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

pub fn solve(Puzzle { puzzle, bits }: Puzzle) -> Solution {
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

    pub async fn rate(&mut self, number: &str, secret: &ComplaintSecret) -> Answer {
        self.with_secret(Method::POST, &path::with(path::COMPLAINT_SURVEY, number), secret, Body::empty()).await
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
            !mails[0].contains("pernah sampai") && !mails[0].contains("Budi") && !mails[0].contains(secret(1).as_str())
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
    assert_eq!(sari.complaint_form(&agency).await.renewals, std::slice::from_ref(&reference));
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
