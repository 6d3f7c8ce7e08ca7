//! The bar of acts, always in view: what can be done now, or the questions of the act that was chosen.

use domain::renewal::Act;
use domain::standard::StepKind;
use leptos::prelude::*;

use super::acts::{Confirmation, OwnAct};
use super::offer::Offer;
use super::state::Case;
use super::{pass_back, record, reject, return_case, status};
use crate::components::{Element, Part, button, error_summary, html, live, secondary_button, submit_form};
use crate::containers::page;
use crate::i18n::officer::{act, workbench};
use crate::i18n::{failure, fill, officer, shell};

/// Id of the heading of an act's questions.
const QUESTIONS: &str = "questions";

/// The acts. They are rebuilt only when others are offered.
pub fn bar(case: Case) -> AnyView {
    let offer = Memo::new(move |_| Offer::of(case));
    let acts = live(move || {
        let Some(offer) = offer.get() else { return ().into_any() };
        match case.chosen.get().filter(|act| offer.asks(*act)) {
            Some(act) => questions(case, offer, act),
            None => vec![wrong(case), offered(case, &offer)].part(),
        }
    });
    html::section().class("acts").aria_label(workbench::t().acts).child(acts).view()
}

/// What was wrong with the act, where it was done.
fn wrong(case: Case) -> AnyView {
    live(move || {
        let faults = case.all_faults();
        if faults.is_empty() {
            return ().into_any();
        }
        error_summary(failure::heading(&faults), &faults, page::focus_field)
    })
}

fn offered(case: Case, offer: &Offer) -> AnyView {
    let (t, a) = (officer::t(), act::t());
    let can = |act| offer.acts.contains(&act);
    let bar = || html::div().class("bar");
    let busy = move || case.form.busy.get().then(|| String::from("true"));
    let of = |class: &str, label: &str, key: &str, press: Box<dyn Fn()>| -> Element {
        button(class, label, move || {
            if !case.form.busy.get_untracked() {
                press();
            }
        })
        .attr("aria-keyshortcuts", key)
        .live_attr("aria-disabled", busy)
    };
    let asking = |class: &str, label: &str, key: &str, act: Act| {
        can(act).then(|| of(class, label, key, Box::new(move || open(case, act))).view()).part()
    };
    if !can(Act::Approve) && !can(Act::Record) && !can(Act::Return) {
        return match &offer.taken_by {
            Some(name) if can(Act::Take) => {
                let from = name.clone();
                let take_over = Box::new(move || case.confirm(Confirmation::TakeOver(from.clone()))) as Box<dyn Fn()>;
                bar()
                    .child(html::p().child(fill(t.colleague_has_it, name)))
                    .child(of("button", &fill(t.take_over, name), "t", take_over))
                    .view()
            }
            _ => bar().child(html::p().class("soft").child(t.no_acts)).child(case.shown(status::link)).view(),
        };
    }
    let primary = if can(Act::Approve) || can(Act::Record) {
        let whole = offer.clone();
        of("button", offer.label(), "a", Box::new(move || begin(case, &whole))).view()
    } else {
        ().into_any()
    };
    let back = fill(a.pass_back, &officer::any_of(&offer.previous));
    let parts = [
        primary,
        asking("button second", t.send_back_now, "r", Act::Return),
        asking("button second", &back, "b", Act::PassBack),
        asking("button second bad", t.reject, "x", Act::Reject),
    ];
    bar().children(parts).child(case.shown(status::link)).view()
}

/// Carries the step out: asks what it must know, or whether it is sure.
fn begin(case: Case, offer: &Offer) {
    if offer.kind() == StepKind::Issue {
        return open(case, Act::Record);
    }
    case.confirm(match &offer.act {
        Some(label) => Confirmation::Own(OwnAct { label: label.clone(), statement: offer.statement.clone() }),
        None => Confirmation::CarryOut(offer.kind()),
    });
}

fn open(case: Case, act: Act) {
    case.forget_faults();
    case.chosen.set(Some(act));
    request_animation_frame(|| page::focus_field(QUESTIONS));
}

/// The questions of an act, with its own buttons in the bar.
fn questions(case: Case, offer: Offer, act: Act) -> AnyView {
    let t = officer::t();
    let (heading, label): (String, &str) = match act {
        Act::Return => (t.send_back.into(), t.send_back_now),
        Act::PassBack => (fill(act::t().pass_back, &officer::any_of(&offer.previous)), t.send_back_now),
        Act::Reject => (t.reject.into(), t.reject),
        _ => (offer.label().into(), act::of(StepKind::Issue).label),
    };
    let label = label.to_owned();
    let class = if act == Act::Reject { "button danger" } else { "button" };
    let submit_button = html::button()
        .class(class)
        .r#type("submit")
        .live_attr("aria-disabled", move || case.form.busy.get().then(|| "true".into()))
        .child(live(move || if case.form.busy.get() { shell::t().sending.part() } else { label.as_str().part() }));
    let offer = StoredValue::new(offer);
    // Rebuilt when something is wrong with what was typed.
    let fields = live(move || {
        offer.with_value(|offer| match act {
            Act::Return => return_case::fields(case, &offer.returnable),
            Act::PassBack => pass_back::fields(case),
            Act::Reject => reject::fields(case),
            _ => record::fields(case, offer.custody),
        })
    });
    let cancel = secondary_button(t.cancel, move || {
        case.forget_faults();
        case.chosen.set(None);
    });
    submit_form(move || offer.with_value(|offer| submit(case, offer, act)))
        .child(
            html::div()
                .class("questions")
                .child(html::h2().id(QUESTIONS).tabindex("-1").child(heading))
                .child(wrong(case))
                .child(fields),
        )
        .child(html::div().class("bar").child(submit_button).child(cancel))
        .view()
}

fn submit(case: Case, offer: &Offer, act: Act) {
    if case.form.busy.get_untracked() {
        return;
    }
    case.form.check(Vec::new());
    let result = match act {
        Act::Return => case.return_input().items(&offer.returnable, &case.letter()).map(|items| case.send_back(items)),
        Act::PassBack => pass_back::reason(case).map(|note| case.pass_back(note)),
        Act::Reject => reject::rejection(case).map(|(reason, note)| case.confirm(Confirmation::Reject(reason, note))),
        _ => case.record_input().certificate(offer.custody).map(|certificate| case.read(certificate)),
    };
    case.faults.set(result.err().unwrap_or_default());
}
