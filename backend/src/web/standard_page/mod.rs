//! Server-rendered pages: an agency's service standard, readable without JavaScript and printable on A4.

mod flow;
pub(super) mod label;
mod parts;
mod steps;
mod style;
mod text;

use domain::api::path;
use domain::standard::{RevocationRules, ServiceStandard};
use maud::{DOCTYPE, Markup, html};

use super::contact;
pub use style::{STYLE, style_path};
pub use text::Language;
use text::Words;

/// Renders a standard's page. `rules`: how keys are reported, its own or the general ones; `path` is its own, for the language switch.
pub fn standard(standard: &ServiceStandard, rules: &RevocationRules, path: &str, language: Language) -> String {
    let words = language.words();
    let query = if language == Language::English { "?bahasa=en" } else { "" };
    let title = format!("{} {}", words.title, standard.agency.name);
    let content = html! {
        h1 { (title) }
        p.lead lang=[words.source] { (standard.document.title) }
        @if let Some(note) = words.binding { p.soft { (note) } }
        (parts::document(standard, words))
        p { a href={ (path::with(path::SAMPLE_LETTER, &standard.id.0)) (query) } { (words.sample_letter) } }
        (parts::all(standard, words))
        (parts::revocation(standard, rules, words))
        (parts::personal_data(standard, words))
        p { a href={ (path) "/kinerja" (query) } { (words.performance) } }
    };
    frame(&title, &content, Some(standard), path, language).into_string()
}

/// Renders where to ask, at the same place on every page (WCAG 3.2.6): the agency, or any.
fn help(standard: Option<&ServiceStandard>, words: &Words) -> Markup {
    html! {
        section.help aria-labelledby="help-h" {
            h2 #help-h { (words.help) }
            p {
                @if let Some(standard) = standard {
                    (standard.agency.office)
                    @for one in &standard.agency.contacts { " · " (contact::link(one)) }
                } @else {
                    (words.help_anywhere)
                }
            }
        }
    }
}

/// Renders the page for an unknown agency.
pub fn unknown(path: &str, language: Language) -> String {
    let words = language.words();
    let content = html! {
        h1 { (words.unknown) }
        p { (words.unknown_body) }
        p { a href="/standar" { (words.all) } }
    };
    frame(words.unknown, &content, None, path, language).into_string()
}

/// Renders a page around its content. `standard`: of the agency that the page is about, if it is about one.
pub(super) fn frame(
    title: &str,
    content: &Markup,
    standard: Option<&ServiceStandard>,
    path: &str,
    language: Language,
) -> Markup {
    let words: &Words = language.words();
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – Perbarui" }
                meta name="color-scheme" content="light dark";
                link rel="icon" href="/favicon.svg";
                link rel="stylesheet" href=(style_path());
            }
            body {
                #app {
                    a.skip href="#main" { (words.skip) }
                    header.head {
                        .wrap {
                            a.brand href="/" { "Perbarui" }
                            nav.tools aria-label=(words.language) {
                                a.tool href={ (path) (words.other_query) } lang=(words.other_tag) hreflang=(words.other_tag) {
                                    (words.other)
                                }
                            }
                        }
                    }
                    .wrap.page {
                        nav.back aria-label=(words.way_back) {
                            @if standard.is_some() { a href="/standar" { (words.all) } } @else { a href="/" { (words.home) } }
                        }
                        main #main.sheet.wide tabindex="-1" { (content) }
                    }
                    footer.foot {
                        .wrap {
                            (help(standard, words))
                            ul.links {
                                li { a href="/standar" { (words.all) } }
                                li { a href="/privasi" { (words.privacy) } }
                                @for (page, name) in [path::HELP, path::ACCESSIBILITY, path::ABOUT].into_iter().zip(words.pages) {
                                    li { a href={ (page) (language.query()) } { (name) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
