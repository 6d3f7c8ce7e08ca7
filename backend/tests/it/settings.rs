//! An agency's settings: in force at once and after a restart, without lost updates.

use backend::app::renewals::due_times::follow_calendars;
use backend::config::Config;
use domain::api::{Inbox, SettingsChange, SettingsView, path};
use domain::moment::{Date, Timestamp};
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use domain::settings::AgencySettings;

use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::wizard::{SARI, VERIFIER, new_upload};

pub const ADMIN: &str = "admin@pekalongankota.go.id";

async fn settings(browser: &mut Browser) -> SettingsView {
    browser.get(path::SETTINGS).await.json()
}

#[tokio::test]
async fn settings_take_effect_at_once_and_persist() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let before = settings(&mut admin).await;
    assert_eq!((before.version, &before.settings), (0, &before.standard));
    let wanted = AgencySettings { max_upload_bytes: 100_000, ..before.settings.clone() };
    let change = SettingsChange { version: 0, settings: wanted.clone() };
    let after: SettingsView = admin.put(path::SETTINGS, &change).await.json();
    assert_eq!((after.version, &after.settings, &after.standard), (1, &wanted, &before.standard));

    let mut sari = world.logged_in(SARI).await;
    let large = new_upload(FilePurpose::Letter, &vec![b'x'; 100_001]);
    let told = sari.post(path::UPLOADS, &large).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Letter, Fault::FileTooLarge(100_000))]);
    // The others keep theirs.
    let mut elsewhere = world.logged_in("sari@merantikab.go.id").await;
    assert_eq!(elsewhere.post(path::UPLOADS, &large).await.status, 200);
    assert_eq!(elsewhere.upload(FilePurpose::Letter, &make::letter()).await.status, 200);

    let world = world.restart().await;
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(settings(&mut admin).await, after);
}

#[tokio::test]
async fn concurrent_settings_are_a_conflict() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let view = settings(&mut admin).await;
    let change = SettingsChange { version: 0, settings: AgencySettings { reminder_days: vec![3], ..view.settings } };
    let mut again = admin.clone();
    let (one, other) = tokio::join!(admin.put(path::SETTINGS, &change), again.put(path::SETTINGS, &change));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(admin.put(path::SETTINGS, &SettingsChange { version: 7, ..change }).await.problem().status, 409);
}

#[tokio::test]
async fn only_valid_settings_of_administrators_are_stored() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let good = settings(&mut admin).await.settings;
    let wrong = AgencySettings {
        email_domains: vec!["@kota".to_owned()],
        max_upload_bytes: 1,
        reminder_days: vec![400],
        ..good.clone()
    };
    let told = admin.put(path::SETTINGS, &SettingsChange { version: 0, settings: wrong }).await.problem();
    assert_eq!(
        told.problems,
        [
            Problem::new(Field::EmailDomains, Fault::DomainShape),
            Problem::new(Field::MaxUpload, Fault::OutOfRange(100, 52_428)),
            Problem::new(Field::ReminderDays, Fault::OutOfRange(0, 365)),
        ]
    );
    // Hours that contradict themselves are no hours.
    let mut body = serde_json::to_value(SettingsChange { version: 0, settings: good.clone() }).unwrap();
    body["settings"]["hours"]["days"][0]["close"] = "06:00".into();
    assert_eq!(admin.put(path::SETTINGS, &body).await.problem().status, 400);
    assert_eq!(world.count("settings").await, 0);
    for who in [VERIFIER, SARI] {
        let mut browser = world.logged_in(who).await;
        assert_eq!(browser.get(path::SETTINGS).await.problem().status, 403);
        let change = SettingsChange { version: 0, settings: good.clone() };
        assert_eq!(browser.put(path::SETTINGS, &change).await.problem().status, 403);
    }
}

#[tokio::test]
async fn invalid_stored_settings_leave_the_standards_own() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let view = settings(&mut admin).await;
    let change = SettingsChange { version: 0, settings: view.settings };
    assert_eq!(admin.put(path::SETTINGS, &change).await.status, 200);
    for stored in ["{", r#"{"hours":7}"#, ""] {
        let mut tx = world.app.db.begin().await.unwrap();
        sqlx::query("UPDATE settings SET settings = ?").bind(stored).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        backend::app::settings::agency_settings::load(&world.app).await.unwrap();
    }
    let world = world.restart().await;
    let mut admin = world.logged_in(ADMIN).await;
    let view = settings(&mut admin).await;
    assert_eq!((view.version, view.settings), (1, view.standard));
}

/// When the case is due by its own page, by the officers' list, and by the column that orders it.
async fn due(world: &World, reference: &str) -> [Option<Timestamp>; 3] {
    let mut verifier = world.logged_in(VERIFIER).await;
    let case = verifier.case(reference).await.due;
    let inbox: Inbox = verifier.get(path::INBOX).await.json();
    let row = inbox.rows.iter().find(|row| row.reference == reference).unwrap().due;
    let mut db = world.app.db.read().acquire().await.unwrap();
    let kept = sqlx::query_as("SELECT due FROM renewals WHERE reference = $1").bind(reference);
    let (kept,): (Option<i64>,) = kept.fetch_one(&mut *db).await.unwrap();
    [case, row, kept.map(Timestamp)]
}

#[tokio::test]
async fn due_times_in_lists_follow_hours_and_holidays() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    let [monday, ..] = due(&world, &reference).await;
    assert_eq!(due(&world, &reference).await, [monday; 3]);

    let mut admin = world.logged_in(ADMIN).await;
    let settings = settings(&mut admin).await.settings;
    let tuesday = Date::new(2026, 11, 24).unwrap();
    let hours = settings.hours.clone().closed_on(vec![tuesday]);
    let change = SettingsChange { version: 0, settings: AgencySettings { hours, ..settings } };
    assert_eq!(admin.put(path::SETTINGS, &change).await.status, 200);
    let [closed, ..] = due(&world, &reference).await;
    assert!(closed > monday);
    assert_eq!(due(&world, &reference).await, [closed; 3], "at once");

    let file = world.directory.path().join("holidays.toml");
    std::fs::write(&file, "2026-11-24 = \"Libur\"\n2026-11-25 = \"Libur\"\n").unwrap();
    let config = Config { holidays: Some(file), ..(*world.app.config).clone() };
    world.app.db.close().await;
    let world = World::open_with(config, world.directory, world.clock, world.app.authority).await;
    let [holiday, _, kept] = due(&world, &reference).await;
    assert!(holiday > closed && kept == closed, "before the job's first round");
    follow_calendars(&world.app).await.unwrap();
    assert_eq!(due(&world, &reference).await, [holiday; 3]);
}

#[tokio::test]
async fn a_case_that_cannot_be_read_holds_up_neither_settings_nor_other_cases() {
    let world = World::new().await;
    let unreadable = world.logged_in(SARI).await.apply(0).await;
    let other = world.logged_in("joko@pekalongankota.go.id").await.apply(1).await;
    let [before, ..] = due(&world, &other).await;
    let wrong = format!(
        "UPDATE events SET event = '{{}}' WHERE renewal = (SELECT id FROM renewals WHERE reference = '{unreadable}')"
    );
    world.run(&wrong).await;

    let mut admin = world.logged_in(ADMIN).await;
    let settings = settings(&mut admin).await.settings;
    let hours = settings.hours.clone().closed_on(vec![Date::new(2026, 11, 24).unwrap()]);
    let change = SettingsChange { version: 0, settings: AgencySettings { hours, ..settings } };
    assert_eq!(admin.put(path::SETTINGS, &change).await.status, 200, "they are stored and in force");
    let [after, ..] = due(&world, &other).await;
    assert!(after > before);
    assert_eq!(due(&world, &other).await, [after; 3]);
    assert!(follow_calendars(&world.app).await.is_err(), "the job says so until somebody mends it");
}
