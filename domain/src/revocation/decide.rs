//! Decides who may do what with a report, and when.

use serde::{Deserialize, Serialize};

use super::{Event, KeyReport, Reason};
use crate::certificate::CertificateStatus;
use crate::moment::{Date, Timestamp, Zone};
use crate::renewal::{Actor, Digest, PersonId, Refusal};
use crate::standard::{AgencyId, RevocationRules, Role};

/// What somebody does about a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The holder reports a certificate.
    Report {
        /// Whose certificate.
        holder: PersonId,
        /// At which agency.
        agency: AgencyId,
        /// The version of its standard in force.
        standard: Digest,
        /// Key of the certificate's row.
        certificate: i64,
        /// Its serial number.
        serial: Option<String>,
        /// Its status.
        status: CertificateStatus,
        /// Its last second, where it is known.
        not_after: Option<Timestamp>,
        /// Whether the program's own authority issued it.
        issued_here: bool,
        /// Why.
        reason: Reason,
    },
    /// The holder asks to take it back.
    TakeBack,
    /// An officer records that the authority suspended the certificate.
    RecordSuspension {
        /// On that day.
        on: Date,
    },
    /// An officer revokes, or records that the authority did.
    Revoke {
        /// The day on which the authority did; none where it is this program's own.
        on: Option<Date>,
    },
    /// An officer ends it as its holder asked, having spoken to the holder.
    EndAsAsked {
        /// How the officer knows that it was the holder.
        note: Digest,
    },
    /// An officer refuses to have the certificate revoked.
    Refuse {
        /// Why.
        note: Digest,
    },
}

/// Commands that the app offers as buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// [`Command::TakeBack`].
    TakeBack,
    /// [`Command::RecordSuspension`].
    RecordSuspension,
    /// [`Command::Revoke`].
    Revoke,
    /// [`Command::EndAsAsked`].
    EndAsAsked,
    /// [`Command::Refuse`].
    Refuse,
}

/// Whether a certificate of this status can be reported: one that can be used to sign, or that the authority suspended.
fn is_reportable(status: CertificateStatus, not_after: Option<Timestamp>, now: Timestamp) -> bool {
    let signs =
        matches!(status, CertificateStatus::Active | CertificateStatus::Suspended | CertificateStatus::Superseded);
    signs && not_after.is_none_or(|end| now <= end)
}

/// Decides a command; the event that follows. `report`: the certificate's report that is open, or the one that the command is
/// about.
///
/// # Errors
/// The first reason for the refusal; nothing has changed then.
pub fn decide(
    rules: &RevocationRules,
    report: Option<&KeyReport>,
    command: Command,
    actor: &Actor,
    (now, zone): (Timestamp, Zone),
) -> Result<Event, Refusal> {
    let report = match (command, report) {
        (
            Command::Report { holder, agency, standard, certificate, serial, status, not_after, issued_here, reason },
            None,
        ) => {
            if !actor.is(holder) {
                return Err(Refusal::NotYours);
            }
            require(is_reportable(status, not_after, now))?;
            return Ok(Event::Reported {
                holder,
                agency,
                standard,
                certificate,
                serial,
                before: status,
                issued_here,
                reason,
            });
        }
        (Command::Report { .. }, Some(_)) => return Err(Refusal::AlreadyOpen),
        (_, None) => return Err(Refusal::NotYours),
        (command, Some(report)) => (command, report),
    };
    let (command, report) = report;
    // Nothing happens before the report, or in the future.
    let in_time = |on: Date| (report.reported_at.date_in(zone)..=now.date_in(zone)).contains(&on);
    match command {
        Command::Report { .. } => Err(Refusal::AlreadyOpen),
        Command::TakeBack => {
            if !actor.is(report.holder) {
                return Err(Refusal::NotYours);
            }
            require(allows(report, Act::TakeBack))?;
            Ok(Event::TakeBackAsked)
        }
        Command::RecordSuspension { on } => {
            let role = acting(rules, report, actor)?;
            require(allows(report, Act::RecordSuspension) && in_time(on))?;
            Ok(Event::SuspendedAtAuthority { on, role })
        }
        Command::Revoke { on } => {
            let role = acting(rules, report, actor)?;
            require(allows(report, Act::Revoke) && on.is_none() == report.issued_here && on.is_none_or(in_time))?;
            Ok(Event::Revoked { on, role })
        }
        Command::EndAsAsked { note } => {
            let role = acting(rules, report, actor)?;
            require(allows(report, Act::EndAsAsked))?;
            Ok(Event::TakenBack { note, role })
        }
        Command::Refuse { note } => {
            let role = acting(rules, report, actor)?;
            require(allows(report, Act::Refuse))?;
            Ok(Event::Refused { note, role })
        }
    }
}

/// Whether the report allows an act, whoever does it. A report that a key leaked can't be refused, and only its holder can ask to
/// take it back: an officer then ends it, since whoever has the holder's password could ask, too.
fn allows(report: &KeyReport, act: Act) -> bool {
    let leaked = report.reason.suspends();
    report.open()
        && match act {
            Act::TakeBack => !report.take_back_asked,
            Act::RecordSuspension => leaked && !report.issued_here && report.suspended_on.is_none(),
            Act::Revoke => true,
            Act::EndAsAsked => report.take_back_asked,
            Act::Refuse => !leaked,
        }
}

/// Returns the buttons of this actor now.
pub fn acts_allowed(rules: &RevocationRules, report: &KeyReport, actor: &Actor) -> Vec<Act> {
    let own = actor.is(report.holder);
    let offered: &[Act] = if own {
        &[Act::TakeBack]
    } else if acting(rules, report, actor).is_ok() {
        &[Act::RecordSuspension, Act::Revoke, Act::EndAsAsked, Act::Refuse]
    } else {
        &[]
    };
    offered.iter().copied().filter(|act| allows(report, *act)).collect()
}

/// Whether an officer may see a report: one of the agency who acts on reports, also in a colleague's place, or administers; not its
/// holder.
pub fn may_see(rules: &RevocationRules, report: &KeyReport, actor: &Actor) -> bool {
    let Actor::Person { agency, .. } = actor else { return false };
    *agency == report.agency
        && !actor.is(report.holder)
        && (actor.holds_any(&[Role::Administrator]) || role_of(rules, report, actor).is_some())
}

/// Returns the role in which this officer acts on the report.
///
/// # Errors
/// [`Refusal::NotYours`] at another agency; [`Refusal::OwnApplication`] for the officer's own report; [`Refusal::WrongRole`].
pub fn acting(rules: &RevocationRules, report: &KeyReport, actor: &Actor) -> Result<Role, Refusal> {
    let Actor::Person { agency, .. } = actor else { return Err(Refusal::NotYours) };
    if *agency != report.agency {
        return Err(Refusal::NotYours);
    }
    if actor.is(report.holder) {
        return Err(Refusal::OwnApplication);
    }
    role_of(rules, report, actor).ok_or(Refusal::WrongRole)
}

/// Nobody acts in the place of the colleague whose key it is.
fn role_of(rules: &RevocationRules, report: &KeyReport, actor: &Actor) -> Option<Role> {
    let in_place = || actor.stands_in_for(&rules.actors).find(|(person, _)| *person != report.holder);
    actor.own_role(&rules.actors).or_else(|| in_place().map(|(_, role)| role))
}

const fn require(possible: bool) -> Result<(), Refusal> {
    if possible { Ok(()) } else { Err(Refusal::WrongStage) }
}
