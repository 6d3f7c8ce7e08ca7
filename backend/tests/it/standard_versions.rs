//! A case follows the version of the standard under which it was submitted to its end.

use std::fs;

use backend::Ports;
use backend::app::start::StartError;
use backend::app::verify;
use domain::api::{Inbox, OfficerCommand, Officers, RenewalStatus, SearchQuery, SearchResult, path};
use domain::standard::{Role, ServiceStandard};

use crate::harness::{World, config, shared_authority};
use crate::sixth_agency::SIXTH;
use crate::verify::unchecked;

/// The second step has another id, other officers and another title. The officers who had it are in no step any more: the
/// report is the division head's.
fn changed() -> String {
    let (old, new) = (
        "id = \"up\"\nnumber = 2\nkind = \"disposition\"\nactors = [\"functional_officer\"]\ntitle = { id = \"Diteruskan kepada BSrE\"",
        "id = \"sent\"\nnumber = 2\nkind = \"disposition\"\nactors = [\"division_head\"]\ntitle = { id = \"Dikirim kepada BSrE\"",
    );
    let changed = SIXTH.replace(old, new);
    assert_ne!(changed, SIXTH);
    changed.replace("functional_officer", "division_head")
}

/// The reference and step of each case in this officer's inbox, and the names of the steps.
async fn inbox(world: &World, login: &str) -> (Vec<(String, String)>, Vec<String>) {
    let mut officer = world.logged_in(&format!("{login}@sigirayakota.go.id")).await;
    let inbox: Inbox = officer.get(path::INBOX).await.json();
    let rows = inbox.rows.into_iter().map(|row| (row.reference, row.step.id)).collect();
    (rows, inbox.steps.into_iter().map(|step| step.title.id).collect())
}

async fn approve(world: &World, login: &str, reference: &str) {
    let mut officer = world.logged_in(&format!("{login}@sigirayakota.go.id")).await;
    let done = officer.take_and(reference, OfficerCommand::Approve { note: String::new() }).await;
    assert_eq!(done.status, 200, "{login}: {}", done.text());
}

#[tokio::test]
async fn a_case_follows_the_version_it_was_submitted_under() {
    let world = World::with_standards(&[("sigi.toml", SIXTH)]).await;
    let old = world.logged_in("sari@sigirayakota.go.id").await.apply(0).await;
    approve(&world, "staf", &old).await;

    let file = world.app.config.standards.as_ref().unwrap().join("sigi.toml");
    fs::write(&file, changed()).unwrap();
    let world = world.restart().await;
    let new = world.logged_in("joko@sigirayakota.go.id").await.apply(1).await;
    approve(&world, "staf", &new).await;

    let (up, sent) = ("Diteruskan kepada BSrE".to_owned(), "Dikirim kepada BSrE".to_owned());
    let (cases, steps) = inbox(&world, "kabid").await;
    assert_eq!(cases, [(new.clone(), sent.clone())]);
    assert_eq!(steps, [&*sent, "Laporan dibuat", "Laporan diarsipkan"]);
    let (cases, steps) = inbox(&world, "jf").await;
    assert_eq!(cases, [(old.clone(), up.clone())]);
    assert_eq!(steps, [&*up, "Laporan dibuat"], "of the version that has them");
    let mut admin = world.logged_in("admin@sigirayakota.go.id").await;
    let officers: Officers = admin.get(path::OFFICERS).await.json();
    assert!(officers.roles.contains(&Role::FunctionalOfficer), "somebody else can be given the role meanwhile");
    let mut officer = world.logged_in("jf@sigirayakota.go.id").await;
    let query = SearchQuery { words: old.clone(), ends_from: None, ends_to: None };
    let found: SearchResult = officer.post(path::SEARCH, &query).await.json();
    assert_eq!(found.rows[0].step.as_ref().map(|step| &step.id), Some(&up));

    for (reference, second) in [(&old, "jf"), (&new, "kabid")] {
        approve(&world, second, reference).await;
        approve(&world, "bsre", reference).await;
        let mut officer = world.logged_in("kabid@sigirayakota.go.id").await;
        assert_eq!(officer.case(reference).await.status, RenewalStatus::Issued);
    }
    let report = verify::run(&world.app.config, &[]).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(world.count("standard_versions WHERE agency = 'kota-sigi-raya'").await, 2);

    // The same content again is the same version, in whatever order its keys stand.
    let (head, rest) = SIXTH.split_once("requirements").unwrap();
    fs::write(&file, format!("# The first one again.\n{head}\n\nrequirements{rest}")).unwrap();
    let world = world.restart().await;
    assert_eq!(world.count("standard_versions WHERE agency = 'kota-sigi-raya'").await, 2);
}

#[tokio::test]
async fn the_start_fails_if_an_open_case_has_no_usable_version() {
    let world = World::with_standards(&[("sigi.toml", SIXTH)]).await;
    let reference = world.logged_in("sari@sigirayakota.go.id").await.apply(0).await;
    let file = world.app.config.standards.as_ref().unwrap().join("sigi.toml");
    fs::write(&file, changed()).unwrap();
    world.app.db.close().await;
    let config = config(&world.directory);
    for (sql, found, fault) in [
        ("UPDATE renewals SET step = 'gone'", "has no step `gone`, at which they stand", "its row says something else"),
        (
            "UPDATE standard_versions SET content = '{}'",
            "that this program can't read",
            "of a service standard: its content is not what its name says",
        ),
    ] {
        unchecked(&config.database(), sql).await;
        let ports = Ports { clock: world.clock.clone(), authority: shared_authority() };
        let error = backend::app(config.clone(), ports).await.err().expect("a refusal");
        assert!(matches!(error, StartError::Refused(_)), "{error}");
        assert!(error.to_string().contains(found), "{error}");
        let report = verify::run(&config, &[]).await.unwrap().to_string();
        assert!(report.contains(&reference) && report.contains(fault), "{report}");
    }
}

/// What a database of 0.1.0 holds: it is read for as long as the log is kept, so a field that goes or changes its form needs
/// a reader of its own.
#[test]
fn a_version_on_record_can_be_read_for_good() {
    let content = include_str!("standard_version_0_1_0.json");
    let standard: ServiceStandard = serde_json::from_str(content).unwrap();
    assert_eq!((standard.id.0.as_str(), standard.steps.len()), ("kota-pekalongan", 8));
}
