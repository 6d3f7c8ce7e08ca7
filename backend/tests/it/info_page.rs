//! The pages about the service itself.

use domain::api::path;

use crate::harness::World;

/// Each is there in both languages, without a script, and one leads to the other pages of the service alone.
#[tokio::test]
async fn help_accessibility_and_who_runs_it_are_told_in_both_languages() {
    let world = World::new().await;
    for (path, id, en) in [
        (path::HELP, "Bantuan", "Help"),
        (path::ACCESSIBILITY, "Aksesibilitas", "Accessibility"),
        (path::ABOUT, "Tentang layanan ini", "About this service"),
    ] {
        for (query, title, language) in [("", id, "id"), ("?bahasa=en", en, "en")] {
            let answer = world.browser().get(&format!("{path}{query}")).await;
            assert_eq!((answer.status, answer.header("content-language")), (200, language));
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
            let html = answer.text();
            assert!(html.contains(&format!("<h1>{title}</h1>")), "{html}");
            assert!(!html.contains("<script"));
            let outside = html.split("href=\"").skip(1).find(|rest| !rest.starts_with(['/', '#']));
            assert_eq!(outside, None, "{path}");
            // What the list at the top names is on the page.
            for place in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(html.contains(&format!("id=\"{place}\"")), "{path}#{place}");
            }
        }
    }
}
