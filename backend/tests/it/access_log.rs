//! The access log: which officers saw a holder's data, when, in which role, and what.

use domain::api::{
    AccessLog, AccessLogEntry, AccessedData, CaseCommand, HolderQuery, OfficerCommand, SearchQuery, path,
};
use domain::moment::DAY;
use domain::standard::Role;

use crate::harness::{Browser, World};
use crate::wizard::{AISYAH, SARI, VERIFIER};

async fn accesses(browser: &mut Browser) -> Vec<(AccessedData, u32, Vec<Role>)> {
    let told: AccessLog = browser.get(path::ACCESS_LOG).await.json();
    told.entries.into_iter().map(|look| (look.data, look.times, look.roles)).collect()
}

#[tokio::test]
async fn holders_read_who_saw_what_and_when() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert_eq!(accesses(&mut sari).await, []);

    let mut maya = world.logged_in(VERIFIER).await;
    let first = world.app.now();
    for _ in 0..3 {
        maya.case(&reference).await;
    }
    world.clock.pass(60);
    assert_eq!(maya.get(&path::with(path::CASE_NIK, &reference)).await.status, 200);
    let words = SearchQuery { words: "sari".into(), ends_from: None, ends_to: None };
    world.clock.pass(60);
    assert_eq!(maya.post(path::SEARCH, &words).await.status, 200);
    let asked = HolderQuery { identifier: SARI.into() };
    world.clock.pass(60);
    assert_eq!(maya.post(path::HOLDER_QUERY, &asked).await.status, 200);
    let verifier = || vec![Role::Verifier];
    assert_eq!(
        accesses(&mut sari).await,
        [
            (AccessedData::Query, 1, verifier()),
            (AccessedData::Search, 1, verifier()),
            (AccessedData::Nik, 1, verifier()),
            (AccessedData::Case, 3, verifier()),
        ]
    );
    let told: AccessLog = sari.get(path::ACCESS_LOG).await.json();
    assert_eq!(told.entries.last().map(|look| look.at), Some(first), "three looks at one moment");
    assert!(!told.more);

    // A colleague's are told apart, and those of another day, though the name is nobody's to know.
    let mut aisyah = world.logged_in(AISYAH).await;
    aisyah.case(&reference).await;
    world.clock.pass(DAY);
    let mut maya = world.logged_in(VERIFIER).await;
    maya.case(&reference).await;
    let mut sari = world.logged_in(SARI).await;
    let cases: Vec<_> =
        accesses(&mut sari).await.into_iter().filter(|(data, ..)| *data == AccessedData::Case).collect();
    assert_eq!(cases.iter().map(|(_, times, _)| *times).collect::<Vec<_>>(), [1, 1, 3]);
    assert!(!sari.get(path::ACCESS_LOG).await.text().contains("Maya"));

    // Everybody reads their own.
    assert_eq!(accesses(&mut maya).await, []);
    assert_eq!(world.browser().get(path::ACCESS_LOG).await.problem().status, 401);
}

/// An officer who never opens the case sees it in the answer to a command.
#[tokio::test]
async fn the_answer_to_a_command_is_an_access() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let commands = path::with(path::CASE_COMMANDS, &reference);
    for (version, command) in [(1, OfficerCommand::Take), (2, OfficerCommand::Release)] {
        assert_eq!(maya.post(&commands, &CaseCommand { version, command }).await.status, 200);
    }
    assert_eq!(accesses(&mut sari).await, [(AccessedData::Case, 1, vec![Role::Verifier])]);
}

#[tokio::test]
async fn the_latest_200_accesses_are_shown() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let count = |days: i64| {
        format!(
            "WITH RECURSIVE day (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n + 1 < {days})
             INSERT INTO access_log (person, officer, at, data)
             SELECT p.id, o.id, {} - n * {DAY}, 'case' FROM day, people p, people o
             WHERE p.email = '{SARI}' AND o.email = '{VERIFIER}'",
            world.app.now().0
        )
    };
    world.run(&count(200)).await;
    let told: AccessLog = sari.get(path::ACCESS_LOG).await.json();
    assert_eq!((told.entries.len(), told.more), (200, false));
    // From before roles were noted.
    assert!(told.entries.iter().all(|look: &AccessLogEntry| look.roles.is_empty()));
    world.run(&count(201)).await;
    let told: AccessLog = sari.get(path::ACCESS_LOG).await.json();
    assert_eq!((told.entries.len(), told.more), (200, true));
    assert!(told.entries.windows(2).all(|pair| pair[0].at >= pair[1].at));
}
