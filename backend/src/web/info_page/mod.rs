//! Pages about the service itself: help, accessibility, who runs it. Readable without JavaScript, and printable.

mod en;
mod id;

use maud::{Markup, PreEscaped, html};

use super::standard_page::{Language, frame};

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InfoPage {
    /// Answers to frequent questions, and how the certificate's file is used on each device.
    Help,
    /// How accessible the service is, and what it is not yet ([model statement][w3c]).
    ///
    /// [w3c]: https://www.w3.org/WAI/planning/statements/
    Accessibility,
    /// Who runs the service and who does what.
    About,
}

/// A page's words.
struct Words {
    title: &'static str,
    lead: &'static str,
    sections: &'static [Section],
}

/// A heading, its address in the page, and the paragraphs below it as HTML.
struct Section {
    id: &'static str,
    title: &'static str,
    paragraphs: &'static [&'static str],
}

impl InfoPage {
    const fn words(self, language: Language) -> &'static Words {
        match (self, language) {
            (Self::Help, Language::Indonesian) => &id::HELP,
            (Self::Help, Language::English) => &en::HELP,
            (Self::Accessibility, Language::Indonesian) => &id::ACCESSIBILITY,
            (Self::Accessibility, Language::English) => &en::ACCESSIBILITY,
            (Self::About, Language::Indonesian) => &id::ABOUT,
            (Self::About, Language::English) => &en::ABOUT,
        }
    }
}

/// Renders the page.
pub fn page(page: InfoPage, path: &str, language: Language) -> String {
    let words = page.words(language);
    let content = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if words.sections.len() > 5 {
            nav aria-label=(words.title) {
                ul { @for one in words.sections { li { a href={ "#" (one.id) } { (one.title) } } } }
            }
        }
        @for one in words.sections { (section(one)) }
    };
    frame(words.title, &content, None, path, language).into_string()
}

fn section(one: &Section) -> Markup {
    html! {
        section {
            h2 id=(one.id) { (one.title) }
            @for paragraph in one.paragraphs { p { (PreEscaped(paragraph)) } }
        }
    }
}
