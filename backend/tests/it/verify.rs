//! `verify-log`: reports every change, changes nothing, and does not take an empty folder for intact.
//!
//! Longer than 250 lines because each way in which stored data can differ is one row of the same test.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use backend::app::verify;
use backend::app::verify::Report;
use backend::cli::verify_log;
use backend::config::Config;
use domain::api::{NewDelegation, Officers, SettingsChange, SettingsView, path};
use domain::delegation::DelegationDays;
use domain::moment::Date;
use domain::renewal::ReturnReason;
use domain::settings::AgencySettings;
use domain::standard::Role;
use domain::terminal::TerminalCommand;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

use crate::administration::{ADMIN, id_of};
use crate::harness::{World, config};
use crate::inspect::make;
use crate::kiosk::{command, register};
use crate::log::{eventful, forge};
use crate::renewal::returning;
use crate::retention;
use crate::wizard::{SARI, VERIFIER};

pub async fn found(config: &Config) -> Report {
    verify::run(config, &[]).await.unwrap()
}

/// Direct changes of the database, each with its inverse and the expected fault.
const CHANGES: [(&str, &str, &str); 43] = [
    (
        "UPDATE events SET at = at + 1 WHERE position = 3",
        "UPDATE events SET at = at - 1 WHERE position = 3",
        "event 3: its hash",
    ),
    (
        "UPDATE events SET event = '{' || event WHERE position = 2",
        "UPDATE events SET event = substr(event, 2) WHERE position = 2",
        "one of its events can't be read",
    ),
    (
        "UPDATE events SET position = 1000 WHERE position = 2",
        "UPDATE events SET position = 2 WHERE position = 1000",
        "event 3: those from 2 to 2 are gone",
    ),
    (
        "UPDATE renewals SET stage = 'at', step = 'x' WHERE stage = 'finished'",
        "UPDATE renewals SET stage = 'finished', step = NULL WHERE step = 'x'",
        "its row says something else",
    ),
    (
        "UPDATE renewals SET open = 0 WHERE stage = 'returned'",
        "UPDATE renewals SET open = 1 WHERE stage = 'returned'",
        "its row says something else",
    ),
    (
        "UPDATE renewals SET stage = stage || '!'",
        "UPDATE renewals SET stage = rtrim(stage, '!')",
        "its row says something else",
    ),
    (
        "UPDATE renewals SET waits_for = 'authority' WHERE waits_for = 'holder'",
        "UPDATE renewals SET waits_for = 'holder' WHERE waits_for = 'authority'",
        "its row says something else",
    ),
    (
        "UPDATE renewals SET completed = NOT completed",
        "UPDATE renewals SET completed = NOT completed",
        "its row says something else",
    ),
    (
        "UPDATE renewals SET certificate_ends = certificate_ends + 1",
        "UPDATE renewals SET certificate_ends = certificate_ends - 1",
        "lists say another end of the present certificate",
    ),
    (
        "UPDATE renewals SET unread = TRUE WHERE id NOT IN (SELECT renewal FROM messages)",
        "UPDATE renewals SET unread = FALSE WHERE id NOT IN (SELECT renewal FROM messages)",
        "or a message that is none",
    ),
    ("UPDATE renewals SET since = since + 1", "UPDATE renewals SET since = since - 1", "its row says something else"),
    (
        "UPDATE renewals SET submitted_at = 0, erased_at = submitted_at",
        "UPDATE renewals SET submitted_at = erased_at, erased_at = NULL",
        "agency, standard, holder or time",
    ),
    (
        "UPDATE renewals SET holder = holder + 100 WHERE stage = 'at'",
        "UPDATE renewals SET holder = holder - 100 WHERE stage = 'at'",
        "of renewals: the row of people that it names is gone",
    ),
    (
        "UPDATE renewals SET agency = 'natuna' WHERE stage = 'at'",
        "UPDATE renewals SET agency = 'kota-pekalongan'",
        "agency, standard, holder or time",
    ),
    ("UPDATE notes SET note = note || '!'", "UPDATE notes SET note = rtrim(note, '!')", "its words are not those"),
    ("UPDATE notes SET digest = 'x' || digest", "UPDATE notes SET digest = substr(digest, 2)", "no event names it"),
    ("UPDATE notes SET digest = 'x' || digest", "UPDATE notes SET digest = substr(digest, 2)", ": it is gone"),
    (
        "UPDATE files SET sha256 = 'x' || sha256",
        "UPDATE files SET sha256 = substr(sha256, 2)",
        "tells of other bytes than any event",
    ),
    (
        "UPDATE files SET purpose = 'sk' WHERE renewal NOT NULL",
        "UPDATE files SET purpose = 'letter' WHERE renewal NOT NULL",
        "it is gone",
    ),
    ("UPDATE files SET renewal = -renewal", "UPDATE files SET renewal = -renewal", "letter "),
    ("UPDATE files SET size = size + 1", "UPDATE files SET size = size - 1", "its bytes are not those that were sent"),
    ("UPDATE files SET id = id || 'x'", "UPDATE files SET id = rtrim(id, 'x')", "its bytes are gone"),
    (
        "UPDATE certificates SET serial = '00' || serial WHERE der NOT NULL",
        "UPDATE certificates SET serial = substr(serial, 3) WHERE der NOT NULL",
        "number or validity in its row",
    ),
    (
        "UPDATE certificates SET serial = '4' || serial WHERE der NOT NULL",
        "UPDATE certificates SET serial = substr(serial, 2) WHERE der NOT NULL",
        "another serial number",
    ),
    (
        "UPDATE certificates SET not_after = not_after + 1 WHERE der NOT NULL",
        "UPDATE certificates SET not_after = not_after - 1 WHERE der NOT NULL",
        "another validity",
    ),
    (
        "UPDATE certificates SET person = person + 1 WHERE der NOT NULL",
        "UPDATE certificates SET person = person - 1 WHERE der NOT NULL",
        "somebody else than the holder",
    ),
    (
        "UPDATE certificates SET subject = subject || '!' WHERE der NOT NULL",
        "UPDATE certificates SET subject = rtrim(subject, '!') WHERE der NOT NULL",
        "another issuer or subject",
    ),
    (
        "UPDATE certificates SET public_key_sha256 = 'x' || public_key_sha256 WHERE der NOT NULL",
        "UPDATE certificates SET public_key_sha256 = substr(public_key_sha256, 2) WHERE der NOT NULL",
        "another public key",
    ),
    (
        "UPDATE certificates SET der = CAST(der || x'00' AS BLOB) WHERE der NOT NULL",
        "UPDATE certificates SET der = substr(der, 1, length(der) - 1) WHERE der NOT NULL",
        "not those that were issued",
    ),
    (
        "UPDATE certificates SET chain = CAST(substr(chain, 2) || x'00' AS BLOB) WHERE der NOT NULL",
        "UPDATE certificates SET chain = CAST(x'30' || substr(chain, 1, length(chain) - 1) AS BLOB) WHERE der NOT NULL",
        "does not sign it",
    ),
    (
        "UPDATE certificates SET renewal = -renewal WHERE der NOT NULL",
        "UPDATE certificates SET renewal = -renewal WHERE der NOT NULL",
        "that its events tell of is gone",
    ),
    (
        "INSERT INTO roles SELECT id, agency, 'authority' FROM people WHERE email LIKE 'sari@%'",
        "DELETE FROM roles WHERE person IN (SELECT id FROM people WHERE email LIKE 'sari@%')",
        "no event of the administration tells of it",
    ),
    (
        "UPDATE roles SET agency = agency || '-' WHERE role = 'verifier'",
        "UPDATE roles SET agency = rtrim(agency, '-') WHERE role = 'verifier'",
        "and it is not there",
    ),
    (
        "INSERT INTO account_edits (person, editor, at, settled_at) VALUES (1, 2, 0, 0)",
        "DELETE FROM account_edits WHERE person = 1 AND editor = 2",
        "change of an account",
    ),
    (
        "INSERT INTO delegations (agency, from_person, to_person, first_day, last_day, made_at) SELECT agency, to_person, \
         from_person, first_day, last_day, made_at FROM delegations",
        "DELETE FROM delegations WHERE id = 2",
        "no event of the administration tells of it",
    ),
    ("UPDATE delegations SET ended_at = 1", "UPDATE delegations SET ended_at = NULL", "end of a delegation"),
    (
        "UPDATE proposals SET role = 'administrator'",
        "UPDATE proposals SET role = 'front_desk'",
        "proposal (ProposalId(1)",
    ),
    (
        "UPDATE proposals SET decided_at = 1",
        "UPDATE proposals SET decided_at = NULL",
        "the administration's events tell of it",
    ),
    (
        "UPDATE proposals SET proposed_by = person",
        "UPDATE proposals SET proposed_by = (SELECT id FROM people WHERE email = 'admin@pekalongankota.go.id')",
        "proposal (ProposalId(1)",
    ),
    ("UPDATE settings SET version = version + 1", "UPDATE settings SET version = version - 1", "settings "),
    (
        "UPDATE terminals SET token_sha256 = x'00', paired_at = 1",
        "UPDATE terminals SET token_sha256 = NULL, paired_at = NULL",
        "terminal (TerminalId(1)",
    ),
    ("UPDATE terminals SET locked_at = NULL", "UPDATE terminals SET locked_at = 1", "terminal (TerminalId(1)"),
    ("INSERT INTO issuance_holds VALUES (1, 0)", "DELETE FROM issuance_holds WHERE person = 1", "hold "),
];

#[tokio::test]
async fn every_change_outside_the_program_is_reported() {
    let world = World::new().await;
    eventful(&world).await;
    administered(&world).await;
    // While the program serves.
    let whole = found(&world.app.config).await;
    assert_eq!(whole.faults(), [""; 0]);
    assert!(whole.events >= 10);
    let text = verify_log::run(&world.app.config, &[]).await.unwrap();
    assert!(
        text.contains("3 renewals (0 of them erased), 0 complaints, 1 notes, 3 files")
            && text.contains("1 certificates"),
        "{text}"
    );

    for (change, undo, told) in CHANGES {
        unchecked(&world.app.config.database(), change).await;
        let report = found(&world.app.config).await;
        assert!(report.faults().iter().any(|fault| fault.contains(told)), "{change}: {:?}", report.faults());
        assert!(verify_log::run(&world.app.config, &[]).await.is_err());
        unchecked(&world.app.config.database(), undo).await;
        assert_eq!(found(&world.app.config).await.faults(), [""; 0], "{undo}");
    }
    // A row forged with a hash that fits it; every later fault is still told.
    forge(&world, 2).await;
    world.run("UPDATE events SET at = at + 1 WHERE position = 7").await;
    let report = found(&world.app.config).await;
    for told in ["event 3: it does not follow", "event 7: its hash"] {
        assert!(report.faults().iter().any(|fault| fault.starts_with(told)), "{:?}", report.faults());
    }
}

/// A role waits, settings were changed, a kiosk is locked, and a colleague stands in.
async fn administered(world: &World) {
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Joko Santosa", "joko@pekalongankota.go.id", &[Role::FrontDesk]).await.json::<Officers>();
    let view: SettingsView = admin.get(path::SETTINGS).await.json();
    let change = SettingsChange { version: 0, settings: AgencySettings { reminder_days: vec![3], ..view.settings } };
    assert_eq!(admin.put(path::SETTINGS, &change).await.status, 200);
    let terminal = register(world, "Kios 1").await.terminal;
    command(world, terminal, TerminalCommand::Lock).await;
    let day = Date::new(2026, 11, 23).unwrap();
    let days = DelegationDays { first: day, last: day };
    let new = NewDelegation { to: id_of(world, "aisyah@pekalongankota.go.id").await, days };
    assert_eq!(world.logged_in(VERIFIER).await.post(path::DELEGATIONS, &new).await.status, 201);
}

#[tokio::test]
async fn the_bytes_of_every_file_are_read() {
    let world = World::new().await;
    eventful(&world).await;
    let mut bima = world.logged_in("bima@pekalongankota.go.id").await;
    bima.upload(domain::person::FilePurpose::Letter, &make::letter()).await;
    let files = world.directory.path().join("data/files");
    for (number, file) in fs::read_dir(&files).unwrap().enumerate() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, [&bytes[1..], b"x"].concat()).unwrap();
        let faults = found(&world.app.config).await.faults().to_vec();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(faults.len() == 1 && faults[0].starts_with(&format!("file {name} (letter of")), "{number} {faults:?}");
        fs::remove_file(&path).unwrap();
        assert_eq!(found(&world.app.config).await.faults().len(), 1);
        fs::write(&path, bytes).unwrap();
    }
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
}

#[tokio::test]
async fn erased_data_is_no_fault() {
    let world = retention::world().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let words = returning(domain::journey::Step::Letter, ReturnReason::Other, "Cap belum ada.");
    assert_eq!(verifier.take_and(&reference, words).await.status, 200);
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "complete").await.status, 200);
    assert_eq!(verifier.command(&reference, crate::by_hand::approve()).await.status, 200);
    world.clock.pass(400 * domain::moment::DAY);
    backend::app::retention::erase(&world.app).await.unwrap();
    assert_eq!(world.count("files").await, 0);
    let report = found(&world.app.config).await;
    assert_eq!(report.faults(), [""; 0]);
    assert!(report.to_string().contains("(1 of them erased), 0 complaints, 0 notes, 0 files"), "{report}");
    // When the certificate has ended, it goes, too.
    world.clock.pass(400 * domain::moment::DAY);
    backend::app::retention::erase(&world.app).await.unwrap();
    assert_eq!(world.count("certificates WHERE der NOT NULL").await, 0);
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
    // Whose erasure was not recorded, that was lost.
    world.run("UPDATE renewals SET erased_at = NULL").await;
    assert_eq!(found(&world.app.config).await.faults().len(), 3);
}

#[tokio::test]
async fn verification_writes_nothing_and_needs_a_database() {
    let world = World::new().await;
    eventful(&world).await;
    let (served, data) = (world.app.config.clone(), world.directory.clone());
    world.app.db.close().await;
    drop(world);
    // Nobody serves: there is no write-ahead log, and none comes to be.
    let before = listing(&served.data);
    assert!(!before.keys().any(|name| name.contains("-wal") || name.contains("-shm")), "{before:?}");
    assert_eq!(found(&served).await.faults(), [""; 0]);
    assert_eq!(listing(&served.data), before);

    // An earlier or later version's tables, no tables, another file, an empty one, none, no folder.
    let copy = TempDir::new().unwrap();
    let elsewhere = config(&copy);
    let database = elsewhere.database();
    let refusal = async |told: &str| {
        let before = listing(copy.path());
        let error = verify_log::run(&elsewhere, &[]).await.unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(listing(copy.path()), before);
    };
    refusal("there is no database at").await;
    fs::create_dir(&elsewhere.data).unwrap();
    refusal("there is no database at").await;
    fs::write(&database, "").unwrap();
    refusal("there is no database at").await;
    fs::write(&database, "something else, but long enough to be looked at".repeat(100)).unwrap();
    refusal("is no database of Perbarui").await;
    for sql in [
        "DELETE FROM _sqlx_migrations WHERE version = 1",
        "INSERT INTO _sqlx_migrations SELECT 99, description, installed_on, success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
    ] {
        fs::copy(served.database(), &database).unwrap();
        unchecked(&database, sql).await;
        refusal("is of another version of Perbarui").await;
    }
    drop(data);
}

/// Every file below: name to size and time of its last change.
fn listing(folder: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let (path, metadata) = entry.map(|entry| (entry.path(), entry.metadata().unwrap())).unwrap();
        if metadata.is_dir() {
            all.extend(listing(&path));
        }
        all.insert(path.display().to_string(), (metadata.len(), metadata.modified().unwrap()));
    }
    all
}

/// Changes the database without looking at what refers to what.
pub async fn unchecked(database: &Path, sql: &str) {
    let options = SqliteConnectOptions::new().filename(database).foreign_keys(false);
    let mut db = options.busy_timeout(Duration::from_secs(10)).connect().await.unwrap();
    sqlx::query(sql).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}
