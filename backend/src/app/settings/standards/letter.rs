//! The letter's wording of an agency, or that of all agencies without one.

use domain::standard::{LetterTemplate, ServiceStandard};

use super::read;
use crate::app::error::Error;

const GENERAL: &str = include_str!("../../../../../domain/letters/general.toml");

/// Returns the template of this agency's letter.
pub fn letter_of(standard: &ServiceStandard) -> Result<LetterTemplate, Error> {
    match &standard.letter {
        Some(letter) => Ok(letter.clone()),
        None => read::toml(GENERAL.as_bytes()).map_err(|_| Error::internal("the general letter can't be read")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_general_letter_has_no_fault() {
        let general: LetterTemplate = read::toml(GENERAL.as_bytes()).unwrap();
        let mut faults = Vec::new();
        general.check(&mut faults);
        assert_eq!(faults, []);
    }
}
