//! The officers' app.

use domain::api::{HistoryKind, RenewalStatus};
use domain::journey::Step;
use domain::moment::{Nearness, Timestamp, Zone, nearness};
use domain::person::FilePurpose;
use domain::renewal::{Late, RejectReason, ReturnReason};
use domain::standard::{ClockOwner, Role};

use super::{fill, number, pick, time};

pub mod act;
pub mod admin;
pub mod alerts;
pub mod case_page;
pub mod collective;
pub mod complaint;
pub mod date;
pub mod delegation;
pub mod desk;
mod en;
pub mod evaluation;
pub mod filing;
pub mod holder_action;
mod id;
pub mod key_report;
pub mod notices;
pub mod ready_made;
pub mod survey;
mod words;
pub mod workbench;

pub use words::Text;

/// The texts.
pub fn t() -> &'static Text {
    pick(&id::TEXT, &en::TEXT)
}

/// "1 halaman", "2 halaman".
pub fn pages(count: u32) -> String {
    let t = t();
    fill(if count == 1 { t.one_page } else { t.pages }, &count.to_string())
}

/// When something is due: "hari ini 15.00 WIB"; or by how much it is late: "Terlambat 5 jam 2 menit kerja", "Terlambat 2 hari".
pub fn due(at: Timestamp, late: Option<Late>, now: Timestamp, zone: Zone) -> String {
    let t = t();
    if let Some(Late { seconds, clock: ClockOwner::Office }) = late {
        return fill(case_page::t().late_working, &desk::working(seconds.max(60)));
    }
    match nearness(at, now, zone) {
        Nearness::Past(seconds) => fill(t.late, &desk::largest(seconds)),
        Nearness::Today => fill(t.today, &time::clock(at, zone)),
        Nearness::Tomorrow => fill(t.tomorrow, &time::clock(at, zone)),
        Nearness::Later => {
            let date = time::date(at, zone);
            let same_year = at.date_in(zone).ymd().0 == now.date_in(zone).ymd().0;
            let day = if same_year { date.rsplit_once(' ').map_or(date.as_str(), |(day, _)| day) } else { &date };
            [day, &time::clock(at, zone)].join(", ")
        }
    }
}

/// How many cases are with others.
pub fn with_others(count: u32) -> String {
    let t = t();
    if count == 1 { t.waiting_for_another.into() } else { fill(t.waiting_for_others, &number::up_to_thousand(count)) }
}

/// Where a case stands, and the class of the tag that says so. What an officer filed waits for its applicant's word.
pub fn status_tag(status: RenewalStatus, awaits_confirmation: bool, archived: bool) -> (&'static str, &'static str) {
    if archived {
        return (case_page::t().archived, "tag");
    }
    if awaits_confirmation {
        return (case_page::t().awaits_confirmation, "tag caution");
    }
    let class = match status {
        RenewalStatus::Returned | RenewalStatus::Passphrase => "tag caution",
        RenewalStatus::Rejected => "tag bad",
        RenewalStatus::Issued | RenewalStatus::Received => "tag good",
        RenewalStatus::InProcess | RenewalStatus::Withdrawn | RenewalStatus::Cancelled => "tag",
    };
    (self::status(status), class)
}

/// Where a renewal stands.
fn status(status: RenewalStatus) -> &'static str {
    let t = t();
    match status {
        RenewalStatus::InProcess => t.in_process,
        RenewalStatus::Returned => t.returned,
        RenewalStatus::Passphrase => t.awaits_passphrase,
        RenewalStatus::Rejected => t.rejected,
        RenewalStatus::Withdrawn => t.withdrawn,
        RenewalStatus::Cancelled => case_page::t().filing_cancelled,
        RenewalStatus::Issued => t.issued,
        RenewalStatus::Received => t.received,
    }
}

/// What happened.
pub fn happened(what: HistoryKind) -> &'static str {
    let t = t();
    match what {
        HistoryKind::Submitted => t.was_submitted,
        HistoryKind::Filed => t.was_filed,
        HistoryKind::KeySet => t.was_key_set,
        HistoryKind::OldKeyProved => case_page::t().old_key_proved,
        HistoryKind::Taken => t.was_taken,
        HistoryKind::Released => case_page::t().was_released,
        HistoryKind::LinkSent => case_page::t().link_sent,
        HistoryKind::FilingCancelled => case_page::t().filing_cancelled,
        HistoryKind::StepDone => t.was_done,
        HistoryKind::Returned => t.returned,
        HistoryKind::PassedBack => case_page::t().was_passed_back,
        HistoryKind::Completed => t.was_completed,
        HistoryKind::Rejected => t.rejected,
        HistoryKind::Withdrawn => t.withdrawn,
        HistoryKind::Issued => t.was_issued,
        HistoryKind::Received => t.received,
    }
}

/// A part that can be returned. The agency gives the letter its title.
pub fn part(step: Step, letter: &str) -> &str {
    let t = t();
    match step {
        Step::Data => t.part_data,
        Step::Changes => t.part_changes,
        Step::EmailCode => t.part_email,
        Step::Evidence => t.part_evidence,
        Step::Letter => letter,
        Step::Passphrase => t.part_passphrase,
        Step::Review => t.part_review,
    }
}

/// A ready-made reason for a return.
pub fn return_reason(reason: ReturnReason) -> &'static str {
    let t = t();
    match reason {
        ReturnReason::Unreadable => t.unreadable,
        ReturnReason::Unsigned => t.unsigned,
        ReturnReason::WrongDocument => t.wrong_document,
        ReturnReason::Outdated => t.outdated,
        ReturnReason::DataDiffers => t.data_differs,
        ReturnReason::FiledForYou => t.filed_for_you,
        ReturnReason::Other => t.other,
    }
}

/// A ready-made reason for a rejection.
pub fn reject_reason(reason: RejectReason) -> &'static str {
    let t = t();
    match reason {
        RejectReason::NotEmployed => t.not_employed,
        RejectReason::NotRecommended => t.not_recommended,
        RejectReason::NotGenuine => t.not_genuine,
        RejectReason::Repeated => t.repeated,
        RejectReason::Other => t.other,
    }
}

/// The heading above a file. The agency gives the letter its title.
pub fn file(purpose: FilePurpose, letter: &str) -> &str {
    let t = t();
    match purpose {
        FilePurpose::Letter | FilePurpose::FiledLetter => letter,
        FilePurpose::Ktp => t.ktp,
        FilePurpose::Sk => t.sk,
    }
}

/// Any of these roles: "Staf Pelayanan atau Kepala Dinas".
pub fn any_of(roles: &[Role]) -> String {
    let names: Vec<_> = roles.iter().map(|one| role(*one)).collect();
    names.join(case_page::t().or)
}

/// A role's name.
pub fn role(role: Role) -> &'static str {
    let t = t();
    match role {
        Role::Holder => t.holder,
        Role::FrontDesk => t.front_desk,
        Role::AgencyHead => t.agency_head,
        Role::DivisionHead => t.division_head,
        Role::FunctionalOfficer => t.functional_officer,
        Role::Verifier => t.verifier,
        Role::Authority => t.authority,
        Role::Administrator => t.administrator,
    }
}
