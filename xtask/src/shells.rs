//! Static pages that are painted before an app starts, made from each built app's entry page.
//!
//! A page `masuk.html` stands at `masuk` below the app's path; all but the content of `<main>` and the title are the entry
//! page's. Style sheet and first script stand inside, so that nothing else is asked for before the first paint.

use crate::apps::App;
use crate::{Result, root};
use std::path::Path;

/// Pages in `shell/` beside the entry page. What the holder's app has no page for gets `memuat.html`.
const fn pages(app: App) -> &'static [&'static str] {
    match app {
        App::Holder => &["masuk.html", "memuat.html"],
        App::Account | App::Follow | App::Wizard | App::Officer | App::Feedback | App::Keys | App::Recommendation => {
            &["masuk.html"]
        }
        App::Office
        | App::Admin
        | App::Evaluation
        | App::Complaints
        | App::Phone
        | App::Kiosk
        | App::KioskJourney
        | App::KioskFeedback => &[],
    }
}

/// Whether the app's log-in offers passkeys.
const fn offers_passkeys(app: App) -> bool {
    matches!(app, App::Holder | App::Account | App::Follow)
}

/// Writes the pages of an app built into `folder`; `start` is the script of all entry pages.
///
/// # Errors
/// When a file is missing, or the entry page has none of the places that are filled.
pub fn write(app: App, folder: &Path, start: &str) -> Result {
    let entry = folder.join("index.html");
    let page = with_script(&with_style(&std::fs::read_to_string(&entry)?, folder)?, start)?;
    std::fs::write(entry, &page)?;
    for name in pages(app) {
        let mut shell = std::fs::read_to_string(root().join("shell").join(name))?;
        if *name == "masuk.html" && offers_passkeys(app) {
            shell.push_str(&std::fs::read_to_string(root().join("shell/passkey.html"))?);
        }
        std::fs::write(folder.join(name), filled(&page, &shell)?)?;
    }
    Ok(())
}

/// Puts title and content of `shell` into `page`. What stands at the beginning of `<main>`, for browsers where the app can't
/// start, stays there.
fn filled(page: &str, shell: &str) -> Result<String> {
    let (title, content) = shell.split_once("</title>").ok_or("a page in shell/ has no title")?;
    let (before, rest) = page.split_once("<title>").ok_or("an entry page has no title")?;
    let (_, rest) = rest.split_once("</title>").ok_or("an entry page has no title")?;
    let (middle, rest) = rest.split_once("</noscript>").ok_or("an entry page has no <noscript>")?;
    let (_, after) = rest.split_once("</main>").ok_or("an entry page has no <main>")?;
    let content: String = content.lines().map(str::trim_start).collect();
    Ok([before, title, "</title>", middle, "</noscript>", &content, "</main>", after].concat())
}

/// Puts the style sheet in place of the link to it.
fn with_style(page: &str, folder: &Path) -> Result<String> {
    let (before, link, after) = tag(page, |tag| tag.starts_with("<link") && tag.contains("stylesheet"))
        .ok_or("an entry page has no style sheet")?;
    let is_sheet = |part: &&str| Path::new(part).extension().is_some_and(|extension| extension == "css");
    let file = link.split(['/', '"', ' ', '=', '>']).find(is_sheet).ok_or("its name is missing")?;
    let style = std::fs::read_to_string(folder.join(file))?;
    std::fs::remove_file(folder.join(file))?;
    Ok([before, "<style>", style.trim(), "</style>", after].concat())
}

/// Puts the first script in place of the tag that asks for it.
fn with_script(page: &str, script: &str) -> Result<String> {
    let (before, _, after) = tag(page, |tag| tag.starts_with("<script") && tag.contains("/start.js"))
        .ok_or("an entry page has no start.js")?;
    Ok([before, "<script>", script.trim(), after].concat())
}

/// What stands before a tag, the tag, and what stands after it.
fn tag(page: &str, is_it: impl Fn(&str) -> bool) -> Option<(&str, &str, &str)> {
    page.match_indices('<').find_map(|(begin, _)| {
        let end = begin + page[begin..].find('>')? + 1;
        is_it(&page[begin..end]).then(|| (&page[..begin], &page[begin..end], &page[end..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>Awal</title><script defer src=/start.js></script><link href=/x.css rel=icon>\
                        <link href=/app-1.css rel=stylesheet></head><main class=sheet id=main>\
                        <noscript>!</noscript><p>awal</p></main>";

    #[test]
    fn a_shell_changes_title_and_content_only() -> Result {
        let shell = "<title>Masuk</title>\n<h1>Masuk</h1>\n  <form></form>\n";
        let expected = PAGE.replace("Awal", "Masuk").replace("<p>awal</p>", "<h1>Masuk</h1><form></form>");
        assert_eq!(filled(PAGE, shell)?, expected);
        Ok(())
    }

    #[test]
    fn style_and_script_stand_in_the_page() -> Result {
        let folder = std::env::temp_dir().join(format!("xtask-shells-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("app-1.css"), "a{}\n")?;
        let page = with_script(&with_style(PAGE, &folder)?, "f();\n")?;
        assert!(page.contains("<script>f();</script><link href=/x.css rel=icon><style>a{}</style></head>"), "{page}");
        assert!(!folder.join("app-1.css").exists());
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }
}
