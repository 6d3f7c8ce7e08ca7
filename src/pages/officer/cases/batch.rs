//! One act on several cases: each is decided on its own, and what could not be done is listed.

use domain::api::{BatchCase, BatchOutcome, BatchResult, CaseBatch, CaseList, CaseRow, MAX_BATCH};
use domain::problem::Field as Answer;
use domain::renewal::batchable;
use domain::standard::StepKind;
use leptos::ev;
use leptos::prelude::*;

use crate::api;
use crate::components::{Element, Field, Part, actions, button, html, live, secondary_button};
use crate::containers::ask::{HEADING, MEANS, ask_dialog};
use crate::i18n::officer::{act, desk as words, workbench};
use crate::i18n::{failure, fill, officer, shell};
use crate::pages::officer::case::instructions;
use crate::state::desk::Desk;
use crate::state::form::{Form, field_id};

/// The cases that were chosen, and what becomes of them.
#[derive(Clone, Copy)]
pub struct Batch {
    desk: StoredValue<Desk>,
    /// All at steps of one kind.
    chosen: RwSignal<Vec<Chosen>>,
    note: RwSignal<String>,
    form: StoredValue<Form>,
    key: StoredValue<String>,
    asked: RwSignal<Option<Stage>>,
    /// Notifies when tick boxes must be made anew.
    drawn: RwSignal<bool>,
}

#[derive(Clone, PartialEq, Eq)]
struct Chosen {
    reference: String,
    version: u32,
    name: String,
    kind: StepKind,
}

/// Where the dialog is.
#[derive(Clone)]
enum Stage {
    /// Whether it is to be done.
    Sure,
    /// What was done.
    Over(Vec<BatchResult>),
}

/// Whether this case can be one of several.
pub fn takes(row: &CaseRow) -> bool {
    chosen(row).is_some()
}

impl Batch {
    /// Nothing chosen.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk: StoredValue::new(desk),
            chosen: RwSignal::new(Vec::new()),
            note: RwSignal::new(String::new()),
            form: StoredValue::new(Form::new()),
            key: StoredValue::new(String::new()),
            asked: RwSignal::new(None),
            drawn: RwSignal::new(false),
        }
    }

    /// The tick box of a case. It is made anew where the choice changes without it: what is ticked by hand follows no attribute.
    pub fn choice(self, row: &CaseRow) -> Option<AnyView> {
        let one = StoredValue::new(chosen(row)?);
        let label = fill(words::t().choose, &row.name);
        let place = move |chosen: &[Chosen]| {
            one.with_value(|one| chosen.iter().position(|other| other.reference == one.reference))
        };
        // Acts differ by kind, and one act has so many cases at most: others wait until this choice is over.
        let is_closed = move |chosen: &[Chosen]| {
            let full = chosen.len() >= MAX_BATCH && place(chosen).is_none();
            full || chosen.first().is_some_and(|first| one.with_value(|one| first.kind != one.kind))
        };
        Some(live(move || {
            self.drawn.track();
            html::input()
                .r#type("checkbox")
                .aria_label(label.as_str())
                .live_attr("disabled", move || self.chosen.with(|chosen| is_closed(chosen)).then(String::new))
                .attr_if(self.chosen.with_untracked(|chosen| place(chosen)).is_some(), "checked", "")
                .on(ev::change, move |_| {
                    self.chosen.update(|chosen| match place(chosen) {
                        Some(at) => drop(chosen.remove(at)),
                        None => chosen.push(one.get_value()),
                    });
                })
                .view()
        }))
    }

    /// Chooses nothing.
    fn forget(self) {
        self.chosen.set(Vec::new());
        // The table is made anew, its heads, too.
        self.desk.get_value().list.update(|_| ());
    }

    /// Chooses those that are shown at steps of the first kind, as many as one act has, or none.
    pub fn choose_all(self, list: &CaseList) -> Element {
        let all: Vec<Chosen> = list.rows.iter().filter_map(chosen).collect();
        html::input().r#type("checkbox").aria_label(words::t().choose_all).on(ev::change, move |_| {
            self.chosen.update(|chosen| {
                let kind = chosen.first().or(all.first()).map(|first| first.kind);
                let of_kind = || all.iter().filter(|one| Some(one.kind) == kind).take(MAX_BATCH);
                *chosen = if chosen.len() < of_kind().count() { of_kind().cloned().collect() } else { Vec::new() };
            });
            self.drawn.update(|drawn| *drawn = !*drawn);
        })
    }

    /// What can be done with what is chosen; nothing while nothing is.
    pub fn bar(self) -> AnyView {
        live(move || {
            let Some((kind, count)) = self.chosen.with(|chosen| Some((chosen.first()?.kind, chosen.len()))) else {
                return ().into_any();
            };
            let t = words::t();
            let label = [act::of(kind).label, " (", &count.to_string(), ")"].concat();
            let act = button("button", &label, move || self.ask()).attr("aria-keyshortcuts", "a");
            html::section()
                .class("acts")
                .aria_label(fill(t.chosen, &count.to_string()))
                .child(html::div().class("bar").child(act).child(secondary_button(t.forget, move || self.forget())))
                .view()
        })
    }

    fn ask(self) {
        self.key.set_value(api::new_key());
        self.form.get_value().check(Vec::new());
        self.asked.set(Some(Stage::Sure));
    }

    /// The dialog.
    pub fn dialog(self) -> AnyView {
        ask_dialog("batch", self.asked, move |stage| match stage {
            Stage::Sure => self.question(),
            Stage::Over(results) => self.results(&results),
        })
    }

    fn question(self) -> AnyView {
        let (kind, count) = self.chosen.with_untracked(|chosen| (chosen.first().map(|first| first.kind), chosen.len()));
        let (t, kind) = (words::t(), kind.unwrap_or(StepKind::Archive));
        let a = act::t();
        let label = act::of(kind).label;
        let heading = fill(&fill(t.batch_question, label), &count.to_string());
        let note = match kind {
            StepKind::Disposition => Some((a.instruction, a.instruction_hint)),
            StepKind::Report => Some((a.remark, a.remark_hint)),
            _ => None,
        };
        let note =
            note.map(|(label, hint)| Field::new(field_id(Answer::Note), label, self.note).rows(3).hint(hint).view());
        let ready = (kind == StepKind::Disposition).then(|| instructions(self.note));
        let failed = live(move || {
            let faults = self.form.get_value().faults();
            faults.into_iter().next().map(|(_, text)| html::p().class("error").role("alert").child(text)).part()
        });
        let doing = live(move || if self.form.get_value().busy.get() { shell::t().sending } else { label }.part());
        let act = button("button", "", move || self.send()).attr("autofocus", "").child(doing);
        html::div()
            .child(html::h2().id(HEADING).tabindex("-1").child(heading))
            .child(html::p().id(MEANS).child(t.batch_means))
            .child(note)
            .child(ready)
            .child(failed)
            .child(actions().child(act).child(secondary_button(officer::t().cancel, move || self.asked.set(None))))
            .view()
    }

    fn send(self) {
        let case = |one: Chosen| BatchCase { reference: one.reference, version: one.version };
        let cases = self.chosen.get_untracked().into_iter().map(case).collect();
        let body = CaseBatch { cases, note: self.note.get_untracked().trim().into() };
        let key = self.key.get_value();
        self.form.get_value().send(async move { api::officer::batch(&body, &key).await }, move |answer| {
            self.asked.set(Some(Stage::Over(answer.results)));
            self.desk.get_value().load();
        });
    }

    fn results(self, results: &[BatchResult]) -> AnyView {
        let t = words::t();
        let done = results.iter().filter(|result| result.outcome == BatchOutcome::Done).count();
        let heading = fill(&fill(t.batch_done, &done.to_string()), &results.len().to_string());
        let left = results.iter().filter_map(|result| {
            let why = match result.outcome {
                BatchOutcome::Done => return None,
                BatchOutcome::Newer => t.batch_newer.into(),
                BatchOutcome::NotFound => failure::text(&api::Error::NotFound),
                BatchOutcome::Refused(refusal) => failure::text(&api::Error::Refused(Some(refusal))),
            };
            let name = self.chosen.with_untracked(|chosen| {
                let one = chosen.iter().find(|one| one.reference == result.reference);
                one.map(|one| one.name.clone()).unwrap_or_default()
            });
            Some(html::li().child([&name, " (", &result.reference, "): ", &why].concat()).view())
        });
        let left: Vec<_> = left.collect();
        let list = (!left.is_empty()).then(|| html::ul().children(left));
        let close = button("button", workbench::t().close, move || {
            self.forget();
            self.note.set(String::new());
            self.asked.set(None);
        });
        html::div()
            .child(html::h2().id(HEADING).tabindex("-1").child(heading))
            .child(list)
            .child(actions().child(close.attr("autofocus", "")))
            .view()
    }
}

/// The case as one of several, where it can be: at a step that needs no look into it, and with no colleague.
fn chosen(row: &CaseRow) -> Option<Chosen> {
    let kind = row.step.as_ref()?.kind;
    let free = row.taken_by.is_none() || row.taken_by_me;
    let (reference, name) = (row.reference.clone(), row.name.clone());
    (row.may_act && free && batchable(kind)).then_some(Chosen { reference, version: row.version, name, kind })
}
