//! Cases that wait for the holder's confirmation or passphrase: sending the mail again, reminders, and ending filings.

use serde::{Deserialize, Serialize};

use super::event::{Digest, Event};
use super::who::{FILING, present};
use super::{Actor, Refusal, Renewal};
use crate::moment::Timestamp;
use crate::standard::{Custody, Role, ServiceStandard, StepKind};

/// Minimum interval between two mails that an officer sends, in minutes.
pub const LINK_INTERVAL_MINUTES: i64 = 10;
/// Days of waiting after which the program reminds, once each.
const REMINDER_DAYS: [i64; 2] = [3, 7];

/// What the holder is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HolderAction {
    /// Confirm what an officer filed.
    Confirmation,
    /// Set the passphrase, in the wizard.
    Passphrase,
}

/// Returns what the case waits for, if a mail leads there. None while it waits for anybody else, for what was returned,
/// or for a passphrase that is set in the authority's own system.
pub fn holder_action(standard: &ServiceStandard, renewal: &Renewal) -> Option<HolderAction> {
    if renewal.awaits_confirmation() {
        return Some(HolderAction::Confirmation);
    }
    let here = standard.wizard.custody == Custody::Holder;
    let step = present(standard, renewal).filter(|step| here && step.kind == StepKind::SetPassphrase);
    step.map(|_| HolderAction::Passphrase)
}

/// Returns when an officer may send the mail again.
pub const fn next_link_at(renewal: &Renewal) -> Timestamp {
    renewal.link_sent_at.plus_minutes(LINK_INTERVAL_MINUTES)
}

/// Whether a reminder is due: three days and a week after the wait began, once each. One mail makes up for two missed
/// ones.
pub fn reminder_due(standard: &ServiceStandard, renewal: &Renewal, now: Timestamp) -> bool {
    holder_action(standard, renewal).is_some() && reminders_until(renewal.since, now) > renewal.reminders
}

/// Returns how many reminders were due in this wait.
pub(super) fn reminders_until(since: Timestamp, at: Timestamp) -> u8 {
    u8::try_from(REMINDER_DAYS.iter().filter(|days| at >= since.plus_days(**days)).count()).unwrap_or(u8::MAX)
}

/// Sends the mail again: an officer who may file, or the program when a reminder is due.
pub(super) fn send_link(
    standard: &ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let role = match actor {
        Actor::System => None,
        Actor::Person { .. } => Some(office(renewal, actor)?),
    };
    holder_action(standard, renewal).ok_or(Refusal::WrongStage)?;
    let early = match role {
        None => !reminder_due(standard, renewal, now),
        Some(_) => now < next_link_at(renewal),
    };
    if early { Err(Refusal::TooSoon) } else { Ok(vec![Event::LinkSent { role }]) }
}

/// Ends a filing that its holder has not confirmed.
pub(super) fn cancel(renewal: &Renewal, actor: &Actor, note: Digest) -> Result<Vec<Event>, Refusal> {
    let role = office(renewal, actor)?;
    if renewal.awaits_confirmation() {
        Ok(vec![Event::FilingCancelled { note, role }])
    } else {
        Err(Refusal::WrongStage)
    }
}

/// Whether this officer may send the mail again, apart from the pause.
pub fn may_send_link(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor) -> bool {
    office(renewal, actor).is_ok() && holder_action(standard, renewal).is_some()
}

/// Whether this officer may end the filing.
pub fn may_cancel(renewal: &Renewal, actor: &Actor) -> bool {
    office(renewal, actor).is_ok() && renewal.awaits_confirmation()
}

/// Returns the own role in which an officer looks after filings, also of colleagues. Nobody does so for themselves.
fn office(renewal: &Renewal, actor: &Actor) -> Result<Role, Refusal> {
    let role = actor.own_role(&FILING).ok_or(Refusal::WrongRole)?;
    if actor.is(renewal.holder) { Err(Refusal::OwnApplication) } else { Ok(role) }
}
