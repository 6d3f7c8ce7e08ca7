//! Ranks (pangkat/golongan), which are used in letters only.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::compact;

/// PNS I/a to IV/e (17; PP 7/1977 and its changes), then PPPK golongan I to XVII (Perpres 98/2020).
const TABLE: [(&str, &str); 34] = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
    ("I", "Golongan I"),
    ("II", "Golongan II"),
    ("III", "Golongan III"),
    ("IV", "Golongan IV"),
    ("V", "Golongan V"),
    ("VI", "Golongan VI"),
    ("VII", "Golongan VII"),
    ("VIII", "Golongan VIII"),
    ("IX", "Golongan IX"),
    ("X", "Golongan X"),
    ("XI", "Golongan XI"),
    ("XII", "Golongan XII"),
    ("XIII", "Golongan XIII"),
    ("XIV", "Golongan XIV"),
    ("XV", "Golongan XV"),
    ("XVI", "Golongan XVI"),
    ("XVII", "Golongan XVII"),
];

/// One of the 34 ranks, ordered as in the table. On the wire it is its code: "III/c" or "IX".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "III/c"))]
pub struct Rank(u8);

/// Why it is no rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankFault {
    /// Nothing given.
    Blank,
    /// Not a code of the table.
    Unknown,
}

impl Rank {
    /// Parses a code; case and spaces do not matter.
    pub fn parse(input: &str) -> Result<Self, RankFault> {
        let code = compact(input);
        if code.is_empty() {
            return Err(RankFault::Blank);
        }
        Self::all().find(|rank| rank.as_str().eq_ignore_ascii_case(&code)).ok_or(RankFault::Unknown)
    }

    /// Returns all ranks, for a list to choose from.
    pub fn all() -> impl Iterator<Item = Self> {
        (0_u8..34).map(Self)
    }

    /// Returns the code: "III/c" or "IX".
    pub fn as_str(self) -> &'static str {
        TABLE[usize::from(self.0)].0
    }

    /// Returns the name: "Penata" or "Golongan IX".
    pub fn name(self) -> &'static str {
        TABLE[usize::from(self.0)].1
    }

    /// Whether it is a rank of contract staff (PPPK).
    pub const fn is_pppk(self) -> bool {
        self.0 >= 17
    }

    /// Returns the short name of the staff that has it: civil servants or contract staff (UU 20/2023, article 5).
    pub const fn group(self) -> &'static str {
        if self.is_pppk() { "PPPK" } else { "PNS" }
    }

    /// Returns the form used in letters: "Penata (III/c)" or "Golongan IX".
    pub fn label(self) -> String {
        let mut label = self.name().to_owned();
        if !self.is_pppk() {
            label.push_str(" (");
            label.push_str(self.as_str());
            label.push(')');
        }
        label
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Rank {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Rank {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| de::Error::custom("not a rank"))
    }
}
