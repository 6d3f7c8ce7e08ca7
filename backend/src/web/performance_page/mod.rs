//! Server-rendered pages: how an agency keeps its standard, by closed periods, and an index over all agencies; no script.

mod definitions;
mod seal;
mod sections;
mod text;

use domain::evaluation::{Period, PublicFigures};
use domain::moment::{Timestamp, Zone};
use domain::renewal::Digest;
use domain::standard::{AgencyId, ServiceStandard};
use maud::{Markup, html};

use super::standard_page::{Language, frame};
use text::Words;

/// A closed period as it is shown.
pub struct Closed<'a> {
    /// Its figures.
    pub figures: &'a PublicFigures,
    /// When it was closed.
    pub at: Timestamp,
    /// SHA-256 of the figures as kept.
    pub digest: &'a Digest,
    /// Number of events then.
    pub length: i64,
    /// The hash of the last of them.
    pub head: &'a Digest,
}

/// Renders an agency's page: `shown` is the period, `all` are those that are closed, newest first. `path` is the page's own.
pub fn agency(
    standard: &ServiceStandard,
    shown: Option<&Closed<'_>>,
    all: &[Period],
    path: &str,
    language: Language,
) -> String {
    let words = text::of(language);
    let title = format!("{} {}", words.title, standard.agency.name);
    let standard_path = query(&format!("/standar/{}", standard.id.0), language);
    let content = html! {
        h1 { (title) }
        p.lead { (words.lead) }
        p { a href=(standard_path) { (words.to_standard) } " · " a href=(query("/kinerja", language)) { (words.to_index) } }
        @match shown {
            None => { p { (words.none) } }
            Some(closed) => {
                h2 { (words.period(closed.figures.period)) }
                (sections::all(standard, closed.figures, words))
                p { a href=(table_path(&standard.id, closed.figures.period)) download { (words.table) } }
                (seal::section(closed, standard.hours.zone(), words))
                (definitions::section(words))
            }
        }
        @if all.len() > 1 { (periods(standard, all, words, language)) }
    };
    frame(&title, &content, Some(standard), path, language).into_string()
}

fn periods(standard: &ServiceStandard, all: &[Period], words: &Words, language: Language) -> Markup {
    html! {
        section {
            h2 { (words.all_periods) }
            ul {
                @for period in all {
                    li { a href=(query(&period_path(&standard.id, *period), language)) { (words.period(*period)) } }
                }
            }
        }
    }
}

/// Renders the index: each agency with its newest closed period.
pub fn index(agencies: &[(&ServiceStandard, Option<Period>)], path: &str, language: Language) -> String {
    let words = text::of(language);
    let content = html! {
        h1 { (words.index_title) }
        p.lead { (words.index_lead) }
        dl.list {
            @for (standard, newest) in agencies {
                div {
                    dt { (standard.agency.name) }
                    dd {
                        a href=(query(&format!("/standar/{}/kinerja", standard.id.0), language)) {
                            @match newest { Some(period) => (words.period(*period)), None => (words.none_short) }
                        }
                    }
                }
            }
        }
    };
    frame(words.index_title, &content, None, path, language).into_string()
}

/// Returns the path of a period's page.
pub fn period_path(agency: &AgencyId, period: Period) -> String {
    format!("/standar/{}/kinerja/{}", agency.0, period.first())
}

fn table_path(agency: &AgencyId, period: Period) -> String {
    format!("{}/angka.csv", period_path(agency, period))
}

/// Keeps the language on the way to another page.
fn query(path: &str, language: Language) -> String {
    match language {
        Language::Indonesian => path.to_owned(),
        Language::English => format!("{path}?bahasa=en"),
    }
}

/// Formats an instant in both its parts.
fn moment(at: Timestamp, zone: Zone, words: &Words) -> String {
    format!("{} {}", words.date(at.date_in(zone)), words.clock(at, zone))
}
