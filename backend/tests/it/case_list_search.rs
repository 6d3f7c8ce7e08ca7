//! The list's search: by what officers have, over all cases, page by page.

use axum::http::Method;
use backend::db::people;
use domain::api::{CaseList, CaseListQuery, CaseListView, CaseRow, path};
use domain::moment::Date;

use crate::case_list::{Known, all, of_view, random_cases, references};
use crate::harness::{World, monday};
use crate::inbox::{OFFICERS, ciamis};
use crate::wizard::{AISYAH, SARI, VERIFIER, VERIFIER_MERANTI};

#[tokio::test]
async fn cases_are_found_by_what_officers_have() {
    let world = World::new().await;
    let (mut sari, mut joko) = (world.logged_in(SARI).await, world.logged_in("joko@pekalongankota.go.id").await);
    let mut aisyah = world.logged_in(AISYAH).await;
    let (one, two, own) = (sari.apply(0).await, joko.apply(1).await, aisyah.apply(2).await);
    let person = people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI).await.unwrap();
    let data = person.unwrap().data;
    let mut maya = world.logged_in(VERIFIER).await;
    let local = data.mobile.replacen("+62", "0", 1);
    for (words, expected) in [
        (data.nik.clone(), vec![&one]),
        (data.nik[..15].to_owned(), vec![]),
        (SARI.to_uppercase(), vec![&one]),
        ("sari@pekalongankota.go".to_owned(), vec![]),
        (local.clone(), vec![&one]),
        (format!("{}-{}", &data.mobile[..7], &data.mobile[7..]), vec![&one]),
        (local[..local.len() - 1].to_owned(), vec![]),
        (data.nip.clone().unwrap(), vec![&one]),
        (one.to_lowercase(), vec![&one]),
        ("dinas".to_owned(), vec![&own, &one]),
    ] {
        // Whatever the view.
        let query = CaseListQuery { words: words.clone(), ..of_view(CaseListView::Finished) };
        assert_eq!(references(&all(&mut maya, &query).await.1), expected, "{words}");
    }
    let ends = CaseListQuery { ends_to: Date::new(2026, 12, 4), ..CaseListQuery::default() };
    assert_eq!(references(&all(&mut maya, &ends).await.1), [&own, &two]);
    let before = world.count("access_log WHERE data = 'search'").await;
    all(&mut maya, &CaseListQuery { words: SARI.to_owned(), ..CaseListQuery::default() }).await;
    assert_eq!(world.count("access_log WHERE data = 'search'").await, before + 1);
    // Nobody finds the own one, another agency nothing, and who takes no part may not search.
    let words = |words: &str| CaseListQuery { words: words.to_owned(), ..CaseListQuery::default() };
    assert!(all(&mut aisyah, &words(&own)).await.1.is_empty() && all(&mut aisyah, &words(AISYAH)).await.1.is_empty());
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    for identifier in [&data.nik, &data.email, &data.mobile, &one] {
        assert!(all(&mut elsewhere, &words(identifier)).await.1.is_empty(), "{identifier}");
    }
    let mut admin = world.logged_in("admin@pekalongankota.go.id").await;
    assert_eq!(admin.post(path::CASES, &words("sari")).await.problem().status, 403);
    assert_eq!(admin.post(path::CASES, &of_view(CaseListView::Open)).await.problem().status, 403);
    let told: CaseList = admin.post(path::CASES, &CaseListQuery::default()).await.json();
    let open = told.counts.iter().find(|counted| counted.view == CaseListView::Open).unwrap();
    assert_eq!((told.rows.len(), open.count, told.counts.len()), (0, 3, 5));
    assert_eq!(sari.post(path::CASES, &CaseListQuery::default()).await.problem().status, 403);
}

#[tokio::test]
async fn a_search_goes_on_where_its_page_ended() {
    let world = World::with_standards(&[("ciamis.toml", &ciamis())]).await;
    let mut officers = Vec::new();
    for login in OFFICERS {
        officers.push(crate::delegation::person(&world, &format!("{login}@ciamiskab.go.id")).await);
    }
    let cases = random_cases(&world, &officers).await;
    let mut head = world.logged_in("kepala@ciamiskab.go.id").await;
    for (words, days) in [("orang", None), ("percobaan", Some((-20, 60))), ("", Some((-20, 60)))] {
        let day = |days: i64| monday().plus_days(days).date_in(domain::moment::Zone::Wib);
        let query = CaseListQuery {
            words: words.to_owned(),
            ends_from: days.map(|(from, _)| day(from)),
            ends_to: days.map(|(_, to)| day(to)),
            ..CaseListQuery::default()
        };
        let rows = all(&mut head, &query).await.1;
        // Officers' own cases have other names.
        let of_officer = |known: &&Known| officers.contains(&known.case.renewal.holder);
        let officers: Vec<&str> = cases.iter().filter(of_officer).map(|known| known.case.reference.as_str()).collect();
        let told = rows.iter().map(|row: &CaseRow| row.reference.as_str());
        let told: Vec<&str> = told.filter(|reference| !officers.contains(reference)).collect();
        let expected =
            cases.iter().rev().filter(|known| !of_officer(known) && (days.is_none() || known.ends.is_some()));
        let expected: Vec<&str> = expected.map(|known| known.case.reference.as_str()).collect();
        assert!(told.len() > 60, "{words}: more than a page");
        assert_eq!(told, expected, "{words}");
    }
}

#[tokio::test]
async fn a_place_of_another_list_is_refused() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    for after in ["x", "found", "found.x", "due.1.2", "due.1.2.x", "nothing.1.2.3", "found.1", "submitted.1.0.1"] {
        let query = CaseListQuery { after: Some(after.to_owned()), ..CaseListQuery::default() };
        assert_eq!(maya.post(path::CASES, &query).await.problem().status, 400, "{after}");
    }
    let query = CaseListQuery { after: Some("due..1.2".to_owned()), ..CaseListQuery::default() };
    assert!(maya.post(path::CASES, &query).await.json::<CaseList>().rows.is_empty());
    let unknown = serde_json::json!({ "view": "all" });
    assert_eq!(maya.json(Method::POST, path::CASES, &unknown).await.problem().status, 400);
}
