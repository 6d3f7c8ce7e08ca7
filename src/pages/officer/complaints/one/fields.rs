//! What each act wants to know.

use domain::complaint::{Act, Handler};
use domain::problem::Field as Answer;
use domain::standard::TimeUnit;
use leptos::prelude::*;

use super::offer::Offer;
use super::state::Complaint;
use crate::components::{Choice, Field, Part, choice_group, html, live};
use crate::i18n::officer::complaint::{act as words, handler, ready_made};
use crate::i18n::{due_sum, fill, wording};
use crate::pages::officer::complaints::classes;
use crate::state::form::field_id;

/// Id of the choice to whom it is passed on.
pub const TO: &str = "pass-on-to";
/// Id of the choice of a template.
const TEMPLATE: &str = "template";

/// The fields of this act.
pub fn of(complaint: Complaint, offer: &Offer, act: Act) -> AnyView {
    let t = words::t();
    let input = complaint.input.get_value();
    let field = |answer: Answer, label: &str, typed| {
        let id = field_id(answer);
        Field::new(id, label, typed).error(complaint.error(id))
    };
    match act {
        Act::Classify => {
            let why = offer
                .class
                .is_some()
                .then(|| field(Answer::Note, t.class_why, input.class_why).rows(3).hint(t.class_why_hint).view());
            vec![class(complaint, offer), why.part()].part()
        }
        Act::Answer => answer(complaint),
        Act::Ask => {
            let hint = if offer.anonymous {
                [t.question_hint, t.question_anonymous].join(" ")
            } else {
                t.question_hint.into()
            };
            field(Answer::Message, t.question, input.question).rows(5).hint(hint).view()
        }
        Act::PassOn => {
            let choices = offer.passes_on.iter().map(|to| Choice {
                value: code(*to),
                label: handler(*to).into(),
                hint: String::new(),
                within: None,
            });
            let to = choice_group(TO, t.to.part(), complaint.error(TO), false, choices.collect(), input.to);
            let note = field(Answer::Note, t.for_colleagues, input.to_note).rows(3).hint(t.intern_hint).view();
            vec![to, note].part()
        }
        Act::Extend => {
            let (most, unit) = offer.extension;
            let unit = match unit {
                TimeUnit::Minutes => t.unit_minutes,
                TimeUnit::Hours => t.unit_hours,
                TimeUnit::Days => t.unit_days,
            };
            let amount = field(Answer::Extension, &fill(t.amount, unit), input.amount)
                .class("w6")
                .inputmode("numeric")
                .hint(fill(t.amount_hint, &most.to_string()));
            let reason = field(Answer::Reason, t.reason, input.reason).rows(3).hint(t.reason_hint);
            vec![amount.view(), reason.view()].part()
        }
        Act::Note => field(Answer::Note, t.note_words, input.note).rows(3).hint(t.note_hint).view(),
        Act::Name => {
            let none = (String::new(), t.officer_choose.into());
            let officers = offer.officers.iter().map(|one| (one.id.0.to_string(), one.name.clone()));
            let options = std::iter::once(none).chain(officers).collect();
            field(Answer::Delegate, t.officer, input.officer).options(options).hint(t.officer_means).view()
        }
        Act::Link => field(Answer::Reference, t.reference, input.reference).class("w20").hint(t.reference_hint).view(),
        Act::Solve => html::p().child(t.solve_means).view(),
        Act::Attach | Act::Identify | Act::Reply | Act::Reopen | Act::Withdraw => ().into_any(),
    }
}

/// The classes, each with when the complaint would be due.
fn class(complaint: Complaint, offer: &Offer) -> AnyView {
    let t = words::t();
    let choices = offer.classes.iter().enumerate().map(|(place, class)| Choice {
        value: classes::value(place),
        label: class.due.class.as_ref().map_or(class.id.as_str(), wording).into(),
        hint: fill(&fill(t.class_due, &due_sum::limit(&class.due)), &due_sum::moment(class.due.at, offer.zone)),
        within: None,
    });
    let id = field_id(Answer::ComplaintClass);
    let taken = complaint.input.get_value().class;
    choice_group(id, t.class.part(), complaint.error(id), false, choices.collect(), taken)
}

/// A template to start from, and the answer.
fn answer(complaint: Complaint) -> AnyView {
    let t = words::t();
    let input = complaint.input.get_value();
    let none = (String::new(), t.template_none.into());
    let templates = ready_made::all().map(|one| (one.code.into(), one.name.into()));
    let options = std::iter::once(none).chain(templates).collect();
    let choice = Field::new(TEMPLATE, t.template, input.template).options(options).hint(t.template_hint).view();
    let id = field_id(Answer::Message);
    let error = complaint.error(id);
    // Rebuilt with another template, whose words then stand in it.
    let words = live(move || {
        let code = input.template.get();
        begin(&code, input.answer);
        let t = words::t();
        Field::new(id, t.words, input.answer).rows(8).hint(t.words_hint).error(error.clone()).view()
    });
    vec![choice, words].part()
}

/// Puts a template in place, unless the officer wrote own words.
fn begin(code: &str, answer: RwSignal<String>) {
    let templates = ready_made::all();
    let own = answer.with_untracked(|words| !words.is_empty() && !templates.iter().any(|one| one.words == *words));
    if own {
        return;
    }
    let chosen = templates.iter().find(|one| one.code == code);
    answer.set(chosen.map_or("", |one| one.words).to_owned());
}

/// The value of a choice.
pub const fn code(to: Handler) -> &'static str {
    match to {
        Handler::Receivers => "receivers",
        Handler::Authority => "authority",
        Handler::Official => "official",
        Handler::Head => "head",
    }
}
