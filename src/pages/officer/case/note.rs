//! What an officer says with a step that is carried out: a disposition's instruction, a report's remark.

use domain::problem::{Fault, Field as Answer, Problem};
use domain::standard::StepKind;
use leptos::prelude::*;

use super::input::MAX_CHARS;
use super::state::Case;
use crate::components::{Element, Field, Part, button, html, live};
use crate::i18n::officer::act;
use crate::i18n::officer::ready_made::INSTRUCTIONS;
use crate::i18n::{fill, officer, problem};
use crate::state::form::field_id;

/// The question; none for a step that takes no words.
pub fn field(case: Case, kind: StepKind) -> AnyView {
    let t = act::t();
    let (label, hint) = match kind {
        StepKind::Disposition => (t.instruction, t.instruction_hint),
        StepKind::Report => (t.remark, t.remark_hint),
        _ => return ().into_any(),
    };
    let next = case.view.with_untracked(|view| Some(view.as_ref()?.step.as_ref()?.next.clone())).unwrap_or_default();
    let passed_on = kind == StepKind::Disposition && !next.is_empty();
    let to = passed_on.then(|| html::p().child(fill(t.goes_to, &officer::any_of(&next))));
    let id = field_id(Answer::Note);
    let field = live(move || Field::new(id, label, case.note()).rows(3).hint(hint).error(case.error(id)).view());
    let ready = (kind == StepKind::Disposition).then(|| instructions(case.note()));
    vec![to.part(), field, ready.part()].part()
}

/// Instructions to press, each a sentence of its own; pressed again, it is taken out.
pub fn instructions(note: RwSignal<String>) -> Element {
    let buttons = INSTRUCTIONS.map(|words| {
        let sentence = [words, "."].concat();
        let has = sentence.clone();
        button("", words, move || note.update(|note| toggle(note, &sentence)))
            .live_attr("aria-pressed", move || Some(note.with(|note| note.contains(&has)).to_string()))
            .view()
    });
    html::div().class("pills").role("group").aria_label(act::t().ready).children(buttons)
}

fn toggle(note: &mut String, sentence: &str) {
    let without = note.replacen(sentence, "", 1);
    *note = if without.len() < note.len() {
        without.trim().into()
    } else {
        [note.trim(), sentence].join(" ").trim().into()
    };
}

/// What was typed, or what is wrong with it.
pub fn typed(case: Case) -> Result<String, Vec<(&'static str, String)>> {
    let note: String = case.note().get_untracked().trim().into();
    if note.chars().count() <= MAX_CHARS {
        return Ok(note);
    }
    let most = u16::try_from(MAX_CHARS).unwrap_or(u16::MAX);
    let problem = Problem::new(Answer::Note, Fault::TooLong(most));
    Err(vec![(field_id(Answer::Note), problem::text(&problem))])
}
