//! An electronic recommendation by the head of the unit stands in the place of the letter where the agency's standard says so.
//!
//! Longer than 250 lines because each way in which a request can end is read beside the others.

use domain::api::{
    AccessLog, CaseView, DraftView, HeadOfUnit, HeadQuery, MyRecommendation, NewRecommendationRequest, OfficerCommand,
    OwnDataCopy, RecommendationAnswer, RecommendationRequest, RecommendationRequests, RecommendationState, RenewalView,
    path,
};
use domain::journey::Step;
use domain::moment::DAY;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::recommendation::REQUEST_DAYS;
use domain::renewal::{Refusal, ReturnReason};

use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::renewal::returning;
use crate::verify::found;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER, new_key};

pub const BIMA: &str = "bima@pekalongankota.go.id";
const JOKO: &str = "joko@pekalongankota.go.id";
const BIMA_MERANTI: &str = "bima@merantikab.go.id";
const NOTE: &str = "Untuk menandatangani surat tugas.";

impl Browser {
    /// Answers that the data is right: the letter is next.
    pub async fn at_letter(&mut self) -> DraftView {
        let version = self.draft().await.version;
        self.answer(version, &[]).await.json()
    }

    pub async fn ask(&mut self, head: &str) -> Answer {
        let new = NewRecommendationRequest { identifier: head.to_owned(), note: NOTE.to_owned() };
        self.post(path::DRAFT_RECOMMENDATION, &new).await
    }

    async fn look_up(&mut self, head: &str) -> Answer {
        self.post(path::DRAFT_RECOMMENDATION_HEAD, &HeadQuery { identifier: head.to_owned() }).await
    }

    async fn mine(&mut self) -> MyRecommendation {
        self.get(path::DRAFT_RECOMMENDATION).await.json()
    }

    async fn state(&mut self) -> RecommendationState {
        self.mine().await.asked.expect("a request").state
    }

    async fn waiting(&mut self) -> Vec<i64> {
        let requests: RecommendationRequests = self.get(path::RECOMMENDATIONS).await.json();
        requests.rows.into_iter().map(|row| row.id).collect()
    }

    async fn request(&mut self, id: i64) -> Answer {
        self.get(&path::with(path::RECOMMENDATION, &id.to_string())).await
    }

    pub async fn respond(&mut self, id: i64, recommend: bool, reason: &str) -> Answer {
        let answer = RecommendationAnswer { recommend, reason: reason.to_owned() };
        self.post(&path::with(path::RECOMMENDATION_ANSWER, &id.to_string()), &answer).await
    }
}

/// Sari has asked Bima; the request's number.
async fn asked(sari: &mut Browser, bima: &mut Browser) -> i64 {
    sari.at_letter().await;
    sari.ask(BIMA).await.json::<MyRecommendation>();
    let [id] = bima.waiting().await[..] else { panic!("one request") };
    id
}

/// Sari was recommended by Bima, and has a key.
async fn recommended(sari: &mut Browser, bima: &mut Browser) -> DraftView {
    let id = asked(sari, bima).await;
    bima.respond(id, true, "").await.json::<RecommendationRequest>();
    sari.put(path::DRAFT_KEY, &new_key(0)).await.json()
}

fn letter(fault: Fault) -> [Problem; 1] {
    [Problem::new(Field::Letter, fault)]
}

#[tokio::test]
async fn a_holder_applies_with_a_recommendation_in_the_place_of_the_letter() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let id = asked(&mut sari, &mut bima).await;
    let mail = world.mails(BIMA).await.pop().unwrap();
    assert!(mail.contains(&format!("https://perbarui.test/rekomendasi/permintaan/{id}")), "{mail}");
    // No secret, and nobody but the reader by name.
    assert!(
        !mail.contains(&format!("permintaan/{id}#")) && !mail.contains("Sari") && mail.contains("Bima Prakoso"),
        "{mail}"
    );
    let shown: RecommendationRequest = bima.request(id).await.json();
    assert_eq!((shown.state, &*shown.note, shown.reissue), (RecommendationState::Waiting, NOTE, false));
    let data = &shown.data;
    assert_eq!((&*data.name, &*data.unit, &*data.email), ("Sari Wulandari", "Dinas Kesehatan", SARI));
    assert_eq!((&*data.position, data.nip.len()), ("Perencana Ahli Muda", 18));

    let answered: RecommendationRequest = bima.respond(id, true, "").await.json();
    assert_eq!(answered.state, RecommendationState::Recommended);
    assert_eq!(bima.waiting().await, [0; 0]);
    assert!(world.mails(SARI).await.pop().unwrap().contains("Rekomendasi Anda sudah diberikan"));
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let sent: RenewalView = sari.submit(None, draft.version, "send").await.json();

    let mut officer = world.logged_in(VERIFIER).await;
    let case = officer.case(&sent.reference).await;
    let given = case.recommendation.expect("a recommendation");
    let HeadOfUnit { name, position, unit } = &given.by;
    assert_eq!((&**name, &**position, &**unit), ("Bima Prakoso", "Kepala Seksi Kurikulum", "Dinas Pendidikan"));
    assert_eq!((given.at, case.files.len()), (world.app.now(), 0));
    let event: (String,) = sqlx::query_as("SELECT event FROM events WHERE event LIKE '%recommendation%'")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    assert!(!event.0.contains("Bima") && !event.0.contains("Sari"), "{}", event.0);
    officer.take_and(&sent.reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
    let receipt = sari.get(&path::with(path::RENEWAL_SENT_PAPER, &sent.reference)).await;
    assert_eq!(receipt.status, 200);
}

#[tokio::test]
async fn only_the_person_who_was_asked_can_see_and_answer() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let id = asked(&mut sari, &mut bima).await;
    for other in [SARI, JOKO, VERIFIER, BIMA_MERANTI] {
        let mut other = world.logged_in(other).await;
        assert_eq!(other.request(id).await.problem().status, 404);
        assert_eq!(other.respond(id, true, "").await.problem().status, 404);
        assert_eq!(other.waiting().await, [0; 0]);
    }
    assert_eq!(world.browser().request(id).await.problem().status, 401);
    assert_eq!(bima.request(id + 1).await.problem().status, 404);
    assert_eq!(sari.state().await, RecommendationState::Waiting);
}

#[tokio::test]
async fn whom_a_holder_can_ask() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.look_up(BIMA).await.problem().status, 409, "before the letter's step");
    sari.at_letter().await;
    let found: HeadOfUnit = sari.look_up(BIMA).await.json();
    assert_eq!(&*found.name, "Bima Prakoso");
    let nobody = |field, fault| vec![Problem::new(field, fault)];
    // One answer for nobody, for another agency's person, and for who can't log in.
    for unknown in ["nobody@pekalongankota.go.id", BIMA_MERANTI, "wahyu@pekalongankota.go.id", "199001012015031999"] {
        for answer in [sari.look_up(unknown).await, sari.ask(unknown).await] {
            assert_eq!(answer.problem().problems, nobody(Field::Identifier, Fault::UnknownPerson), "{unknown}");
        }
    }
    assert_eq!(sari.ask(SARI).await.problem().problems, nobody(Field::Identifier, Fault::Yourself));
    assert_eq!(sari.ask("Bima").await.problem().problems, nobody(Field::Identifier, Fault::IdentifierShape));
    let long = NewRecommendationRequest { identifier: BIMA.to_owned(), note: "x".repeat(501) };
    let long = sari.post(path::DRAFT_RECOMMENDATION, &long).await;
    assert_eq!(long.problem().problems, nobody(Field::Message, Fault::TooLong(500)));
    assert_eq!(world.count("recommendation_requests").await, 0);

    // Who was looked up can see that.
    let seen: AccessLog = world.logged_in(BIMA).await.get(path::ACCESS_LOG).await.json();
    assert_eq!((seen.entries.len(), seen.entries[0].data), (1, domain::api::AccessedData::HeadOfUnit));
}

#[tokio::test]
async fn look_ups_and_requests_are_limited() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.at_letter().await;
    for _ in 0..5 {
        assert_eq!(sari.ask(BIMA).await.status, 200);
        assert_eq!(sari.act(axum::http::Method::POST, path::DRAFT_RECOMMENDATION_WITHDRAWAL).await.status, 200);
    }
    assert_eq!(sari.ask(BIMA).await.problem().status, 429, "a sixth one in a day");
    world.clock.pass(DAY + 1);
    sari.log_in(&world, SARI).await;
    assert_eq!(sari.ask(BIMA).await.status, 200);
    let mut statuses = Vec::new();
    for _ in 0..21 {
        statuses.push(sari.look_up(JOKO).await.status);
    }
    assert_eq!(statuses.last(), Some(&429));
}

#[tokio::test]
async fn other_data_makes_request_and_recommendation_void() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let id = asked(&mut sari, &mut bima).await;
    let version = sari.draft().await.version;
    let moved = [(DataField::Position, "Perencana Ahli Madya")];
    sari.answer(version, &moved).await.json::<DraftView>();
    assert_eq!(sari.upload(FilePurpose::Sk, &make::letter()).await.status, 200);
    assert_eq!(sari.state().await, RecommendationState::Void);
    assert_eq!(bima.waiting().await, [0; 0]);
    assert_eq!(bima.respond(id, true, "").await.problem().refusal, Some(Refusal::WrongStage));

    // Asked again for the new data, recommended, and changed back.
    sari.ask(BIMA).await.json::<MyRecommendation>();
    let [id] = bima.waiting().await[..] else { panic!("one request") };
    bima.respond(id, true, "").await.json::<RecommendationRequest>();
    let version = sari.draft().await.version;
    sari.answer(version, &[]).await.json::<DraftView>();
    assert_eq!(sari.state().await, RecommendationState::Void);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let refused = sari.submit(None, draft.version, "void").await.problem();
    assert_eq!((refused.status, &refused.problems[..]), (422, &letter(Fault::RecommendationVoid)[..]));
    // Nothing is lost: with the data that was recommended it can be sent.
    let version = sari.draft().await.version;
    let draft: DraftView = sari.answer(version, &moved).await.json();
    assert_eq!(sari.submit(None, draft.version, "send").await.status, 201);
}

#[tokio::test]
async fn a_head_declines_with_a_reason() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let id = asked(&mut sari, &mut bima).await;
    let blank = bima.respond(id, false, "  ").await.problem();
    assert_eq!(blank.problems, [Problem::new(Field::Note, Fault::Blank)]);
    let reason = "Anda tidak bertugas di unit kerja saya.";
    let declined: RecommendationRequest = bima.respond(id, false, reason).await.json();
    assert_eq!(declined.state, RecommendationState::Declined);
    assert_eq!(bima.respond(id, false, reason).await.status, 200, "the same once more");
    assert_eq!(bima.respond(id, true, "").await.problem().refusal, Some(Refusal::WrongStage));
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains("Permintaan rekomendasi Anda ditolak") && !mail.contains(reason), "{mail}");
    let asked = sari.mine().await.asked.unwrap();
    assert_eq!((asked.state, &*asked.reason), (RecommendationState::Declined, reason));
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let refused = sari.submit(None, draft.version, "none").await.problem();
    assert_eq!((refused.status, &refused.problems[..]), (422, &letter(Fault::Blank)[..]));
    // Somebody else can be asked.
    assert_eq!(sari.ask(JOKO).await.status, 200);
}

#[tokio::test]
async fn a_holder_withdraws_and_asks_once_at_a_time() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let id = asked(&mut sari, &mut bima).await;
    assert_eq!(sari.ask(BIMA).await.status, 200, "the same request once more");
    assert_eq!(sari.ask(JOKO).await.problem().refusal, Some(Refusal::AlreadyOpen));
    assert_eq!(world.count("recommendation_requests").await, 1);
    let withdraw = async |sari: &mut Browser| {
        sari.act(axum::http::Method::POST, path::DRAFT_RECOMMENDATION_WITHDRAWAL).await.json::<MyRecommendation>()
    };
    for _ in 0..2 {
        assert_eq!(withdraw(&mut sari).await.asked.unwrap().state, RecommendationState::Withdrawn);
    }
    assert_eq!(bima.respond(id, true, "").await.problem().refusal, Some(Refusal::WrongStage));
    let shown: RecommendationRequest = bima.request(id).await.json();
    assert_eq!(shown.state, RecommendationState::Withdrawn);

    // So can what was given.
    let draft = recommended(&mut sari, &mut bima).await;
    assert!(draft.draft.recommendation.is_some());
    assert_eq!(sari.ask(JOKO).await.problem().refusal, Some(Refusal::AlreadyOpen));
    withdraw(&mut sari).await;
    let draft = sari.draft().await;
    assert_eq!(draft.draft.recommendation, None);
    assert_eq!(sari.submit(None, draft.version, "none").await.problem().problems, letter(Fault::Blank));
    assert_eq!(
        world.logged_in(JOKO).await.act(axum::http::Method::POST, path::DRAFT_RECOMMENDATION_WITHDRAWAL).await.status,
        404
    );
}

#[tokio::test]
async fn an_unanswered_request_expires_and_a_letter_can_be_uploaded_instead() {
    let world = World::new().await;
    let (mut joko, mut bima) = (world.logged_in(JOKO).await, world.logged_in(BIMA).await);
    let id = asked(&mut joko, &mut bima).await;
    let shown: RecommendationRequest = bima.request(id).await.json();
    assert!(shown.reissue, "the certificate expired three days ago");
    world.clock.pass(REQUEST_DAYS * DAY - 1);
    bima.log_in(&world, BIMA).await;
    assert_eq!(bima.waiting().await, [id]);
    world.clock.pass(1);
    assert_eq!(bima.waiting().await, [0; 0]);
    assert_eq!(bima.respond(id, true, "").await.problem().refusal, Some(Refusal::WrongStage));
    joko.log_in(&world, JOKO).await;
    assert_eq!(joko.state().await, RecommendationState::Expired);
    let reference = joko.apply(1).await;
    assert_eq!(world.count("recommendation_requests").await, 0, "it goes with the draft");
    let case = world.logged_in(VERIFIER).await.case(&reference).await;
    assert_eq!((case.recommendation, case.files.len()), (None, 1));
}

#[tokio::test]
async fn a_returned_letter_can_be_replaced_by_a_recommendation_and_the_other_way_round() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let reference = sari.apply(0).await;
    let mut officer = world.logged_in(VERIFIER).await;
    officer.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await.json::<CaseView>();
    let [id] = {
        sari.ask(BIMA).await.json::<MyRecommendation>();
        bima.waiting().await[..].try_into().unwrap()
    };
    bima.respond(id, true, "").await.json::<RecommendationRequest>();
    let draft = sari.draft().await;
    assert_eq!(draft.unreplaced(), []);
    let send = domain::api::Send { version: draft.version, keep: false };
    assert_eq!(sari.submit_as(Some(&reference), &send, "recommended").await.status, 200);
    assert!(officer.case(&reference).await.recommendation.is_some());

    // Another return of the letter takes the recommendation away; of other data it stays, while it fits.
    let version = officer.case(&reference).await.version;
    assert!(version > 0);
    officer.command(&reference, returning(Step::Data, ReturnReason::DataDiffers, "")).await.json::<CaseView>();
    let draft = sari.draft().await;
    assert!(draft.draft.recommendation.is_some() && !draft.draft.open_steps.clone().unwrap().contains(&Step::Letter));
    let draft: DraftView = sari.answer(draft.version, &[(DataField::Position, "Perencana Ahli Madya")]).await.json();
    assert!(draft.draft.open_steps.unwrap().contains(&Step::Letter), "other data asks for the letter again");
    let draft: DraftView = sari.answer(draft.version, &[]).await.json();
    assert_eq!(sari.submit(Some(&reference), draft.version, "as-it-was").await.status, 200);
    officer.command(&reference, returning(Step::Letter, ReturnReason::Other, "Mohon surat.")).await.json::<CaseView>();
    let draft = sari.draft().await;
    assert_eq!(draft.draft.recommendation, None);
    assert_eq!(sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.status, 200);
    let draft = sari.draft().await;
    assert_eq!(sari.submit(Some(&reference), draft.version, "a-letter").await.status, 200);
    assert_eq!(officer.case(&reference).await.recommendation, None);
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
}

#[tokio::test]
async fn a_standard_that_does_not_accept_it_refuses() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    sari.at_letter().await;
    assert!(!sari.mine().await.available);
    assert_eq!(sari.look_up(BIMA_MERANTI).await.problem().refusal, Some(Refusal::WrongStage));
    assert_eq!(sari.ask(BIMA_MERANTI).await.problem().refusal, Some(Refusal::WrongStage));
    assert_eq!(world.count("recommendation_requests").await, 0);
}

#[tokio::test]
async fn a_record_that_was_changed_is_noticed() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    let draft = recommended(&mut sari, &mut bima).await;
    world.run("UPDATE recommendation_answers SET name = 'Bukan Bima'").await;
    let refused = sari.submit(None, draft.version, "changed").await.problem();
    assert_eq!(refused.problems, letter(Fault::RecommendationVoid));
    world.run("UPDATE recommendation_answers SET name = 'Bima Prakoso'").await;
    let sent: RenewalView = sari.submit(None, draft.version, "sent").await.json();
    world.run("UPDATE recommendation_answers SET position = 'Kepala Dinas'").await;
    let mut officer = world.logged_in(VERIFIER).await;
    assert_eq!(officer.get(&path::with(path::CASE, &sent.reference)).await.problem().status, 503);
    let report = found(&world.app.config).await;
    assert!(report.faults().iter().any(|fault| fault.contains("does not say what was answered")), "{report:?}");
    world.run("DELETE FROM recommendation_requests").await;
    let report = found(&world.app.config).await;
    assert!(report.faults().iter().any(|fault| fault.contains("it is gone")), "{report:?}");
}

#[tokio::test]
async fn what_was_seen_and_kept_is_told() {
    let world = World::new().await;
    let (mut sari, mut bima) = (world.logged_in(SARI).await, world.logged_in(BIMA).await);
    recommended(&mut sari, &mut bima).await;
    let log: AccessLog = sari.get(path::ACCESS_LOG).await.json();
    assert_eq!(log.entries.len(), 1, "{log:?}");
    assert_eq!((log.entries[0].data, &log.entries[0].roles[..]), (domain::api::AccessedData::Recommendation, &[][..]));
    let asked: OwnDataCopy = sari.get(path::OWN_DATA_COPY).await.json();
    let [own] = &asked.recommendations[..] else { panic!("{asked:?}") };
    assert_eq!((own.as_head, &*own.note, own.recommended, &own.answered_as), (false, NOTE, Some(true), &None));
    let text = bima.get(path::OWN_DATA_COPY).await;
    assert!(!text.text().contains("Sari Wulandari") && !text.text().contains(NOTE), "{}", text.text());
    let answered: OwnDataCopy = text.json();
    let [own] = &answered.recommendations[..] else { panic!("{answered:?}") };
    assert!(own.as_head && own.data.is_none() && own.answered_as.is_some());
}
