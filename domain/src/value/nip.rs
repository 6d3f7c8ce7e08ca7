//! NIP, a civil servant's number.

use super::{compact, mask, text_value};
use crate::moment::{Date, number};

/// 18 digits. PNS: birth YYYYMMDD, appointment YYYYMM, sex 1 or 2, sequence 3. PPPK: birth YYYYMMDD, year YYYY, "21",
/// sex, sequence 3. (Perka BKN 22/2007 for PNS.)
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "200001012024012999"))]
pub struct Nip(String);

/// Why it is no NIP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NipFault {
    /// Nothing given.
    Blank,
    /// It contains other characters than digits.
    Character(char),
    /// Not [`Nip::LENGTH`] digits.
    DigitCount,
    /// Its birth date does not exist.
    BirthDate,
    /// The month of appointment does not exist, or the year is not after the birth.
    Appointment,
    /// The digit for the sex is neither 1 nor 2.
    Sex,
    /// The sequence number is 000.
    Sequence,
}

/// The kind of civil servant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NipKind {
    /// Permanent (pegawai negeri sipil).
    Pns,
    /// On contract (pegawai pemerintah dengan perjanjian kerja).
    Pppk,
}

impl Nip {
    /// Digits in a NIP.
    pub const LENGTH: usize = 18;

    /// Parses a NIP; separators are dropped.
    pub fn parse(input: &str) -> Result<Self, NipFault> {
        let digits = compact(input);
        if digits.is_empty() {
            return Err(NipFault::Blank);
        }
        if let Some(c) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(NipFault::Character(c));
        }
        if digits.len() != Self::LENGTH {
            return Err(NipFault::DigitCount);
        }
        let nip = Self(digits);
        if nip.date_inside().is_none() {
            return Err(NipFault::BirthDate);
        }
        let month = nip.part(12, 14);
        if nip.part(8, 12) <= nip.part(0, 4) || (nip.kind() == NipKind::Pns && !(1..=12).contains(&month)) {
            return Err(NipFault::Appointment);
        }
        if !matches!(nip.part(14, 15), 1 | 2) {
            return Err(NipFault::Sex);
        }
        if nip.part(15, 18) == 0 {
            return Err(NipFault::Sequence);
        }
        Ok(nip)
    }

    /// Returns whether it is a PNS's or a PPPK's.
    pub fn kind(&self) -> NipKind {
        if self.part(12, 14) == 21 { NipKind::Pppk } else { NipKind::Pns }
    }

    /// Returns the birth date in it.
    pub fn birth_date(&self) -> Date {
        self.date_inside().unwrap_or(Date::MIN)
    }

    /// Returns the masked form: "1985••••••••••2001".
    pub fn masked(&self) -> String {
        mask(&self.0, 4, 4)
    }

    fn date_inside(&self) -> Option<Date> {
        let (month, day) = (self.part(4, 6), self.part(6, 8));
        Date::new(self.part(0, 4), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    fn part(&self, from: usize, to: usize) -> i32 {
        number(&self.0.as_bytes()[from..to]).unwrap_or(0)
    }
}

text_value!(Nip, "not a NIP");
