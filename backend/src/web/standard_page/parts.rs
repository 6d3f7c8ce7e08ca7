//! The standard's parts in the order of its source, each under its heading.

use domain::moment::Weekday;
use domain::office_hours::{DayHours, OfficeHours};
use domain::standard::{AgencyId, Complaints, Part, RevocationRules, ServiceStandard};
use maud::{Markup, html};

use super::contact;
use super::text::Words;
use super::{flow, steps};

/// Renders the document's head: office, number, dates, and who put it into force.
pub fn document(standard: &ServiceStandard, words: &Words) -> Markup {
    let document = &standard.document;
    let rows = [
        (words.office, Some(&standard.agency.office)),
        (words.number, document.number.as_ref()),
        (words.made, document.made.as_ref()),
        (words.effective, document.effective.as_ref()),
        (words.approved_by, document.approved_by.as_ref()),
    ];
    html! {
        dl.list {
            @for (name, value) in rows {
                @if let Some(value) = value { div { dt { (name) } dd lang=[words.source] { (value) } } }
            }
        }
    }
}

/// Renders every part of the standard.
pub fn all(standard: &ServiceStandard, words: &Words) -> Markup {
    html! { @for part in standard.parts() { (render_part(part, standard, words)) } }
}

fn render_part(part: Part, standard: &ServiceStandard, words: &Words) -> Markup {
    let service = &standard.service;
    let source = words.source;
    match part {
        Part::Requirements => section(words.requirements, &list(&standard.requirements, words)),
        Part::Procedure => {
            section(words.procedure, &html! { (flow::chart(standard, words)) (steps::table(standard, words)) })
        }
        Part::Duration => section(words.duration, &html! { p { (words.wording(&service.duration)) } }),
        Part::Hours => section(words.hours, &hours(&standard.hours, standard.hours_note.as_deref(), words)),
        Part::Fee => service
            .fee
            .as_ref()
            .map_or_else(Markup::default, |fee| section(words.fee, &html! { p lang=[source] { (fee) } })),
        Part::Product => section(words.product, &html! { p lang=[source] { (service.product) } }),
        Part::Complaints => standard
            .complaints
            .as_ref()
            .map_or_else(Markup::default, |part| section(words.complaints, &complaints(part, &standard.id, words))),
        Part::LegalBasis => section(
            words.legal_basis,
            &html! {
                ol lang=[source] {
                    @for item in &standard.legal_basis {
                        li { (item.text) @if let Some(note) = &item.note { br; span.soft { (note) } } }
                    }
                }
            },
        ),
        Part::Sections => html! {
            @for other in &standard.sections {
                section { h2 lang=[source] { (other.title) } (list(&other.items, words)) }
            }
        },
    }
}

/// Renders how long the agency keeps data, and whom to ask about it (UU 27/2022, article 21).
pub(super) fn personal_data(standard: &ServiceStandard, words: &Words) -> Markup {
    let kept = match standard.retention_years {
        Some(1) => words.kept_for_a_year.to_owned(),
        Some(years) => words.kept_for_years.replace("{}", &years.to_string()),
        None => words.kept_until_set.to_owned(),
    };
    let content = html! {
        p { (kept) }
        p { (words.controller) " " a href="/privasi" { (words.privacy) } }
    };
    section(words.personal_data, &content)
}

fn section(title: &str, content: &Markup) -> Markup {
    html! { section { h2 { (title) } (content) } }
}

/// Renders one item as a sentence and several as a numbered list, as in the sources.
fn list(items: &[String], words: &Words) -> Markup {
    html! {
        @if let [item] = items { p lang=[words.source] { (item) } }
        @else { ol lang=[words.source] { @for item in items { li { (item) } } } }
    }
}

fn hours(hours: &OfficeHours, note: Option<&str>, words: &Words) -> Markup {
    let zone = hours.zone().name();
    html! {
        dl.list {
            @for entry in hours.days() { div { dt { (days(entry, words)) } dd.num { (times(entry, words)) " " (zone) } } }
        }
        @if let Some(note) = note { p.soft lang=[words.source] { (note) } }
    }
}

/// Formats days as "Senin–Kamis", or lists them if they are not consecutive.
fn days(entry: &DayHours, words: &Words) -> String {
    let mut days = entry.days.clone();
    days.sort_unstable();
    let name = |day: Weekday| words.weekdays[day as usize];
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    if days.len() > 2 && *last as usize - *first as usize + 1 == days.len() {
        return format!("{}–{}", name(*first), name(*last));
    }
    days.iter().map(|day| name(*day)).collect::<Vec<_>>().join(", ")
}

fn times(entry: &DayHours, words: &Words) -> String {
    let span = |from: domain::office_hours::TimeOfDay, to: domain::office_hours::TimeOfDay| {
        let span = format!("{}–{}", from.indonesian(), to.indonesian());
        if words.source.is_some() { span.replace('.', ":") } else { span }
    };
    let mut text = span(entry.open, entry.close);
    for (from, to) in &entry.breaks {
        text = format!("{text}, {} {}", words.pause, span(*from, *to));
    }
    text
}

/// Renders what follows from a report of a lost or leaked key, by these rules.
pub fn revocation(standard: &ServiceStandard, rules: &RevocationRules, words: &Words) -> Markup {
    let actors: Vec<&str> = rules.actors.iter().map(|role| words.role(*role)).collect();
    section(
        words.revocation,
        &html! {
            @if standard.revocation.is_none() { p.soft { (words.revocation_general) } }
            p { (words.wording(&rules.title)) }
            dl.list {
                div { dt { (words.actors) } dd { (actors.join(&format!(" {} ", words.or))) } }
                div { dt { (words.suspension_limit) } dd.num { (words.limit(rules.suspension)) } }
                div { dt { (words.revocation_limit) } dd.num { (words.limit(rules.revocation)) } }
            }
            p { a href="/kunci/lapor" { (words.report_key) } ". " (words.wording(&rules.channel)) }
        },
    )
}

fn complaints(complaints: &Complaints, agency: &AgencyId, words: &Words) -> Markup {
    html! {
        p { a href=(format!("/masukan/pengaduan/{}", agency.0)) { (words.complain) } }
        h3 { (words.channels) }
        dl.list lang=[words.source] {
            @for one in &complaints.channels { div { dt lang=(words.tag) { (words.channel(one.kind)) } dd { (contact::link(one)) } } }
        }
        h3 { (words.flow) }
        (list(&complaints.flow, words))
        @if !complaints.time_classes.is_empty() {
            h3 { (words.classes) }
            (list(&complaints.time_classes, words))
        }
    }
}
