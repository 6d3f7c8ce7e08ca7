//! One report, and what this officer can do about it.

use domain::api::{KeyReportCommand as Command, OfficerKeyReport};
use domain::moment::Date;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::revocation::Act;
use leptos::prelude::*;

use crate::api::key_report as api;
use crate::components::{Field, Part, actions, busy_button, html, submit_form, summary_list, summary_row};
use crate::containers::{Loaded, Page, field_error, h1};
use crate::i18n::key_report as words;
use crate::i18n::officer::key_report::{self as own, t};
use crate::i18n::{fill, shell, time};
use crate::pages::keys::history;
use crate::pages::officer::date::date;
use crate::pages::officer::notice::Notice;
use crate::route::officer as route;
use crate::state::form::Form;

/// What the page works with. Each act has a form of its own, so that its faults stand there.
#[derive(Clone, Copy)]
struct State {
    id: i64,
    form: Form,
    /// The act that was tried last.
    tried: RwSignal<Option<Act>>,
    day: RwSignal<String>,
    note: RwSignal<String>,
    notice: Notice,
}

/// The page.
#[component]
pub fn OnePage(
    /// The report's number.
    id: i64,
) -> AnyView {
    let text = || RwSignal::new(String::new());
    let state =
        State { id, form: Form::new(), tried: RwSignal::new(None), day: text(), note: text(), notice: Notice::here() };
    view! {
        <Loaded fetch=move || api::one(id) let:report>
            <Page title=move || title(id) back=route::KEY_REPORTS form=move || state.faults()>{content(state, report)}</Page>
        </Loaded>
    }
    .into_any()
}

/// Id of the field of an act: each has its own.
const fn id_of(act: Act) -> &'static str {
    match act {
        Act::RecordSuspension => "suspended-on",
        Act::Revoke => "revoked-on",
        Act::EndAsAsked => "end-note",
        Act::Refuse | Act::TakeBack => "refuse-note",
    }
}

fn title(id: i64) -> String {
    fill(t().one, &id.to_string())
}

fn content(state: State, signal: RwSignal<OfficerKeyReport>) -> Vec<AnyView> {
    let (t, shown) = (t(), signal.get());
    let report = &shown.row.report;
    let (now, tone) = words::state(report, shown.now, shown.zone);
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| t.unknown.into());
    let end = report.not_after.map(|at| time::date(at, shown.zone));
    let rows = vec![
        summary_row(t.holder, [&shown.row.name, ", ", &shown.row.unit].concat(), None),
        summary_row(t.contact, [&shown.email, ", ", &shown.mobile].concat(), None),
        summary_row(t.why, words::reason(report.reason), None),
        summary_row(t.serial, html::span().class("num").child(known(&report.serial)), None),
        summary_row(t.issuer, if report.issued_here { t.here } else { t.there }, None),
        summary_row(t.until, html::span().class("num").child(known(&end)), None),
    ];
    let asked = report.take_back_asked && report.outcome.is_none();
    let mut all = vec![
        h1(title(state.id)).view(),
        state.notice.view(),
        html::section().class(["status ", tone].concat()).child(html::p().child(html::strong().child(now))).view(),
        asked.then(|| html::div().class("notice caution").child(html::p().child(t.asked))).part(),
        summary_list(rows),
        (!shown.own_rules).then(|| html::p().class("soft").child(t.general)).part(),
        history(html::h2(), &shown.history, shown.zone),
    ];
    if report.outcome.is_none() {
        let watch = shown.acts.is_empty().then(|| html::p().child(t.watch));
        all.push(watch.part());
    }
    all.extend(shown.acts.iter().map(|act| state.act(*act, report.issued_here, signal)));
    all
}

impl State {
    /// What is wrong, at the field of the act that was tried.
    fn faults(self) -> Vec<(&'static str, String)> {
        let tried = self.tried.get();
        let place = |id: &'static str| tried.map_or(id, id_of);
        let faults = self.form.faults().into_iter();
        faults.map(|(id, words)| (if id.is_empty() { id } else { place(id) }, words)).collect()
    }

    /// The form of an act.
    fn act(self, act: Act, issued_here: bool, signal: RwSignal<OfficerKeyReport>) -> AnyView {
        let [heading, means, label] = own::act(act, issued_here);
        let error = |field| self.form.error(field).filter(|_| self.tried.get() == Some(act)).map(field_error);
        let field = match act {
            Act::RecordSuspension | Act::Revoke if !issued_here => {
                date(Field::new(id_of(act), t().day, self.day).error(error(Answer::ActedOn)))
            }
            Act::EndAsAsked | Act::Refuse => Field::new(id_of(act), t().note, self.note)
                .hint(t().note_hint)
                .rows(3)
                .error(error(Answer::Note))
                .view(),
            _ => ().into_any(),
        };
        let form = submit_form(move || self.send(act, issued_here, signal))
            .child(field)
            .child(actions().child(busy_button(label, shell::t().sending, self.form.busy)));
        html::section().child(html::h2().child(heading)).child(html::p().child(means)).child(form).view()
    }

    fn send(self, act: Act, issued_here: bool, signal: RwSignal<OfficerKeyReport>) {
        self.notice.clear();
        self.tried.set(Some(act));
        let (typed, note) = (self.day.get_untracked(), self.note.get_untracked());
        let day = Date::typed(&typed);
        let blank = note.trim().is_empty().then_some((Answer::Note, Fault::Blank));
        let no_day = if typed.trim().is_empty() { Fault::Blank } else { Fault::DateShape };
        let no_day = day.is_none().then_some((Answer::ActedOn, no_day));
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let (command, fault) = match act {
            Act::RecordSuspension => (Command::RecordSuspension(day), no_day),
            Act::Revoke if issued_here => (Command::Revoke(String::new()), None),
            Act::Revoke => (Command::Revoke(day), no_day),
            Act::EndAsAsked => (Command::EndAsAsked(note), blank),
            Act::Refuse => (Command::Refuse(note), blank),
            Act::TakeBack => return,
        };
        let problems = fault.map(|(field, fault)| Problem::new(field, fault)).into_iter().collect();
        if !self.form.check(problems) {
            return;
        }
        let version = signal.with_untracked(|report| report.version);
        self.form.send(api::act(self.id, version, command), move |now| {
            self.day.set(String::new());
            self.note.set(String::new());
            signal.set(now);
            self.notice.show(t().done.into());
        });
    }
}
