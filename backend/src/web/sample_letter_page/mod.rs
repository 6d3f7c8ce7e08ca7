//! The page that shows what a good letter looks like at an agency, before anybody begins: readable without JavaScript, and printable.

mod picture;
mod text;

use domain::api::path;
use domain::person::PersonData;
use domain::standard::{LetterTemplate, ServiceStandard};
use maud::{Markup, html};

use super::standard_page::{Language, frame};
use text::Words;

/// Renders the page of an agency. `template`: its letter's wording.
pub fn sample(standard: &ServiceStandard, template: &LetterTemplate, path: &str, language: Language) -> String {
    let words = text::words(language);
    let source = language.words().source;
    let title = format!("{}: {}", words.title, standard.wizard.letter_title);
    let content = html! {
        h1 { (words.title) ": " span lang=[source] { (standard.wizard.letter_title) } }
        p.lead { (standard.agency.name) }
        section {
            h2 { (words.shows) }
            ul lang=[source] { @for item in &standard.wizard.letter_shows { li { (item) } } }
        }
        section {
            h2 { (words.parts) }
            .sample-letter {
                (picture::letter(&filled(standard, template), words, source))
                (parts(words))
            }
        }
        section {
            h2 { (words.before) }
            ul { @for item in words.hints { li { (item) } } }
        }
        section {
            h2 { (words.none) }
            p { (words.draft) }
            p { a href=(path::LETTER_STEP) { (words.begin) } }
            p { a href={ (path::with(path::STANDARD_PAGE, &standard.id.0)) (language.query()) } { (words.standard) } }
        }
    };
    frame(&title, &content, Some(standard), path, language).into_string()
}

/// Renders the list of all agencies' samples.
pub fn index<'a>(standards: impl Iterator<Item = &'a ServiceStandard>, path: &str, language: Language) -> String {
    let words = text::words(language);
    let content = html! {
        h1 { (words.title) }
        p.lead { (words.choose) }
        ul {
            @for one in standards {
                li { a href={ (path::with(path::SAMPLE_LETTER, &one.id.0)) (language.query()) } { (one.agency.name) } }
            }
        }
    };
    frame(words.title, &content, None, path, language).into_string()
}

/// The parts of the picture by their numbers.
fn parts(words: &Words) -> Markup {
    html! {
        ol.parts { @for (name, what) in words.named { li { strong { (name) } ": " (what) } } }
    }
}

/// The texts of the picture, of nobody in particular: in Indonesian, as letters are.
struct Filled {
    heading: String,
    subject: String,
    recipient: Vec<String>,
    opening: String,
    signatory: String,
}

fn filled(standard: &ServiceStandard, template: &LetterTemplate) -> Filled {
    let anybody = PersonData {
        unit: text::UNIT.to_owned(),
        agency: standard.agency.organization.clone(),
        ..PersonData::default()
    };
    let fill = |text: &str| LetterTemplate::fill(text, &anybody, standard);
    Filled {
        heading: fill(&template.heading),
        subject: fill(&template.subject),
        recipient: template.recipient.iter().map(|line| fill(line)).collect(),
        opening: fill(&template.opening),
        signatory: fill(&template.signatory),
    }
}
