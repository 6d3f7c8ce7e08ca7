//! The report of a dry run or an import.

use domain::api::{ImportReport, RowProblem, RowWaiting};
use leptos::ev;
use leptos::prelude::*;

use super::state::Import;
use crate::components::{actions, busy_button, button, html, secondary_button, summary_list, summary_row};
use crate::i18n::number::number;
use crate::i18n::officer::admin as words;
use crate::i18n::{fill, problem};

/// Its heading.
pub fn title(found: &ImportReport) -> String {
    let t = words::t();
    if found.imported > 0 && !found.done {
        fill(t.stopped, &number(found.imported))
    } else if found.problems_in_all > 0 {
        if found.problems_in_all == 1 { t.wrong_one.into() } else { fill(t.wrong, &number(found.problems_in_all)) }
    } else if found.done {
        t.imported.into()
    } else {
        t.tried.into()
    }
}

/// What stands below it.
pub fn content(import: Import, found: &ImportReport) -> Vec<AnyView> {
    let t = words::t();
    let again = move || import.again();
    let (body, act) = if found.imported > 0 && !found.done {
        (t.stopped_body, Vec::new())
    } else if found.problems_in_all > 0 {
        (t.wrong_body, Vec::new())
    } else if found.done {
        ("", Vec::new())
    } else {
        let really = busy_button(t.do_it, t.doing, import.checked.form.busy).on(ev::click, move |event| {
            event.prevent_default();
            import.send(true);
        });
        (t.tried_body, vec![really.view()])
    };
    let mut content = Vec::new();
    if !body.is_empty() {
        content.push(html::p().class("lead").child(body).view());
    }
    content.push(if found.problems.is_empty() { numbers(found) } else { problems(found) });
    if found.problems.is_empty() && !found.other_agencies.is_empty() {
        content.push(html::p().child(t.other_agency_body).view());
        content.push(summary_list(cells(&found.other_agencies)));
    }
    for (body, rows) in [(t.waiting_body, &found.waiting), (t.not_changed_body, &found.not_changed)] {
        if found.problems.is_empty() && !rows.is_empty() {
            content.extend(as_they_are(body, rows));
        }
    }
    let again_words = if found.done { t.import_other } else { t.pick_other };
    let acts = actions();
    let acts = if act.is_empty() {
        acts.child(button("button", again_words, again))
    } else {
        acts.children(act).child(secondary_button(again_words, again))
    };
    content.push(acts.view());
    content
}

fn numbers(found: &ImportReport) -> AnyView {
    let t = words::t();
    let rows = [
        (t.read, found.rows),
        (t.new, found.new),
        (t.changed, found.changed),
        (t.unchanged, found.unchanged),
        (t.waiting, found.waiting_in_all),
        (t.not_changed, found.not_changed_in_all),
        (t.other_agency, found.other_agencies_in_all),
    ];
    let count = |count: u32| html::span().class("num").child(number(count));
    summary_list(rows.into_iter().map(|(name, rows)| summary_row(name, count(rows), None)).collect())
}

/// What stays as it is.
fn as_they_are(body: &'static str, rows: &[RowWaiting]) -> [AnyView; 2] {
    let t = words::t();
    let rows = rows.iter().map(|row| {
        let fields: Vec<_> = row.fields.iter().map(|field| problem::name(field.field())).collect();
        summary_row(&fill(t.line, &row.line.to_string()), fields.join(", "), None)
    });
    [html::p().child(body).view(), summary_list(rows.collect())]
}

/// Each at its line; where there are many, the first of them.
fn problems(found: &ImportReport) -> AnyView {
    let t = words::t();
    let shown = found.problems.len();
    let some = usize::try_from(found.problems_in_all).is_ok_and(|all| all > shown);
    let first = some.then(|| html::p().child(fill(t.wrong_first, &shown.to_string())));
    html::div().child(first).child(summary_list(cells(&found.problems))).view()
}

/// What to do about each cell, then its column and what stands there.
fn cells(problems: &[RowProblem]) -> Vec<AnyView> {
    let t = words::t();
    let row = |row: &RowProblem| {
        let mut place = fill(t.column, &row.column);
        if !row.cell.is_empty() {
            place.push_str(": ");
            place.push_str(&row.cell);
        }
        let place = (!row.column.is_empty()).then(|| html::p().class("soft").child(place));
        let value = html::div().child(problem::text(&row.problem)).child(place);
        summary_row(&fill(t.line, &row.line.to_string()), value, None)
    };
    problems.iter().map(row).collect()
}
