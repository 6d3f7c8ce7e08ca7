//! The survey of satisfaction: who is asked, once, and what is stored of an answer.

use axum::http::Method;
use backend::app::retention::erase;
use domain::api::{InvitationState, OfficerCommand, SurveyAnswers, SurveyInvitation, SurveyToken, path};
use domain::moment::DAY;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Refusal, RejectReason};
use domain::survey::{Answers, Education, Element, MAX_REMARK, Rating, Score, Sex, Traits};

use crate::harness::{Answer, Browser, World};
use crate::wizard::{AISYAH, SARI, VERIFIER};

/// All nine with one score.
pub fn all(score: Score) -> Answers {
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

pub async fn send(world: &World, token: &str, answers: Answers) -> Answer {
    world.browser().post(path::SURVEY_ANSWERS, &SurveyAnswers { token: token.to_owned(), answers }).await
}

/// An application that was approved.
async fn issued(world: &World, key: usize) -> (Browser, String) {
    decided(world, key, OfficerCommand::Approve { note: String::new() }).await
}

async fn decided(world: &World, key: usize, decision: OfficerCommand) -> (Browser, String) {
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(key).await;
    assert_eq!(world.logged_in(VERIFIER).await.take_and(&reference, decision).await.status, 200);
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

    let reject = OfficerCommand::Reject { reason: RejectReason::NotRecommended, note: String::new() };
    let (mut sari, reference) = decided(&world, 1, reject).await;
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

#[tokio::test]
async fn tokens_can_not_be_tried_without_end() {
    let world = World::new().await;
    let (mut sari, reference) = issued(&world, 0).await;
    let token = token(&mut sari, &reference).await;
    let mut guesser = world.browser_at("203.0.113.9");
    let guess = SurveyToken { token: "AAAA".into() };
    let mut refused = 404;
    for _ in 0..500 {
        refused = guesser.post(path::SURVEY_INVITATION, &guess).await.status;
        if refused != 404 {
            break;
        }
    }
    assert_eq!(refused, 429);
    let sent = SurveyAnswers { token: token.clone(), answers: all(Score::Good) };
    assert_eq!(guesser.post(path::SURVEY_ANSWERS, &sent).await.status, 429);
    // Others are not kept from answering.
    assert_eq!(send(&world, &token, all(Score::Good)).await.status, 204);
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
