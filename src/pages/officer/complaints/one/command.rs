//! What is to be sent, or what is wrong with it.

use domain::api::OfficerComplaintCommand as Command;
use domain::complaint::{Act, NOTE_MAX, TEXT_MAX};
use domain::problem::Field as Answer;
use domain::value::Reference;
use leptos::prelude::*;

use super::fields::{TO, code};
use super::input::Input;
use super::offer::Offer;
use super::state::Asked;
use crate::i18n::fill;
use crate::i18n::officer::complaint::{act as words, ready_made};
use crate::pages::officer::checked_form::Faults;
use crate::pages::officer::complaints::classes;
use crate::state::form::field_id;

/// A checked act.
pub enum Wanted {
    /// Is sent.
    Now(Command),
    /// Is asked about first.
    Ask(Asked),
}

/// The command of this act, or what is wrong: a field's id and what to do.
pub fn of(input: Input, offer: &Offer, act: Act) -> Result<Wanted, Faults> {
    let t = words::t();
    let note = |typed, missing| text(Answer::Note, typed, missing, NOTE_MAX);
    let message = |typed, missing| text(Answer::Message, typed, missing, TEXT_MAX);
    Ok(Wanted::Now(match act {
        Act::Classify => {
            let id = field_id(Answer::ComplaintClass);
            let class = classes::taken(input.class, &offer.classes).ok_or_else(|| fault(id, t.class_missing))?;
            if offer.class.is_some() && class.due.class == offer.class {
                return Err(fault(id, t.class_same));
            }
            let why = offer.class.is_some().then(|| note(input.class_why, t.class_why_missing)).transpose()?;
            Command::Classify { class: class.id.clone(), note: why.unwrap_or_default() }
        }
        Act::Answer => {
            let answer = message(input.answer, t.words_missing)?;
            if let Some(gap) = gap(&answer) {
                return Err(vec![(field_id(Answer::Message), fill(t.brackets, gap))]);
            }
            return Ok(Wanted::Ask(Asked::Answer(answer)));
        }
        Act::Ask => Command::Ask(message(input.question, t.question_missing)?),
        Act::PassOn => {
            let taken = input.to.get_untracked();
            let to = offer.passes_on.iter().find(|to| taken.contains(&code(**to)));
            Command::PassOn { to: *to.ok_or_else(|| fault(TO, t.to_missing))?, note: note(input.to_note, "")? }
        }
        Act::Extend => {
            let (most, _) = offer.extension;
            let typed = input.amount.with_untracked(|typed| typed.trim().parse::<u16>());
            let mut faults = Faults::new();
            let amount = typed.ok().filter(|amount| (1..=most).contains(amount));
            if amount.is_none() {
                faults.push((field_id(Answer::Extension), fill(t.amount_wrong, &most.to_string())));
            }
            let reason = text(Answer::Reason, input.reason, t.reason_missing, NOTE_MAX);
            match (amount, reason) {
                (Some(amount), Ok(reason)) => Command::Extend { amount, reason },
                (_, reason) => {
                    faults.extend(reason.err().unwrap_or_default());
                    return Err(faults);
                }
            }
        }
        Act::Note => Command::Note(note(input.note, t.note_missing)?),
        Act::Name => {
            let chosen = input.officer.get_untracked();
            let officer = offer.officers.iter().find(|one| one.id.0.to_string() == chosen);
            let officer = officer.ok_or_else(|| fault(field_id(Answer::Delegate), t.officer_missing))?;
            return Ok(Wanted::Ask(Asked::Name(Command::Name(officer.id), officer.name.clone())));
        }
        Act::Link => {
            let typed = input.reference.get_untracked();
            let reference = Reference::parse(&typed);
            let reference = reference.map_err(|_| fault(field_id(Answer::Reference), t.reference_wrong))?;
            Command::Link(reference.to_string())
        }
        _ => Command::Solve,
    }))
}

fn fault(id: &'static str, words: &str) -> Faults {
    vec![(id, words.to_owned())]
}

/// What was typed: not blank, unless nothing is said to be missing then, and not too long.
fn text(field: Answer, typed: RwSignal<String>, missing: &str, most: u16) -> Result<String, Faults> {
    let typed: String = typed.get_untracked().trim().into();
    let count = typed.chars().count();
    if typed.is_empty() && !missing.is_empty() {
        return Err(fault(field_id(field), missing));
    }
    if count > usize::from(most) {
        let words = fill(&fill(words::t().too_long, &most.to_string()), &count.to_string());
        return Err(vec![(field_id(field), words)]);
    }
    Ok(typed)
}

/// A template's gap that is still to be filled in: "[sebab]".
fn gap(answer: &str) -> Option<&'static str> {
    let gaps = ready_made::all().into_iter().flat_map(|one| one.words.split('[').skip(1));
    let mut gaps = gaps.filter_map(|rest| rest.split_once(']').map(|(gap, _)| gap));
    gaps.find(|gap| answer.contains(&["[", gap, "]"].concat()))
}
