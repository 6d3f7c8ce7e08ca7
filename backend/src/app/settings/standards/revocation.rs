//! The rules of suspension and revocation of an agency, or those of all agencies without any.

use domain::standard::{RevocationRules, ServiceStandard};

use super::read;
use crate::app::error::Error;

const GENERAL: &str = include_str!("../../../../../domain/revocation/general.toml");

/// Returns the rules of this agency.
pub fn revocation_of(standard: &ServiceStandard) -> Result<RevocationRules, Error> {
    match &standard.revocation {
        Some(rules) => Ok(rules.clone()),
        None => read::toml(GENERAL.as_bytes()).map_err(|_| Error::internal("the general revocation can't be read")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_general_rules_have_no_fault() {
        let general: RevocationRules = read::toml(GENERAL.as_bytes()).unwrap();
        let mut faults = Vec::new();
        general.check(&mut faults);
        assert_eq!(faults, []);
    }
}
