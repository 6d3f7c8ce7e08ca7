//! What is wrong with a complaint before it is sent.

use domain::api::{ComplaintContact, ComplaintForm};
use domain::complaint::TEXT_MAX;
use domain::value::{MobileNumber, OfficialEmail};
use leptos::prelude::*;

use crate::i18n::complaint::{number, t};
use crate::i18n::fill;
use crate::state::complaint::{Complaining, who};

/// What was found: a field's id each and what to do. Words are made when they are shown, so that they follow the language.
#[derive(Clone, Copy)]
pub struct Checks(RwSignal<Vec<(&'static str, Words)>>);

type Words = fn() -> String;

impl Checks {
    /// Nothing was checked yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// All of them; followed.
    pub fn faults(self) -> Vec<(&'static str, String)> {
        self.0.with(|faults| faults.iter().map(|(id, words)| (*id, words())).collect())
    }

    /// What is wrong with a field; followed.
    pub fn of(self, id: &str) -> Option<String> {
        self.0.with(|faults| faults.iter().find(|(other, _)| *other == id).map(|(_, words)| words()))
    }

    /// Checks a complaint. Returns whether it can be sent.
    pub fn check(self, complaining: Complaining, about: &ComplaintForm) -> bool {
        let mut faults: Vec<(&'static str, Words)> = Vec::new();
        if complaining.subject.with_untracked(Vec::is_empty) {
            faults.push(("subject", || t().choose_subject.into()));
        }
        match length(complaining) {
            0 => faults.push(("text", || t().write.into())),
            length if length > usize::from(TEXT_MAX) => faults.push(("text", too_long)),
            _ => {}
        }
        let unknown = complaining.renewal.with_untracked(|renewal| !about.renewals.contains(renewal));
        if complaining.who.with_untracked(Vec::is_empty) || (complaining.is(who::HOLDER) && about.renewals.is_empty()) {
            faults.push(("who", || t().choose_who.into()));
        } else if complaining.is(who::HOLDER) && unknown {
            faults.push(("renewal", || t().choose_renewal.into()));
        } else if complaining.is(who::CONTACT) {
            faults.extend(of_contact(&complaining.contact()));
        }
        if complaining.files.count() > usize::from(about.max_files) {
            faults.push(("files", || fill(t().too_many_files, &domain::complaint::FILES_MAX.to_string())));
        }
        self.show(faults)
    }

    /// Checks a contact alone.
    pub fn check_contact(self, contact: &ComplaintContact) -> bool {
        self.show(of_contact(contact))
    }

    fn show(self, faults: Vec<(&'static str, Words)>) -> bool {
        let fine = faults.is_empty();
        // A page is not rebuilt for nothing: its focus would be lost.
        if !fine || !self.0.with_untracked(Vec::is_empty) {
            self.0.set(faults);
        }
        fine
    }
}

fn of_contact(contact: &ComplaintContact) -> Vec<(&'static str, Words)> {
    let mut faults: Vec<(&'static str, Words)> = Vec::new();
    if contact.name.is_empty() {
        faults.push(("name", || t().enter_name.into()));
    }
    if contact.email.is_empty() && contact.mobile.is_empty() {
        faults.push(("email", || t().enter_contact.into()));
    }
    if !contact.email.is_empty() && OfficialEmail::parse(&contact.email).is_err() {
        faults.push(("email", || t().wrong_email.into()));
    }
    if !contact.mobile.is_empty() && MobileNumber::parse(&contact.mobile).is_err() {
        faults.push(("mobile", || t().wrong_mobile.into()));
    }
    faults
}

fn length(complaining: Complaining) -> usize {
    complaining.text.with_untracked(|text| text.trim().chars().count())
}

fn too_long() -> String {
    let length = untrack(|| length(Complaining::here()));
    fill(&fill(t().shorten, &number(TEXT_MAX.into())), &number(length))
}
