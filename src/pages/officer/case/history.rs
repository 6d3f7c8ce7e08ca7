//! When it began and ends, the agency's steps, and everything that happened.

use domain::api::{CaseView, HistoryKind, HistoryRow};
use domain::renewal::{TimelineRow, TimelineState};
use domain::standard::{Custody, StepKind};
use leptos::prelude::*;

use crate::components::{Part, html, summary_list, summary_row};
use crate::i18n::officer::case_page;
use crate::i18n::{fill, officer, time, wording};

/// When it began and ends, and the agency's steps.
pub fn steps(view: &CaseView) -> AnyView {
    // A step of the source that takes several of ours has its number once.
    let is_first =
        |at: usize, row: &TimelineRow| !view.timeline.iter().take(at).any(|before| before.number == row.number);
    let steps = view.timeline.iter().enumerate().map(|(at, row)| step(row, is_first(at, row), view));
    let list = html::ol().class("timeline").children(steps);
    vec![html::h2().child(officer::t().steps).view(), times(view), list.view()].part()
}

/// Everything that happened, newest first.
pub fn history(view: &CaseView) -> AnyView {
    // An officer who files leaves the rest to the applicant at the same moment: that is no return.
    let left = |at: usize, row: &HistoryRow| {
        let before = at.checked_sub(1).and_then(|at| view.history.get(at));
        row.what == HistoryKind::Returned && before.is_some_and(|before| before.what == HistoryKind::Filed)
    };
    let rows = view.history.iter().enumerate().rev();
    let rows = rows.filter(|(at, row)| !left(*at, row)).map(|(_, row)| happened(row, view)).collect();
    let list = html::div().class("history").child(summary_list(rows));
    vec![html::h2().child(officer::t().history).view(), list.view()].part()
}

fn times(view: &CaseView) -> AnyView {
    let t = officer::t();
    let since = view.due.map(|_| view.since);
    let times = [(t.submitted, Some(view.submitted_at)), (t.since, since), (t.certificate_until, view.not_after)];
    summary_list(
        times
            .into_iter()
            .filter_map(|(name, at)| Some(summary_row(name, time::moment(at?, view.zone), None)))
            .collect(),
    )
}

fn step(row: &TimelineRow, numbered: bool, view: &CaseView) -> AnyView {
    let t = officer::t();
    let (class, state, at) = match &row.state {
        TimelineState::Done(at) => ("done", t.done, Some(*at)),
        TimelineState::Now { since, .. } => ("now", t.present, Some(*since)),
        TimelineState::Returned(since) => ("waits", t.waits, Some(*since)),
        TimelineState::Rejected(at) => ("bad", t.refused, Some(*at)),
        TimelineState::Coming => ("", t.coming, None),
    };
    // Whoever did it, where somebody did; otherwise whoever may.
    let actor = view.history.iter().rev().filter(|one| Some(one.at) == at && one.step.as_ref() == Some(&row.title));
    let actor = actor.map(who).next();
    let mut about: Vec<&str> = match &actor {
        Some(actor) if class == "done" => vec![actor],
        _ => row.actors.iter().map(|role| officer::role(*role)).collect(),
    };
    let at = at.map(|at| time::moment(at, view.zone));
    about.extend(at.as_deref());
    let number = row.number.filter(|_| numbered).map(|number| [number.to_string().as_str(), ". "].concat());
    html::li()
        .attr_if(!class.is_empty(), "class", class)
        .attr_if(class == "now", "aria-current", "step")
        .child(html::h3().child(html::span().class("vh").child(state)).child(number).child(wording(&row.title)))
        .child(html::p().class("soft num").child(about.join(" · ")))
        .view()
}

fn happened(row: &HistoryRow, view: &CaseView) -> AnyView {
    let by = time::moment(row.at, view.zone);
    let note = (!row.note.is_empty()).then(|| html::p().class("words").child(row.note.as_str()));
    let value = vec![[by, who(row)].join(", ").part(), note.part()].part();
    summary_row(&what(row, view), value, None)
}

/// What happened, with the step where one was carried out. A passphrase is set by the holder, at the authority, too: there
/// an officer only records it.
pub fn what(row: &HistoryRow, view: &CaseView) -> String {
    let words = row.step.as_ref().map_or_else(|| officer::happened(row.what), wording);
    if row.what == HistoryKind::PassedBack {
        return [officer::happened(row.what), words].join(": ");
    }
    let recorded = row.step_kind == Some(StepKind::SetPassphrase) && view.custody == Custody::Authority;
    if recorded { fill(case_page::t().recorded, words) } else { words.to_owned() }
}

/// "oleh Maya Lestari atas nama Nur Aisyah (Verifikator)".
pub fn who(row: &HistoryRow) -> String {
    let t = officer::t();
    let role = row.role.map(|role| [" (", officer::role(role), ")"].concat());
    let by = if row.by.is_empty() { t.by_program.into() } else { fill(t.by, &row.by) };
    let place = row.acting_for.as_ref().map(|name| [" ", &fill(case_page::t().acting_for, name)].concat());
    [by, place.unwrap_or_default(), role.unwrap_or_default()].concat()
}
