//! What one person answers.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{Element, Traits};
use crate::problem::{Fault, Field, Problem};

/// Most characters of the remark.
pub const MAX_REMARK: u16 = 1_000;

/// One of the four answers; each question words them in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Score {
    /// Tidak baik.
    Bad,
    /// Kurang baik.
    Poor,
    /// Baik.
    Good,
    /// Sangat baik.
    VeryGood,
}

impl Score {
    /// All four, the worst first.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the value with which it counts: 1 to 4.
    pub const fn value(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the score of a value.
    pub fn of_value(value: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|score| i64::from(score.value()) == value)
    }
}

/// The answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// What was asked about.
    pub element: Element,
    /// The answer.
    pub score: Score,
}

/// Everything that one person sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The questions that were answered, each once.
    pub ratings: Vec<Rating>,
    /// The remark; blank where there is none.
    #[serde(default)]
    pub remark: String,
    /// What the person says of themselves.
    #[serde(default)]
    pub traits: Traits,
}

/// Why answers can't be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingsFault {
    /// No question was answered.
    Nothing,
    /// A question was answered twice.
    Twice,
}

/// Scores by element; none where the question was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratings([Option<Score>; Element::COUNT]);

impl Ratings {
    /// Checks what was sent. Any answer may be missing, and all may be the worst.
    ///
    /// # Errors
    /// If there is no answer, or two to one question.
    pub fn new(sent: &[Rating]) -> Result<Self, RatingsFault> {
        let mut ratings = Self::default();
        for rating in sent {
            if ratings.0[rating.element.place()].replace(rating.score).is_some() {
                return Err(RatingsFault::Twice);
            }
        }
        if sent.is_empty() { Err(RatingsFault::Nothing) } else { Ok(ratings) }
    }

    /// Returns the score of an element, if it was rated.
    pub const fn get(&self, element: Element) -> Option<Score> {
        self.0[element.place()]
    }
}

/// Returns the remark without space around it.
///
/// # Errors
/// The problem to show if it is too long.
pub fn remark(text: &str) -> Result<&str, Problem> {
    let text = text.trim();
    if text.chars().count() > usize::from(MAX_REMARK) {
        return Err(Problem::new(Field::Remark, Fault::TooLong(MAX_REMARK)));
    }
    Ok(text)
}
