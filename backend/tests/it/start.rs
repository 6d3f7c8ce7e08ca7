//! Refused starts, each with a reason that says what to do.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use backend::Ports;
use backend::app::start::check_settings;
use backend::config::Config;
use backend::infra::authority::{Authority, Embedded, EmbeddedConfig};
use backend::infra::clock::Clock;
use domain::api::{CaseView, path};
use domain::moment::Timestamp;
use tempfile::TempDir;

use crate::by_hand::approve;
use crate::harness::{World, config, monday, shared_authority};
use crate::sixth_agency::SIXTH;
use crate::verify::unchecked;
use crate::wizard::{SARI, VERIFIER};

struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// Starts on a world's data and returns the text of the refusal.
async fn refusal(config: Config, authority: Arc<dyn Authority>) -> String {
    let ports = Ports { clock: Arc::new(At(monday())), authority };
    backend::app(config, ports).await.err().expect("a refusal").to_string()
}

/// Makes a world in which a certificate was issued, and closes it.
async fn issued() -> (Arc<TempDir>, Config) {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    assert_eq!(world.count("orders WHERE done = 1").await, 1);
    world.app.db.close().await;
    (world.directory.clone(), config(&world.directory))
}

#[tokio::test]
async fn the_start_makes_no_authority_beside_certificates_of_another() {
    let (_directory, config) = issued().await;
    // The shared one of all tests never lay in this folder.
    let error = Ports::real(&config).await.err().expect("a refusal").to_string();
    assert!(error.contains("there is no authority in") && error.contains("data/authority: restore"), "{error}");
    assert!(!config.authority_directory().exists(), "none was made");
    fs::create_dir(config.authority_directory()).unwrap();
    assert!(Ports::real(&config).await.is_err(), "an empty folder is none");

    let elsewhere = TempDir::new().unwrap();
    let settings = EmbeddedConfig { organization: "Lain".to_owned(), crl_url: None };
    let other = Arc::new(Embedded::open(&elsewhere.path().join("authority"), &settings, monday().0).unwrap());
    for chain in ["chain", "NULL"] {
        unchecked(&config.database(), &format!("UPDATE certificates SET chain = {chain}")).await;
        let told = refusal(config.clone(), other.clone()).await;
        assert!(told.contains("is not the one that issued the certificates on record"), "{told}");
        let ports = Ports { clock: Arc::new(At(monday())), authority: shared_authority() };
        let (_, app) = backend::app(config.clone(), ports).await.unwrap();
        app.db.close().await;
    }
    // Where nothing was issued, nothing is lost.
    for sql in ["DELETE FROM orders", "UPDATE certificates SET der = NULL, renewal = NULL"] {
        unchecked(&config.database(), sql).await;
    }
    fs::remove_dir(config.authority_directory()).unwrap();
    Ports::real(&config).await.unwrap();
    assert!(config.authority_directory().join("root.pem").exists());
}

#[tokio::test]
async fn the_start_fails_without_the_standard_of_an_agency_on_record() {
    const PEOPLE: &str = "UPDATE people SET agency = 'natuna' WHERE agency = 'kota-sigi-raya'";
    const ROLES: &str = "DELETE FROM roles WHERE agency = 'kota-sigi-raya'";
    const RENEWAL: &str = "INSERT INTO renewals
        (reference, agency, standard, holder, version, stage, since, submitted_at, received, open)
        VALUES ('PBR', 'kota-sigi-raya', '', 1, 0, 'at', 0, 0, 0, 1)";
    for left in [[].as_slice(), &[PEOPLE], &[PEOPLE, ROLES, RENEWAL]] {
        let world = World::with_standards(&[("sixth.toml", SIXTH)]).await;
        world.app.db.close().await;
        for sql in left {
            unchecked(&world.app.config.database(), sql).await;
        }
        let config = Config { standards: None, ..(*world.app.config).clone() };
        let told = refusal(config, shared_authority()).await;
        assert!(told.contains("agency `kota-sigi-raya` are on record"), "{left:?}: {told}");
        assert!(told.contains("PERBARUI_STANDARDS"), "{told}");
    }
}

#[tokio::test]
async fn the_start_fails_on_a_damaged_database() {
    let world = World::new().await;
    world.app.db.close().await;
    let database = world.app.config.database();
    let file = File::options().write(true).open(&database).unwrap();
    let pages = file.metadata().unwrap().len() / 4096;
    assert!(pages > 40);
    let sound = fs::read(&database).unwrap();
    // Some pages in the middle; the head.
    for (first, last) in [(20, 30), (0, 1)] {
        for page in first..last {
            file.write_all_at(&[0x5a; 4096], page * 4096).unwrap();
        }
        let told = refusal((*world.app.config).clone(), shared_authority()).await;
        assert!(told.contains("is damaged") && told.contains("restore the last backup"), "{told}");
        fs::write(&database, &sound).unwrap();
    }
    let world = world.restart().await;
    assert_eq!(world.browser().get(path::READY).await.status, 200);
}

#[tokio::test]
async fn a_large_database_is_checked_while_the_program_is_not_ready() {
    let world = World::new().await;
    world.run("CREATE TABLE ballast AS SELECT zeroblob(70000000) AS bytes").await;
    let world = world.restart().await;
    assert_eq!(world.browser().get(path::READY).await.problem().status, 503);
    assert_eq!(world.browser().get(path::HEALTH).await.status, 200);
    world.app.integrity.check_if_unchecked(&world.app.config.database()).await.unwrap();
    assert_eq!(world.browser().get(path::READY).await.status, 200);

    world.app.db.close().await;
    let file = File::options().write(true).open(world.app.config.database()).unwrap();
    for page in 20..30 {
        file.write_all_at(&[0x5a; 4096], page * 4096).unwrap();
    }
    let ports = Ports { clock: world.clock.clone(), authority: shared_authority() };
    // Found at the latest by the check: what is read at the start may meet the damage first.
    match backend::app((*world.app.config).clone(), ports).await {
        Ok((_, app)) => {
            app.integrity.check_if_unchecked(&app.config.database()).await.unwrap();
            assert!(!app.integrity.is_sound());
            assert!(!app.integrity.wait_for_damage().await.is_empty());
        }
        Err(error) => assert!(error.to_string().contains("malformed"), "{error}"),
    }
}

#[tokio::test]
async fn the_start_refuses_demo_people_in_public() {
    let directory = TempDir::new().unwrap();
    for (demo, public_url, fine) in [
        (true, "https://perbarui.example.go.id", false),
        (false, "https://perbarui.example.go.id", true),
        (true, "http://localhost:8080", true),
        (true, "http://10.0.0.5:8080", true),
    ] {
        let config = Config { demo, public_url: public_url.to_owned(), ..config(&directory) };
        assert_eq!(check_settings(&config).is_ok(), fine, "{demo} {public_url}");
    }
}

#[test]
fn an_unnamed_proxy_is_logged() {
    let directory = TempDir::new().unwrap();
    let behind = |url: &str, proxy: &str| {
        let (public_url, trusted_proxy) = (url.to_owned(), proxy.parse().unwrap());
        backend::app::start::misses_proxy(&Config { public_url, trusted_proxy, ..config(&directory) })
    };
    assert!(behind("https://perbarui.test", ""));
    assert!(!behind("https://perbarui.test", "127.0.0.1"));
    assert!(!behind("http://localhost:8080", ""));
}
