//! Reads and checks a service standard's TOML; reports every fault with its line.

use std::ops::Range;

use domain::office_hours::OfficeHours;
use domain::standard::{
    Agency, Complaints, Document, LegalBasis, LetterTemplate, ProcedureStep, RevocationRules, Section, Service,
    ServiceStandard, StandardFault, WizardRules,
};
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

/// A fault of a file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// The line, from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// Why it is refused.
    pub reason: String,
}

impl FileFault {
    fn at(text: &str, span: Option<Range<usize>>, reason: String) -> Self {
        let line = span.map(|span| line_of(text.as_bytes(), span.start));
        // One line per fault.
        Self { line, reason: reason.replace('\n', "; ") }
    }
}

/// Reads a standard and checks it.
///
/// # Errors
/// All syntax errors; if there are none, all parts of the wrong shape; if there are none, all contradictions.
pub fn standard(bytes: &[u8]) -> Result<ServiceStandard, Vec<FileFault>> {
    let text = utf8(bytes)?;
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(sorted(errors.iter().map(|error| syntax_fault(text, error)).collect()));
    }
    match toml::from_str::<ServiceStandard>(text) {
        Err(error) => Err(sorted(shapes(text, &table, &error))),
        Ok(standard) => {
            let faults = standard.check();
            let at = |fault: &StandardFault| FileFault::at(text, span_of(&standard, &table, fault), fault.to_string());
            if faults.is_empty() { Ok(standard) } else { Err(sorted(faults.iter().map(at).collect())) }
        }
    }
}

/// Reads any other TOML file of this directory.
pub fn toml<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Vec<FileFault>> {
    let text = utf8(bytes)?;
    toml::from_str(text).map_err(|error| vec![syntax_fault(text, &error)])
}

fn utf8(bytes: &[u8]) -> Result<&str, Vec<FileFault>> {
    // Skip a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    str::from_utf8(bytes).map_err(|error| {
        let line = Some(line_of(bytes, error.valid_up_to()));
        vec![FileFault { line, reason: "not UTF-8: save the file with this encoding".to_owned() }]
    })
}

fn syntax_fault(text: &str, error: &Error) -> FileFault {
    FileFault::at(text, error.span(), error.message().to_owned())
}

fn line_of(bytes: &[u8], position: usize) -> usize {
    bytes.iter().take(position).filter(|byte| **byte == b'\n').count() + 1
}

fn sorted(mut faults: Vec<FileFault>) -> Vec<FileFault> {
    faults.sort_by_key(|fault| fault.line);
    faults.dedup();
    faults
}

/// Reads each part by itself, since the reader stops at its first fault.
fn shapes(text: &str, table: &Spanned<DeTable<'_>>, first: &Error) -> Vec<FileFault> {
    let mut faults: Vec<FileFault> = Vec::new();
    for (name, value) in table.get_ref() {
        let read: fn(&Spanned<DeValue<'_>>) -> Result<(), Error> = match name.get_ref().as_ref() {
            "agency" => part::<Agency>,
            "document" => part::<Document>,
            "service" => part::<Service>,
            "hours" => part::<OfficeHours>,
            "wizard" => part::<WizardRules>,
            "complaints" => part::<Complaints>,
            "letter" => part::<LetterTemplate>,
            "revocation" => part::<RevocationRules>,
            "legal_basis" => part::<LegalBasis>,
            "steps" => part::<ProcedureStep>,
            "sections" => part::<Section>,
            _ => continue,
        };
        let list = value.get_ref().as_array();
        let values: Vec<_> = list.map_or_else(|| vec![value], |list| list.iter().collect());
        for value in values {
            if let Err(error) = read(value) {
                // A contradiction has no position: use the part's.
                let span = error.span().unwrap_or_else(|| value.span());
                faults.push(FileFault::at(text, Some(span), error.message().to_owned()));
            }
        }
    }
    // The fault of the whole file may have a less precise position.
    let first = syntax_fault(text, first);
    if !faults.iter().any(|fault| fault.reason == first.reason) {
        faults.push(first);
    }
    faults
}

fn part<T: DeserializeOwned>(value: &Spanned<DeValue<'_>>) -> Result<(), Error> {
    T::deserialize(ValueDeserializer::from(value.clone())).map(drop)
}

/// Returns the position of a contradiction's cause.
fn span_of(standard: &ServiceStandard, table: &Spanned<DeTable<'_>>, fault: &StandardFault) -> Option<Range<usize>> {
    let root = table.get_ref();
    let within = |table: &str, key: &str| root.get(table).and_then(|table| table.get_ref().get(key));
    let wizard = |key| within("wizard", key);
    let value = match fault {
        StandardFault::BadId => root.get("id"),
        StandardFault::NoEmailDomain => wizard("email_domains"),
        StandardFault::PassphraseStep => wizard("passphrase_timing"),
        StandardFault::Custody => wizard("custody"),
        StandardFault::Subject(key) => within("agency", key),
        StandardFault::LetterBlank(key) | StandardFault::LetterPlaceholder(key, _) => within("letter", key),
        StandardFault::Revocation(key) => within("revocation", key),
        StandardFault::ComplaintRole => within("complaints", "receivers").or_else(|| within("complaints", "official")),
        StandardFault::ComplaintClassId(id) | StandardFault::ComplaintClass(id) => {
            let classes = &standard.complaints.as_ref()?.classes;
            // Of a repeated id, the repetition.
            let index = classes.iter().rposition(|class| class.id == *id);
            within("complaints", "classes")?.get_ref().get(index?)?.get_ref().get("id")
        }
        StandardFault::MissingKind(_) => root.get("steps"),
        StandardFault::RepeatedStep(_)
        | StandardFault::Act(_)
        | StandardFault::NoActor(_)
        | StandardFault::ZeroLimit(_)
        | StandardFault::Twice(_)
        | StandardFault::OutOfOrder(_) => {
            let id = fault.step()?;
            let index = match fault {
                StandardFault::RepeatedStep(_) => standard.steps.iter().rposition(|step| step.id == id),
                _ => standard.position(id),
            };
            root.get("steps")?.get_ref().get(index?)?.get_ref().get("id")
        }
    };
    value.map(Spanned::span)
}
