//! What the officer may do now: nothing else is offered.

use domain::journey::Step;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::renewal::{Act, RejectReason};
use leptos::prelude::*;

use super::returning::{self, MAX_WORDS};
use super::state::{Case, Sure};
use crate::form::field_id;
use crate::text::{fill, officer, problem, shell};
use crate::ui::{Choice, Field, Part, choices, el, live};

/// Id of the question.
const DECISION: &str = "decision";
/// Id of the officer's words on a rejection.
const WORDS: &str = "reject-words";
const APPROVE: &str = "approve";
const RETURN: &str = "return";
const REJECT: &str = "reject";

/// What decides which acts are shown: what is typed below stays as long as that stays.
#[derive(Clone, PartialEq, Eq)]
struct Offer {
    acts: Vec<Act>,
    taken_by: Option<String>,
    returnable: Vec<Step>,
}

/// Take, or the question of the decision.
pub fn decision(case: Case) -> AnyView {
    let offer = Memo::new(move |_| {
        case.view.with(|view| {
            view.as_ref().map(|view| Offer {
                acts: view.acts.clone(),
                taken_by: view.taken_by.clone(),
                returnable: view.returnable.clone(),
            })
        })
    });
    live(move || {
        let t = officer::t();
        let Some(offer) = offer.get() else { return ().into_any() };
        if offer.acts.contains(&Act::Approve) {
            return form(case, &offer);
        }
        let rest = if offer.acts.contains(&Act::Take) {
            take(case, offer.taken_by.as_deref())
        } else {
            el("p").class("soft").child(t.no_acts).view()
        };
        vec![el("h2").child(t.decision).view(), rest].part()
    })
}

/// What an act did, in words.
pub fn done(act: Act) -> &'static str {
    let t = officer::t();
    match act {
        Act::Approve => t.approved_now,
        Act::Return => t.returned_now,
        Act::Reject => t.rejected_now,
        Act::Record => t.recorded_now,
        Act::Take | Act::Complete | Act::SetPassphrase | Act::Withdraw | Act::Receive => t.taken_now,
    }
}

fn take(case: Case, colleague: Option<&str>) -> AnyView {
    let t = officer::t();
    let (why, label) = match colleague {
        None => (t.take_first.into(), t.take.into()),
        Some(name) => (fill(t.colleague_has_it, name), fill(t.take_over, name)),
    };
    let button = el("button")
        .class("button")
        .attr("type", "button")
        .live_attr("aria-disabled", move || case.form.busy.get().then(|| "true".into()))
        .on_click(move || case.take())
        .child(label);
    vec![el("p").child(why).view(), el("div").class("actions").child(button).view()].part()
}

fn form(case: Case, offer: &Offer) -> AnyView {
    let (acts, returnable) = (offer.acts.clone(), offer.returnable.clone());
    // The choices are made anew when something is wrong with them; a press elsewhere leaves them.
    let question = live({
        let returnable = returnable.clone();
        move || choices_of(case, &acts, &returnable)
    });
    let label = move || {
        let t = officer::t();
        match chosen(case) {
            _ if case.form.busy.get() => shell::t().sending,
            Some(APPROVE) => t.approve,
            Some(RETURN) => t.send_back_now,
            Some(REJECT) => t.reject,
            _ => shell::t().go_on,
        }
    };
    let button = el("button")
        .attr("type", "submit")
        .live_attr("class", move || Some(if chosen(case) == Some(REJECT) { "button danger" } else { "button" }.into()))
        .live_attr("aria-disabled", move || case.form.busy.get().then(|| "true".into()))
        .child(live(move || label().into_any()));
    el("form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(case, &returnable);
        })
        .child(question)
        .child(el("div").class("actions").child(button))
        .view()
}

fn choices_of(case: Case, acts: &[Act], returnable: &[Step]) -> AnyView {
    let t = officer::t();
    let mut offered = vec![choice(APPROVE, t.approve, None)];
    if acts.contains(&Act::Return) {
        let returnable = returnable.to_vec();
        let fields = live(move || {
            if chosen(case) == Some(RETURN) { within(returning::fields(case, &returnable)) } else { ().into_any() }
        });
        offered.push(choice(RETURN, t.send_back, Some(fields)));
    }
    if acts.contains(&Act::Reject) {
        let fields =
            live(move || if chosen(case) == Some(REJECT) { within(reject_fields(case)) } else { ().into_any() });
        offered.push(choice(REJECT, t.reject, Some(fields)));
    }
    let legend = el("h2").child(t.decision).view();
    choices(DECISION, legend, case.error(DECISION), false, offered, case.chosen)
}

fn choice(value: &'static str, label: &str, within: Option<AnyView>) -> Choice {
    Choice { value, label: label.into(), hint: String::new(), within }
}

fn within(fields: AnyView) -> AnyView {
    el("div").class("within").child(fields).view()
}

fn reject_fields(case: Case) -> AnyView {
    let t = officer::t();
    let id = field_id(Answer::Reason);
    let none = (String::new(), t.choose_reason.into());
    let reasons = REASONS.map(|(code, reason)| (code.into(), officer::reject_reason(reason).into()));
    let reason = Field::new(id, t.reason, case.reject_reason)
        .options(std::iter::once(none).chain(reasons).collect())
        .error(case.error(id))
        .view();
    let words =
        Field::new(WORDS, t.words, case.reject_words).rows(3).hint(t.words_hint).error(case.error(WORDS)).view();
    vec![reason, words].part()
}

fn chosen(case: Case) -> Option<&'static str> {
    case.chosen.with(|chosen| chosen.first().copied())
}

fn submit(case: Case, returnable: &[Step]) {
    if case.form.busy.get_untracked() {
        return;
    }
    let t = officer::t();
    case.form.check(Vec::new());
    let result = match case.chosen.get_untracked().first().copied() {
        Some(APPROVE) => {
            case.ask(Sure::Approve);
            Ok(())
        }
        Some(RETURN) => case.returning.items(returnable).map(|items| case.send_back(items)),
        Some(REJECT) => rejection(case).map(|(reason, note)| case.ask(Sure::Reject(reason, note))),
        _ => Err(vec![(DECISION, t.choose_decision.into())]),
    };
    case.faults.set(result.err().unwrap_or_default());
}

fn rejection(case: Case) -> Result<(RejectReason, String), Vec<(&'static str, String)>> {
    let code = case.reject_reason.get_untracked();
    let note: String = case.reject_words.get_untracked().trim().into();
    let reason = REASONS.iter().find(|(known, _)| *known == code).map(|(_, reason)| *reason);
    let told = |id, fault| Err(vec![(id, problem::text(&Problem::new(Answer::Reason, fault)))]);
    let most = u16::try_from(MAX_WORDS).unwrap_or(u16::MAX);
    match reason {
        None => told(field_id(Answer::Reason), Fault::Blank),
        Some(RejectReason::Other) if note.is_empty() => {
            let t = officer::t();
            Err(vec![(WORDS, fill(t.words_missing, t.other))])
        }
        Some(_) if note.chars().count() > MAX_WORDS => told(WORDS, Fault::TooLong(most)),
        Some(reason) => Ok((reason, note)),
    }
}

const REASONS: [(&str, RejectReason); 5] = [
    ("not-employed", RejectReason::NotEmployed),
    ("not-recommended", RejectReason::NotRecommended),
    ("not-genuine", RejectReason::NotGenuine),
    ("repeated", RejectReason::Repeated),
    ("other", RejectReason::Other),
];
