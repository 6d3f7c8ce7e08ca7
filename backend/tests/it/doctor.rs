//! `doctor`: each finding and its cause.

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use backend::cli::doctor::{self, Level};
use backend::config::Config;
use backend::http::static_files::APPS;
use domain::moment::{DAY, Timestamp};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

use crate::harness::config;
use crate::mail_server::{Server, kept_address};
use crate::process::Program;

/// A data folder as a program with the demo people leaves it, with apps, and its settings; when it was made.
fn installation(directory: &TempDir) -> (Config, Timestamp) {
    let config = Config { public_url: "http://localhost:8080".to_owned(), ..config(directory) };
    let mut program = Program::start(&config.data);
    program.signal("-TERM");
    assert!(program.child.wait().unwrap().success());
    for (app, _) in APPS {
        fs::create_dir_all(config.dist.join(app)).unwrap();
        fs::write(config.dist.join(app).join("index.html"), "").unwrap();
    }
    let made = fs::metadata(config.data.join("checkpoint.key")).unwrap().modified().unwrap();
    let made = made.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    (config, Timestamp(made.try_into().unwrap()))
}

async fn run(config: &Config, sql: &str) {
    let mut db = SqliteConnectOptions::new().filename(config.database()).connect().await.unwrap();
    sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}

/// Whether there is a finding of this level about this, with these words.
async fn check(config: &Config, now: Timestamp, level: Level, subject: &str, words: &str) {
    let findings = doctor::check(config, now).await;
    let found = findings.iter().any(|one| one.level == level && one.subject == subject && one.text.contains(words));
    assert!(
        found,
        "{level:?} {subject} {words}:\n{}",
        findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    );
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn each_fault_is_reported_on_its_line() {
    use Level::{Fail, Ok, Warn};
    let directory = TempDir::new().unwrap();
    let (config, now) = installation(&directory);
    let findings = doctor::check(&config, now).await;
    assert!(findings.iter().all(|one| one.level != Fail), "{findings:?}");
    assert!(findings.iter().all(|one| one.to_string().lines().count() == 1));

    // Settings.
    let demo = Config { demo: true, public_url: "https://perbarui.test".to_owned(), ..config.clone() };
    let bare = Config { dist: directory.path().join("none"), ..config.clone() };
    let faulty = directory.path().join("faulty");
    fs::create_dir(&faulty).unwrap();
    fs::write(faulty.join("a.toml"), "id = 1").unwrap();
    let by_hand = directory.path().join("by_hand");
    fs::create_dir(&by_hand).unwrap();
    fs::write(by_hand.join("natuna.toml"), crate::by_hand::natuna()).unwrap();
    let (standards, issuers) = (Some(faulty.clone()), Some(faulty.join("a.toml")));
    let socket = directory.path().join("clamd");
    let mail_from = "Perbarui <perbarui@natunakab.go.id>".to_owned();
    let (_address, relay) = kept_address();
    let _relay = Server::start(relay, &directory.path().join("maildir"));
    let relay = format!("smtp://{relay}");
    let (mail, key) = ("smtp://pos:rahasia@127.0.0.1:1", config.data.join("checkpoint.key"));
    for (changed, level, subject, words) in [
        (config.clone(), Ok, "address", "http://localhost:8080"),
        (demo.clone(), Fail, "address", "--demo makes log-ins"),
        (Config { demo: false, ..demo }, Warn, "address", "PERBARUI_TRUSTED_PROXY"),
        (Config { public_url: "http://10.0.0.1".to_owned(), ..config.clone() }, Warn, "address", "not https"),
        (config.clone(), Ok, "apps", "dist"),
        (bare, Fail, "apps", "holder/index.html is missing"),
        (config.clone(), Ok, "standards", "5 agencies"),
        (Config { standards, ..config.clone() }, Fail, "standards", "a.toml"),
        (Config { holidays: issuers.clone(), ..config.clone() }, Fail, "holidays", "a.toml"),
        (config.clone(), Ok, "issuers", "no agency issues by hand"),
        (Config { standards: Some(by_hand), ..config.clone() }, Warn, "issuers", "PERBARUI_ISSUERS"),
        (Config { issuers, ..config.clone() }, Fail, "issuers", "a.toml"),
        (config.clone(), Warn, "letter roots", "PERBARUI_LETTER_ROOTS"),
        (Config { letter_roots: Some(faulty.join("a.toml")), ..config.clone() }, Fail, "letter roots", "a.toml"),
        (config.clone(), Warn, "mail server", "PERBARUI_SMTP_URL"),
        (Config { smtp_url: Some(mail.to_owned()), ..config.clone() }, Fail, "mail server", "the way there"),
        (
            Config { smtp_url: Some(mail.to_owned()), mail_from: "x".to_owned(), ..config.clone() },
            Fail,
            "mail server",
            "PERBARUI_MAIL_FROM",
        ),
        (Config { smtp_url: Some(relay.clone()), ..config.clone() }, Warn, "mail server", "from localhost"),
        (Config { smtp_url: Some(relay), mail_from, ..config.clone() }, Ok, "mail server", "takes our log-in"),
        (config.clone(), Warn, "scanner", "only inspected"),
        (config.clone(), Warn, "contacts", "ciamis, kepulauan-meranti, natuna: name a telephone number"),
        (Config { clamd: Some(socket.clone()), ..config.clone() }, Fail, "scanner", "start it"),
        (Config { data: directory.path().join("none"), ..config.clone() }, Warn, "data folder", "does not exist"),
    ] {
        check(&changed, now, level, subject, words).await;
    }
    let said = doctor::check(&Config { smtp_url: Some(mail.to_owned()), ..config.clone() }, now).await;
    assert!(said.iter().all(|one| !one.text.contains("rahasia")), "{said:?}");
    let listener = UnixListener::bind(&socket).unwrap();
    let clamd = std::thread::spawn(move || {
        let (mut asked, mut ping) = (listener.accept().unwrap().0, [0; 6]);
        asked.read_exact(&mut ping).unwrap();
        assert_eq!(&ping, b"zPING\0");
        asked.write_all(b"PONG\0").unwrap();
    });
    check(&Config { clamd: Some(socket), ..config.clone() }, now, Ok, "scanner", "clamd answers").await;
    clamd.join().unwrap();

    // Time.
    for (later, level, subject, words) in [
        (0, Ok, "clock", "not behind"),
        (-DAY, Fail, "clock", "behind what it showed"),
        (0, Ok, "authority", "ends in 3"),
        (9 * 365 * DAY + 100 * DAY, Warn, "authority", "perbarui authority renew"),
        (10 * 365 * DAY, Fail, "authority", "nothing can be approved"),
        (9 * 365 * DAY, Warn, "holidays", "only 0 days"),
    ] {
        check(&config, now.plus_seconds(later), level, subject, words).await;
    }

    // Permissions.
    for (path, mode, level, subject, words) in [
        (&config.data, 0o700, Ok, "data folder", "owner only"),
        (&config.data, 0o755, Warn, "data folder", "chmod 700"),
        (&key, 0o600, Ok, "keys", "checkpoint.key"),
        (&key, 0o644, Fail, "keys", "open to others"),
        (&config.data.join("authority/issuing.key.pem"), 0o644, Fail, "authority", "open to others"),
    ] {
        let before = fs::metadata(path).unwrap().permissions();
        chmod(path, mode);
        check(&config, now, level, subject, words).await;
        fs::set_permissions(path, before).unwrap();
    }
    check(&config, now, Ok, "disk", "MiB free").await;
}

/// Each change of the database with what undoes it.
#[tokio::test]
async fn each_database_fault_is_reported_on_its_line() {
    use Level::{Fail, Ok, Warn};
    let directory = TempDir::new().unwrap();
    let (config, now) = installation(&directory);
    check(&config, now, Ok, "database", "up to date").await;
    for (change, undo, level, subject, words) in [
        (
            "UPDATE admin_events SET at = at + 1 WHERE position = 1",
            "UPDATE admin_events SET at = at - 1 WHERE position = 1",
            Fail,
            "log",
            "chain of events is broken",
        ),
        (
            "UPDATE people SET agency = 'x' || agency",
            "UPDATE people SET agency = substr(agency, 2)",
            Fail,
            "agencies",
            "no service standard",
        ),
        (
            "UPDATE _sqlx_migrations SET success = 0 WHERE version = 1",
            "UPDATE _sqlx_migrations SET success = 1 WHERE version = 1",
            Warn,
            "database",
            "perbarui database migrate",
        ),
        (
            "UPDATE _sqlx_migrations SET version = 9000 WHERE version = 1",
            "UPDATE _sqlx_migrations SET version = 1 WHERE version = 9000",
            Fail,
            "database",
            "another version",
        ),
        (
            "INSERT INTO clock (one, read_at, suspect_since) VALUES (1, 0, 0)
             ON CONFLICT (one) DO UPDATE SET suspect_since = 0",
            "UPDATE clock SET suspect_since = NULL",
            Warn,
            "clock",
            "it jumped",
        ),
    ] {
        run(&config, change).await;
        check(&config, now, level, subject, words).await;
        run(&config, undo).await;
    }
    let whole = fs::read(config.database()).unwrap();
    fs::write(config.database(), "no database, but as long as a header: ".repeat(100)).unwrap();
    check(&config, now, Fail, "database", "damaged").await;
    fs::remove_file(config.database()).unwrap();
    check(&config, now, Warn, "database", "there is no database").await;
    fs::write(config.database(), whole).unwrap();
    fs::rename(config.data.join("authority"), config.data.join("gone")).unwrap();
    check(&config, now, Warn, "authority", "no embedded authority yet").await;
}

#[tokio::test]
async fn a_running_program_is_checked_and_a_failed_check_fails() {
    let directory = TempDir::new().unwrap();
    let (config, now) = installation(&directory);
    check(&config, now, Level::Ok, "program", "not running").await;
    let program = Program::start(&config.data);
    let listen = program.address.parse().unwrap();
    check(&Config { listen, ..config.clone() }, now, Level::Ok, "program", "ready").await;
    let doctor = |dist: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perbarui"));
        command.args(["doctor", "--data"]).arg(&config.data).arg("--dist").arg(dist);
        command.args(["--listen", &program.address]).output().unwrap()
    };
    let done = doctor(&config.dist);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    let done = doctor(&directory.path().join("none"));
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stdout).contains("FAIL  apps"));
}
