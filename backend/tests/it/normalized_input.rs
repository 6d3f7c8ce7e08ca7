//! Names, identifiers and passwords are normalised, whatever keyboards and programs make of them.

use domain::api::{LinkRequest, NewPassword, SearchQuery, SearchResult, path};
use domain::problem::{Fault, Field, Problem};

use crate::harness::World;
use crate::import::{ADMIN, person};
use crate::wizard::{SARI, VERIFIER};

const PASSWORD: &str = "gunung-biru-42";

#[tokio::test]
async fn wrong_identifiers_are_reported_and_cost_no_attempt() {
    let world = World::new().await;
    let nip = person(&world, SARI).await.data.nip.unwrap();
    let wide: String = nip.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
    for typed in
        [format!("'{nip}"), format!("{}\u{200b}{}", &nip[..8], &nip[8..]), wide, format!("\u{202a}{SARI}\u{202c}")]
    {
        assert_eq!(world.browser().first_part(&typed, PASSWORD).await.status, 200, "{typed:?}");
    }
    let tries = world.count("login_attempts").await;
    let mut browser = world.browser();
    for (typed, fault) in [
        ("131234567", Fault::IdentifierShape),
        ("3375014509850001", Fault::IdentifierShape),
        ("bukan apa-apa", Fault::IdentifierShape),
        ("' OR 1=1 --", Fault::IdentifierShape),
        ("sari@", Fault::IdentifierShape),
        ("198513052010012001", Fault::DateInside),
    ] {
        let told = [Problem::new(Field::Identifier, fault)];
        // More often than anybody may try.
        for _ in 0..20 {
            let answer = browser.first_part(typed, PASSWORD).await.problem();
            assert_eq!((answer.status, &answer.problems[..]), (422, &told[..]), "{typed}");
        }
        let link = browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: typed.to_owned() }).await.problem();
        assert_eq!((link.status, &link.problems[..]), (422, &told[..]), "{typed}");
    }
    assert_eq!(world.count("login_attempts").await, tries);
    assert_eq!(browser.first_part(SARI, PASSWORD).await.status, 200);
}

/// Set on a phone, which made other characters of what was typed, and used on a computer.
#[tokio::test]
async fn a_password_set_on_a_phone_works_on_a_computer() {
    let world = World::new().await;
    for (set, used) in [("kuda—laut’biru", "kuda--laut'biru"), ("kuda--laut'biru", "kuda — laut".trim())] {
        let mut browser = world.browser();
        browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
        let body = NewPassword { link: world.link_for(SARI).await, password: set.to_owned() };
        assert_eq!(browser.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
        let fits = if used == "kuda--laut'biru" { 200 } else { 401 };
        assert_eq!(browser.first_part(SARI, used).await.status, fits, "{used}");
        assert_eq!(browser.first_part(SARI, set).await.status, 200, "{set}");
        world.clock.pass(24 * 3600);
    }
}

#[tokio::test]
async fn a_name_is_found_whichever_apostrophe_is_typed() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let sari = person(&world, SARI).await.data;
    let table = format!("nama,nik,email,hp,unit,jabatan\n,{},,,UPT Ma’ruf\u{2011}Cafe\u{301}\u{2009}Dua,\n", sari.nik);
    assert!(admin.import(table).await.done);
    assert_eq!(person(&world, SARI).await.data.unit, "UPT Ma'ruf-Café Dua");
    world.logged_in(SARI).await.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    for words in ["Ma'ruf", "ma’ruf", "maʼruf", "ma´ruf", "ma`ruf caf", "cafe\u{301}", "ruf\u{2011}café dua"] {
        let query = SearchQuery { words: words.to_owned(), ..SearchQuery::default() };
        let found: SearchResult = maya.post(path::SEARCH, &query).await.json();
        assert_eq!(found.rows.len(), 1, "{words}");
    }
}
