//! What an officer says with a step that is carried out: a disposition's instruction, a report's remark.

use domain::problem::{Fault, Field as Answer, Problem};
use domain::standard::StepKind;
use leptos::prelude::*;

use super::input::MAX_CHARS;
use super::state::Case;
use crate::components::{Field, Part, html, live};
use crate::i18n::officer::act;
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
    vec![to.part(), field].part()
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
