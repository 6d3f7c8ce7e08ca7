//! What the officer may do now: nothing else is offered.

use domain::journey::Step;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::renewal::Act;
use domain::standard::{Custody, Role, StepKind, Wording};
use leptos::prelude::*;

use super::acts::{Confirmation, OwnAct};
use super::choices::{DONE, PASS_BACK, REJECT, RETURN, choices};
use super::input::MAX_CHARS;
use super::state::Case;
use super::{pass_back, record, reject, return_case};
use crate::components::{Choice, Field, Part, actions, choice_group, html, live, secondary_button, submit_form};
use crate::i18n::officer::act;
use crate::i18n::{fill, officer, problem, shell, wording};
use crate::state::form::field_id;

/// Id of the question.
const DECISION: &str = "decision";

/// What decides which acts are shown: what is typed below stays as long as that stays.
#[derive(Clone, PartialEq, Eq)]
struct Offer {
    acts: Vec<Act>,
    taken_by: Option<String>,
    returnable: Vec<Step>,
    kind: Option<StepKind>,
    act: Option<Wording>,
    statement: Option<Wording>,
    next: Vec<Role>,
    previous: Vec<Role>,
    custody: Custody,
}

impl Offer {
    /// What carrying the step out is called.
    fn label(&self) -> &str {
        self.act.as_ref().map_or_else(|| act::of(self.kind()).label, wording)
    }

    /// The kind of the act that carries the step out.
    fn kind(&self) -> StepKind {
        if self.acts.contains(&Act::Record) { StepKind::Issue } else { self.kind.unwrap_or(StepKind::Approve) }
    }
}

/// Take, or the question of the decision.
pub fn decision(case: Case) -> AnyView {
    let offer = Memo::new(move |_| {
        case.view.with(|view| {
            view.as_ref().map(|view| Offer {
                acts: view.acts.clone(),
                taken_by: view.taken_by.clone(),
                returnable: view.returnable.clone(),
                kind: view.step.as_ref().map(|step| step.kind),
                act: view.step.as_ref().and_then(|step| step.act.clone()),
                statement: view.step.as_ref().and_then(|step| step.statement.clone()),
                next: view.step.as_ref().map_or_else(Vec::new, |step| step.next.clone()),
                previous: view.step.as_ref().map_or_else(Vec::new, |step| step.previous.clone()),
                custody: view.custody,
            })
        })
    });
    live(move || {
        let t = officer::t();
        let Some(offer) = offer.get() else { return ().into_any() };
        if !choices(&offer.acts).is_empty() {
            return form(case, offer);
        }
        let rest = if offer.acts.contains(&Act::Take) {
            take(case, offer.taken_by.as_deref())
        } else {
            html::p().class("soft").child(t.no_acts).view()
        };
        vec![html::h2().child(t.decision).view(), rest].part()
    })
}

fn take(case: Case, colleague: Option<&str>) -> AnyView {
    let t = officer::t();
    let (why, label) = match colleague {
        None => (t.take_first.into(), t.take.into()),
        Some(name) => (fill(t.colleague_has_it, name), fill(t.take_over, name)),
    };
    let from = colleague.map(str::to_owned);
    let button = html::button()
        .class("button")
        .r#type("button")
        .live_attr("aria-disabled", move || case.form.busy.get().then(|| "true".into()))
        .on_click(move || match &from {
            Some(name) => case.confirm(Confirmation::TakeOver(name.clone())),
            None => case.take(),
        })
        .child(label);
    vec![html::p().child(why).view(), actions().child(button).view()].part()
}

fn form(case: Case, offer: Offer) -> AnyView {
    let offer = StoredValue::new(offer);
    let decision = move || offer.with_value(|offer| case.decision(&offer.acts));
    let label = move || {
        let t = officer::t();
        match decision() {
            _ if case.form.busy.get() => shell::t().sending.into(),
            Some(DONE) => offer.with_value(|offer| offer.label().to_owned()),
            Some(RETURN | PASS_BACK) => t.send_back_now.into(),
            Some(REJECT) => t.reject.into(),
            _ => String::from(shell::t().go_on),
        }
    };
    let button = html::button()
        .r#type("submit")
        .live_attr("class", move || Some(if decision() == Some(REJECT) { "button danger" } else { "button" }.into()))
        .live_attr("aria-disabled", move || case.form.busy.get().then(|| "true".into()))
        .child(live(move || label().into_any()));
    // The choices are rebuilt when something is wrong with them; a press elsewhere leaves them.
    let question = live(move || offer.with_value(|offer| question(case, offer)));
    submit_form(move || offer.with_value(|offer| submit(case, offer)))
        .child(question)
        .child(actions().child(button).child(secondary_button(act::t().release, move || {
            if !case.form.busy.get_untracked() {
                case.release();
            }
        })))
        .view()
}

fn question(case: Case, offer: &Offer) -> AnyView {
    let t = officer::t();
    let legend = html::h2().child(t.decision);
    let values = choices(&offer.acts);
    if values.len() == 1 {
        return vec![legend.view(), fields(case, offer, DONE)].part();
    }
    let (kind, owned) = (offer.kind(), StoredValue::new(offer.clone()));
    let offered = values.into_iter().map(|value| {
        let label: String = match value {
            RETURN => t.send_back.into(),
            PASS_BACK => fill(act::t().pass_back, &officer::any_of(&offer.previous)),
            REJECT => t.reject.into(),
            _ => offer.label().to_owned(),
        };
        // Carrying out mostly needs no words: then no empty box opens below it.
        let bare = value == DONE && !matches!(kind, StepKind::Disposition | StepKind::Report | StepKind::Issue);
        let within = (!bare).then(|| {
            live(move || {
                owned.with_value(|offer| {
                    if case.decision(&offer.acts) != Some(value) {
                        return ().into_any();
                    }
                    html::div().class("within").child(fields(case, offer, value)).view()
                })
            })
        });
        Choice { value, label, hint: String::new(), within }
    });
    choice_group(DECISION, legend.view(), case.error(DECISION), false, offered.collect(), case.chosen)
}

/// What a choice wants to know.
fn fields(case: Case, offer: &Offer, value: &str) -> AnyView {
    let t = act::t();
    let note = |label: &str, hint: &str| {
        let id = field_id(Answer::Note);
        Field::new(id, label, case.note()).rows(3).hint(hint).error(case.error(id)).view()
    };
    match (value, offer.kind()) {
        (RETURN, _) => return_case::fields(case, &offer.returnable),
        (PASS_BACK, _) => pass_back::fields(case),
        (REJECT, _) => reject::fields(case),
        (_, StepKind::Disposition) => {
            let to = (!offer.next.is_empty()).then(|| html::p().child(fill(t.goes_to, &officer::any_of(&offer.next))));
            vec![to.part(), note(t.instruction, t.instruction_hint)].part()
        }
        (_, StepKind::Report) => note(t.remark, t.remark_hint),
        (_, StepKind::Issue) => record::fields(case, offer.custody),
        _ => ().into_any(),
    }
}

fn submit(case: Case, offer: &Offer) {
    if case.form.busy.get_untracked() {
        return;
    }
    case.form.check(Vec::new());
    let kind = offer.kind();
    let result = match untrack(|| case.decision(&offer.acts)) {
        Some(DONE) if kind == StepKind::Issue => {
            case.record_input().certificate(offer.custody).map(|certificate| case.read(certificate))
        }
        Some(DONE) => note(case).map(|note| {
            case.confirm(match &offer.act {
                Some(label) => {
                    Confirmation::Own(OwnAct { label: label.clone(), statement: offer.statement.clone(), note })
                }
                None => Confirmation::CarryOut(kind, note),
            });
        }),
        Some(RETURN) => case.return_input().items(&offer.returnable, &case.letter()).map(|items| case.send_back(items)),
        Some(PASS_BACK) => pass_back::reason(case).map(|note| case.pass_back(note)),
        Some(REJECT) => reject::rejection(case).map(|(reason, note)| case.confirm(Confirmation::Reject(reason, note))),
        _ => Err(vec![(DECISION, officer::t().choose_decision.into())]),
    };
    case.faults.set(result.err().unwrap_or_default());
}

fn note(case: Case) -> Result<String, Vec<(&'static str, String)>> {
    let note: String = case.note().get_untracked().trim().into();
    if note.chars().count() <= MAX_CHARS {
        return Ok(note);
    }
    let most = u16::try_from(MAX_CHARS).unwrap_or(u16::MAX);
    let problem = Problem::new(Answer::Note, Fault::TooLong(most));
    Err(vec![(field_id(Answer::Note), problem::text(&problem))])
}
