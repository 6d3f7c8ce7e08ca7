//! The holder's data that goes into a certificate, and which of it may be changed with what evidence.

use serde::{Deserialize, Serialize};

use crate::problem::Field;

/// A person's data as text, as recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonData {
    /// Name without titles.
    pub name: String,
    /// 16 digits.
    pub nik: String,
    /// 18 digits; none for holders who are no civil servants.
    pub nip: Option<String>,
    /// Official e-mail.
    pub email: String,
    /// `+62...`
    pub mobile: String,
    /// Province.
    pub province: String,
    /// Agency (instansi), e.g. "Pemerintah Kota Pekalongan".
    pub agency: String,
    /// Unit (OPD, UPT).
    pub unit: String,
    /// Position (jabatan).
    pub position: String,
    /// Rank code, e.g. "III/c" or "IX"; none for holders who are no civil servants.
    pub rank: Option<String>,
}

impl PersonData {
    /// Returns the value on record; blank if there is none.
    pub fn get(&self, field: DataField) -> &str {
        match field {
            DataField::Name => &self.name,
            DataField::Nik => &self.nik,
            DataField::Nip => self.nip.as_deref().unwrap_or(""),
            DataField::Email => &self.email,
            DataField::Mobile => &self.mobile,
            DataField::Unit => &self.unit,
            DataField::Position => &self.position,
            DataField::Rank => self.rank.as_deref().unwrap_or(""),
        }
    }

    /// Returns the fields in which `other` differs.
    pub fn changed(&self, other: &Self) -> Vec<DataField> {
        DataField::ALL.into_iter().filter(|field| self.get(*field) != other.get(*field)).collect()
    }

    /// Replaces one value, as an approved change does.
    pub fn set(&mut self, field: DataField, value: String) {
        match field {
            DataField::Name => self.name = value,
            DataField::Nik => self.nik = value,
            DataField::Nip => self.nip = Some(value),
            DataField::Email => self.email = value,
            DataField::Mobile => self.mobile = value,
            DataField::Unit => self.unit = value,
            DataField::Position => self.position = value,
            DataField::Rank => self.rank = Some(value),
        }
    }
}

/// The fields that a holder can ask to change. Province and agency follow the employer and are not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DataField {
    /// Name without titles.
    Name,
    /// NIK.
    Nik,
    /// NIP.
    Nip,
    /// Official e-mail.
    Email,
    /// Mobile number.
    Mobile,
    /// Unit (OPD, UPT).
    Unit,
    /// Position (jabatan).
    Position,
    /// Rank (pangkat/golongan).
    Rank,
}

impl DataField {
    /// All fields in display order.
    pub const ALL: [Self; 8] =
        [Self::Name, Self::Nik, Self::Nip, Self::Unit, Self::Position, Self::Rank, Self::Email, Self::Mobile];

    /// Returns the evidence that a change needs: the KTP for name and NIK; the SK for NIP, unit, position and rank;
    /// none for the mobile number; a code sent to the new address for the e-mail.
    pub const fn evidence(self) -> Option<FilePurpose> {
        match self {
            Self::Name | Self::Nik => Some(FilePurpose::Ktp),
            Self::Nip | Self::Unit | Self::Position | Self::Rank => Some(FilePurpose::Sk),
            Self::Email | Self::Mobile => None,
        }
    }

    /// Returns the form field.
    pub const fn field(self) -> Field {
        match self {
            Self::Name => Field::Name,
            Self::Nik => Field::Nik,
            Self::Nip => Field::Nip,
            Self::Email => Field::Email,
            Self::Mobile => Field::Mobile,
            Self::Unit => Field::Unit,
            Self::Position => Field::Position,
            Self::Rank => Field::Rank,
        }
    }
}

/// What an uploaded file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FilePurpose {
    /// Recommendation letter (Surat Rekomendasi).
    Letter,
    /// Identity card.
    Ktp,
    /// Decree of appointment, position or rank.
    Sk,
    /// The letter of a holder for whom an officer files; a [`FilePurpose::Letter`] once it is filed.
    FiledLetter,
}

impl FilePurpose {
    /// Returns the form field of this file.
    pub const fn field(self) -> Field {
        match self {
            Self::Letter | Self::FiledLetter => Field::Letter,
            Self::Ktp => Field::Ktp,
            Self::Sk => Field::Sk,
        }
    }
}
