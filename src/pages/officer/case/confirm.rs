//! The dialog that asks to confirm an irreversible act.

use domain::api::CertificateRead;
use domain::standard::StepKind;
use leptos::prelude::*;

use super::acts::Confirmation;
use super::note;
use super::state::Case;
use crate::components::{Part, actions, button, html, secondary_button, summary_list, summary_row};
use crate::containers::ask::{HEADING, MEANS, ask_dialog};
use crate::i18n::officer::{act, desk, workbench};
use crate::i18n::{fill, officer, time, wording};

/// The dialog. It is open while something waits for an answer.
pub fn dialog(case: Case) -> AnyView {
    ask_dialog("confirm", case.confirmation, move |act| question(case, act))
}

fn question(case: Case, asked: Confirmation) -> AnyView {
    let t = officer::t();
    let of = |kind| {
        let words = act::of(kind);
        (words.question.to_owned(), words.means, "button", words.label)
    };
    let (heading, means, class, label) = match &asked {
        Confirmation::Own(own) => {
            let a = act::t();
            let label = wording(&own.label);
            let means = own.statement.as_ref().map_or(a.own_means, wording);
            (fill(a.own_question, label), means, "button", label)
        }
        Confirmation::CarryOut(kind) => of(*kind),
        Confirmation::TakeOver(_) => {
            let a = act::t();
            (a.take_over_question.to_owned(), a.take_over_means, "button", a.take_over)
        }
        Confirmation::Record(..) => of(StepKind::Issue),
        Confirmation::Reject(..) => (t.reject_question.to_owned(), t.reject_means, "button danger", t.reject),
    };
    let heading = case.reference.with_value(|reference| fill(&heading, reference));
    let (means, label) = (means.to_owned(), label.to_owned());
    let about = match &asked {
        Confirmation::Record(_, read) => Some(certificate(case, read)),
        Confirmation::TakeOver(name) => Some(at_work(case, name)),
        Confirmation::CarryOut(kind) => Some(vec![unopened(case, *kind), note::field(case, *kind)].part()),
        Confirmation::Own(_) => Some(unopened(case, case.kind())),
        Confirmation::Reject(..) => None,
    };
    // Enter is the second of two keys: what can't be taken back and is rare wants more.
    let ready = matches!(asked, Confirmation::CarryOut(_) | Confirmation::Own(_));
    let yes = move || {
        let note = match note::typed(case) {
            Ok(note) => note,
            Err(faults) => return case.faults.set(faults),
        };
        case.confirmation.set(None);
        match asked.clone() {
            Confirmation::CarryOut(kind) => case.carry_out(kind, note),
            Confirmation::TakeOver(_) => case.take(),
            Confirmation::Own(_) => case.carry_own_out(note),
            Confirmation::Record(certificate, _) => case.record(certificate),
            Confirmation::Reject(reason, note) => case.reject(reason, note),
        }
    };
    html::div()
        .child(html::h2().id(HEADING).tabindex("-1").child(heading))
        .child(about)
        .child(html::p().id(MEANS).child(means))
        .child(
            actions()
                .child(button(class, &label, yes).attr_if(ready, "autofocus", ""))
                .child(secondary_button(t.cancel, move || case.confirmation.set(None))),
        )
        .view()
}

/// What a certificate says that is about to be recorded, with its days spelled out.
fn certificate(case: Case, read: &CertificateRead) -> AnyView {
    let (t, a) = (officer::t(), act::t());
    let zone = case.view.with_untracked(|view| view.as_ref().map(|view| view.zone));
    let day = |at| zone.map(|zone| time::date(at, zone));
    let row = |name: &str, value: Option<String>| value.map(|value| summary_row(name, value, None));
    let rows = [
        row(t.name, read.name.clone()),
        row(t.email, read.email.clone()),
        row(a.serial, Some(read.serial.clone())),
        row(a.not_before, day(read.not_before)),
        row(a.not_after, day(read.not_after)),
        row(a.issuer, read.issuer.clone()),
    ];
    let unusual = read.unusual.then(|| html::p().class("notice caution").child(a.unusual));
    vec![summary_list(rows.into_iter().flatten().collect()), unusual.part()].part()
}

/// Evidence that was not opened, where somebody is to judge it.
fn unopened(case: Case, kind: StepKind) -> AnyView {
    if !matches!(kind, StepKind::Verify | StepKind::Approve) {
        return ().into_any();
    }
    let (opened, letter) = (case.layout().opened.get_untracked(), case.letter());
    let names = case.view.with_untracked(|view| {
        let files = view.as_ref().map_or(&[][..], |view| &view.files);
        let names = files.iter().filter(|file| !opened.contains(&file.purpose));
        names.map(|file| officer::file(file.purpose, &letter).to_owned()).collect::<Vec<_>>()
    });
    let words = (!names.is_empty()).then(|| fill(workbench::t().unopened, &names.join(", ")));
    words.map(|words| html::p().class("notice caution").child(words)).part()
}

/// Who has it, and how long ago that colleague was last seen at it.
fn at_work(case: Case, name: &str) -> AnyView {
    let seen = case.view.with_untracked(|view| {
        let view = view.as_ref()?;
        Some(desk::span(view.now.seconds_since(view.step.as_ref()?.colleague_seen?)))
    });
    let words = seen.map(|seen| fill(&fill(act::t().at_work, name), &seen));
    words.map(|words| html::p().class("num").child(words)).part()
}
