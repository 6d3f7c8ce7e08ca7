//! The page that says whether a receipt was issued here, and nothing of whom. Readable without JavaScript.

mod text;

use domain::api::path;
use domain::moment::{Timestamp, Zone};
use maud::{Markup, html};

use super::standard_page::{Language, frame};
use text::Words;

/// What a receipt is known by.
pub struct Found {
    /// Reference number.
    pub reference: String,
    /// When it was sent.
    pub at: Timestamp,
    /// The office's time zone.
    pub zone: Zone,
    /// The office.
    pub office: String,
    /// The hash of the log's entry.
    pub digest: String,
    /// Its code.
    pub code: String,
}

/// What came of a code.
pub enum Outcome {
    /// None was typed yet.
    Asked,
    /// What was typed is no code.
    Faulty(String),
    /// It is of this receipt.
    Issued(Found),
    /// It is of none.
    Unknown,
    /// Too many codes were tried.
    TooMany,
}

/// Renders the page.
pub fn page(outcome: &Outcome, path: &str, language: Language) -> String {
    let words = text::words(language);
    let title = match outcome {
        Outcome::Asked => words.title.to_owned(),
        Outcome::Faulty(_) => format!("{}{}", words.error, words.title),
        Outcome::Issued(_) => words.issued.to_owned(),
        Outcome::Unknown => words.unknown.to_owned(),
        Outcome::TooMany => words.too_many.to_owned(),
    };
    let content = match outcome {
        Outcome::Asked => html! { h1 { (words.title) } p.lead { (words.lead) } (form(words, None, language)) },
        Outcome::Faulty(typed) => {
            let fault = if typed.trim().is_empty() { words.blank } else { words.faulty };
            html! { h1 { (words.title) } p.lead { (words.lead) } (form(words, Some((fault, typed)), language)) }
        }
        Outcome::Issued(found) => issued(found, words, language),
        Outcome::Unknown => {
            html! { h1 { (words.unknown) } p { (words.unknown_body) } (form(words, None, language)) }
        }
        Outcome::TooMany => html! { h1 { (words.too_many) } p { (words.too_many_body) } },
    };
    frame(&title, &content, None, path, language).into_string()
}

fn issued(found: &Found, words: &Words, language: Language) -> Markup {
    let date = found.at.date_in(found.zone);
    let day = match language {
        Language::Indonesian => date.indonesian(),
        Language::English => date.english(),
    };
    let rows = [
        (words.number, found.reference.as_str()),
        (words.date, day.as_str()),
        (words.office, found.office.as_str()),
        (words.digest, found.digest.as_str()),
        (words.code, found.code.as_str()),
    ];
    html! {
        h1 { (words.issued) }
        p.lead { (words.issued_body) }
        dl.list { @for (name, value) in rows { div { dt { (name) } dd.num.long { (value) } } } }
        p { (words.compare) }
        p { a href={ (path::RECEIPT_CHECK) (query(language)) } { (words.another) } }
    }
}

/// The form; its answer has an address of its own.
fn form(words: &Words, fault: Option<(&str, &str)>, language: Language) -> Markup {
    html! {
        form action=(path::RECEIPT_CHECK) method="get" novalidate {
            @if language == Language::English { input type="hidden" name="bahasa" value="en"; }
            .field.bad[fault.is_some()] {
                label for="kode" { (words.code) }
                p.hint #code-hint { (words.hint) }
                @if let Some((fault, _)) = fault { p.error #code-error { (fault) } }
                input #kode name="kode" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby={ "code-hint" @if fault.is_some() { " code-error" } }
                    aria-invalid=[fault.map(|_| "true")] value=[fault.map(|(_, typed)| typed)];
            }
            p { button.button type="submit" { (words.check) } }
        }
    }
}

const fn query(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "",
        Language::English => "?bahasa=en",
    }
}
