//! The letter that a head of unit signs for an applicant: the template of the draft that applicants download.

use serde::{Deserialize, Serialize};

use super::{ServiceStandard, StandardFault};
use crate::person::{DataField, PersonData};
use crate::value::Rank;

/// Wording of the letter. Texts may have [placeholders](Placeholder). The applicant's data stands between `opening` and
/// `paragraphs`, as a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LetterTemplate {
    /// Heading, e.g. "Surat Rekomendasi".
    pub heading: String,
    /// Subject (hal).
    pub subject: String,
    /// To whom it is written, a line each.
    pub recipient: Vec<String>,
    /// The sentence before the applicant's data.
    pub opening: String,
    /// The sentence before the table of changed data; both are left out where nothing changed.
    pub changes: String,
    /// What follows, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Who signs, e.g. "Kepala {unit}".
    pub signatory: String,
}

/// What a placeholder stands for: `{name}`, `{nik}`, `{nip}`, `{email}`, `{mobile}`, `{unit}`, `{position}`, `{rank}`,
/// `{employer}`, `{office}` and `{letter}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placeholder {
    /// The applicant's data, changes included.
    Data(DataField),
    /// The applicant's employer (instansi).
    Employer,
    /// The office that renders the service.
    Office,
    /// The letter's title in the wizard.
    Letter,
}

impl Placeholder {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "name" => Self::Data(DataField::Name),
            "nik" => Self::Data(DataField::Nik),
            "nip" => Self::Data(DataField::Nip),
            "email" => Self::Data(DataField::Email),
            "mobile" => Self::Data(DataField::Mobile),
            "unit" => Self::Data(DataField::Unit),
            "position" => Self::Data(DataField::Position),
            "rank" => Self::Data(DataField::Rank),
            "employer" => Self::Employer,
            "office" => Self::Office,
            "letter" => Self::Letter,
            _ => return None,
        })
    }
}

/// A piece of a text.
enum Piece<'a> {
    Words(&'a str),
    Placeholder(Placeholder),
    /// Braces around something else, or one without the other.
    Unknown(&'a str),
}

/// Takes a text apart.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let (words, braced) = rest.split_at(start);
        pieces.push(Piece::Words(words));
        let end = braced.find('}').map_or(braced.len(), |end| end + 1);
        let (whole, after) = braced.split_at(end);
        let name = whole.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        let known = name.and_then(Placeholder::parse);
        pieces.push(known.map_or(Piece::Unknown(whole), Piece::Placeholder));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// Returns a datum as letters write it: a rank with its name. Blank if there is none.
pub fn in_letters(field: DataField, value: &str) -> String {
    match field {
        DataField::Rank => Rank::parse(value).map_or_else(|_| value.to_owned(), Rank::label),
        _ => value.to_owned(),
    }
}

impl LetterTemplate {
    /// Fills a text of this template with the applicant's data. What there is no value for becomes a dash.
    pub fn fill(text: &str, person: &PersonData, standard: &ServiceStandard) -> String {
        let filled = pieces(text).into_iter().map(|piece| match piece {
            Piece::Words(words) | Piece::Unknown(words) => words.to_owned(),
            Piece::Placeholder(Placeholder::Employer) => person.agency.clone(),
            Piece::Placeholder(Placeholder::Office) => standard.agency.office.clone(),
            Piece::Placeholder(Placeholder::Letter) => standard.wizard.letter_title.clone(),
            Piece::Placeholder(Placeholder::Data(field)) => match person.get(field) {
                "" => "-".to_owned(),
                value => in_letters(field, value),
            },
        });
        filled.collect()
    }

    /// Its texts, each with the key that it stands under.
    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let single = [
            ("heading", &self.heading),
            ("subject", &self.subject),
            ("opening", &self.opening),
            ("changes", &self.changes),
            ("signatory", &self.signatory),
        ];
        let several = [("recipient", &self.recipient), ("paragraphs", &self.paragraphs)];
        let several = several.into_iter().flat_map(|(key, texts)| texts.iter().map(move |text| (key, text)));
        single.into_iter().chain(several).map(|(key, text)| (key, text.as_str()))
    }

    /// Adds what is wrong with it: blank texts, and braces that are no placeholder.
    pub fn check(&self, faults: &mut Vec<StandardFault>) {
        for (key, none) in [("recipient", self.recipient.is_empty()), ("paragraphs", self.paragraphs.is_empty())] {
            if none {
                faults.push(StandardFault::LetterBlank(key));
            }
        }
        for (key, text) in self.texts() {
            if text.trim().is_empty() {
                faults.push(StandardFault::LetterBlank(key));
            }
            faults.extend(pieces(text).into_iter().filter_map(|piece| match piece {
                Piece::Unknown(braced) => Some(StandardFault::LetterPlaceholder(key, braced.to_owned())),
                Piece::Words(_) | Piece::Placeholder(_) => None,
            }));
        }
    }
}
