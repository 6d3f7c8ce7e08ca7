//! The survey of satisfaction: who is asked, once; what is stored of an answer; what its result shows.

use axum::http::Method;
use backend::app::retention::erase;
use backend::app::survey::{count_served, invite};
use backend::db::survey_invitations::Service;
use domain::api::{InvitationState, OfficerCommand, SurveyAnswers, SurveyInvitation, SurveyResult, SurveyToken, path};
use domain::moment::{DAY, Zone};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Refusal, RejectReason};
use domain::standard::AgencyId;
use domain::survey::{Answers, Education, Element, Grade, MAX_REMARK, Month, Rating, Score, Sex, Traits};

use crate::harness::{Answer, Browser, World};
use crate::wizard::{AISYAH, SARI, VERIFIER};

const ADMIN: &str = "admin@pekalongankota.go.id";
const HEAD: &str = "kepala@ciamiskab.go.id";
const AGENCY: &str = "kota-pekalongan";

/// All nine with one score.
fn all(score: Score) -> Answers {
    let ratings = Element::ALL.iter().map(|&element| Rating { element, score }).collect();
    Answers { ratings, ..Answers::default() }
}

async fn ask(browser: &mut Browser, reference: &str) -> Answer {
    browser.act(Method::POST, &path::with(path::RENEWAL_SURVEY, reference)).await
}

async fn token(browser: &mut Browser, reference: &str) -> String {
    ask(browser, reference).await.json::<SurveyInvitation>().token.unwrap()
}

async fn state(world: &World, token: &str) -> Option<InvitationState> {
    let sent = SurveyToken { token: token.to_owned() };
    let answer = world.browser().post(path::SURVEY_INVITATION, &sent).await;
    (answer.status == 200).then(|| answer.json::<SurveyInvitation>().state)
}

async fn send(world: &World, token: &str, answers: Answers) -> Answer {
    world.browser().post(path::SURVEY_ANSWERS, &SurveyAnswers { token: token.to_owned(), answers }).await
}

/// An application that was approved, and one that was rejected.
async fn issued(world: &World, key: usize) -> (Browser, String) {
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(key).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let approve = OfficerCommand::Approve { note: String::new() };
    assert_eq!(verifier.take_and(&reference, approve).await.status, 200);
    (sari, reference)
}

async fn rejected(world: &World, key: usize) -> (Browser, String) {
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(key).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let reject = OfficerCommand::Reject { reason: RejectReason::NotRecommended, note: String::new() };
    assert_eq!(verifier.take_and(&reference, reject).await.status, 200);
    (sari, reference)
}

#[tokio::test]
async fn a_holder_is_asked_after_the_end_and_not_before() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert!(!sari.follow(&reference).await.ratable);
    let early = ask(&mut sari, &reference).await.problem();
    assert_eq!((early.status, early.refusal), (409, Some(Refusal::WrongStage)));
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    assert_eq!(ask(&mut sari, &reference).await.status, 409, "nothing was served");
    assert!(!sari.follow(&reference).await.ratable);

    let (mut sari, reference) = rejected(&world, 1).await;
    assert!(sari.follow(&reference).await.ratable);
    assert_eq!(ask(&mut sari, &reference).await.status, 200);
    let (mut sari, reference) = issued(&world, 2).await;
    assert!(sari.follow(&reference).await.ratable);
    let invitation: SurveyInvitation = ask(&mut sari, &reference).await.json();
    assert_eq!(invitation.state, InvitationState::Open);
    assert_eq!(invitation.until, world.app.now().plus_days(90));

    // Nobody else's, and nobody without a session.
    let mut aisyah = world.logged_in(AISYAH).await;
    assert_eq!(ask(&mut aisyah, &reference).await.status, 404);
    assert_eq!(ask(&mut world.browser(), &reference).await.status, 401);
    assert_eq!(world.count("survey_served WHERE month = '2026-11' AND count = 2").await, 1);
}

#[tokio::test]
async fn a_token_is_good_once() {
    let world = World::new().await;
    let (mut sari, reference) = issued(&world, 0).await;
    let first = token(&mut sari, &reference).await;
    let second = token(&mut sari, &reference).await;
    assert_eq!(state(&world, &first).await, None, "replaced");
    assert_eq!(send(&world, &first, all(Score::Good)).await.status, 404);
    assert_eq!(state(&world, &second).await, Some(InvitationState::Open));
    assert_eq!(send(&world, &second, all(Score::Bad)).await.status, 204, "all ones are an answer");
    // Whoever it was forwarded to, and whoever sends again because the answer was lost, learns the same.
    assert_eq!(send(&world, &second, all(Score::Good)).await.status, 409);
    assert_eq!(state(&world, &second).await, Some(InvitationState::Answered));
    assert!(!sari.follow(&reference).await.ratable);
    let again: SurveyInvitation = ask(&mut sari, &reference).await.json();
    assert_eq!((again.state, again.token), (InvitationState::Answered, None));
    assert_eq!(world.count("survey_ratings").await, 1);
    assert_eq!(state(&world, "").await, None);
}

#[tokio::test]
async fn two_at_once_use_a_token_once() {
    let world = World::new().await;
    let (mut sari, reference) = issued(&world, 0).await;
    let token = token(&mut sari, &reference).await;
    let (one, other) = tokio::join!(send(&world, &token, all(Score::Good)), send(&world, &token, all(Score::Bad)));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    assert_eq!(world.count("survey_ratings").await, 1);
}

#[tokio::test]
async fn a_token_ends_after_ninety_days_and_is_unknown_after_a_year_more() {
    let world = World::new().await;
    let (mut sari, reference) = issued(&world, 0).await;
    let token = token(&mut sari, &reference).await;
    world.clock.pass(90 * DAY);
    assert_eq!(state(&world, &token).await, Some(InvitationState::Open));
    world.clock.pass(1);
    assert_eq!(state(&world, &token).await, Some(InvitationState::Over));
    assert_eq!(send(&world, &token, all(Score::Good)).await.status, 409);
    let mut sari = world.logged_in(SARI).await;
    assert!(!sari.follow(&reference).await.ratable);
    assert_eq!(ask(&mut sari, &reference).await.json::<SurveyInvitation>().state, InvitationState::Over);
    world.clock.pass(365 * DAY - 1);
    erase(&world.app).await.unwrap();
    assert_eq!(state(&world, &token).await, Some(InvitationState::Over));
    world.clock.pass(1);
    erase(&world.app).await.unwrap();
    assert_eq!(state(&world, &token).await, None);
    // Asking again opens nothing.
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(ask(&mut sari, &reference).await.json::<SurveyInvitation>().state, InvitationState::Over);
}

#[tokio::test]
async fn wrong_answers_are_told_and_leave_the_token_as_it_was() {
    let world = World::new().await;
    let (mut sari, reference) = issued(&world, 0).await;
    let token = token(&mut sari, &reference).await;
    let long = "x".repeat(usize::from(MAX_REMARK) + 1);
    for (answers, problem) in [
        (Answers::default(), Problem::new(Field::Ratings, Fault::Blank)),
        (Answers { remark: "Cepat.".into(), ..Answers::default() }, Problem::new(Field::Ratings, Fault::Blank)),
        (Answers { remark: long, ..all(Score::Good) }, Problem::new(Field::Remark, Fault::TooLong(MAX_REMARK))),
    ] {
        let told = send(&world, &token, answers).await.problem();
        assert_eq!((told.status, told.problems), (422, vec![problem]));
    }
    let twice = [all(Score::Good).ratings, all(Score::Bad).ratings].concat();
    assert_eq!(send(&world, &token, Answers { ratings: twice, ..Answers::default() }).await.status, 400);
    let mut browser = world.browser();
    for body in [
        serde_json::json!({ "token": token, "answers": { "ratings": [{ "element": "time", "score": "5" }] } }),
        serde_json::json!({ "token": token, "answers": { "ratings": [{ "element": "u3", "score": "good" }] } }),
        serde_json::json!({ "token": token, "answers": { "ratings": [], "name": "Sari" } }),
    ] {
        assert_eq!(browser.post(path::SURVEY_ANSWERS, &body).await.status, 400, "{body}");
    }
    let few = Answers { ratings: vec![Rating { element: Element::Time, score: Score::Bad }], ..Answers::default() };
    assert_eq!(send(&world, &token, few).await.status, 204, "eight may be missing");
}

/// Nobody can tell from what is stored who answered, when, or where; nor which remark belongs to which ratings.
#[tokio::test]
async fn what_is_stored_leads_to_nobody() {
    let world = World::new().await;
    let (mut sari, reference) = issued(&world, 0).await;
    let token = token(&mut sari, &reference).await;
    let before = everything(&world).await;
    let traits = Traits { sex: Some(Sex::Female), education: Some(Education::Master), work: None };
    let answers = Answers { remark: "  Sangat cepat.\n".into(), traits, ..all(Score::VeryGood) };
    assert_eq!(send(&world, &token, answers).await.status, 204);
    let after = everything(&world).await;
    let new: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    // The invitation says that it was used; all else stands alone, with agency and month.
    let (used, stored): (Vec<_>, Vec<_>) = new.into_iter().partition(|row| row.starts_with("survey_invitations "));
    assert_eq!(used.len(), 1);
    assert!(used[0].ends_with("answered=1"), "{used:?}");
    let mut without_keys: Vec<String> = Vec::new();
    for row in stored {
        let parts: Vec<&str> = row.split('|').collect();
        let key = parts.iter().find_map(|part| part.strip_prefix("key="));
        assert!(key.is_none_or(|key| key.len() == 32 && after.iter().filter(|row| row.contains(key)).count() == 1));
        without_keys.push(parts.into_iter().filter(|part| !part.starts_with("key=")).collect::<Vec<_>>().join("|"));
    }
    without_keys.sort();
    assert_eq!(
        without_keys,
        [
            "survey_ratings |agency=kota-pekalongan|month=2026-11|requirements=4|procedure=4|time=4|cost=4|product=4|competence=4|conduct=4|complaints=4|facilities=4",
            "survey_remarks |agency=kota-pekalongan|month=2026-11|remark=Sangat cepat.",
            "survey_traits |agency=kota-pekalongan|month=2026-11|trait=education|value=master|count=1",
            "survey_traits |agency=kota-pekalongan|month=2026-11|trait=sex|value=female|count=1",
        ]
    );
    for table in ["survey_ratings", "survey_traits", "survey_remarks"] {
        let sql = format!("sqlite_master WHERE name = '{table}' AND sql LIKE '%WITHOUT ROWID'");
        assert_eq!(world.count(&sql).await, 1, "{table} has an order of its own");
    }
}

/// Every row of every table, as text.
async fn everything(world: &World) -> Vec<String> {
    let tables: Vec<(String,)> = sqlx::query_as(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'",
    )
    .fetch_all(world.app.db.read())
    .await
    .unwrap();
    let mut rows = Vec::new();
    for (table,) in tables {
        let columns: Vec<(String,)> = sqlx::query_as("SELECT name FROM pragma_table_info($1)")
            .bind(&table)
            .fetch_all(world.app.db.read())
            .await
            .unwrap();
        let text: Vec<String> = columns
            .iter()
            .map(|(name,)| {
                format!("'|{name}=' || CASE typeof({name}) WHEN 'blob' THEN hex({name}) ELSE COALESCE({name}, '') END")
            })
            .collect();
        let sql = format!("SELECT '{table} ' || {} FROM {table}", text.join(" || "));
        let found: Vec<(String,)> = sqlx::query_as(&sql).fetch_all(world.app.db.read()).await.unwrap();
        rows.extend(found.into_iter().map(|(row,)| row));
    }
    rows
}

/// So many people were served, and these answered. Called again, let more seconds pass than people answered before.
async fn answered(world: &World, served: i64, answers: &[Answers]) {
    let agency = AgencyId(AGENCY.into());
    let mut tx = world.app.db.begin().await.unwrap();
    for _ in 0..served {
        count_served(&mut tx, &agency, Zone::Wib, world.app.now()).await.unwrap();
    }
    let mut tokens = Vec::new();
    for number in 0..answers.len() {
        let number = i64::try_from(number).unwrap() + world.app.now().0;
        let service = Service::Complaint(number);
        tokens.push(invite(&world.app, &mut tx, service, &agency, world.app.now()).await.unwrap().token.unwrap());
    }
    tx.commit().await.unwrap();
    for (token, answers) in tokens.iter().zip(answers) {
        assert_eq!(send(world, token, answers.clone()).await.status, 204);
    }
}

async fn result(world: &World, first: &str, last: &str) -> SurveyResult {
    let mut admin = world.logged_in(ADMIN).await;
    admin.get(&format!("{}?first={first}&last={last}", path::SURVEY_RESULT)).await.json()
}

async fn remarks(world: &World) -> Vec<String> {
    let mut admin = world.logged_in(ADMIN).await;
    admin.get(&format!("{}?first=2026-11&last=2026-11", path::SURVEY_REMARKS)).await.json()
}

#[tokio::test]
async fn a_result_without_answers_and_with_few() {
    let world = World::new().await;
    let none = result(&world, "2026-01", "2026-12").await;
    assert_eq!((none.respondents, none.served, none.needed, none.index), (0, 0, 0, None));
    assert!(none.elements.is_empty() && !none.is_enough());
    // Four are no group: neither numbers nor words.
    let four = vec![Answers { remark: "Baik.".into(), ..all(Score::Good) }; 4];
    answered(&world, 4, &four).await;
    let few = result(&world, "2026-11", "2026-11").await;
    assert_eq!((few.respondents, few.served, few.needed), (4, 4, 4));
    assert!(few.elements.is_empty() && few.index.is_none() && few.grade.is_none() && few.lowest.is_none());
    assert_eq!(remarks(&world).await, Vec::<String>::new());
    world.clock.pass(100);
    answered(&world, 1, &four[..1]).await;
    let five = result(&world, "2026-11", "2026-11").await;
    assert_eq!((five.index, five.grade), (Some(7_500), Some(Grade::C)));
    assert_eq!(remarks(&world).await, vec!["Baik."; 5]);
}

#[tokio::test]
async fn a_grade_needs_the_sample() {
    let world = World::new().await;
    let woman = Traits { sex: Some(Sex::Female), ..Traits::default() };
    let man = Traits { sex: Some(Sex::Male), ..Traits::default() };
    let mut answers = vec![Answers { traits: woman, ..all(Score::VeryGood) }; 36];
    answers.extend(vec![Answers { traits: man, ..all(Score::Good) }; 3]);
    // Nobody but four rated the time, and badly.
    for sent in &mut answers[4..] {
        sent.ratings.retain(|rating| rating.element != Element::Time);
    }
    for sent in &mut answers[..4] {
        sent.ratings
            .iter_mut()
            .filter(|rating| rating.element == Element::Time)
            .for_each(|rating| rating.score = Score::Poor);
    }
    answers.extend(vec![all(Score::VeryGood); 4]);
    for sent in &mut answers[39..] {
        sent.ratings.retain(|rating| rating.element != Element::Time);
    }
    answered(&world, 50, &answers).await;
    let below = result(&world, "2026-11", "2026-11").await;
    assert_eq!((below.respondents, below.served, below.needed), (43, 50, 44));
    assert!(!below.is_enough() && below.index.is_none() && below.grade.is_none());
    assert!(below.elements.iter().all(|one| one.grade.is_none()), "only the answers");
    assert_eq!(below.elements[0].scores, [0, 0, 3, 40]);
    assert_eq!(below.lowest, Some(Element::Time));
    world.clock.pass(100);
    answered(&world, 0, &[all(Score::VeryGood)]).await;
    let enough = result(&world, "2026-11", "2026-11").await;
    // Eight means of (41 x 4 + 3 x 3) / 44 and one of (4 x 2 + 4) / 5, by hand: 25 / 9 x (8 x 173 / 44 + 12 / 5).
    assert_eq!((enough.index, enough.grade), (Some(9_404), Some(Grade::A)));
    let time = enough.elements.iter().find(|one| one.element == Element::Time).unwrap();
    assert_eq!((time.scores, time.mean, time.grade), ([0, 4, 0, 1], Some(2_400), Some(Grade::D)));
    // Three men and five who said nothing: the three would follow from the total.
    assert_eq!(enough.traits.sex, [(Sex::Female, 36)]);
    assert!(enough.traits.work.is_empty());
    // Other months hold nothing of it.
    assert_eq!(result(&world, "2026-10", "2026-10").await.respondents, 0);
    assert_eq!(result(&world, "2026-12", "2026-11").await.respondents, 0);
}

#[tokio::test]
async fn who_judges_the_service_reads_the_result_and_nobody_else() {
    let world = World::new().await;
    let query = "?first=2026-11&last=2026-11";
    for (who, status) in [
        (ADMIN, 200),
        (HEAD, 200),
        ("kabid@ciamiskab.go.id", 200),
        ("jf@ciamiskab.go.id", 403),
        (VERIFIER, 403),
        (SARI, 403),
    ] {
        let mut browser = world.logged_in(who).await;
        for path in [path::SURVEY_RESULT, path::SURVEY_REMARKS] {
            assert_eq!(browser.get(&format!("{path}{query}")).await.status, status, "{who}");
        }
    }
    let mut nobody = world.browser();
    assert_eq!(nobody.get(&format!("{}{query}", path::SURVEY_RESULT)).await.status, 401);
    let mut head = world.logged_in(HEAD).await;
    for query in ["", "?first=2026-11", "?first=2026-13&last=2026-11", "?first=november&last=2026-11"] {
        assert_eq!(head.get(&format!("{}{query}", path::SURVEY_RESULT)).await.status, 400, "{query}");
    }
    // Another agency's head sees nothing of it.
    answered(&world, 5, &vec![all(Score::Good); 5]).await;
    let seen: SurveyResult = head.get(&format!("{}{query}", path::SURVEY_RESULT)).await.json();
    assert_eq!((seen.respondents, seen.served), (0, 0));
}

#[tokio::test]
async fn a_remark_is_kept_for_two_years_after_its_month_and_the_ratings_stay() {
    let world = World::new().await;
    answered(&world, 1, &[Answers { remark: "Baik.".into(), ..all(Score::Good) }]).await;
    // To 30 November 2028, then 1 December.
    let end = Month::parse("2028-12").unwrap().first().at(0, Zone::Wib);
    world.clock.pass(end.seconds_since(world.app.now()) - 1);
    erase(&world.app).await.unwrap();
    assert_eq!(world.count("survey_remarks").await, 1);
    world.clock.pass(1);
    erase(&world.app).await.unwrap();
    assert_eq!((world.count("survey_remarks").await, world.count("survey_ratings").await), (0, 1));
}
