//! The subject of a certificate: the verified data within the length limits of X.520 (RFC 5280, appendix A.1,
//! "ub-..."). Longer names are shortened by rule, and officers see the result before they approve.
//!
//! The rule, in this order, until the text fits; characters are counted, not bytes:
//! 1. A person's name: its words become initials, the last one first, never the first one.
//! 2. An office's name: usual abbreviations ("Kab.", "RSUD", ...) take the place of their words.
//! 3. Whole words are left out at the end, with a conjunction or an opened bracket that would be left hanging.
//!
//! Text that no rule shortens enough, because its first word is too long, is refused.

use serde::{Deserialize, Serialize};

use crate::problem::{Fault, Field, Problem};
use crate::value::NAME_MAX;

/// Characters of L and ST.
pub const PLACE_MAX: usize = 128;
/// Characters of the e-mail address.
pub const EMAIL_MAX: usize = 255;

/// Words and their usual abbreviations; longer ones precede those that are part of them.
const ABBREVIATIONS: [(&str, &str); 19] = [
    ("Rumah Sakit Umum Daerah", "RSUD"),
    ("Pusat Kesehatan Masyarakat", "Puskesmas"),
    ("Unit Pelaksana Teknis Daerah", "UPTD"),
    ("Unit Pelaksana Teknis", "UPT"),
    ("Sekolah Dasar Negeri", "SDN"),
    ("Sekolah Menengah Pertama Negeri", "SMPN"),
    ("Sekolah Menengah Atas Negeri", "SMAN"),
    ("Sekolah Menengah Kejuruan Negeri", "SMKN"),
    ("Komunikasi dan Informatika", "Kominfo"),
    ("Kependudukan dan Pencatatan Sipil", "Dukcapil"),
    ("Pekerjaan Umum dan Penataan Ruang", "PUPR"),
    ("Sumber Daya Manusia", "SDM"),
    ("Pemerintah Kabupaten", "Pemkab"),
    ("Pemerintah Kota", "Pemkot"),
    ("Pemerintah Provinsi", "Pemprov"),
    ("Kabupaten", "Kab."),
    ("Kecamatan", "Kec."),
    ("Kelurahan", "Kel."),
    ("Provinsi", "Prov."),
];
/// Words that can't end a name.
const HANGING: [&str; 13] =
    ["dan", "atau", "serta", "pada", "di", "untuk", "dengan", "dari", "dalam", "bin", "binti", "&", "-"];

/// One part of the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectField {
    /// Name without titles (CN).
    Name,
    /// Unit (OU).
    Unit,
    /// Agency (O).
    Organization,
    /// Regency or city (L).
    Locality,
    /// Province (ST).
    Province,
    /// Official e-mail.
    Email,
}

impl SubjectField {
    const fn max(self) -> usize {
        match self {
            Self::Name | Self::Unit | Self::Organization => NAME_MAX,
            Self::Locality | Self::Province => PLACE_MAX,
            Self::Email => EMAIL_MAX,
        }
    }

    /// Returns the form field to correct. Agency and places belong to the standard, which was checked at the start.
    const fn field(self) -> Field {
        match self {
            Self::Name => Field::Name,
            Self::Email => Field::Email,
            Self::Unit | Self::Organization | Self::Locality | Self::Province => Field::Unit,
        }
    }
}

/// How a text fits into the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// As it is on record.
    Whole,
    /// Shortened by the rule.
    Shortened,
    /// Blank, or too long even for the rule: it can't be certified.
    Refused,
}

/// A part as it will be in the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubjectPart {
    /// Which.
    pub field: SubjectField,
    /// The text in the certificate; if refused, the one on record.
    pub value: String,
    /// How it fits.
    pub fit: Fit,
}

impl SubjectPart {
    /// Makes a part from the text on record. Repeating it on its result changes nothing.
    pub fn new(field: SubjectField, text: &str) -> Self {
        let text = text.trim();
        let (value, fit) = match shorten(field, text) {
            Some(value) if value == text => (value, Fit::Whole),
            Some(value) => (value, Fit::Shortened),
            None => (text.to_owned(), Fit::Refused),
        };
        Self { field, value, fit }
    }

    /// Returns the problem if it can't be certified.
    pub fn problem(&self) -> Option<Problem> {
        if self.fit != Fit::Refused {
            return None;
        }
        let fault = match self.field {
            _ if self.value.is_empty() => Fault::Blank,
            SubjectField::Email if !self.value.is_ascii() => Fault::EmailShape,
            field => Fault::TooLong(u16::try_from(field.max()).unwrap_or(u16::MAX)),
        };
        Some(Problem::new(self.field.field(), fault))
    }
}

fn shorten(field: SubjectField, text: &str) -> Option<String> {
    let max = field.max();
    if text.is_empty() || (field == SubjectField::Email && (length(text) > max || !text.is_ascii())) {
        return None;
    }
    if length(text) <= max {
        return Some(text.to_owned());
    }
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if field == SubjectField::Name {
        initials(&mut words, max);
    } else {
        abbreviate(&mut words, max);
    }
    drop_last(&mut words, max);
    (!words.is_empty()).then(|| words.join(" "))
}

/// Replaces words by initials, the last one first, until the name fits.
fn initials(words: &mut [String], max: usize) {
    for at in (1..words.len()).rev() {
        if joined(words) <= max {
            return;
        }
        let initial = initial(&words[at]);
        if length(&initial) < length(&words[at]) {
            words[at] = initial;
        }
    }
}

/// Returns the initial with preceding characters and combining marks: "'A." for "'Aisyah".
fn initial(word: &str) -> String {
    let mut initial = String::new();
    let mut letter = false;
    for c in word.chars() {
        if letter && !is_mark(c) {
            break;
        }
        letter |= c.is_alphabetic();
        initial.push(c);
    }
    initial.push('.');
    initial
}

/// Whether this is a combining mark.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Replaces words by their usual abbreviations until the text fits.
fn abbreviate(words: &mut Vec<String>, max: usize) {
    for (long, short) in ABBREVIATIONS {
        let long: Vec<&str> = long.split(' ').collect();
        let same = |words: &[String]| words.iter().zip(&long).all(|(word, long)| word.eq_ignore_ascii_case(long));
        while joined(words) > max {
            let Some(at) = words.windows(long.len()).position(same) else { break };
            words.splice(at..at + long.len(), [short.to_owned()]);
        }
    }
}

/// Removes words at the end until the text fits and ends well.
fn drop_last(words: &mut Vec<String>, max: usize) {
    if joined(words) <= max {
        return;
    }
    while joined(words) > max {
        words.pop();
    }
    loop {
        let open = words.iter().rposition(|word| word.contains('('));
        let closed = words.iter().rposition(|word| word.contains(')'));
        if let Some(open) = open.filter(|open| *open > 0 && closed.is_none_or(|closed| closed < *open)) {
            words.truncate(open);
        }
        let Some(last) = words.last_mut() else { return };
        last.truncate(last.trim_end_matches([',', ';', ':', '/', '-']).len());
        if last.is_empty() || HANGING.iter().any(|hanging| last.eq_ignore_ascii_case(hanging)) {
            words.pop();
        } else {
            return;
        }
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Returns the length of these words joined by spaces.
fn joined(words: &[String]) -> usize {
    words.iter().map(|word| length(word) + 1).sum::<usize>().saturating_sub(1)
}
