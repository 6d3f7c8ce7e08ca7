//! Backups: made during writes, restored completely into an empty folder, refused if damaged.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use backend::app::checkpoint::key::Key;
use backend::cli::{backup, database, restore, verify_log};
use backend::config::Config;
use backend::infra::data_folder;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

use crate::filing::STAFF_MERANTI;
use crate::harness::{World, config, shared_authority};
use crate::inspect::make;
use crate::log::{eventful, forge};
use crate::wizard::{SARI, VERIFIER};

/// Backups in a row while letters are added and deleted; whether one is added just while the database is copied is
/// random.
const BACKUPS: u32 = 12;

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path.strip_prefix(folder).unwrap().to_owned()) }
        }
    }
    found.sort();
    found
}

/// A world with cases, its backup, and the settings of an empty data folder.
async fn backed_up() -> (World, PathBuf, Config) {
    let world = World::new().await;
    eventful(&world).await;
    let to = world.directory.path().join("backup");
    backup::run(&world.app.config, &to).await.unwrap();
    let empty = Config { data: world.directory.path().join("restored"), ..Config::clone(&world.app.config) };
    (world, to, empty)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_during_writes_restores_completely() {
    let world = World::new().await;
    eventful(&world).await;
    // Beside a folder of its own: what the operator gave in files.
    let standards = world.directory.path().join("own");
    fs::create_dir(&standards).unwrap();
    let mut own = Config { standards: Some(standards.clone()), ..Config::clone(&world.app.config) };
    let natuna = include_str!("../../../domain/standards/natuna.toml");
    fs::write(standards.join("natuna.toml"), natuna).unwrap();
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let done = Arc::new(AtomicBool::new(false));
    let until = done.clone();
    let writing = tokio::spawn(async move {
        // Each letter takes the place of the one before, whose bytes go.
        let mut letter = make::letter();
        while !until.load(Ordering::SeqCst) {
            letter.push(b'\n');
            staff.letter(&letter).await;
        }
    });
    let mut text = String::new();
    // It fails if a file that its database names is not in it.
    for number in 0..BACKUPS {
        text = backup::run(&own, &world.directory.path().join(format!("backup-{number}"))).await.unwrap();
    }
    done.store(true, Ordering::SeqCst);
    writing.await.unwrap();
    let to = world.directory.path().join(format!("backup-{}", BACKUPS - 1));
    for personal in [SARI, VERIFIER, "Sari", "natuna"] {
        assert!(!text.contains(personal), "{text}");
    }
    assert!(text.contains("settings' files  1"), "{text}");

    // Its owner's only; sha256sum is the judge of the list.
    for path in files(&to) {
        assert_eq!(fs::metadata(to.join(&path)).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
    }
    assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o700);
    let judged =
        Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(&to).output().unwrap();
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));
    assert_eq!(fs::read_to_string(to.join("SHA256SUMS")).unwrap().lines().count(), files(&to).len() - 1);

    // The standards of the backup serve where none are given.
    own = Config { data: world.directory.path().join("restored"), standards: None, ..own };
    restore::run(&own, &to, false).await.unwrap();
    verify_log::run(&own, &[]).await.unwrap();
    assert_eq!(Key::open(&own.data).unwrap().public(), world.app.checkpoint_key.public());
    let again = World::open_with(own, world.directory.clone(), world.clock.clone(), shared_authority()).await;
    let mut verifier = again.logged_in(VERIFIER).await;
    assert_eq!(verifier.get("/api/officer/inbox").await.status, 200);
}

#[tokio::test]
async fn a_backup_overwrites_nothing() {
    let (world, to, empty) = backed_up().await;
    let refused = backup::run(&world.app.config, &to).await.unwrap_err().to_string();
    assert!(refused.contains("never overwrites"), "{refused}");

    // The data folder serves: it is neither free nor empty.
    let claim = data_folder::claim(&empty.data).unwrap();
    let refused = restore::run(&empty, &to, false).await.unwrap_err().to_string();
    assert!(refused.contains("in use by another Perbarui"), "{refused}");
    let refused = database::migrate(&empty).await.unwrap_err().to_string();
    assert!(refused.contains("in use by another Perbarui"), "{refused}");
    drop(claim);
    fs::write(empty.data.join("checkpoint.key"), "theirs").unwrap();
    let refused = restore::run(&empty, &to, false).await.unwrap_err().to_string();
    assert!(refused.contains("is not empty"), "{refused}");
    assert_eq!(fs::read_to_string(empty.data.join("checkpoint.key")).unwrap(), "theirs");
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_leaves_the_folder_empty() {
    let (_world, to, empty) = backed_up().await;
    let file = files(&to).into_iter().find(|path| path.starts_with("files")).unwrap();
    let list = fs::read_to_string(to.join("SHA256SUMS")).unwrap();
    let outside = format!("{}  ../{}\n", "0".repeat(64), "x");
    // Which file is changed, into what; none: it goes.
    let flipped = |name: &Path| {
        let mut bytes = fs::read(to.join(name)).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        bytes
    };
    let cases: [(&Path, Option<Vec<u8>>); 7] = [
        (Path::new("perbarui.sqlite"), Some(flipped(Path::new("perbarui.sqlite")))),
        (&file, Some(flipped(&file))),
        (&file, None),
        (Path::new("checkpoint.key"), Some(Vec::new())),
        (Path::new("perbarui.sqlite"), None),
        (Path::new("SHA256SUMS"), Some(format!("{list}{outside}").into_bytes())),
        (Path::new("SHA256SUMS"), Some(list.replace("  perbarui.sqlite", "  perbarui").into_bytes())),
    ];
    for (name, change) in cases {
        let path = to.join(name);
        let before = fs::read(&path).unwrap();
        match change {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let refused = restore::run(&empty, &to, true).await.unwrap_err().to_string();
        assert!(refused.contains("the backup is damaged"), "{}: {refused}", name.display());
        assert!(data_folder::is_vacant(&empty.data).unwrap(), "{}", name.display());
        fs::write(&path, before).unwrap();
    }
    let other = TempDir::new().unwrap();
    let refused = restore::run(&empty, other.path(), false).await.unwrap_err().to_string();
    assert!(refused.contains("is no backup"), "{refused}");
    // What a broken-off restore left does not stand in the way.
    fs::create_dir_all(empty.data.join(".restoring/files")).unwrap();
    restore::run(&empty, &to, false).await.unwrap();
    assert!(!empty.data.join(".restoring").exists());
}

#[tokio::test]
async fn a_faulty_backup_is_restored_only_on_request() {
    let (world, whole, empty) = backed_up().await;
    forge(&world, 3).await;
    let gone = files(&world.app.config.data).into_iter().find(|path| path.starts_with("files")).unwrap();
    fs::remove_file(world.app.config.data.join(&gone)).unwrap();
    let to = whole.with_extension("forged");
    let told = backup::run(&world.app.config, &to).await.unwrap_err().to_string();
    assert!(told.ends_with(gone.file_name().unwrap().to_str().unwrap()), "{told}");
    let refused = restore::run(&empty, &to, false).await.unwrap_err().to_string();
    assert!(refused.contains("event 4: it does not follow") && refused.contains("its bytes are gone"), "{refused}");
    assert!(data_folder::is_vacant(&empty.data).unwrap());
    restore::run(&empty, &to, true).await.unwrap();
    assert!(empty.database().is_file());
}

#[tokio::test]
async fn a_failed_backup_leaves_nothing_behind() {
    let world = World::new().await;
    let folder = world.directory.path().join("full");
    fs::create_dir(&folder).unwrap();
    let to = folder.join("backup");
    let missing = Config { data: folder.join("none"), ..Config::clone(&world.app.config) };
    let refused = backup::run(&missing, &to).await.unwrap_err().to_string();
    assert!(refused.contains("there is no database"), "{refused}");
    assert_eq!(files(&folder), Vec::<PathBuf>::new());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[tokio::test]
async fn migrations_are_applied_once_and_named() {
    let directory = TempDir::new().unwrap();
    let config = config(&directory);
    // As an earlier version left it.
    let all: Vec<_> = sqlx::migrate!().iter().cloned().collect();
    let (last, earlier) = all.split_last().unwrap();
    data_folder::make(&config.data).unwrap();
    let options = SqliteConnectOptions::new().filename(config.database()).create_if_missing(true);
    let mut db = options.connect().await.unwrap();
    let before = Migrator { migrations: earlier.to_vec().into(), ..Migrator::DEFAULT };
    before.run(&mut db).await.unwrap();
    db.close().await.unwrap();
    fs::set_permissions(config.database(), Permissions::from_mode(0o600)).unwrap();

    let told = database::migrate(&config).await.unwrap();
    assert!(told.starts_with(&format!("applied {:04} {}\n", last.version, last.description)), "{told}");
    assert_eq!(told.lines().count(), 2);
    let told = database::migrate(&config).await.unwrap();
    assert_eq!(told, "Nothing to apply: the tables are up to date.");
    // Into an empty folder: all.
    let new = Config { data: directory.path().join("new"), ..config };
    assert_eq!(database::migrate(&new).await.unwrap().lines().count(), all.len() + 1);
}
