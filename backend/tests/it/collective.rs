//! Collective renewal: an officer invites several holders, each applies alone, the head of the unit recommends them in one answer.
//!
//! Longer than 250 lines because each way through it is read beside the others.

use axum::body::Body;
use axum::http::Method;
use backend::app::collective::reminders::remind;
use backend::app::retention::erase;
use domain::api::{
    AccessLog, AccessedData, CaseView, CollectiveAnswer, CollectiveCandidates, CollectiveCommand, CollectiveProgress,
    CollectiveRecommendation, CollectiveRecommended, CollectiveRenewals, CollectiveRequests, DraftView, HeadOfUnit,
    HeadQuery, IDEMPOTENCY_HEADER, MyCollective, MyRecommendation, NameFault, NamesRead, NamesToRead, NewCollective,
    NewPassword, OfficerCommand, OwnDataCopy, RecommendationRequests, RecommendationState, RenewalView, WhyNobody,
    path,
};
use domain::collective::MemberState::{
    Asked, Declined, Expired, HeadDeclined, Invited, Issued, Joined, LeftOut, Recommended, Sent,
};
use domain::collective::{MemberState, OPEN_DAYS, Obstacle};
use domain::moment::DAY;
use domain::person::DataField;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{PersonId, Refusal};

use crate::harness::{Answer, Browser, World, changing};
use crate::recommendations::BIMA;
use crate::verify::found;
use crate::wizard::{AISYAH, SARI, SARI_MERANTI, VERIFIER, VERIFIER_MERANTI, new_key};

const RATNA: &str = "ratna@pekalongankota.go.id";
const JOKO: &str = "joko@pekalongankota.go.id";
const WAHYU: &str = "wahyu@pekalongankota.go.id";
const FIVE: [&str; 5] = [SARI, RATNA, JOKO, WAHYU, AISYAH];
const NOTE: &str = "Mohon selesai sebelum akhir bulan.";

impl Browser {
    async fn candidates(&mut self) -> CollectiveCandidates {
        self.get(path::COLLECTIVE_CANDIDATES).await.json()
    }

    async fn names(&mut self, text: &str) -> NamesRead {
        self.post(path::COLLECTIVE_NAMES, &NamesToRead { text: text.to_owned() }).await.json()
    }

    pub async fn ids(&mut self, emails: &[&str]) -> Vec<PersonId> {
        let read = self.names(&emails.join("\n")).await;
        assert_eq!(read.faults, []);
        read.found.into_iter().map(|one| one.id).collect()
    }

    async fn start_with(&mut self, new: &NewCollective, act: &str) -> Answer {
        let request = changing(Method::POST, path::COLLECTIVES)
            .header("content-type", "application/json")
            .header(IDEMPOTENCY_HEADER, format!("{act:-<16}"));
        self.send(request.body(Body::from(serde_json::to_vec(new).unwrap())).unwrap()).await
    }

    pub async fn start(&mut self, emails: &[&str]) -> CollectiveProgress {
        let people = self.ids(emails).await;
        let new = NewCollective { head: BIMA.to_owned(), note: NOTE.to_owned(), people };
        let answer = self.start_with(&new, "start").await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()
    }

    async fn progress(&mut self, id: i64) -> CollectiveProgress {
        self.get(&path::with(path::COLLECTIVE, &id.to_string())).await.json()
    }

    async fn collective(&mut self, id: i64, command: CollectiveCommand) -> Answer {
        self.post(&path::with(path::COLLECTIVE_COMMANDS, &id.to_string()), &command).await
    }

    async fn invited(&mut self) -> MyCollective {
        self.get(path::MY_COLLECTIVE).await.json()
    }

    async fn take_part(&mut self, takes_part: bool, reason: &str) -> Answer {
        let answer = CollectiveAnswer { takes_part, reason: reason.to_owned() };
        self.post(path::MY_COLLECTIVE_ANSWER, &answer).await
    }

    async fn ask_together(&mut self) -> Answer {
        self.act(Method::POST, path::DRAFT_RECOMMENDATION_COLLECTIVE).await
    }

    async fn asking(&mut self, id: i64) -> CollectiveRequests {
        self.get(&path::with(path::COLLECTIVE_REQUESTS, &id.to_string())).await.json()
    }

    async fn recommend(&mut self, id: i64, requests: &[i64]) -> Answer {
        let body = CollectiveRecommendation { requests: requests.to_vec() };
        self.post(&path::with(path::COLLECTIVE_REQUESTS_ANSWER, &id.to_string()), &body).await
    }
}

impl World {
    /// Somebody at the letter's step who has asked the head of the collective renewal.
    async fn asked(&self, email: &str) -> Browser {
        let mut browser = self.logged_in(email).await;
        browser.at_letter().await;
        browser.ask_together().await.json::<MyRecommendation>();
        browser
    }
}

fn states(progress: &CollectiveProgress) -> Vec<(&str, MemberState)> {
    progress.members.iter().map(|one| (one.name.split(' ').next().unwrap(), one.state)).collect()
}

fn refusal(answer: &Answer) -> Option<Refusal> {
    answer.problem().refusal
}

#[tokio::test]
async fn one_answer_recommends_several_and_each_applies_with_it() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let started = maya.start(&FIVE).await;
    assert_eq!((started.done, started.of, &*started.unit, &*started.note), (0, 5, "Dinas Pendidikan", NOTE));
    assert_eq!(started.head.name, "Bima Prakoso");
    assert_eq!(started.ends_at, world.app.now().plus_days(OPEN_DAYS));

    let (mut sari, mut ratna) = (world.asked(SARI).await, world.asked(RATNA).await);
    let mut bima = world.logged_in(BIMA).await;
    let list: RecommendationRequests = bima.get(path::RECOMMENDATIONS).await.json();
    assert_eq!((list.collectives[0].waiting, &*list.collectives[0].unit), (2, "Dinas Pendidikan"));
    assert!(list.rows.iter().all(|row| row.collective == Some(started.id)));
    let asking = bima.asking(started.id).await;
    let names: Vec<_> = asking.requests.iter().map(|one| &*one.data.name).collect();
    assert_eq!((asking.of, asking.recommended, &names[..]), (5, 0, &["Sari Wulandari", "Ratna Kusumaningrum"][..]));

    let ids: Vec<i64> = asking.requests.iter().map(|one| one.id).collect();
    let done: CollectiveRecommended = bima.recommend(started.id, &ids).await.json();
    assert_eq!((done.recommended, &done.not[..], &done.left.requests[..]), (2, &[][..], &[][..]));
    assert_eq!(world.count("recommendation_answers").await, 1);
    assert_eq!(world.count("recommendation_requests WHERE answer = 1 AND digest IS NOT NULL").await, 2);
    for member in [SARI, RATNA] {
        assert!(world.mails(member).await.pop().unwrap().contains("Rekomendasi Anda sudah diberikan"));
    }
    // The same once more changes nothing.
    let again: CollectiveRecommended = bima.recommend(started.id, &ids).await.json();
    assert_eq!((again.recommended, world.count("recommendation_answers").await), (2, 1));

    // Who asks later comes in a further answer.
    let _joko = world.asked(JOKO).await;
    let [later] = &bima.asking(started.id).await.requests[..] else { panic!("one request") };
    assert!(later.reissue);
    bima.recommend(started.id, &[later.id]).await.json::<CollectiveRecommended>();
    assert_eq!(world.count("recommendation_answers").await, 2);

    for (browser, nth) in [(&mut sari, 0), (&mut ratna, 1)] {
        let draft: DraftView = browser.put(path::DRAFT_KEY, &new_key(nth)).await.json();
        assert!(draft.draft.recommendation.is_some());
        assert_eq!(browser.submit(None, draft.version, "send").await.status, 201);
    }
    let shown = maya.progress(started.id).await;
    let expected = [("Joko", Recommended), ("Nur", Invited), ("Ratna", Sent), ("Sari", Sent), ("Wahyu", Invited)];
    assert_eq!((states(&shown), shown.done, shown.of), (expected.to_vec(), 2, 5));
    let list: CollectiveRenewals = maya.get(path::COLLECTIVES).await.json();
    assert_eq!((list.rows[0].done, list.rows[0].of, list.rows[0].open), (2, 5, true));

    // Each application has its own record of the answer that both share.
    let reference = sari.get(path::RENEWALS).await;
    assert_eq!(found(&world.app.config).await.faults(), [""; 0], "{}", reference.status);
}

#[tokio::test]
async fn an_issued_certificate_is_told() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let id = maya.start(&[SARI]).await.id;
    let mut sari = world.asked(SARI).await;
    let mut bima = world.logged_in(BIMA).await;
    let request = bima.asking(id).await.requests[0].id;
    bima.recommend(id, &[request]).await.json::<CollectiveRecommended>();
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let sent: RenewalView = sari.submit(None, draft.version, "send").await.json();
    assert_eq!(states(&maya.progress(id).await), [("Sari", Sent)]);
    assert_eq!(refusal(&sari.take_part(false, "").await), Some(Refusal::WrongStage));
    maya.take_and(&sent.reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    backend::app::issuance::issue::issue_due(&world.app).await.unwrap();
    let shown = maya.progress(id).await;
    assert_eq!((states(&shown), shown.done, shown.of), (vec![("Sari", Issued)], 1, 1));
}

#[tokio::test]
async fn whom_an_officer_can_invite() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let candidates = maya.candidates().await;
    let mut shown: Vec<_> =
        candidates.rows.iter().map(|one| (one.name.split(' ').next().unwrap(), one.obstacle)).collect();
    shown.sort_by_key(|(name, _)| *name);
    // Bima's certificate ends in 200 days, Dewi's was revoked.
    let free = ["Joko", "Nur", "Ratna", "Sari", "Wahyu"].map(|name| (name, None));
    assert_eq!(shown, free);
    assert!(!candidates.rows.iter().find(|one| one.name.starts_with("Wahyu")).unwrap().activated);

    maya.start(&[RATNA]).await;
    world.logged_in(SARI).await.apply(0).await;
    let candidates = maya.candidates().await;
    let obstacle = |name: &str| candidates.rows.iter().find(|one| one.name.starts_with(name)).unwrap().obstacle;
    assert_eq!(obstacle("Sari"), Some(Obstacle::ApplicationOpen));
    assert_eq!(obstacle("Ratna"), Some(Obstacle::Member));
    assert_eq!(obstacle("Joko"), None);
    for (email, refused) in [
        (SARI, Refusal::AlreadyOpen),
        (RATNA, Refusal::AlreadyOpen),
        ("dewi@pekalongankota.go.id", Refusal::NotRenewable),
        (BIMA, Refusal::OwnApplication),
    ] {
        let people = maya.ids(&[JOKO, email]).await;
        let new = NewCollective { head: BIMA.to_owned(), note: String::new(), people };
        assert_eq!(refusal(&maya.start_with(&new, &email[..4]).await), Some(refused), "{email}");
    }
    assert_eq!(world.count("collective_renewals").await, 1);
    assert_eq!(world.count("collective_members").await, 1);
}

#[tokio::test]
async fn a_list_tells_each_line_that_names_nobody() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let (nip,): (String,) = sqlx::query_as("SELECT nip FROM people WHERE email = $1")
        .bind(JOKO)
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    let text = format!(
        "Nama\tNIP\tUnit\nJoko Santosa\t{nip}\tBadan Keuangan\n\n\"Sari\";\"SARI@pekalongankota.go.id\"\nBudi 1\n\
         {SARI_MERANTI}\n{JOKO}\n"
    );
    let read = maya.names(&text).await;
    let found: Vec<_> = read.found.iter().map(|one| &*one.name).collect();
    assert_eq!(found, ["Joko Santosa", "Sari Wulandari"]);
    let fault = |line, why| NameFault { line, why };
    assert_eq!(
        read.faults,
        [fault(5, WhyNobody::Unreadable), fault(6, WhyNobody::Unknown), fault(7, WhyNobody::Repeated(2))]
    );
    let long = NamesToRead { text: "x1\n".repeat(501) };
    let long = maya.post(path::COLLECTIVE_NAMES, &long).await.problem();
    assert_eq!(long.problems, [Problem::new(Field::Table, Fault::TooManyRows(500))]);
}

#[tokio::test]
async fn who_may_start_and_see_one() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let people = maya.ids(&[SARI]).await;
    let new = NewCollective { head: BIMA.to_owned(), note: String::new(), people: people.clone() };
    let id = maya.start(&[SARI, RATNA]).await.id;
    let one = path::with(path::COLLECTIVE, &id.to_string());
    for other in ["admin@pekalongankota.go.id", "bsre@pekalongankota.go.id", SARI] {
        let mut other = world.logged_in(other).await;
        assert_eq!(other.start_with(&new, "start").await.problem().status, 403);
        for path in [path::COLLECTIVES, path::COLLECTIVE_CANDIDATES, &one] {
            assert_eq!(other.get(path).await.problem().status, 403, "{path}");
        }
        assert_eq!(other.collective(id, CollectiveCommand::End).await.problem().status, 403);
    }
    // Another agency's officer sees neither it nor whom it is about; that agency's standard has no electronic recommendation.
    let mut other = world.logged_in(VERIFIER_MERANTI).await;
    assert_eq!(other.get(&one).await.problem().status, 404);
    for command in [CollectiveCommand::End, CollectiveCommand::Remind, CollectiveCommand::Remove(people[0])] {
        assert_eq!(other.collective(id, command).await.problem().status, 404);
    }
    let list: CollectiveRenewals = other.get(path::COLLECTIVES).await.json();
    assert!(!list.available && list.rows.is_empty());
    assert_eq!(other.names(SARI).await.faults, [NameFault { line: 1, why: WhyNobody::Unknown }]);
    let head = HeadQuery { identifier: SARI_MERANTI.to_owned() };
    assert_eq!(refusal(&other.post(path::COLLECTIVE_HEAD, &head).await), Some(Refusal::WrongStage));
    let foreign = NewCollective { head: SARI_MERANTI.to_owned(), ..new };
    assert_eq!(other.start_with(&foreign, "start").await.problem().status, 409);
    // Another agency's holder is nobody here, and can't be the head.
    let (meranti,): (i64,) = sqlx::query_as("SELECT id FROM people WHERE email = $1")
        .bind(SARI_MERANTI)
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    let new = NewCollective { head: BIMA.to_owned(), note: String::new(), people: vec![PersonId(meranti)] };
    assert_eq!(maya.start_with(&new, "foreign").await.problem().status, 404);
    let wrong = maya.start_with(&NewCollective { people, ..foreign }, "head").await.problem();
    assert_eq!(wrong.problems, [Problem::new(Field::Identifier, Fault::UnknownPerson)]);
    let none = NewCollective { head: BIMA.to_owned(), note: String::new(), people: Vec::new() };
    assert_eq!(maya.start_with(&none, "none").await.problem().problems, [Problem::new(Field::Table, Fault::Blank)]);
    let long = NewCollective { note: "x".repeat(501), ..none };
    assert_eq!(
        maya.start_with(&long, "long").await.problem().problems,
        [Problem::new(Field::Note, Fault::TooLong(500))]
    );
    let found: HeadOfUnit = maya.post(path::COLLECTIVE_HEAD, &HeadQuery { identifier: BIMA.to_owned() }).await.json();
    assert_eq!(found.position, "Kepala Seksi Kurikulum");
    assert_eq!(world.browser().get(path::MY_COLLECTIVE).await.problem().status, 401);
}

#[tokio::test]
async fn the_head_that_was_looked_up_can_see_that() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let found = maya.post(path::COLLECTIVE_HEAD, &HeadQuery { identifier: BIMA.to_owned() }).await;
    assert_eq!(found.json::<HeadOfUnit>().position, "Kepala Seksi Kurikulum");
    let seen: AccessLog = world.logged_in(BIMA).await.get(path::ACCESS_LOG).await.json();
    assert_eq!(seen.entries.iter().map(|entry| entry.data).collect::<Vec<_>>(), [AccessedData::HeadOfUnit]);
}

#[tokio::test]
async fn a_start_that_is_sent_again_starts_nothing_more() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let first = maya.start(&[SARI, RATNA]).await;
    assert_eq!(maya.start(&[SARI, RATNA]).await, first);
    assert_eq!(world.count("collective_renewals").await, 1);
    let mails = world.mails(SARI).await;
    assert_eq!(mails.iter().filter(|mail| mail.contains("Ajakan pembaruan bersama")).count(), 1);
    let mail = mails.last().unwrap();
    assert!(mail.contains("https://perbarui.test/rekomendasi/bersama\n"), "{mail}");
    // No secret, and nobody but the reader by name.
    assert!(!mail.contains("bersama#") && !mail.contains("Bima") && !mail.contains("Maya"), "{mail}");
}

#[tokio::test]
async fn a_member_without_an_account_sets_the_password_first() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let started = maya.start(&[WAHYU]).await;
    assert!(!started.members[0].activated);
    let mail = world.mails(WAHYU).await.pop().unwrap();
    assert!(mail.contains("https://perbarui.test/rekomendasi/sandi#"), "{mail}");
    let link = world.link_for(WAHYU).await;
    let mut wahyu = world.browser();
    let password = "tujuh-sungai-biru-9";
    let set = NewPassword { link, password: password.to_owned() };
    assert_eq!(wahyu.put(path::ACCOUNT_PASSWORD, &set).await.status, 204);
    assert_eq!(world.browser().put(path::ACCOUNT_PASSWORD, &set).await.problem().status, 422, "used once");
    wahyu.first_part(WAHYU, password).await;
    let code = world.code_for(WAHYU).await;
    assert_eq!(wahyu.enter_token(&code).await.status, 200);
    let invited = wahyu.invited().await.invitation.unwrap();
    assert_eq!((invited.state, invited.open, &*invited.unit), (Invited, true, "Dinas Pendidikan"));
    assert_eq!((&*invited.head.name, &*invited.started_by, &*invited.note), ("Bima Prakoso", "Maya Lestari", NOTE));
    assert!(maya.progress(started.id).await.members[0].activated);
}

#[tokio::test]
async fn a_member_declines_and_may_change_their_mind() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let id = maya.start(&[SARI, RATNA]).await.id;
    let mut sari = world.logged_in(SARI).await;
    let reason = "Saya pindah tugas bulan depan.";
    for _ in 0..2 {
        let now: MyCollective = sari.take_part(false, reason).await.json();
        let invitation = now.invitation.unwrap();
        assert_eq!((invitation.state, &*invitation.reason), (Declined, reason));
    }
    let shown = maya.progress(id).await;
    assert_eq!(states(&shown), [("Ratna", Invited), ("Sari", Declined)]);
    assert_eq!((shown.done, shown.of, &*shown.members[1].reason), (0, 1, reason));
    let long = sari.take_part(false, &"x".repeat(501)).await.problem();
    assert_eq!(long.problems, [Problem::new(Field::Note, Fault::TooLong(500))]);
    let now: MyCollective = sari.take_part(true, "").await.json();
    assert_eq!(now.invitation.unwrap().state, Joined);

    // While a request waits it is withdrawn first.
    sari.at_letter().await;
    sari.ask_together().await.json::<MyRecommendation>();
    assert_eq!(refusal(&sari.take_part(false, "").await), Some(Refusal::WrongStage));
    sari.act(Method::POST, path::DRAFT_RECOMMENDATION_WITHDRAWAL).await.json::<MyRecommendation>();
    assert_eq!(sari.take_part(false, "").await.status, 200);
    // Asking is taking part.
    sari.ask_together().await.json::<MyRecommendation>();
    assert_eq!(states(&maya.progress(id).await)[1], ("Sari", Asked));

    // Nobody else is invited.
    let mut joko = world.logged_in(JOKO).await;
    assert_eq!(joko.invited().await.invitation, None);
    assert_eq!(joko.take_part(true, "").await.problem().status, 404);
    joko.at_letter().await;
    assert_eq!(joko.ask_together().await.problem().status, 404);
}

#[tokio::test]
async fn the_head_is_fixed_and_the_own_way_stays_open() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let id = maya.start(&[SARI, RATNA]).await.id;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(refusal(&sari.ask_together().await), Some(Refusal::WrongStage), "before the letter's step");
    sari.at_letter().await;
    let mine: MyRecommendation = sari.get(path::DRAFT_RECOMMENDATION).await.json();
    assert_eq!(mine.collective.unwrap().head.name, "Bima Prakoso");
    for _ in 0..2 {
        let mine: MyRecommendation = sari.ask_together().await.json();
        assert_eq!(mine.asked.unwrap().head.name, "Bima Prakoso");
    }
    assert_eq!(world.count("recommendation_requests").await, 1);
    // Another head can be asked as always, and a letter be sent without taking part.
    let mut ratna = world.logged_in(RATNA).await;
    ratna.at_letter().await;
    ratna.ask(JOKO).await.json::<MyRecommendation>();
    assert_eq!(states(&maya.progress(id).await)[0], ("Ratna", Invited));
    ratna.act(Method::POST, path::DRAFT_RECOMMENDATION_WITHDRAWAL).await.json::<MyRecommendation>();
    ratna.apply(0).await;
    assert_eq!(states(&maya.progress(id).await)[0], ("Ratna", Sent));
}

#[tokio::test]
async fn only_the_head_recommends_and_only_what_still_holds() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let id = maya.start(&[SARI, RATNA, JOKO]).await.id;
    let (mut sari, mut ratna) = (world.asked(SARI).await, world.asked(RATNA).await);
    let mut joko = world.asked(JOKO).await;
    let mut bima = world.logged_in(BIMA).await;
    let asking = bima.asking(id).await;
    let ids: Vec<i64> = asking.requests.iter().map(|one| one.id).collect();
    for other in [SARI, AISYAH, VERIFIER, VERIFIER_MERANTI] {
        let mut other = world.logged_in(other).await;
        let read = other.get(&path::with(path::COLLECTIVE_REQUESTS, &id.to_string())).await;
        assert_eq!(read.problem().status, 404);
        assert_eq!(other.recommend(id, &ids).await.problem().status, 404);
    }
    assert_eq!(bima.recommend(id + 1, &ids).await.problem().status, 404);
    assert_eq!(bima.recommend(id, &[ids[0], 99]).await.problem().status, 404);
    assert_eq!(world.count("recommendation_answers").await, 0, "all or nothing of what is not theirs");

    // Sari's data changed while the page was open; Joko is declined by himself.
    let version = sari.draft().await.version;
    sari.answer(version, &[(DataField::Position, "Perencana Ahli Madya")]).await.json::<DraftView>();
    bima.respond(ids[2], false, "Anda tidak bertugas di unit saya.").await;
    let done: CollectiveRecommended = bima.recommend(id, &ids).await.json();
    assert_eq!((done.recommended, &done.not[..]), (1, &["Sari Wulandari".to_owned(), "Joko Santosa".to_owned()][..]));
    assert_eq!((done.left.recommended, done.left.requests.len()), (1, 0));
    assert_eq!(sari.draft().await.draft.recommendation, None);
    assert!(ratna.draft().await.draft.recommendation.is_some());
    let mine: MyRecommendation = joko.get(path::DRAFT_RECOMMENDATION).await.json();
    assert_eq!(mine.asked.unwrap().state, RecommendationState::Declined);
    let shown = maya.progress(id).await;
    assert_eq!(states(&shown), [("Joko", HeadDeclined), ("Ratna", Recommended), ("Sari", Joined)]);

    // Void afterwards, as any other.
    let version = ratna.draft().await.version;
    ratna.answer(version, &[(DataField::Position, "Bendahara")]).await.json::<DraftView>();
    let mine: MyRecommendation = ratna.get(path::DRAFT_RECOMMENDATION).await.json();
    assert_eq!(mine.asked.unwrap().state, RecommendationState::Void);
    assert_eq!(states(&maya.progress(id).await)[1], ("Ratna", Joined));
}

#[tokio::test]
async fn an_officer_adds_leaves_out_and_ends() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let started = maya.start(&[SARI, RATNA]).await;
    let id = started.id;
    let joko = maya.ids(&[JOKO]).await;
    let sari = started.members.iter().find(|one| one.name.starts_with("Sari")).unwrap().id;
    for _ in 0..2 {
        let more: CollectiveProgress = maya.collective(id, CollectiveCommand::Add(joko.clone())).await.json();
        assert_eq!(more.members.len(), 3);
        let less: CollectiveProgress = maya.collective(id, CollectiveCommand::Remove(sari)).await.json();
        assert_eq!((less.of, states(&less)[2]), (2, ("Sari", LeftOut)));
    }
    assert_eq!(maya.collective(id, CollectiveCommand::Remove(PersonId(9999))).await.problem().status, 404);
    let invitations = |mails: Vec<String>| mails.iter().filter(|mail| mail.contains("Ajakan pembaruan")).count();
    assert_eq!(invitations(world.mails(JOKO).await), 1);
    let mut browser = world.logged_in(SARI).await;
    assert_eq!(browser.invited().await.invitation, None);
    assert_eq!(browser.take_part(true, "").await.problem().status, 404);
    // Left out, she can be invited again.
    let back: CollectiveProgress = maya.collective(id, CollectiveCommand::Add(vec![sari])).await.json();
    assert_eq!((back.of, states(&back)[2]), (3, ("Sari", Invited)));

    browser.at_letter().await;
    browser.ask_together().await.json::<MyRecommendation>();
    for _ in 0..2 {
        let over: CollectiveProgress = maya.collective(id, CollectiveCommand::End).await.json();
        assert!(!over.open && !over.remindable);
        // What was asked can still be recommended.
        assert_eq!(states(&over)[2], ("Sari", Asked));
        assert_eq!(states(&over)[0], ("Joko", Expired));
    }
    assert_eq!(refusal(&maya.collective(id, CollectiveCommand::Remind).await), Some(Refusal::WrongStage));
    assert_eq!(refusal(&maya.collective(id, CollectiveCommand::Add(joko)).await), Some(Refusal::WrongStage));
    let mut ratna = world.logged_in(RATNA).await;
    assert!(!ratna.invited().await.invitation.unwrap().open);
    assert_eq!(refusal(&ratna.take_part(true, "").await), Some(Refusal::WrongStage));
    let mut bima = world.logged_in(BIMA).await;
    let request = bima.asking(id).await.requests[0].id;
    assert_eq!(bima.recommend(id, &[request]).await.json::<CollectiveRecommended>().recommended, 1);
    // Who was in it can be invited to another one.
    assert_eq!(maya.ids(&[RATNA]).await.len(), 1);
    let people = maya.ids(&[RATNA]).await;
    let new = NewCollective { head: BIMA.to_owned(), note: String::new(), people };
    assert_eq!(maya.start_with(&new, "another").await.status, 201);
}

#[tokio::test]
async fn members_are_reminded_and_the_head_is_told_once_a_day_at_most() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let id = maya.start(&[SARI, RATNA, WAHYU]).await.id;
    let count = async |to: &str, words: &str| {
        remind(&world.app).await.unwrap();
        world.mails(to).await.iter().filter(|mail| mail.contains(words)).count()
    };
    let reminder = "Pengingat: pembaruan bersama";
    assert_eq!(refusal(&maya.collective(id, CollectiveCommand::Remind).await), Some(Refusal::TooSoon));
    world.logged_in(RATNA).await.take_part(false, "").await;
    world.clock.pass(2 * DAY);
    assert_eq!(count(SARI, reminder).await, 0);
    world.clock.pass(DAY);
    assert_eq!((count(SARI, reminder).await, count(RATNA, reminder).await), (1, 0));
    assert_eq!(count(WAHYU, "rekomendasi/sandi#").await, 2, "another link sets the password");
    maya.log_in(&world, VERIFIER).await;
    assert_eq!(refusal(&maya.collective(id, CollectiveCommand::Remind).await), Some(Refusal::TooSoon));
    world.clock.pass(DAY);
    maya.log_in(&world, VERIFIER).await;
    let shown: CollectiveProgress = maya.collective(id, CollectiveCommand::Remind).await.json();
    assert!(!shown.remindable);
    assert_eq!(count(SARI, reminder).await, 2);

    // The first request is told to the head at once, the others of that day on the next one.
    let waits = "Pembaruan bersama menunggu rekomendasi";
    let _sari = world.asked(SARI).await;
    assert_eq!(count(BIMA, waits).await, 1);
    world.clock.pass(3600);
    let mut ratna = world.asked(RATNA).await;
    assert_eq!(count(BIMA, waits).await, 1);
    world.clock.pass(DAY - 3601);
    assert_eq!(count(BIMA, waits).await, 1);
    world.clock.pass(1);
    assert_eq!(count(BIMA, waits).await, 2);
    world.clock.pass(2 * DAY);
    assert_eq!(count(BIMA, waits).await, 2, "nothing new");
    ratna.log_in(&world, RATNA).await;
    assert_eq!(world.count("collective_members WHERE takes_part").await, 2);
    // Sari waits for the head: no reminder is hers.
    world.clock.pass(20 * DAY);
    assert_eq!((count(SARI, reminder).await, count(RATNA, reminder).await), (2, 0));
    assert_eq!(count(WAHYU, reminder).await, 3);
}

#[tokio::test]
async fn what_was_seen_and_kept_is_told_and_erased() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let id = maya.start(&[SARI, RATNA]).await.id;
    let mut sari = world.logged_in(SARI).await;
    sari.take_part(false, "Nanti saja.").await;
    maya.progress(id).await;
    let log: AccessLog = sari.get(path::ACCESS_LOG).await.json();
    assert_eq!(log.entries.iter().map(|entry| entry.data).collect::<Vec<_>>(), [AccessedData::Collective]);
    let copy: OwnDataCopy = sari.get(path::OWN_DATA_COPY).await.json();
    let [own] = &copy.collective_renewals[..] else { panic!("{copy:?}") };
    assert_eq!((own.takes_part, &*own.reason, &*own.unit), (Some(false), "Nanti saja.", "Dinas Pendidikan"));
    sari.ask_in_draft().await;

    world.clock.pass((OPEN_DAYS + 180) * DAY);
    erase(&world.app).await.unwrap();
    assert_eq!(world.count("collective_renewals").await, 1);
    world.clock.pass(1);
    erase(&world.app).await.unwrap();
    assert_eq!(world.count("collective_renewals").await, 0);
    assert_eq!(world.count("collective_members").await, 0);
    assert_eq!(world.count("recommendation_requests WHERE collective IS NOT NULL").await, 0);
}

impl Browser {
    async fn ask_in_draft(&mut self) {
        self.at_letter().await;
        self.ask_together().await.json::<MyRecommendation>();
    }
}
