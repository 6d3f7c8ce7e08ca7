//! The printed report on a period. The same evaluation gives the same bytes.

use domain::api::EvaluationView;
use domain::evaluation::{ClassFigures, Durations, Figures, VersionFigures};
use domain::moment::Timestamp;
use domain::standard::{ClockOwner, ServiceStandard};

use super::text;
use crate::app::error::Error;
use crate::app::printouts::{Printout, duration, limit_text};
use crate::infra::pdf_writer::layout::Paper;

/// Sets the report.
pub fn paper(standard: &ServiceStandard, view: &EvaluationView) -> Result<Printout, Error> {
    let figures = &view.figures;
    let moment = |at: Timestamp| format!("{} {}", at.date_in(view.zone).indonesian(), at.clock_text(view.zone));
    let mut paper = Paper::new()?;
    paper.centred(&standard.agency.office, 11.0);
    paper.space(4.0);
    paper.title(&text::TITLE.to_uppercase(), 13.0);
    paper.rule();
    paper.labelled(text::PERIOD, &text::period(figures.period));
    match &view.closed {
        None => paper.labelled(text::UNTIL, &moment(figures.until)),
        Some(closed) => {
            paper.labelled(text::CLOSED, &text::at_by(&moment(closed.at), &closed.by));
            paper.labelled(text::DIGEST, &closed.figures.0);
            paper.labelled(text::HEAD, &format!("{}, {}", closed.length, closed.head.0));
        }
    }
    applications(figures, &mut paper);
    for version in &figures.versions {
        times(version, figures.versions.len() > 1, &mut paper);
    }
    reasons(figures, &mut paper);
    complaints(figures, &mut paper);
    survey(figures, &mut paper);
    slowest(figures, &mut paper);
    minutes(view, moment, &mut paper);
    let foot = text::period(figures.period);
    let title = format!("{} {foot}", text::TITLE);
    // The day of the figures, and no other: the same report gives the same bytes.
    Ok(Printout::of(paper, title, foot, figures.until.date_in(view.zone)))
}

fn applications(figures: &Figures, paper: &mut Paper) {
    let ended = figures.outcomes;
    let rows = [
        (text::BY_HOLDER, figures.sent.by_holder),
        (text::BY_OFFICE, figures.sent.by_office),
        (text::FINISHED, ended.finished),
        (text::REJECTED, ended.rejected),
        (text::WITHDRAWN, ended.withdrawn),
        (text::CANCELLED, ended.cancelled),
        (text::OPEN, ended.open),
        (text::ACTS, figures.acts.count),
        (text::STOOD_IN, figures.acts.stood_in),
        (text::ENDING, figures.ending),
    ];
    paper.heading(text::APPLICATIONS);
    counts(&rows, paper);
}

fn counts(rows: &[(&str, u32)], paper: &mut Paper) {
    let rows: Vec<Vec<String>> = rows.iter().map(|(what, count)| vec![(*what).to_owned(), count.to_string()]).collect();
    paper.table(&[5.0, 1.0], &text::COUNT_HEAD, &rows);
}

fn times(version: &VersionFigures, several: bool, paper: &mut Paper) {
    let cells = |number: Option<u8>, title: String, clock, all: &Durations, overdue: String| {
        let time = |seconds: Option<i64>| seconds.map_or_else(|| text::NONE.to_owned(), duration);
        vec![
            number.map(|number| number.to_string()).unwrap_or_default(),
            title,
            all.limit.map_or_else(|| text::NONE.to_owned(), |limit| limit_text(limit, clock)),
            all.count.to_string(),
            time(all.median),
            time(all.p90),
            text::in_time(all.in_time, all.bound),
            overdue,
        ]
    };
    let (office, authority) = (ClockOwner::Office, ClockOwner::Authority);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for step in &version.steps {
        let title = text::step(&step.title.id, step.clock);
        rows.push(cells(step.number, title, step.clock, &step.durations, step.overdue.to_string()));
    }
    for (title, clock, all) in
        [(text::WHOLE_OFFICE, office, &version.office), (text::WHOLE_AUTHORITY, authority, &version.authority)]
    {
        rows.push(cells(None, title.to_owned(), clock, all, text::NONE.to_owned()));
    }
    let heading = if several { text::version(&version.standard.0) } else { text::TIMES.to_owned() };
    paper.heading(&heading);
    paper.paragraph(text::TIMES_NOTE);
    paper.table(&[5.0, 25.0, 12.0, 9.0, 12.0, 12.0, 13.0, 13.0], &text::TIMES_HEAD, &rows);
}

fn reasons(figures: &Figures, paper: &mut Paper) {
    let mut rows = vec![(text::RETURNS_ALL, figures.returns.count)];
    rows.extend(figures.returns.reasons.iter().map(|one| (text::return_reason(one.what), one.count)));
    rows.extend(figures.rejections.iter().map(|one| (text::reject_reason(one.what), one.count)));
    paper.heading(text::RETURNS);
    counts(&rows, paper);
}

fn complaints(figures: &Figures, paper: &mut Paper) {
    let all = &figures.complaints;
    paper.heading(text::COMPLAINTS);
    let rows = [
        (text::RECEIVED, all.received),
        (text::REOPENED, all.reopened),
        (text::COMPLAINTS_WITHDRAWN, all.withdrawn),
        (text::COMPLAINTS_OPEN, all.open),
        (text::COMPLAINTS_OVERDUE, all.overdue),
    ];
    counts(&rows, paper);
    let row = |class: &ClassFigures| {
        vec![
            class.title.as_ref().map_or(text::UNCLASSIFIED, |title| &title.id).to_owned(),
            class.limit.map_or_else(|| text::LAW.to_owned(), |limit| limit_text(limit, ClockOwner::Office)),
            class.answered.to_string(),
            text::in_time(class.in_time, class.answered),
            class.extended.to_string(),
        ]
    };
    if !all.classes.is_empty() {
        let rows: Vec<Vec<String>> = all.classes.iter().map(row).collect();
        paper.table(&[34.0, 22.0, 12.0, 18.0, 14.0], &text::CLASSES_HEAD, &rows);
    }
}

fn survey(figures: &Figures, paper: &mut Paper) {
    let Some(survey) = figures.survey else { return };
    paper.heading(text::SURVEY);
    let index = survey
        .index
        .zip(survey.grade)
        .map_or_else(|| text::TOO_FEW.to_owned(), |(index, grade)| text::index(index, grade));
    paper.labelled(text::INDEX, &index);
    paper.labelled(text::RESPONDENTS, &text::sample(survey.respondents, survey.needed));
    paper.labelled(text::SERVED, &survey.served.to_string());
}

fn slowest(figures: &Figures, paper: &mut Paper) {
    if figures.slowest.is_empty() {
        return;
    }
    let row =
        |slow: &domain::evaluation::Slow| vec![slow.reference.clone(), duration(slow.office), duration(slow.authority)];
    let rows: Vec<Vec<String>> = figures.slowest.iter().map(row).collect();
    paper.heading(text::SLOWEST);
    paper.table(&[2.0, 1.0, 1.0], &text::SLOWEST_HEAD, &rows);
}

/// Adds the newest minutes, or room for them.
fn minutes(view: &EvaluationView, moment: impl Fn(Timestamp) -> String, paper: &mut Paper) {
    let newest = view.minutes.first();
    for (heading, words) in [
        (text::MINUTES, newest.map(|minutes| minutes.minutes.as_str())),
        (text::DECISIONS, newest.map(|minutes| minutes.decisions.as_str())),
    ] {
        paper.heading(heading);
        match words {
            Some(_) if newest.is_some_and(|newest| newest.erased) => paper.paragraph(text::ERASED),
            Some("") => paper.paragraph(text::NONE),
            Some(words) => words.lines().filter(|line| !line.trim().is_empty()).for_each(|line| paper.paragraph(line)),
            None => {
                for _ in 0..6 {
                    paper.space(16.0);
                    paper.rule();
                }
            }
        }
    }
    if let Some(newest) = newest {
        paper.rule();
        paper.labelled(text::WRITTEN, &text::at_by(&moment(newest.at), &newest.by));
    }
}
