//! What an officer chooses and types at a complaint.

use leptos::prelude::*;

/// Everything that is typed at a complaint.
#[derive(Clone, Copy)]
pub struct Input {
    /// The class, by its place among the agency's.
    pub class: RwSignal<Vec<&'static str>>,
    /// Why the class changes.
    pub class_why: RwSignal<String>,
    /// To whom it is passed on.
    pub to: RwSignal<Vec<&'static str>>,
    /// For colleagues who get it.
    pub to_note: RwSignal<String>,
    /// The question.
    pub question: RwSignal<String>,
    /// The template that the answer begins with, by its code.
    pub template: RwSignal<String>,
    /// The answer.
    pub answer: RwSignal<String>,
    /// By how much the limit is extended.
    pub amount: RwSignal<String>,
    /// Why.
    pub reason: RwSignal<String>,
    /// A note for colleagues.
    pub note: RwSignal<String>,
    /// The officer complained about.
    pub officer: RwSignal<String>,
    /// Reference of a renewal.
    pub reference: RwSignal<String>,
}

impl Input {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let taken = || RwSignal::new(Vec::new());
        Self {
            class: taken(),
            class_why: text(),
            to: taken(),
            to_note: text(),
            question: text(),
            template: text(),
            answer: text(),
            amount: text(),
            reason: text(),
            note: text(),
            officer: text(),
            reference: text(),
        }
    }

    /// Forgets what an act that was carried out was made of.
    pub fn clear(self) {
        let Self {
            class,
            class_why,
            to,
            to_note,
            question,
            template,
            answer,
            amount,
            reason,
            note,
            officer,
            reference,
        } = self;
        for taken in [class, to] {
            taken.set(Vec::new());
        }
        for typed in [class_why, to_note, question, template, answer, amount, reason, note, officer, reference] {
            typed.set(String::new());
        }
    }
}
