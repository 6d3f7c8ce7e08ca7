//! The figures of a period, beside what the standard promises. One function a section.

use domain::evaluation::{
    PublicClass, PublicComplaints, PublicDurations, PublicFigures, PublicSurvey, PublicVersion, Shown,
};
use domain::standard::{ClockOwner, ServiceStandard};
use maud::{Markup, html};

use super::text::Words;

/// Renders every section.
pub fn all(standard: &ServiceStandard, figures: &PublicFigures, words: &Words) -> Markup {
    html! {
        (applications(figures, words))
        @if let Some(survey) = &figures.survey { (satisfaction(survey, words)) }
        (complaints(&figures.complaints, words))
        @for version in &figures.versions { (times(standard, version, figures.versions.len() > 1, words)) }
    }
}

fn applications(figures: &PublicFigures, words: &Words) -> Markup {
    let [by_holder, by_office] = figures.sent;
    let [finished, rejected, withdrawn, cancelled] = figures.outcomes;
    html! {
        section {
            h3 { (words.applications) }
            dl.list {
                (count("sent", words.sent, figures.sent_sum, words))
                (count("by-holder", words.by_holder, by_holder, words))
                (count("by-office", words.by_office, by_office, words))
                (figure("take-up", words.take_up, &words.share(figures.by_holder)))
                (count("ended", words.ended, figures.outcomes_sum, words))
                (count("finished", words.finished, finished, words))
                (count("rejected", words.rejected, rejected, words))
                (count("withdrawn", words.withdrawn, withdrawn, words))
                (count("cancelled", words.cancelled, cancelled, words))
            }
        }
    }
}

fn count(id: &str, name: &str, number: Shown, words: &Words) -> Markup {
    figure(id, name, &words.number(number))
}

fn figure(id: &str, name: &str, value: &str) -> Markup {
    html! { div { dt { a href={ "#" (id) } { (name) } } dd.num { (value) } } }
}

fn satisfaction(survey: &PublicSurvey, words: &Words) -> Markup {
    let index = survey.index.zip(survey.grade);
    html! {
        section {
            h3 { (words.survey) }
            dl.list {
                (figure("index", words.index, &index.map_or_else(|| words.too_few.to_owned(), |index| words.points(index))))
                (count("respondents", words.respondents, survey.respondents, words))
            }
        }
    }
}

fn complaints(all: &PublicComplaints, words: &Words) -> Markup {
    let in_time = all.in_time.map_or_else(|| words.no_limit.to_owned(), |share| words.share(share));
    html! {
        section {
            h3 { (words.complaints) }
            dl.list {
                (count("complaints-received", words.complaints_received, all.received, words))
                (count("complaints-answered", words.complaints_answered, all.answered_sum, words))
                (figure("complaints-in-time", words.complaints_in_time, &in_time))
            }
            @if !all.classes.is_empty() {
                table.steps role="table" {
                    thead role="rowgroup" {
                        tr role="row" {
                            @for head in [words.class, words.limit, words.complaints_answered, words.in_time] {
                                th role="columnheader" scope="col" { (head) }
                            }
                        }
                    }
                    tbody role="rowgroup" { @for class in &all.classes { (class_row(class, words)) } }
                }
            }
        }
    }
}

fn class_row(class: &PublicClass, words: &Words) -> Markup {
    let limit = class.limit.map_or_else(|| words.law.to_owned(), |limit| words.limit_text(limit, ClockOwner::Office));
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                (class.title.as_ref().map_or(words.unclassified, |title| words.plain(title)))
            }
            @for (name, value) in [
                (words.limit, limit),
                (words.complaints_answered, words.number(class.answered)),
                (words.in_time, words.share(class.in_time)),
            ] {
                td.num role="cell" data-th=(name) { div { (value) } }
            }
        }
    }
}

fn times(standard: &ServiceStandard, version: &PublicVersion, several: bool, words: &Words) -> Markup {
    let promised = words.plain(&standard.service.duration);
    html! {
        section {
            h3 {
                (words.times)
                @if several { " – " (words.version) " " (version.standard.0.get(..8).unwrap_or_default()) }
            }
            p { (words.promised) " " strong { (promised) } }
            table.steps role="table" {
                thead role="rowgroup" {
                    tr role="row" {
                        @for head in [words.step, words.limit, words.median, words.p90, words.in_time] {
                            th role="columnheader" scope="col" { (head) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for step in &version.steps {
                        (row(words.plain(&step.title), step.clock, &step.durations, words))
                    }
                    (row(words.whole_office, ClockOwner::Office, &version.office, words))
                    (row(words.whole_authority, ClockOwner::Authority, &version.authority, words))
                }
            }
            p.soft {
                (words.definitions) ": "
                a href="#limit" { (words.limit) } ", "
                a href="#median" { (words.median) } ", "
                a href="#p90" { (words.p90) } ", "
                a href="#in-time" { (words.in_time) }
            }
        }
    }
}

/// Renders a row. ARIA roles keep it a table where the style makes it a list.
fn row(title: &str, clock: ClockOwner, all: &PublicDurations, words: &Words) -> Markup {
    let time = |value: Option<i64>| value.map_or_else(|| words.withheld.to_owned(), |seconds| words.duration(seconds));
    let limit = all.limit.map_or_else(|| words.no_limit.to_owned(), |limit| words.limit_text(limit, clock));
    let in_time = all.in_time.map_or_else(|| words.no_limit.to_owned(), |share| words.share(share));
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                (title) @if clock == ClockOwner::Authority { " " span.soft { (words.authority) } }
            }
            @for (name, value) in [
                (words.limit, limit),
                (words.median, time(all.time.map(|(median, _)| median))),
                (words.p90, time(all.time.map(|(_, p90)| p90))),
                (words.in_time, in_time),
            ] {
                td.num role="cell" data-th=(name) { div { (value) } }
            }
        }
    }
}
