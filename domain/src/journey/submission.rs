//! A complete, checked application, which can only be made from a valid [`Draft`].

use super::Draft;
use crate::person::{DataField, FilePurpose, PersonData};
use crate::problem::{Fault, Field, Problem};
use crate::standard::{Custody, WizardRules};
use crate::value::{Line, MobileNumber, Nik, Nip, OfficialEmail, PersonName, Rank};

/// An application that passed every check. It has no `Deserialize`: nothing can skip the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    changes: Vec<(DataField, String)>,
    files: Vec<(FilePurpose, String)>,
    recommendation_sha256: Option<String>,
    public_key_sha256: Option<String>,
}

impl Submission {
    /// Checks a draft against the agency's rules.
    ///
    /// # Errors
    /// Every problem at once, in the order of the pages.
    pub fn from_draft(draft: &Draft, rules: &WizardRules, person: &PersonData) -> Result<Self, Vec<Problem>> {
        // Each answer is checked, and kept where it belongs to the application.
        let Draft { data_right, changes: _, confirmed_email: _, files: _, recommendation, key, open_steps } = draft;
        let mut problems = Vec::new();
        if data_right.is_none() {
            problems.push(Problem::new(Field::DataRight, Fault::Blank));
        }
        let changes = match check_changes(draft, &rules.email_domains, person) {
            Ok(changes) => changes,
            Err(found) => {
                problems.extend(found);
                Vec::new()
            }
        };
        if !draft.email_confirmed() {
            problems.push(Problem::new(Field::EmailCode, Fault::Unconfirmed));
        }
        let recommended = draft.recommended(rules, person);
        let mut needed = draft.evidence_needed();
        needed.push(FilePurpose::Letter);
        let mut files = Vec::new();
        for purpose in needed {
            match draft.file(purpose) {
                Some(file) => files.push((purpose, file.sha256.clone())),
                None if purpose == FilePurpose::Letter && recommended.is_some() => {}
                None if purpose == FilePurpose::Letter && recommendation.is_some() => {
                    problems.push(Problem::new(Field::Letter, Fault::RecommendationVoid));
                }
                None => problems.push(Problem::new(purpose.field(), Fault::Blank)),
            }
        }
        let asked = super::asks_passphrase(rules, open_steps.as_deref());
        // After a return, a key pair that was made before stays with the application.
        let kept = asked || (open_steps.is_some() && rules.custody == Custody::Holder);
        let public_key_sha256 = key.as_ref().filter(|_| kept).map(|key| key.public_key_sha256.clone());
        if asked && public_key_sha256.is_none() {
            problems.push(Problem::new(Field::Passphrase, Fault::Blank));
        }
        let recommendation_sha256 = recommended.map(|given| given.sha256.clone());
        if problems.is_empty() {
            Ok(Self { changes, files, recommendation_sha256, public_key_sha256 })
        } else {
            Err(problems)
        }
    }

    /// Changed data with the new values, normalised.
    pub fn changes(&self) -> &[(DataField, String)] {
        &self.changes
    }

    /// Files by purpose: SHA-256 in hex.
    pub fn files(&self) -> &[(FilePurpose, String)] {
        &self.files
    }

    /// SHA-256 of the recommendation's record, in hex.
    pub fn recommendation_sha256(&self) -> Option<&str> {
        self.recommendation_sha256.as_deref()
    }

    /// SHA-256 of the public key to be certified, in hex; none where the passphrase comes later or elsewhere.
    pub fn public_key_sha256(&self) -> Option<&str> {
        self.public_key_sha256.as_deref()
    }
}

/// Checks the changed data and normalises the new values.
///
/// # Errors
/// Every problem, each at its own field.
pub fn check_changes(
    draft: &Draft,
    email_domains: &[String],
    person: &PersonData,
) -> Result<Vec<(DataField, String)>, Vec<Problem>> {
    if draft.data_right != Some(false) {
        return Ok(Vec::new());
    }
    let mut problems = Vec::new();
    let mut changes = Vec::new();
    for field in DataField::ALL {
        let Some(typed) = draft.change(field) else { continue };
        match check_value(field, typed, email_domains) {
            Ok(value) if value == person.get(field) => problems.push(Problem::new(field.field(), Fault::Unchanged)),
            Ok(value) => changes.push((field, value)),
            Err(fault) => problems.push(Problem::new(field.field(), fault)),
        }
    }
    if changes.is_empty() && problems.is_empty() {
        problems.push(Problem::new(Field::ChangedFields, Fault::Blank));
    }
    if problems.is_empty() { Ok(changes) } else { Err(problems) }
}

/// One new value, normalised.
pub(super) fn check_value(field: DataField, typed: &str, email_domains: &[String]) -> Result<String, Fault> {
    match field {
        DataField::Name => PersonName::parse(typed).map(|value| value.as_str().to_owned()).map_err(Into::into),
        DataField::Nik => Nik::parse(typed).map(|value| value.as_str().to_owned()).map_err(Into::into),
        DataField::Nip => Nip::parse(typed).map(|value| value.as_str().to_owned()).map_err(Into::into),
        DataField::Unit | DataField::Position => {
            Line::parse(typed).map(|value| value.as_str().to_owned()).map_err(Into::into)
        }
        DataField::Rank => Rank::parse(typed).map(|value| value.as_str().to_owned()).map_err(Into::into),
        DataField::Mobile => MobileNumber::parse(typed).map(|value| value.as_str().to_owned()).map_err(Into::into),
        DataField::Email => {
            let email = OfficialEmail::parse(typed).map_err(Fault::from)?;
            if email.domain_in(email_domains) { Ok(email.as_str().to_owned()) } else { Err(Fault::EmailDomain) }
        }
    }
}
