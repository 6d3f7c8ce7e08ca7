//! A rejection: why, and in which words.

use domain::problem::{Fault, Field as Answer, Problem};
use domain::renewal::RejectReason;
use leptos::prelude::*;

use super::input::MAX_CHARS;
use super::state::Case;
use crate::components::{Field, Part};
use crate::i18n::{officer, problem};
use crate::state::form::field_id;

/// Id of the officer's words.
const WORDS: &str = "reject-words";

/// The questions.
pub fn fields(case: Case) -> AnyView {
    let t = officer::t();
    let id = field_id(Answer::Reason);
    let none = (String::new(), t.choose_reason.into());
    let reasons = REASONS.map(|(code, reason)| (code.into(), officer::reject_reason(reason).into()));
    let reason = Field::new(id, t.reason, case.reject_input().reason)
        .options(std::iter::once(none).chain(reasons).collect())
        .error(case.error(id))
        .view();
    let words = Field::new(WORDS, t.words, case.reject_input().words)
        .rows(3)
        .hint(t.reject_hint)
        .error(case.error(WORDS))
        .view();
    vec![reason, words].part()
}

/// What is to be sent, or what is wrong: a field's id and what to do.
pub fn rejection(case: Case) -> Result<(RejectReason, String), Vec<(&'static str, String)>> {
    let code = case.reject_input().reason.get_untracked();
    let note: String = case.reject_input().words.get_untracked().trim().into();
    let reason = REASONS.iter().find(|(known, _)| *known == code).map(|(_, reason)| *reason);
    let fault = |id, fault| Err(vec![(id, problem::text(&Problem::new(Answer::Reason, fault)))]);
    let most = u16::try_from(MAX_CHARS).unwrap_or(u16::MAX);
    match reason {
        None => fault(field_id(Answer::Reason), Fault::Blank),
        Some(RejectReason::Other) if note.is_empty() => {
            let t = officer::t();
            Err(vec![(WORDS, t.reject_words_missing.into())])
        }
        Some(_) if note.chars().count() > MAX_CHARS => fault(WORDS, Fault::TooLong(most)),
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
