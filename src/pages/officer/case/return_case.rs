//! A return for completion: which parts, why, and in which words.

use domain::api::ReturnedItem;
use domain::journey::Step;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::renewal::ReturnReason;
use leptos::prelude::*;

use super::input::{MAX_CHARS, ReturnInput};
use super::state::Case;
use crate::components::{Choice, Field, choice_group, html, live};
use crate::i18n::officer::ready_made;
use crate::i18n::{fill, officer, problem};
use crate::state::form::field_id;

/// A reason, by its code, and the officer's words.
type Typed = (RwSignal<String>, RwSignal<String>);

/// A part with its value and the ids of its two fields.
struct Part {
    step: Step,
    value: &'static str,
    reason: &'static str,
    words: &'static str,
    reasons: &'static [ReturnReason],
}

const OF_DATA: &[ReturnReason] = &[ReturnReason::DataDiffers, ReturnReason::Other];
const OF_FILES: &[ReturnReason] = &[
    ReturnReason::Unreadable,
    ReturnReason::Unsigned,
    ReturnReason::WrongDocument,
    ReturnReason::Outdated,
    ReturnReason::DataDiffers,
    ReturnReason::Other,
];

const fn part(
    step: Step,
    value: &'static str,
    reason: &'static str,
    words: &'static str,
    reasons: &'static [ReturnReason],
) -> Part {
    Part { step, value, reason, words, reasons }
}

const PARTS: [Part; 5] = [
    part(Step::Data, "data", "data-reason", "data-words", OF_DATA),
    part(Step::Changes, "changes", "changes-reason", "changes-words", OF_DATA),
    part(Step::Evidence, "evidence", "evidence-reason", "evidence-words", OF_FILES),
    part(Step::Letter, "letter", "letter-reason", "letter-words", OF_FILES),
    part(Step::Passphrase, "passphrase", "passphrase-reason", "passphrase-words", &[ReturnReason::Other]),
];

impl ReturnInput {
    /// What is to be sent, or what is wrong: a field's id and what to do.
    pub fn items(self, returnable: &[Step], letter: &str) -> Result<Vec<ReturnedItem>, Vec<(&'static str, String)>> {
        let t = officer::t();
        let (mut items, mut faults) = (Vec::new(), Vec::new());
        for (part, (reason, words)) in PARTS.iter().zip(self.reasons.get_value()) {
            if !returnable.contains(&part.step) || !self.parts.with_untracked(|parts| parts.contains(&part.value)) {
                continue;
            }
            let name = officer::part(part.step, letter);
            let note: String = words.get_untracked().trim().into();
            let Some(reason) = part.reason(&reason.get_untracked()) else {
                faults.push((part.reason, fill(t.reason_missing, name)));
                continue;
            };
            if reason == ReturnReason::Other && note.is_empty() {
                faults.push((part.words, fill(t.words_missing, name)));
            } else if note.chars().count() > MAX_CHARS {
                faults.push((part.words, fill(&fill(t.words_too_long, name), &MAX_CHARS.to_string())));
            }
            items.push(ReturnedItem { step: part.step, reason, note });
        }
        if items.is_empty() && faults.is_empty() {
            let none = Problem::new(Answer::ReturnItems, Fault::Blank);
            faults.push((field_id(Answer::ReturnItems), problem::text(&none)));
        }
        if faults.is_empty() { Ok(items) } else { Err(faults) }
    }
}

impl Part {
    /// The reason chosen; where there is only one, it needs no choice.
    fn reason(&self, chosen: &str) -> Option<ReturnReason> {
        if let [only] = self.reasons {
            return Some(*only);
        }
        self.reasons.iter().copied().find(|reason| code(*reason) == chosen)
    }

    fn fields(&self, case: Case, typed: Typed) -> AnyView {
        let t = officer::t();
        let letter = case.letter();
        let named = |label: &str| [label, ": ", officer::part(self.step, &letter)].concat();
        let reason = (self.reasons.len() > 1).then(|| {
            let none = (String::new(), t.choose_reason.into());
            let reasons = self.reasons.iter().map(|one| (code(*one).into(), officer::return_reason(*one).into()));
            Field::new(self.reason, named(t.reason), typed.0)
                .options(std::iter::once(none).chain(reasons).collect())
                .error(case.error(self.reason))
                .view()
        });
        let (id, error, label) = (self.words, case.error(self.words), named(t.words));
        // Rebuilt with another reason, whose ready-made words then stand in it.
        let words = live(move || {
            let reason = typed.0.get();
            ready_made(&reason, typed.1);
            let t = officer::t();
            Field::new(id, label.as_str(), typed.1).rows(3).hint(t.words_hint).error(error.clone()).view()
        });
        html::div().class("within").child(reason).child(words).view()
    }
}

/// The question which parts, each with its reason while it is chosen. Rebuilt when something is wrong.
pub fn fields(case: Case, returnable: &[Step]) -> AnyView {
    let ReturnInput { parts, reasons } = case.return_input();
    let letter = case.letter();
    let offered = PARTS.iter().zip(reasons.get_value()).filter(|(part, _)| returnable.contains(&part.step));
    let offered = offered.map(|(part, typed)| Choice {
        value: part.value,
        label: officer::part(part.step, &letter).into(),
        hint: String::new(),
        within: Some(live(move || {
            if parts.with(|parts| parts.contains(&part.value)) { part.fields(case, typed) } else { ().into_any() }
        })),
    });
    let id = field_id(Answer::ReturnItems);
    choice_group(id, officer::t().which_parts.into_any(), case.error(id), true, offered.collect(), parts)
}

/// Puts the ready-made words of a reason in place, unless the officer wrote own ones.
fn ready_made(reason: &str, words: RwSignal<String>) {
    let ready = |reason: ReturnReason| ready_made::of(reason);
    let own = words.with_untracked(|words| !words.is_empty() && !OF_FILES.iter().any(|one| ready(*one) == *words));
    if own {
        return;
    }
    let chosen = OF_FILES.iter().find(|one| code(**one) == reason);
    words.set(chosen.map_or("", |one| ready(*one)).to_owned());
}

const fn code(reason: ReturnReason) -> &'static str {
    match reason {
        ReturnReason::Unreadable => "unreadable",
        ReturnReason::Unsigned => "unsigned",
        ReturnReason::WrongDocument => "wrong-document",
        ReturnReason::Outdated => "outdated",
        ReturnReason::DataDiffers => "data-differs",
        ReturnReason::FiledForYou => "filed-for-you",
        ReturnReason::Other => "other",
    }
}
