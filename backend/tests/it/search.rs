//! Search by the data that officers have, within their own agency, with limits.

use backend::app::renewals::case::Case;
use backend::db::people::{self, Person};
use domain::api::{RenewalStatus, SearchQuery, SearchResult, path};
use domain::moment::Date;
use domain::person::PersonData;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Event, PersonId};
use domain::standard::AgencyId;
use sqlx::SqliteConnection;

use crate::harness::{Browser, World, monday};
use crate::retention::on_disk;
use crate::wizard::{AISYAH, SARI, VERIFIER, VERIFIER_MERANTI};

async fn found(browser: &mut Browser, words: &str) -> SearchResult {
    let query = SearchQuery { words: words.to_owned(), ..SearchQuery::default() };
    browser.post(path::SEARCH, &query).await.json()
}

fn references(result: &SearchResult) -> Vec<&str> {
    result.rows.iter().map(|row| row.reference.as_str()).collect()
}

#[tokio::test]
async fn renewals_are_found_by_reference_nip_words_and_end() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    let mut aisyah = world.logged_in(AISYAH).await;
    let (one, two, own) = (sari.apply(0).await, joko.apply(1).await, aisyah.apply(2).await);
    let mut maya = world.logged_in(VERIFIER).await;

    let nip = people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI)
        .await
        .unwrap()
        .unwrap()
        .data
        .nip
        .unwrap();
    let spaced = format!("{} {} {} {}", &nip[..8], &nip[8..14], &nip[14..15], &nip[15..]);
    let lower = one.to_lowercase();
    for (words, expected) in [
        (one.as_str(), vec![&one]),
        (&lower[4..], vec![&one]),
        (&nip, vec![&one]),
        (&spaced, vec![&one]),
        ("sari", vec![&one]),
        ("SAR wul", vec![&one]),
        ("wulandari, Kesehatan", vec![&one]),
        ("ari", vec![]),
        ("sari joko", vec![]),
        ("badan keu", vec![&two]),
        ("dinas", vec![&own, &one]),
        ("d", vec![&own, &two, &one]),
        ("%", vec![]),
        ("' OR 1=1 --", vec![]),
    ] {
        if !words.chars().any(char::is_alphanumeric) {
            let query = SearchQuery { words: words.to_owned(), ..SearchQuery::default() };
            let blank = maya.post(path::SEARCH, &query).await.problem();
            assert_eq!(blank.problems, [Problem::new(Field::Identifier, Fault::Blank)]);
            continue;
        }
        let result = found(&mut maya, words).await;
        assert_eq!(references(&result), expected, "{words}");
        assert!(!result.more);
    }
    let result = found(&mut maya, "sari").await;
    let row = &result.rows[0];
    assert_eq!((&*row.name, &*row.unit), ("Sari Wulandari", "Dinas Kesehatan"));
    assert!(row.step.is_some() && row.not_after.is_some());

    // Sari's ends in 12 days, Aisyah's in 5, Joko's ended 3 days ago.
    let day = |day| Date::new(2026, 12, day).unwrap();
    for (words, from, to, expected) in [
        ("", Some(day(1)), None, vec![&one]),
        ("", Some(day(5)), Some(day(5)), vec![&one]),
        ("", Some(day(6)), None, vec![]),
        ("", None, Some(day(4)), vec![&own, &two]),
        ("", None, Some(day(5)), vec![&own, &two, &one]),
        ("joko", Some(day(1)), None, vec![]),
        ("joko", None, Some(day(1)), vec![&two]),
    ] {
        let query = SearchQuery { words: words.to_owned(), ends_from: from, ends_to: to };
        let result: SearchResult = maya.post(path::SEARCH, &query).await.json();
        assert_eq!(references(&result), expected, "{words} {from:?} {to:?}");
    }
    // Nobody finds the own one; another agency finds nothing; each look is noted for the holder.
    assert_eq!(references(&found(&mut aisyah, "d").await), [&*two, &*one]);
    assert!(found(&mut aisyah, &own).await.rows.is_empty());
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    for words in [&*one, &*nip, "sari", "d"] {
        assert!(found(&mut elsewhere, words).await.rows.is_empty(), "{words}");
    }
    let before = world.count("access_log WHERE data = 'search'").await;
    found(&mut maya, "sari").await;
    assert_eq!(world.count("access_log WHERE data = 'search'").await, before + 1);
    // A stage that can't be read hides no renewal.
    world.run("UPDATE renewals SET stage = 'x'").await;
    assert_eq!(found(&mut maya, "sari").await.rows[0].status, RenewalStatus::InProcess);
}

#[tokio::test]
async fn wrong_searches_are_refused_and_some_may_not_search() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let long = SearchQuery { words: "x".repeat(101), ..SearchQuery::default() };
    let day = |day| Date::new(2026, 12, day);
    let turned = SearchQuery { words: String::new(), ends_from: day(2), ends_to: day(1) };
    for (query, problem) in [
        (SearchQuery::default(), Problem::new(Field::Identifier, Fault::Blank)),
        (long, Problem::new(Field::Identifier, Fault::TooLong(100))),
        (turned, Problem::new(Field::NotAfter, Fault::BeforeFirst)),
    ] {
        assert_eq!(maya.post(path::SEARCH, &query).await.problem().problems, [problem]);
    }
    let query = SearchQuery { words: "sari".to_owned(), ..SearchQuery::default() };
    for who in [SARI, "admin@pekalongankota.go.id"] {
        let mut browser = world.logged_in(who).await;
        assert_eq!(browser.post(path::SEARCH, &query).await.problem().status, 403, "{who}");
    }
}

#[tokio::test]
async fn search_words_follow_the_data() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let mut person =
        people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI).await.unwrap().unwrap();
    person.data.unit = "Badan Élan".to_owned();
    let mut tx = world.app.db.begin().await.unwrap();
    people::set_data(&mut tx, person.id, &person.data).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(references(&found(&mut maya, "sari éla").await), [&*reference]);
    assert!(found(&mut maya, "sari kesehatan").await.rows.is_empty());
}

/// Words that were replaced are in no list and in no page of the index.
#[tokio::test]
async fn replaced_words_leave_the_index() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let pages = "search_index_data WHERE instr(block, CAST('lofonwort' AS BLOB)) > 0";
    let before = person(&world).await;
    let mut renamed = before.clone();
    renamed.data.unit = "Badan Xylofonwort".to_owned();
    set_data(&world, &renamed).await;
    assert_eq!(references(&found(&mut maya, "xylofon").await), [&*reference]);
    assert!(world.count(pages).await > 0);
    set_data(&world, &before).await;
    assert!(found(&mut maya, "xylofon").await.rows.is_empty());
    assert_eq!(world.count(pages).await, 0);
    assert!(world.app.db.checkpoint().await.unwrap());
    assert!(!on_disk(&world, "lofonwort"));
    assert_eq!(references(&found(&mut maya, "sari kesehatan").await), [&*reference]);
}

async fn person(world: &World) -> Person {
    let mut db = world.app.db.read().acquire().await.unwrap();
    people::find_by_identifier(&mut db, SARI).await.unwrap().unwrap()
}

async fn set_data(world: &World, person: &Person) {
    let mut tx = world.app.db.begin().await.unwrap();
    people::set_data(&mut tx, person.id, &person.data).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn common_words_find_the_newest() {
    let world = World::new().await;
    let agency = AgencyId("kota-pekalongan".to_owned());
    let version = world.app.version(&agency).unwrap();
    let mut tx = world.app.db.begin().await.unwrap();
    let mut newest = Vec::new();
    // More people than a search begins with: half in one unit, half in another; every tenth applied.
    for number in 0..2_600_usize {
        let unit = if number % 2 == 0 { "Puskesmas Utara" } else { "Puskesmas Selatan" };
        let holder = someone(&mut tx, &agency, number, unit).await;
        if number % 10 < 2 {
            let dossier =
                domain::renewal::Dossier { changed: vec![], files: vec![], recommendation: None, public_key: None };
            let event = Event::Submitted { agency: agency.clone(), standard: version.digest.clone(), holder, dossier };
            let case = Case::begin(&world.app, &mut tx, holder, vec![event], monday());
            newest.push((number % 2, case.await.unwrap().0.reference));
        }
    }
    tx.commit().await.unwrap();
    newest.reverse();
    let mut maya = world.logged_in(VERIFIER).await;
    for (words, wanted) in [("puskesmas", None), ("pus utara", Some(0)), ("selatan puskesmas", Some(1))] {
        let result = found(&mut maya, words).await;
        let expected = newest.iter().filter(|(unit, _)| wanted.is_none_or(|wanted| *unit == wanted));
        let expected: Vec<&str> = expected.take(50).map(|(_, reference)| reference.as_str()).collect();
        assert_eq!(references(&result), expected, "{words}");
        assert!(result.more, "{words}");
    }
    // Two common words that nobody has together: everything is looked through, and nothing is there.
    let nobody = found(&mut maya, "utara selatan").await;
    assert_eq!((nobody.rows.len(), nobody.more), (0, false));
    // A rare word decides, however common the other is.
    let (_, last) = &newest[0];
    let result = found(&mut maya, "puskesmas warga2591").await;
    assert_eq!((references(&result), result.more), (vec![last.as_str()], false));
}

async fn someone(db: &mut SqliteConnection, agency: &AgencyId, number: usize, unit: &str) -> PersonId {
    let data = PersonData {
        name: format!("Warga{number}"),
        nik: format!("{number:016}"),
        email: format!("warga{number}@pekalongankota.go.id"),
        unit: unit.to_owned(),
        ..PersonData::default()
    };
    people::insert(db, agency, &data, None, 0).await.unwrap()
}
