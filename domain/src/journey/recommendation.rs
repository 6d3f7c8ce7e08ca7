//! An electronic recommendation by the head of the holder's unit, in the place of the letter.

use super::submission::check_value;
use super::{Draft, Recommendation, RecommendedData};
use crate::person::{DataField, PersonData};
use crate::standard::WizardRules;

impl RecommendedData {
    /// Returns the data for which this draft applies: the data on record with the changes asked for. A change that is
    /// wrong is blank.
    pub fn of(draft: &Draft, rules: &WizardRules, person: &PersonData) -> Self {
        let value = |field| match draft.change(field) {
            Some(typed) => check_value(field, typed, &rules.email_domains).unwrap_or_default(),
            None => person.get(field).to_owned(),
        };
        Self {
            name: value(DataField::Name),
            nip: value(DataField::Nip),
            unit: value(DataField::Unit),
            position: value(DataField::Position),
            email: value(DataField::Email),
        }
    }
}

impl Draft {
    /// Returns the recommendation, if the agency accepts it in the place of the letter and it is one of the data for which
    /// this draft applies. Data that was changed afterwards makes it void.
    pub fn recommended(&self, rules: &WizardRules, person: &PersonData) -> Option<&Recommendation> {
        let given = self.recommendation.as_ref().filter(|_| rules.electronic_recommendation)?;
        (given.data == RecommendedData::of(self, rules, person)).then_some(given)
    }
}
