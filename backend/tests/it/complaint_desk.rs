//! Complaints at the office: list, classes, answers, recorded ones, who is kept from which.

use domain::api::{
    ClassChoice, ComplainantCommand, ComplaintCounts, ComplaintList, ComplaintReceipt, ComplaintStage, ComplaintView,
    EntryKind, Inbox, OfficerComplaint, OfficerComplaintCommand as Do, OfficerComplaintRequest, RecordedComplaint,
    path,
};
use domain::complaint::{Channel, Handler, Subject};
use domain::problem::{Fault, Field, Problem};

use crate::complaints::{VERIFIER, WORDS, contact, purbalingga, secret};
use crate::harness::{Answer, Browser, World};

pub const OFFICIAL: &str = "kabid@purbalinggakab.go.id";
pub const HEAD: &str = "kepala@purbalinggakab.go.id";
const BSRE: &str = "bsre@purbalinggakab.go.id";
pub const BUDI: &str = "budi@contoh.id";

impl Browser {
    pub async fn handle(&mut self, number: &str, command: Do) -> Answer {
        let seen: OfficerComplaint = self.get(&path::with(path::OFFICER_COMPLAINT, number)).await.json();
        let request = OfficerComplaintRequest { version: seen.view.version, command };
        self.post(&path::with(path::OFFICER_COMPLAINT_COMMANDS, number), &request).await
    }

    pub async fn handled(&mut self, number: &str, command: Do) -> OfficerComplaint {
        self.handle(number, command).await.json()
    }

    pub async fn complaints(&mut self, query: &str) -> ComplaintList {
        self.get(&format!("{}?{query}", path::OFFICER_COMPLAINTS)).await.json()
    }
}

pub fn classify(class: &str) -> Do {
    Do::Classify { class: class.into(), note: String::new() }
}

pub async fn complained(world: &World) -> String {
    world.browser().complain(purbalingga(), 1, Some(contact(BUDI))).await.json::<ComplaintReceipt>().number
}

#[tokio::test]
async fn from_the_verifier_to_bsre_to_the_answer() {
    let world = World::new().await;
    let number = complained(&world).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let list = verifier.complaints("").await;
    assert_eq!((list.rows.len(), list.open, list.overdue, list.classes.len()), (1, 1, 0, 4));
    assert_eq!((&*list.rows[0].number, &*list.rows[0].beginning), (&*number, WORDS));
    let inbox: Inbox = verifier.get(path::INBOX).await.json();
    assert_eq!(inbox.complaints, Some(ComplaintCounts { open: 1, overdue: 0 }));

    let seen = verifier.handled(&number, classify("light")).await;
    assert_eq!(seen.contact.as_ref().map(|contact| &*contact.email), Some(BUDI));
    assert_eq!(seen.classes.iter().map(|ClassChoice { id, .. }| &**id).collect::<Vec<_>>().len(), 4);
    let again = verifier.handle(&number, classify("normative")).await.problem();
    assert_eq!(again.problems, [Problem::new(Field::Note, Fault::Blank)], "another class needs a reason");
    let note = "Perlu pemeriksaan aturan.".to_owned();
    verifier.handled(&number, Do::Classify { class: "normative".into(), note }).await;
    let note = "Mohon diperiksa di AMS.".to_owned();
    verifier.handled(&number, Do::PassOn { to: Handler::Authority, note }).await;
    verifier.handled(&number, Do::Note("Sudah saya telepon.".into())).await;
    assert!(world.mails(BSRE).await.pop().unwrap().contains(&number));

    let mut bsre = world.logged_in(BSRE).await;
    let answered = bsre.handled(&number, Do::Answer("Tautan sudah dikirim ulang.".into())).await;
    assert_eq!((answered.view.stage, answered.view.due), (ComplaintStage::Answered, None));
    assert!(world.mails(BUDI).await.pop().unwrap().contains("sudah dijawab"));
    // Whoever complained reads the answer, and neither notes nor instructions nor names.
    let mut browser = world.browser();
    let read: ComplaintView = browser.complaint(&number, &secret(1)).await.json();
    let kinds: Vec<&str> = read
        .entries
        .iter()
        .map(|entry| match entry.what {
            EntryKind::Received => "received",
            EntryKind::Classified { .. } => "classified",
            EntryKind::PassedOn(Handler::Authority) if entry.text.is_empty() => "passed on",
            EntryKind::Answered { in_time: true } => "answered",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["received", "classified", "classified", "passed on", "answered"]);
    assert!(read.entries.iter().all(|entry| entry.by.is_none()));
    let text = serde_json::to_string(&read).unwrap();
    for hidden in ["telepon", "AMS", "Maya", BUDI] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let read: ComplaintView = browser.as_complainant(&number, &secret(1), ComplainantCommand::Solve).await.json();
    assert_eq!(read.stage, ComplaintStage::Solved);
    assert_eq!(verifier.complaints("show=ended").await.rows.len(), 1);
}

#[tokio::test]
async fn an_outdated_page_changes_nothing() {
    let world = World::new().await;
    let number = complained(&world).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.handled(&number, classify("light")).await;
    let request = OfficerComplaintRequest { version: 1, command: Do::Answer("Terlambat".into()) };
    let answer = verifier.post(&path::with(path::OFFICER_COMPLAINT_COMMANDS, &number), &request).await;
    assert_eq!(answer.problem().status, 409);
    for (command, field, fault) in [
        (Do::Answer(" ".into()), Field::Message, Fault::Blank),
        (Do::Ask("a".repeat(10_001)), Field::Message, Fault::TooLong(10_000)),
        (Do::Note(String::new()), Field::Note, Fault::Blank),
        (Do::Extend { amount: 1, reason: String::new() }, Field::Reason, Fault::Blank),
        (Do::Extend { amount: 9, reason: "Libur".into() }, Field::Extension, Fault::OutOfRange(1, 3)),
        (Do::Link("PBR-0000-0000".into()), Field::Reference, Fault::UnknownReference),
        (classify("tidak-ada"), Field::ComplaintClass, Fault::Blank),
        (Do::Name(domain::renewal::PersonId(1_000_000)), Field::Delegate, Fault::UnknownPerson),
    ] {
        assert_eq!(verifier.handle(&number, command).await.problem().problems, [Problem::new(field, fault)]);
    }
}

#[tokio::test]
async fn recorded_by_an_officer_and_solved_as_told() {
    const FRONT_DESK: &str = "staf@pekalongankota.go.id";
    let world = World::new().await;
    let mut desk = world.logged_in(FRONT_DESK).await;
    let now = world.app.now();
    let new = RecordedComplaint {
        secret: secret(9).as_str().to_owned(),
        channel: Channel::Counter,
        received_at: now.plus_minutes(-30),
        subject: Subject::Service,
        text: WORDS.into(),
        contact: None,
        renewal: None,
        class: None,
    };
    let early = RecordedComplaint { received_at: now.plus_minutes(1), ..new.clone() };
    let told = desk.post(path::OFFICER_COMPLAINTS, &early).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::ReceivedAt, Fault::Future)]);
    let receipt: ComplaintReceipt = desk.post(path::OFFICER_COMPLAINTS, &new).await.json();
    let again: ComplaintReceipt = desk.post(path::OFFICER_COMPLAINTS, &new).await.json();
    assert_eq!((&receipt, receipt.received_at, world.count("complaints").await), (&again, now.plus_minutes(-30), 1));
    // The receipt that was handed out opens it.
    let read: ComplaintView = world.browser().complaint(&receipt.number, &secret(9)).await.json();
    assert_eq!((read.channel, read.stage), (Channel::Counter, ComplaintStage::Open));
    desk.handled(&receipt.number, Do::PassOn { to: Handler::Official, note: String::new() }).await;
    let refused = desk.handle(&receipt.number, Do::Answer("x".into())).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(domain::renewal::Refusal::WrongRole)));
    let mut official = world.logged_in("kabid@pekalongankota.go.id").await;
    official.handled(&receipt.number, Do::Answer("Sudah diselesaikan.".into())).await;
    let solved = official.handled(&receipt.number, Do::Solve).await;
    assert_eq!(solved.view.stage, ComplaintStage::Solved);
    // Those who do not handle complaints can't record one.
    let mut stranger = world.logged_in("admin@pekalongankota.go.id").await;
    let other = RecordedComplaint { secret: secret(8).as_str().to_owned(), ..new };
    assert_eq!(stranger.post(path::OFFICER_COMPLAINTS, &other).await.problem().status, 403);
    assert_eq!(stranger.get(path::OFFICER_COMPLAINTS).await.problem().status, 403);
}

#[tokio::test]
async fn whoever_is_complained_about_does_not_see_it() {
    let world = World::new().await;
    let number = complained(&world).await;
    let mut official = world.logged_in(OFFICIAL).await;
    let seen: OfficerComplaint = official.get(&path::with(path::OFFICER_COMPLAINT, &number)).await.json();
    let accused = seen.officers.iter().find(|officer| officer.name == "Maya Lestari").unwrap();
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.complaints("").await.rows.len(), 1);
    let named = official.handled(&number, Do::Name(accused.id)).await;
    assert_eq!(named.view.entries.last().unwrap().what, EntryKind::Named("Maya Lestari".into()));
    assert!(named.officers.iter().all(|officer| officer.id != accused.id));
    assert_eq!((verifier.complaints("").await.rows.len(), verifier.complaints("").await.open), (0, 0));
    assert_eq!(verifier.get(&path::with(path::OFFICER_COMPLAINT, &number)).await.problem().status, 404);
    // Other agencies know nothing of it either.
    let mut stranger = world.logged_in("verifikator@pekalongankota.go.id").await;
    assert_eq!(stranger.get(&path::with(path::OFFICER_COMPLAINT, &number)).await.problem().status, 404);
    assert_eq!(stranger.complaints("").await.rows.len(), 0);
}

#[tokio::test]
async fn pages_of_the_list_follow_each_other() {
    let world = World::new().await;
    let mut verifier = world.logged_in(VERIFIER).await;
    for number in 0..60_u8 {
        let new = RecordedComplaint {
            secret: secret(number).as_str().to_owned(),
            channel: Channel::Telephone,
            received_at: world.app.now().plus_minutes(-i64::from(number)),
            subject: Subject::Service,
            text: format!("Pengaduan {number}"),
            contact: None,
            renewal: None,
            class: None,
        };
        verifier.post(path::OFFICER_COMPLAINTS, &new).await.json::<ComplaintReceipt>();
    }
    let first = verifier.complaints("").await;
    let second = verifier.complaints(&format!("after={}", first.more.clone().unwrap())).await;
    assert_eq!((first.rows.len(), second.rows.len(), second.more), (50, 10, None));
    let all: Vec<&str> = first.rows.iter().chain(&second.rows).map(|row| row.beginning.as_str()).collect();
    let expected: Vec<String> = (0..60).rev().map(|number| format!("Pengaduan {number}")).collect();
    assert_eq!(all, expected, "the earliest due first");
    assert_eq!(verifier.get(&format!("{}?after=x", path::OFFICER_COMPLAINTS)).await.problem().status, 400);
}

#[tokio::test]
async fn the_log_shows_what_was_changed() {
    let world = World::new().await;
    let number = complained(&world).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.handled(&number, classify("light")).await;
    let verify = || async { backend::app::verify::run(&world.app.config, &[]).await.unwrap() };
    assert_eq!(verify().await.faults(), Vec::<String>::new());
    for (change, undo, expected) in [
        (
            "UPDATE complaints SET class = 'supervision'",
            "UPDATE complaints SET class = 'light'",
            "its row says something else",
        ),
        (
            "UPDATE complaints SET stage = 'closed'",
            "UPDATE complaints SET stage = 'open'",
            "its row says something else",
        ),
        (
            "UPDATE complaint_texts SET text = text || '!'",
            "UPDATE complaint_texts SET text = rtrim(text, '!')",
            "they are not those that were written",
        ),
        (
            "UPDATE events SET event = replace(event, 'light', 'lahgt') WHERE complaint IS NOT NULL",
            "UPDATE events SET event = replace(event, 'lahgt', 'light') WHERE complaint IS NOT NULL",
            "its hash is not that of its content",
        ),
        (
            "INSERT INTO complaint_about SELECT 1, id FROM people LIMIT 1",
            "DELETE FROM complaint_about",
            "other officers as complained about",
        ),
    ] {
        world.run(change).await;
        let faults = verify().await.faults().join("\n");
        assert!(faults.contains(expected), "{change}: {faults}");
        world.run(undo).await;
        assert_eq!(verify().await.faults(), Vec::<String>::new(), "{undo}");
    }
}
