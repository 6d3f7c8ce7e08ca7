//! NIK, the number on the identity card.

use super::{compact, mask, text_value};
use crate::moment::{Date, number};

/// 16 digits: province 2, regency 2, district 2, DDMMYY of birth (women: DD + 40), sequence 4. No check digit.
///
/// Only its shape is checked. It stays the same when a birth date is corrected or a holder moves, so a disagreement is
/// only a [`NikWarning`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "3375014509850001"))]
pub struct Nik(String);

/// Why it is no NIK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NikFault {
    /// Nothing given.
    Blank,
    /// It contains other characters than digits.
    Character(char),
    /// Not [`Nik::LENGTH`] digits.
    DigitCount,
    /// Day and month inside it do not exist.
    BirthDate,
    /// The sequence number is 0000.
    Sequence,
}

/// What is unusual but may be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NikWarning {
    /// Day, month and year inside differ from the birth date on record.
    BirthDate,
    /// The first two digits are no province's code.
    Province,
}

/// Codes of provinces (Permendagri 137/2017 and Kepmendagri 300.2.2-2138/2025 with the four new Papuan ones).
const PROVINCES: [(i32, i32); 8] = [(11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 96)];

impl Nik {
    /// Digits in a NIK.
    pub const LENGTH: usize = 16;

    /// Parses a NIK; separators are dropped.
    pub fn parse(input: &str) -> Result<Self, NikFault> {
        let digits = compact(input);
        if digits.is_empty() {
            return Err(NikFault::Blank);
        }
        if let Some(c) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(NikFault::Character(c));
        }
        if digits.len() != Self::LENGTH {
            return Err(NikFault::DigitCount);
        }
        let nik = Self(digits);
        let (year, month, day) = nik.birth_parts();
        // Two digits leave the century open: 29 February is valid if either century has it.
        if Date::new(1900 + year, month, day).is_none() && Date::new(2000 + year, month, day).is_none() {
            return Err(NikFault::BirthDate);
        }
        if nik.part(12, 16) == 0 {
            return Err(NikFault::Sequence);
        }
        Ok(nik)
    }

    /// Returns what is unusual; `birth` is the birth date on record, e.g. the one in the NIP.
    pub fn warnings(&self, birth: Option<Date>) -> Vec<NikWarning> {
        let mut warnings = Vec::new();
        if birth.is_some_and(|date| {
            let (year, month, day) = date.ymd();
            (year % 100, month, day) != self.birth_parts()
        }) {
            warnings.push(NikWarning::BirthDate);
        }
        let province = self.part(0, 2);
        if !PROVINCES.iter().any(|&(first, last)| (first..=last).contains(&province)) {
            warnings.push(NikWarning::Province);
        }
        warnings
    }

    /// Returns the masked form: "33••••••••••••12".
    pub fn masked(&self) -> String {
        mask(&self.0, 2, 2)
    }

    /// Returns two digits of the year, month, and day (a woman's without the 40).
    fn birth_parts(&self) -> (i32, u8, u8) {
        let small = |value: i32| u8::try_from(value).unwrap_or(0);
        let day = self.part(6, 8);
        (self.part(10, 12), small(self.part(8, 10)), small(if day > 40 { day - 40 } else { day }))
    }

    fn part(&self, from: usize, to: usize) -> i32 {
        number(&self.0.as_bytes()[from..to]).unwrap_or(0)
    }
}

text_value!(Nik, "not a NIK");
