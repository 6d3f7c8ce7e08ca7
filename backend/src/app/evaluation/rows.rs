//! The figures of a period as rows, one a figure, for tables to take away (CSV).

use domain::evaluation::{
    ComplaintFigures, Durations, Figures, PublicDurations, PublicFigures, Share, Shown, VersionFigures,
};
use domain::standard::TimeLimit;
use domain::survey::Grade;

use crate::app::administration::log_table::cell;
use crate::app::error::Error;
use crate::db::codec::word;

/// The head of the tables.
const HEAD: [&str; 8] = ["agency", "first_day", "last_day", "figure", "standard", "item", "unit", "value"];

/// A figure: what, of which version of the standard, of which step or reason, in what unit.
type Row = [String; 5];

/// Writes the figures as officers see them.
pub fn table(agency: &str, figures: &Figures) -> Result<Vec<u8>, Error> {
    write(agency, (figures.period.first().to_string(), figures.period.last().to_string()), rows(figures)?)
}

/// Writes the figures as the public sees them.
pub fn public_table(agency: &str, figures: &PublicFigures) -> Result<Vec<u8>, Error> {
    write(agency, (figures.period.first().to_string(), figures.period.last().to_string()), public_rows(figures)?)
}

fn write(agency: &str, (first, last): (String, String), rows: Vec<Row>) -> Result<Vec<u8>, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD)?;
    for row in rows {
        let row = row.iter().map(|text| cell(text));
        writer.write_record([cell(agency), first.clone(), last.clone()].into_iter().chain(row))?;
    }
    writer.into_inner().map_err(|_| Error::internal("a table in memory can't be written"))
}

fn row(figure: &str, standard: &str, item: &str, unit: &str, value: impl ToString) -> Row {
    [figure.to_owned(), standard.to_owned(), item.to_owned(), unit.to_owned(), value.to_string()]
}

fn rows(figures: &Figures) -> Result<Vec<Row>, Error> {
    let count = |figure: &str, item: &str, value: u32| row(figure, "", item, "count", value);
    let ended = figures.outcomes;
    let mut rows = vec![
        count("sent", "by_holder", figures.sent.by_holder),
        count("sent", "by_office", figures.sent.by_office),
        count("ended", "finished", ended.finished),
        count("ended", "rejected", ended.rejected),
        count("ended", "withdrawn", ended.withdrawn),
        count("ended", "cancelled", ended.cancelled),
        count("open", "", ended.open),
        count("returns", "", figures.returns.count),
        count("acts", "", figures.acts.count),
        count("acts", "stood_in", figures.acts.stood_in),
        count("certificates_ending", "", figures.ending),
    ];
    for reason in &figures.returns.reasons {
        rows.push(count("return_reason", &word(&reason.what)?, reason.count));
    }
    for reason in &figures.rejections {
        rows.push(count("reject_reason", &word(&reason.what)?, reason.count));
    }
    if let Some(survey) = &figures.survey {
        rows.push(count("survey", "respondents", survey.respondents));
        rows.push(count("survey", "needed", survey.needed));
        rows.push(count("survey", "served", survey.served));
        rows.extend(index(survey.index, survey.grade));
    }
    complaints(&mut rows, &figures.complaints)?;
    for VersionFigures { standard, office, authority, steps } in &figures.versions {
        durations(&mut rows, "whole_office", &standard.0, "", office)?;
        durations(&mut rows, "whole_authority", &standard.0, "", authority)?;
        for step in steps {
            durations(&mut rows, "step", &standard.0, &step.step, &step.durations)?;
            rows.push(row("step_overdue", &standard.0, &step.step, "count", step.overdue));
        }
    }
    for slow in &figures.slowest {
        rows.push(row("slowest_office", "", &slow.reference, "seconds", slow.office));
        rows.push(row("slowest_authority", "", &slow.reference, "seconds", slow.authority));
    }
    Ok(rows)
}

/// The index in points, and its grade.
fn index(index: Option<u32>, grade: Option<Grade>) -> Vec<Row> {
    let points = index.map(|index| row("survey", "", "index", "points", format!("{}.{:02}", index / 100, index % 100)));
    let grade = grade.map(|grade| row("survey", "", "grade", "", format!("{grade:?}")));
    points.into_iter().chain(grade).collect()
}

fn complaints(rows: &mut Vec<Row>, all: &ComplaintFigures) -> Result<(), Error> {
    for (item, count) in [
        ("received", all.received),
        ("reopened", all.reopened),
        ("withdrawn", all.withdrawn),
        ("open", all.open),
        ("overdue", all.overdue),
    ] {
        rows.push(row("complaints", "", item, "count", count));
    }
    for class in &all.classes {
        let (standard, item) = (class.standard.0.as_str(), class.class.as_deref().unwrap_or(UNCLASSIFIED));
        rows.push(row("complaints_answered", standard, item, "count", class.answered));
        limit(rows, "complaints_limit", standard, item, class.limit)?;
        rows.push(row("complaints_in_time", standard, item, "count", class.in_time));
        rows.push(row("complaints_extended", standard, item, "count", class.extended));
    }
    Ok(())
}

/// The class of complaints that were answered before they were put into one.
const UNCLASSIFIED: &str = "unclassified";

fn durations(rows: &mut Vec<Row>, what: &str, standard: &str, item: &str, all: &Durations) -> Result<(), Error> {
    let name = |part: &str| [what, "_", part].concat();
    rows.push(row(&name("ended"), standard, item, "count", all.count));
    for (part, value) in [("median", all.median), ("p90", all.p90)] {
        rows.extend(value.map(|seconds| row(&name(part), standard, item, "seconds", seconds)));
    }
    limit(rows, &name("limit"), standard, item, all.limit)?;
    rows.push(row(&name("with_due_time"), standard, item, "count", all.bound));
    rows.push(row(&name("in_time"), standard, item, "count", all.in_time));
    Ok(())
}

fn limit(rows: &mut Vec<Row>, name: &str, standard: &str, item: &str, limit: Option<TimeLimit>) -> Result<(), Error> {
    if let Some(limit) = limit {
        rows.push(row(name, standard, item, &word(&limit.unit)?, limit.amount));
    }
    Ok(())
}

fn public_rows(figures: &PublicFigures) -> Result<Vec<Row>, Error> {
    let count = |figure: &str, item: &str, value: Shown| row(figure, "", item, "count", shown(value));
    let [by_holder, by_office] = figures.sent;
    let [finished, rejected, withdrawn, cancelled] = figures.outcomes;
    let mut rows = vec![
        count("sent", "", figures.sent_sum),
        count("sent", "by_holder", by_holder),
        count("sent", "by_office", by_office),
        row("sent", "", "by_holder", "percent", share(figures.by_holder)),
        count("ended", "", figures.outcomes_sum),
        count("ended", "finished", finished),
        count("ended", "rejected", rejected),
        count("ended", "withdrawn", withdrawn),
        count("ended", "cancelled", cancelled),
    ];
    if let Some(survey) = &figures.survey {
        rows.push(count("survey", "respondents", survey.respondents));
        rows.extend(index(survey.index, survey.grade));
    }
    let complaints = &figures.complaints;
    rows.push(count("complaints_received", "", complaints.received));
    rows.push(count("complaints_answered", "", complaints.answered_sum));
    rows.extend(complaints.in_time.map(|part| row("complaints_in_time", "", "", "percent", share(part))));
    for class in &complaints.classes {
        let (standard, item) = (class.standard.0.as_str(), class.class.as_deref().unwrap_or(UNCLASSIFIED));
        rows.push(row("complaints_answered", standard, item, "count", shown(class.answered)));
        rows.push(row("complaints_in_time", standard, item, "percent", share(class.in_time)));
    }
    for version in &figures.versions {
        let standard = &version.standard.0;
        public_durations(&mut rows, "whole_office", standard, "", &version.office)?;
        public_durations(&mut rows, "whole_authority", standard, "", &version.authority)?;
        for step in &version.steps {
            public_durations(&mut rows, "step", standard, &step.step, &step.durations)?;
        }
    }
    Ok(rows)
}

fn public_durations(
    rows: &mut Vec<Row>,
    what: &str,
    standard: &str,
    item: &str,
    all: &PublicDurations,
) -> Result<(), Error> {
    let name = |part: &str| [what, "_", part].concat();
    let seconds = |value: Option<i64>| value.map_or_else(|| WITHHELD.to_owned(), |seconds| seconds.to_string());
    rows.push(row(&name("median"), standard, item, "seconds", seconds(all.time.map(|(median, _)| median))));
    rows.push(row(&name("p90"), standard, item, "seconds", seconds(all.time.map(|(_, p90)| p90))));
    limit(rows, &name("limit"), standard, item, all.limit)?;
    rows.extend(all.in_time.map(|part| row(&name("in_time"), standard, item, "percent", share(part))));
    Ok(())
}

/// What stands in the place of a number that is withheld.
const WITHHELD: &str = "withheld";

fn shown(number: Shown) -> String {
    match number {
        Shown::Number(number) => number.to_string(),
        Shown::Withheld => WITHHELD.to_owned(),
    }
}

fn share(share: Share) -> String {
    match share {
        Share::Exact(percent) => percent.to_string(),
        Share::AtLeast(percent) => format!("at least {percent}"),
        Share::AtMost(percent) => format!("at most {percent}"),
        Share::None => String::new(),
        Share::Withheld => WITHHELD.to_owned(),
    }
}
