//! What the survey's result shows, to whom, and what is done about its lowest element.

use axum::http::Method;
use backend::app::retention::erase;
use backend::app::survey::{count_served, invite};
use backend::db::survey_invitations::Service;
use domain::api::{AdminAct, AdminLog, NewSurveyPlan, SurveyPlans, SurveyResult, path};
use domain::moment::{DAY, Date, Zone};
use domain::problem::{Fault, Field, Problem};
use domain::standard::AgencyId;
use domain::survey::{Answers, Element, Grade, Month, Score, Sex, Traits};

use crate::harness::World;
use crate::survey::{all, send};
use crate::wizard::{SARI, VERIFIER};

const ADMIN: &str = "admin@pekalongankota.go.id";
const HEAD: &str = "kepala@ciamiskab.go.id";
const AGENCY: &str = "kota-pekalongan";

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

#[tokio::test]
async fn the_lowest_element_gets_a_plan_and_the_next_period_shows_whether_it_moved() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let rated = |score| {
        let mut answers = all(Score::Good);
        answers.ratings.iter_mut().filter(|one| one.element == Element::Facilities).for_each(|one| one.score = score);
        vec![answers; 5]
    };
    let november = Month::parse("2026-11").unwrap();
    let new = NewSurveyPlan {
        first: november,
        last: november,
        what: " Tambah kursi di ruang tunggu. ".into(),
        owner: "Kepala Bidang".into(),
        due: Date::new(2026, 12, 15).unwrap(),
    };
    assert_eq!(admin.post(path::SURVEY_PLANS, &new).await.status, 409, "nobody answered");
    answered(&world, 5, &rated(Score::Poor)).await;
    let wrong = NewSurveyPlan {
        what: " ".into(),
        owner: "x".repeat(101),
        due: Date::new(2026, 11, 22).unwrap(),
        ..new.clone()
    };
    let told = admin.post(path::SURVEY_PLANS, &wrong).await.problem();
    let problems = [
        Problem::new(Field::Plan, Fault::Blank),
        Problem::new(Field::PlanOwner, Fault::TooLong(100)),
        Problem::new(Field::PlanDue, Fault::Past),
    ];
    assert_eq!((told.status, told.problems), (422, problems.to_vec()));
    let made: SurveyPlans = admin.post(path::SURVEY_PLANS, &new).await.json();
    let [plan] = &made.plans[..] else { panic!("{made:?}") };
    assert_eq!((plan.element, &*plan.what), (Element::Facilities, "Tambah kursi di ruang tunggu."));
    assert_eq!((plan.done, plan.before, plan.after), (None, Some(2_000), None));
    assert_eq!(admin.post(path::SURVEY_PLANS, &new).await.status, 409, "one plan for an element and its months");

    // December: four answers show nothing, five do.
    world.clock.pass(20 * DAY);
    answered(&world, 4, &rated(Score::Good)[..4]).await;
    let mut admin = world.logged_in(ADMIN).await;
    let after = |all: SurveyPlans| all.plans[0].after;
    assert_eq!(after(admin.get(path::SURVEY_PLANS).await.json()), None);
    world.clock.pass(100);
    answered(&world, 1, &rated(Score::VeryGood)[..1]).await;
    assert_eq!(after(admin.get(path::SURVEY_PLANS).await.json()), Some(3_200));

    let done = path::with(path::SURVEY_PLAN_DONE, &plan.id.to_string());
    for _ in 0..2 {
        let all: SurveyPlans = admin.act(Method::POST, &done).await.json();
        assert_eq!(all.plans[0].done, Date::new(2026, 12, 13));
    }
    let log: AdminLog = admin.get(path::ADMIN_LOG).await.json();
    let acts: Vec<_> = log.rows.iter().take(2).map(|row| row.act).collect();
    assert_eq!(acts, [AdminAct::SurveyPlanDone, AdminAct::SurveyPlanMade]);
    // Nobody else makes, reads or ends one; another agency has none.
    let mut head = world.logged_in(HEAD).await;
    assert_eq!(head.get(path::SURVEY_PLANS).await.json::<SurveyPlans>().plans, []);
    assert_eq!(head.act(Method::POST, &done).await.status, 404);
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.get(path::SURVEY_PLANS).await.status, 403);
    assert_eq!(verifier.post(path::SURVEY_PLANS, &new).await.status, 403);
    assert_eq!(verifier.act(Method::POST, &done).await.status, 403);
}
