//! Where the case stands: the present step with what it needs, both clocks, who has it, and what can be printed.

use domain::api::{CaseView, HistoryKind, HistoryRow, PresentStep};
use domain::certificate::Signer;
use domain::renewal::{Clocks, TimelineRow};
use domain::standard::{ClockOwner, StepKind};
use leptos::prelude::*;

use super::history;
use crate::api::officer::{report, sheet};
use crate::components::{Element, Part, html};
use crate::i18n::officer::{case_page, desk};
use crate::i18n::{fill, officer, time, wording};
use crate::route::officer as route;

/// The present step with both clocks, who has it, and what can be printed.
pub fn status(view: &CaseView) -> AnyView {
    vec![step(view), clocks(view), people(view), papers(view)].part()
}

/// What must be known before anything is decided.
pub fn notices(view: &CaseView) -> AnyView {
    vec![separation(view), instruction(view), signer(view).part()].part()
}

fn step(view: &CaseView) -> AnyView {
    let Some(step) = &view.step else { return ().into_any() };
    let t = case_page::t();
    let output =
        (!step.output.is_empty()).then(|| html::p().class("soft").child(fill(t.output, &step.output.join(", "))));
    html::div().class("present").child(html::h2().child(title(step))).child(output).child(needs(view, step)).view()
}

/// "Langkah 3: Verifikasi data dan dokumen".
fn title(step: &PresentStep) -> String {
    let number = step.number.map(|number| fill(case_page::t().step, &number.to_string()));
    [number.unwrap_or_default().as_str(), wording(&step.title)].concat()
}

/// Why nothing is decided yet, or not by this officer.
fn separation(view: &CaseView) -> AnyView {
    let t = case_page::t();
    let moment = |at| time::moment(at, view.zone);
    let hold = view.on_hold_until.map(|until| fill(t.on_hold, &moment(until)));
    let exclusion =
        view.exclusion.map(|it| it.ends_at.map_or_else(|| t.excluded.into(), |at| fill(t.excluded_until, &moment(at))));
    let notices = hold.into_iter().chain(exclusion).map(|words: String| html::p().child(words).view());
    let notices: Vec<_> = notices.collect();
    if notices.is_empty() { ().into_any() } else { html::div().class("notice").children(notices).view() }
}

/// The words with which the case was passed on to this step, or back to it, for who is to act now. A report's remark is no
/// instruction.
fn instruction(view: &CaseView) -> AnyView {
    let moved = |row: &&HistoryRow| matches!(row.what, HistoryKind::StepDone | HistoryKind::PassedBack);
    let last = view.history.iter().rev().find(moved);
    let back = |row: &HistoryRow| row.what == HistoryKind::PassedBack;
    let passed_on =
        |row: &&HistoryRow| (back(row) || row.step_kind == Some(StepKind::Disposition)) && !row.note.is_empty();
    let Some(row) = last.filter(passed_on).filter(|_| !view.acts.is_empty()) else { return ().into_any() };
    html::div()
        .class("notice")
        .child(html::h2().child(if back(row) { case_page::t().passed_back } else { case_page::t().instruction }))
        .child(html::p().class("words").child(row.note.as_str()))
        .child(html::p().class("soft num").child([history::who(row), time::moment(row.at, view.zone)].join(", ")))
        .view()
}

/// Documents and equipment, as the agency's procedure names them.
fn needs(view: &CaseView, step: &PresentStep) -> AnyView {
    if view.acts.is_empty() || step.documents.is_empty() {
        return ().into_any();
    }
    html::p().class("soft").child(fill(case_page::t().needs, &step.documents.join(", "))).view()
}

/// Two clocks, never summed, and the time in which both stood still.
fn clocks(view: &CaseView) -> AnyView {
    let t = case_page::t();
    let Clocks { office, authority, holder, running } = view.clocks;
    let waits_for_holder = running.is_none() && view.timeline.iter().any(TimelineRow::is_present);
    let cell = |name: &str, value: String, note: Option<&str>, late: bool| {
        html::div()
            .attr_if(late, "class", "late")
            .child(html::dt().child(name))
            .child(
                html::dd()
                    .class("num")
                    .child(value)
                    .child(note.map(|note| html::span().class("soft").child([" · ", note].concat()))),
            )
            .view()
    };
    let used = |seconds: i64, words: fn(i64) -> String| if seconds == 0 { t.not_used.into() } else { words(seconds) };
    let runs = |clock| (running == Some(clock)).then_some(t.running);
    let mut cells = Vec::new();
    if let Some(due) = view.due {
        let words = officer::due(due, view.step.as_ref().and_then(|step| step.late), view.now, view.zone);
        cells.push(cell(officer::t().due, words, None, due < view.now));
    }
    cells.push(cell(t.office, used(office, desk::working), runs(ClockOwner::Office), false));
    cells.push(cell(t.authority, used(authority, desk::span), runs(ClockOwner::Authority), false));
    if holder > 0 || waits_for_holder {
        cells.push(cell(t.with_holder, used(holder, desk::span), waits_for_holder.then_some(t.running), false));
    }
    if let Some(day) = view.kept_until {
        cells.push(cell(t.kept_until, time::day(day), None, false));
    }
    html::dl().class("facts").aria_label(t.clocks).children(cells).view()
}

/// Who has it, in whose place, and who filed it.
fn people(view: &CaseView) -> AnyView {
    let t = case_page::t();
    let mut words = Vec::new();
    if let Some(name) = &view.taken_by {
        let place = view.acting_for.as_ref().map(|name| [" ", &fill(t.acting_for, name)].concat());
        words.push([fill(t.taken_by, name), place.unwrap_or_default()].concat());
    }
    words.extend(view.filed_by.as_ref().map(|name| fill(t.filed_by, name)));
    let words = (!words.is_empty()).then(|| html::p().class("soft").child(words.join(" · ")));
    words.part()
}

/// Where the mail that leads to what waits for the holder is sent again, or what was filed is ended.
pub fn link(view: &CaseView) -> AnyView {
    let t = case_page::t();
    let link = view.link_sent_at.map(|at| {
        let words = if view.awaits_confirmation() { t.or_end } else { t.send_again };
        let words = fill(words, &time::moment(at, view.zone));
        html::p().child(html::a().href(route::holder_action(&view.reference)).child(words))
    });
    link.part()
}

/// That the certificate is believed on an officer's word.
fn signer(view: &CaseView) -> Option<Element> {
    let unknown = view.signer == Some(Signer::Unknown);
    unknown.then(|| html::p().child(html::span().class("tag caution").child(case_page::t().signer_unknown)))
}

fn papers(view: &CaseView) -> AnyView {
    let t = case_page::t();
    let link = |href: String, label: &str| {
        html::a()
            .href(href)
            .target("_blank")
            .rel("noopener")
            .child(label)
            .child(html::span().class("soft").child(t.new_tab))
            .view()
    };
    let mut links = Vec::new();
    if view.sheet {
        links.push(link(sheet(&view.reference), t.sheet));
    }
    if view.report {
        links.push(link(report(&view.reference), t.report));
    }
    if links.is_empty() { ().into_any() } else { html::p().class("papers").children(links).view() }
}
