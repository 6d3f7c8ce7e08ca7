//! Periods of the evaluation: what may be asked for, what closing keeps, and what moves until then.

use std::sync::Arc;

use backend::app::evaluation::{close, remind, report, rows};
use backend::app::renewals::case::Case;
use backend::app::verify;
use backend::db::people;
use domain::api::{Closing, EvaluationView, NewMinutes, path};
use domain::evaluation::{
    Acts, ComplaintFigures, Course, Durations, Figures, Outcomes, Period, Returns, Sent, Slow, Tally, visits,
};
use domain::moment::{Date, Timestamp, Zone};
use domain::office_hours::Holidays;
use rand::SeedableRng;

use crate::evaluation::{ADMIN, Book, QUARTER, agency, at, done, evaluation, expected, fixed_events, quarter};
use crate::harness::World;

#[tokio::test]
async fn a_holiday_declared_later_moves_what_is_not_closed() {
    let world = World::new().await;
    let references = fixed_events(&world).await;
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.status, 200);
    // Tuesday, 18 August, too: C's check took 2 hours, and was due on Wednesday at 16.00.
    let mut days = std::collections::BTreeMap::new();
    for day in [17, 18] {
        days.insert(Date::new(2026, 8, day).unwrap(), "Libur".to_owned());
    }
    let mut app = world.app.clone();
    app.holidays = Arc::new(Holidays::new(days));
    let mut db = world.app.db.read().begin().await.unwrap();
    let moved = report::figures(&app, &mut db, &agency(), quarter()).await.unwrap();
    let verify = &moved.versions[0].steps[0].durations;
    // 3600 3600 5400 7200 7200 7200
    assert_eq!((verify.median, verify.p90, verify.in_time), (Some(5400), Some(7200), 6));
    drop(db);
    assert_eq!(evaluation(&mut admin, QUARTER).await.figures, expected(&world, &references), "closed ones do not move");
}

#[tokio::test]
async fn what_is_asked_for_wrongly_gets_a_message() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    for (query, told) in [
        ("?first=2026-09-30&last=2026-07-01", "before_first"),
        ("?first=2026-11-24&last=2026-11-30", "future"),
        ("?first=2025-11-01&last=2026-11-02", "too_long"),
        ("?first=2026-11-01", "blank"),
        ("?last=2026-11-01", "blank"),
    ] {
        let answer = admin.get(&format!("{}{query}", path::EVALUATION)).await;
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.text().contains(told), "{query}: {}", answer.text());
    }
    // The last quarter that is over, and a period that is not over yet.
    assert_eq!(evaluation(&mut admin, "").await.figures.period, quarter());
    let running = evaluation(&mut admin, "?first=2026-11-01&last=2026-11-30").await;
    assert_eq!(running.figures.until, Timestamp(crate::harness::monday().0 + 1));
    assert!(!running.closable);
    let mut verifier = world.logged_in("verifikator@pekalongankota.go.id").await;
    assert_eq!(verifier.get(path::EVALUATION).await.status, 403);
    assert_eq!(world.browser().get("/standar/tidak-ada/kinerja").await.status, 404);
    assert_eq!(world.browser().get("/standar/kota-pekalongan/kinerja/2026-07-01").await.status, 404);
    let none = world.browser().get("/standar/kota-pekalongan/kinerja").await;
    assert!(none.text().contains("Belum ada masa yang ditutup"), "{}", none.text());
}

#[tokio::test]
async fn closed_figures_and_minutes_cannot_be_rewritten_unseen() {
    let world = World::new().await;
    fixed_events(&world).await;
    let mut admin = world.logged_in(ADMIN).await;
    for period in [Period::parse("2026-07-01", "2026-09-29"), Period::parse("2026-10-01", "2026-12-31")] {
        let closing = Closing { period: period.unwrap() };
        assert_eq!(admin.post(path::EVALUATION_CLOSING, &closing).await.status, 409, "{closing:?}");
    }
    assert_eq!(admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.status, 200);
    assert_eq!(admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.status, 409);

    let mut minutes =
        NewMinutes { period: quarter(), version: 0, minutes: "satu".to_owned(), decisions: String::new() };
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 200);
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 409, "somebody wrote meanwhile");
    (minutes.version, minutes.minutes) = (1, "dua".to_owned());
    let view: EvaluationView = admin.put(path::EVALUATION_MINUTES, &minutes).await.json();
    let told: Vec<(u32, &str)> = view.minutes.iter().map(|one| (one.version, one.minutes.as_str())).collect();
    assert_eq!(told, [(2, "dua"), (1, "satu")]);
    minutes.minutes = " \n".to_owned();
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 422);
    minutes.minutes = "x".repeat(10_001);
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 422);

    let faults = || async {
        let report = verify::run(&world.app.config, &[]).await.unwrap();
        let own = |fault: &&String| ["closed period", "minutes", "visits"].iter().any(|what| fault.contains(what));
        report.faults().iter().filter(own).cloned().collect::<Vec<_>>()
    };
    assert_eq!(faults().await, [""; 0]);
    for (change, back) in [
        (
            "UPDATE closed_periods SET figures = replace(figures, '\"finished\":4', '\"finished\":5')",
            "UPDATE closed_periods SET figures = replace(figures, '\"finished\":5', '\"finished\":4')",
        ),
        ("UPDATE closed_periods SET length = length - 1", "UPDATE closed_periods SET length = length + 1"),
        (
            "UPDATE minutes SET minutes = 'tiga' WHERE version = 2",
            "UPDATE minutes SET minutes = 'dua' WHERE version = 2",
        ),
        (
            "UPDATE visits SET to_at = to_at + 1 WHERE number = 0",
            "UPDATE visits SET to_at = to_at - 1 WHERE number = 0",
        ),
        ("UPDATE visits SET stood_in = NOT stood_in", "UPDATE visits SET stood_in = NOT stood_in"),
    ] {
        for (sql, whole) in [(change, false), (back, true)] {
            let mut tx = world.app.db.begin().await.unwrap();
            sqlx::query(sql).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(faults().await.is_empty(), whole, "{sql}");
        }
    }
}

/// What the tables say of the agency's cases is what a fresh fold of their events says.
#[tokio::test]
async fn figures_equal_a_fresh_fold_of_random_cases() {
    let world = World::new().await;
    let ciamis = crate::inbox::agency();
    let mut officers = Vec::new();
    for login in ["verifikator", "staf", "kepala", "kabid", "jf", "admin"] {
        let login = format!("{login}@ciamiskab.go.id");
        let mut db = world.app.db.read().acquire().await.unwrap();
        officers.push(people::find_by_identifier(&mut db, &login).await.unwrap().unwrap().id);
    }
    let mut seen = Outcomes::default();
    let mut random = rand::rngs::StdRng::seed_from_u64(20_261_127);
    let references = crate::random_cases::insert_random_cases(&world, &mut random, &officers).await;
    let mut db = world.app.db.read().begin().await.unwrap();
    for (first, last) in [("2026-11-18", "2026-11-18"), ("2026-11-19", "2026-11-21"), ("2026-11-01", "2026-11-30")] {
        let period = Period::parse(first, last).unwrap();
        let kept = report::figures(&world.app, &mut db, &ciamis, period).await.unwrap();
        let (from, until) = (period.begin(Zone::Wib), period.end(Zone::Wib).min(world.app.now().plus_seconds(1)));
        let mut tally = Tally::new(period, from, until);
        for reference in &references {
            let case = Case::find(&world.app, &mut db, reference).await.unwrap().unwrap();
            let log = case.log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
            let visits = visits(&case.standard, log).unwrap();
            let by_office = case.renewal.filed_by != Some(case.renewal.holder);
            let course = Course { reference: reference.clone(), by_office, visits };
            let version = world.app.version(&ciamis).unwrap().digest;
            tally.add(&case.standard, &version, &course, &world.app.holidays);
        }
        assert_eq!(kept, tally.finish(kept.ending, kept.survey, kept.complaints.clone()), "{first} {last}");
        seen.finished += kept.outcomes.finished;
        seen.rejected += kept.outcomes.rejected;
        seen.open += kept.outcomes.open;
    }
    assert!(seen.rejected > 0 && seen.open > 0, "{seen:?}");
}

#[tokio::test]
async fn a_version_of_the_standard_has_figures_of_its_own() {
    let world = World::new().await;
    let mut book = Book::new(&world).await;
    let mut old = book.begin(false, at(10, 5, 9, 0)).await;
    book.officer(&mut old, done("verify"), at(10, 5, 10, 0)).await;
    let before = world.app.version(&agency()).unwrap().digest;
    // From now on the check is due after two working days.
    let standards = world.directory.path().join("standards");
    std::fs::create_dir(&standards).unwrap();
    let text = include_str!("../../../domain/standards/kota-pekalongan.toml");
    let changed = text.replace("limit = { amount = 1, unit = \"days\" }", "limit = { amount = 2, unit = \"days\" }");
    assert_ne!(text, changed);
    std::fs::write(standards.join("kota-pekalongan.toml"), changed).unwrap();
    let world = world.restart().await;
    let mut book = Book::new(&world).await;
    book.holders = 1;
    let mut new = book.begin(false, at(10, 6, 9, 0)).await;
    book.officer(&mut new, done("verify"), at(10, 8, 15, 0)).await;
    let mut admin = world.logged_in(ADMIN).await;
    let view = evaluation(&mut admin, "?first=2026-10-01&last=2026-10-31").await;
    let mut told: Vec<(bool, u16, u32, u32)> = view
        .figures
        .versions
        .iter()
        .map(|version| {
            let Durations { limit, bound, in_time, .. } = version.steps[0].durations;
            (version.standard == before, limit.unwrap().amount, bound, in_time)
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, [(false, 2, 1, 1), (true, 1, 1, 1)]);
    assert_ne!(view.current, before);
}

#[tokio::test]
async fn a_period_that_is_over_is_closed_and_its_meeting_announced_once() {
    let world = World::new().await;
    fixed_events(&world).await;
    for _ in 0..2 {
        close::close_over(&world.app).await.unwrap();
        remind::remind(&world.app).await.unwrap();
        world.clock.pass(3600);
    }
    let mut admin = world.logged_in(ADMIN).await;
    let view = evaluation(&mut admin, "").await;
    assert_eq!(view.closed.as_ref().map(|closed| closed.by.as_str()), Some(""), "by the program");
    assert_eq!(view.closed_periods, [quarter()]);
    let mails = world.mails(ADMIN).await;
    let told: Vec<&String> =
        mails.iter().filter(|mail| mail.contains("/petugas/evaluasi/2026-07-01/2026-09-30")).collect();
    assert_eq!(told.len(), 1, "{mails:?}");
    // Where nothing was under way, nothing is closed and nobody is told.
    assert_eq!(world.mails("admin@purbalinggakab.go.id").await, [""; 0]);
    let index = world.browser().get("/kinerja").await.text();
    assert!(index.contains("1 Juli 2026 – 30 September 2026"), "{index}");
    assert_eq!(index.matches("Belum ada masa yang ditutup").count(), 4, "{index}");
    let english = world.browser().get("/standar/kota-pekalongan/kinerja?bahasa=en").await.text();
    assert!(english.contains("1 July 2026 – 30 September 2026") && english.contains("<html lang=\"en\">"), "{english}");
}

#[test]
fn cells_are_no_formulas() {
    let figures = Figures {
        period: quarter(),
        until: at(9, 30, 24, 0),
        sent: Sent::default(),
        outcomes: Outcomes::default(),
        versions: Vec::new(),
        returns: Returns::default(),
        rejections: Vec::new(),
        acts: Acts::default(),
        ending: 0,
        survey: None,
        complaints: ComplaintFigures::default(),
        slowest: vec![Slow { reference: "=1+1".to_owned(), office: 0, authority: 0 }],
    };
    let table = String::from_utf8(rows::table("@Kota", &figures).unwrap()).unwrap();
    assert!(table.contains("'=1+1") && table.contains("'@Kota,2026"), "{table}");
    assert!(!table.contains(",=1+1"));
}
