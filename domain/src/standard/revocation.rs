//! Suspension and revocation (penangguhan, pencabutan) as an agency's standard rules them: who acts, and in which time.

use serde::{Deserialize, Serialize};

use super::{Role, StandardFault, TimeLimit, Wording};

/// What a standard says about reports of a lost or leaked key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RevocationRules {
    /// What the service is called.
    pub title: Wording,
    /// Who acts on a report: any of these.
    pub actors: Vec<Role>,
    /// Time from the report of a leaked key until the authority has suspended the certificate, or revoked it: the office's working
    /// hours and days.
    pub suspension: TimeLimit,
    /// Time from a report to its end, on the same clock.
    pub revocation: TimeLimit,
    /// How to report where nobody can log in.
    pub channel: Wording,
    /// Whether a holder whose certificate was revoked on a report applies here for another one, as after its end.
    #[serde(default)]
    pub reissue: bool,
}

impl RevocationRules {
    /// Adds the faults of these rules.
    pub fn check(&self, faults: &mut Vec<StandardFault>) {
        let foreign = [Role::Holder, Role::Administrator];
        if self.actors.is_empty() || self.actors.iter().any(|role| foreign.contains(role)) {
            faults.push(StandardFault::Revocation("actors"));
        }
        for (key, wording) in [("title", &self.title), ("channel", &self.channel)] {
            if wording.is_blank() {
                faults.push(StandardFault::Revocation(key));
            }
        }
        for (key, limit) in [("suspension", self.suspension), ("revocation", self.revocation)] {
            if limit.amount == 0 {
                faults.push(StandardFault::Revocation(key));
            }
        }
    }
}
