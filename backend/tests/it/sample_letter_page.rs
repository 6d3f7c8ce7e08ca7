//! The public page with a sample letter: what it must show, and a picture of it, without a script.

use domain::api::path;
use domain::standard::ServiceStandard;

use crate::harness::World;
use crate::sixth_agency::SIXTH;

/// The text of all elements of this name.
fn elements<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let inner = |part: &'a str| Some(part.split_once('>')?.1.split(&close).next().unwrap_or_default());
    html.split(&open).skip(1).filter_map(inner).collect()
}

#[tokio::test]
async fn each_agencys_sample_shows_what_its_letter_must_show() {
    let world = World::with_standards(&[("sigi.toml", SIXTH)]).await;
    let index = world.browser().get(path::SAMPLE_LETTERS).await.text();
    for standard in world.app.standards.all() {
        let own = path::with(path::SAMPLE_LETTER, &standard.id.0);
        assert!(index.contains(&format!("href=\"{own}\"")), "{own} in {index}");
        let of_standard = world.browser().get(&path::with(path::STANDARD_PAGE, &standard.id.0)).await.text();
        assert!(of_standard.contains(&format!("href=\"{own}\"")), "{own}");

        let answer = world.browser().get(&own).await;
        assert_eq!((answer.status, answer.header("content-language")), (200, "id"));
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'; style-src 'self'"));
        let html = answer.text();
        assert!(!html.contains("<script"), "{own}");
        for item in &standard.wizard.letter_shows {
            assert!(html.contains(&format!("<li>{item}</li>")), "{own}: {item}");
        }
        // The picture is of this agency's letter, and each of its numbers is explained.
        let picture = elements(&html, "svg")[0];
        let drawn = elements(picture, "text").join(" ");
        let heading = standard.letter.as_ref().map_or(&standard.wizard.letter_title, |letter| &letter.heading);
        assert!(drawn.contains(&heading.to_uppercase().split(' ').next().unwrap().to_owned()), "{drawn}");
        let words = format!("{} ", drawn.split_whitespace().collect::<Vec<_>>().join(" "));
        let recipient = standard.letter.as_ref().map_or(standard.agency.office.as_str(), |letter| &letter.recipient[1]);
        assert!(words.contains(recipient), "{recipient} in {words}");
        assert_eq!(picture.matches("class=\"mark\"").count(), 8);
        let parts = html.split("<ol class=\"parts\">").nth(1).unwrap().split("</ol>").next().unwrap();
        assert_eq!(elements(parts, "li").len(), 8);
        assert!(!words.contains('{'), "{words}");
    }
}

#[tokio::test]
async fn the_sample_is_in_english_too_and_unknown_agencies_have_none() {
    let world = World::new().await;
    let answer = world.browser().get("/contoh-surat/ciamis?bahasa=en").await;
    let html = answer.text();
    assert_eq!(answer.header("content-language"), "en");
    assert!(html.contains("What the letter must show") && html.contains("<ul lang=\"id\">"), "{html}");
    assert!(html.contains("href=\"/standar/ciamis?bahasa=en\""), "{html}");
    assert_eq!(world.browser().get("/contoh-surat/atlantis").await.status, 404);

    let standard: ServiceStandard = world.browser().get("/api/agencies/ciamis/standard").await.json();
    let again = world.browser().get("/standar/ciamis?bahasa=en").await.text();
    assert!(again.contains(&format!("href=\"/contoh-surat/{}?bahasa=en\"", standard.id.0)), "{again}");
}
