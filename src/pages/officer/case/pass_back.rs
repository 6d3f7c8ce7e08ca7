//! Passes a case back to the officers who passed it on, with a reason.

use leptos::prelude::*;

use super::input::MAX_CHARS;
use super::state::Case;
use crate::components::Field;
use crate::i18n::officer::act;
use crate::i18n::{fill, officer};

const WORDS: &str = "back-words";

/// The question.
pub fn fields(case: Case) -> AnyView {
    let t = act::t();
    Field::new(WORDS, t.back_words, case.pass_back_note()).rows(3).hint(t.back_hint).error(case.error(WORDS)).view()
}

/// What is to be sent, or what is wrong: a colleague can't do without.
pub fn reason(case: Case) -> Result<String, Vec<(&'static str, String)>> {
    let words: String = case.pass_back_note().get_untracked().trim().into();
    let t = act::t();
    if words.is_empty() {
        Err(vec![(WORDS, t.back_missing.into())])
    } else if words.chars().count() > MAX_CHARS {
        Err(vec![(WORDS, fill(&fill(officer::t().words_too_long, t.back_words), &MAX_CHARS.to_string()))])
    } else {
        Ok(words)
    }
}
