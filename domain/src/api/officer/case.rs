//! A case as an officer sees it, and what an officer asks of it.
//!
//! Longer than 250 lines because every field of the view says what it is.
#![cfg_attr(
    feature = "openapi",
    expect(clippy::large_stack_arrays, reason = "the derived schema lists every field at once")
)]

use serde::{Deserialize, Serialize};

use super::super::{GivenRecommendation, Message, Rejection, RenewalStatus, ReturnedItem};
use super::RecordedCertificate;
use crate::certificate::Signer;
use crate::certificate::subject::SubjectPart;
use crate::journey::{FileInfo, Step};
use crate::moment::{Date, Timestamp, Zone};
use crate::person::{DataField, FilePurpose, PersonData};
use crate::renewal::{Act, Clocks, Exclusion, Late, RejectReason, ReturnReason, TimelineRow};
use crate::standard::{Custody, Role, StepKind, Wording};

/// A case with everything that its page shows.
#[expect(clippy::struct_excessive_bools, reason = "four facts that nothing ties to each other")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseView {
    /// Reference number.
    pub reference: String,
    /// For optimistic locking.
    pub version: u32,
    /// Where it stands.
    pub status: RenewalStatus,
    /// Every step is done, the last of them its archiving.
    pub archived: bool,
    /// The present step, if an officer or the authority has it.
    pub step: Option<PresentStep>,
    /// When it was first sent.
    pub submitted_at: Timestamp,
    /// Stands there since.
    pub since: Timestamp,
    /// Due then.
    pub due: Option<Timestamp>,
    /// How long office, authority and holder had it.
    pub clocks: Clocks,
    /// Data on record (NIK masked).
    pub person: PersonData,
    /// Whether this officer may ask for the NIK.
    pub sees_nik: bool,
    /// Changes asked for (NIK masked).
    pub changes: Vec<DataChange>,
    /// The certificate's subject as it would be issued now; empty once it is, and where the authority issues by hand.
    pub subject: Vec<SubjectPart>,
    /// Whether it is known who signed the certificate that an officer recorded; none where none was.
    pub signer: Option<Signer>,
    /// Letter and evidence.
    pub files: Vec<FileInfo>,
    /// The recommendation by the head of the unit, where one was sent.
    pub recommendation: Option<GivenRecommendation>,
    /// When the holder proved to have the present certificate's key, which signed the key to be certified.
    pub old_key_proved_at: Option<Timestamp>,
    /// Those of them that were returned and that the holder sent again as they were.
    pub sent_again: Vec<FilePurpose>,
    /// When the present certificate ends.
    pub not_after: Option<Timestamp>,
    /// Who has taken it.
    pub taken_by: Option<String>,
    /// In whose place that officer acts.
    pub acting_for: Option<String>,
    /// The officer who filed it on the holder's behalf.
    pub filed_by: Option<String>,
    /// Who keeps the private key.
    pub custody: Custody,
    /// Nothing is issued before then: the holder's address or NIK were changed a short while ago.
    pub on_hold_until: Option<Timestamp>,
    /// Set if this officer is excluded from the decision: filed it, or has changed the holder's account.
    pub exclusion: Option<Exclusion>,
    /// What this officer may do now; nothing else is offered.
    pub acts: Vec<Act>,
    /// When the holder was last sent the mail that leads to what waits for them; set where this officer may have it sent again.
    pub link_sent_at: Option<Timestamp>,
    /// What a return can name.
    pub returnable: Vec<Step>,
    /// What the agency calls the letter ("Surat Rekomendasi").
    pub letter_title: String,
    /// What the letter must show.
    pub letter_shows: Vec<String>,
    /// What was asked of the holder last, if it was returned.
    pub returned: Vec<ReturnedItem>,
    /// Why, if it was rejected.
    pub rejected: Option<Rejection>,
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// Whether it goes on.
    pub writable: bool,
    /// Until when, where that is known.
    pub writable_until: Option<Timestamp>,
    /// The certificate that came out of it, once issued.
    pub issued: Option<Issued>,
    /// Whether the procedure has dispositions: then there is a sheet to print.
    pub sheet: bool,
    /// Whether the report was made: then it can be read and printed.
    pub report: bool,
    /// A finished case is kept until this day; none while it is open, and where the standard gives no retention.
    pub kept_until: Option<Date>,
    /// Everything that happened, oldest first.
    pub history: Vec<HistoryRow>,
    /// The agency's steps.
    pub timeline: Vec<TimelineRow>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

impl CaseView {
    /// Whether an officer filed it and the holder has yet to check it: nothing was returned then.
    pub fn awaits_confirmation(&self) -> bool {
        let filed = self.returned.iter().all(|item| item.reason == ReturnReason::FiledForYou);
        self.status == RenewalStatus::Returned && filed
    }
}

/// The certificate that came out of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Issued {
    /// Serial number in lower-case hex.
    pub serial: String,
    /// Valid from.
    pub not_before: Timestamp,
    /// Valid until.
    pub not_after: Timestamp,
    /// Who signed it, where it is recorded.
    pub issuer: Option<String>,
    /// When the holder confirmed to have it; none before.
    pub received_at: Option<Timestamp>,
}

/// The step at which a case stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresentStep {
    /// The source's number, if it numbers the step.
    pub number: Option<u8>,
    /// By how much its due time is over.
    pub late: Option<Late>,
    /// When a colleague who has taken it last looked at it or acted on it; none where nobody has, and where it is one's own.
    pub colleague_seen: Option<Timestamp>,
    /// What kind of act it is.
    pub kind: StepKind,
    /// The step as the source words it.
    pub title: Wording,
    /// What carrying it out is called here, where the kind of step does not say it.
    pub act: Option<Wording>,
    /// What the officer states by it, where the kind of step does not say it.
    pub statement: Option<Wording>,
    /// Documents and equipment needed (kelengkapan).
    pub documents: Vec<String>,
    /// Output.
    pub output: Vec<String>,
    /// Whom a disposition goes to: the actors of the next step.
    pub next: Vec<Role>,
    /// Whom it can be given back to: the actors of the step that passed it on; empty where there is none.
    pub previous: Vec<Role>,
}

/// One changed datum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DataChange {
    /// Which.
    pub field: DataField,
    /// On record.
    pub old: String,
    /// Asked for.
    pub new: String,
}

/// The NIK of a case's holder. The access is logged before the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NikShown {
    /// On record.
    pub on_record: String,
    /// On record before, and asked for, where the application changes it.
    pub change: Option<(String, String)>,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryRow {
    /// When.
    pub at: Timestamp,
    /// Who; blank for the program.
    pub by: String,
    /// In whose place, during a leave.
    pub acting_for: Option<String>,
    /// The role in which an officer did it, where that was recorded.
    pub role: Option<Role>,
    /// What.
    pub what: HistoryKind,
    /// The step of the procedure that was carried out, or to which the case was passed back.
    pub step: Option<Wording>,
    /// What kind of step that is.
    pub step_kind: Option<StepKind>,
    /// The officer's own words; blank if none, or erased.
    pub note: String,
}

/// What happened, without its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// Application sent by the holder.
    Submitted,
    /// Application filed by an officer on the holder's behalf.
    Filed,
    /// The holder set the passphrase.
    KeySet,
    /// The holder proved to have the present certificate's key.
    OldKeyProved,
    /// Case taken.
    Taken,
    /// Case put back.
    Released,
    /// Step carried out.
    StepDone,
    /// Returned for completion.
    Returned,
    /// Given back to the officers of an earlier step.
    PassedBack,
    /// The holder was sent the mail again by an officer, or reminded by the program.
    LinkSent,
    /// The office ended what it had filed.
    FilingCancelled,
    /// Completed by the holder.
    Completed,
    /// Rejected.
    Rejected,
    /// Withdrawn.
    Withdrawn,
    /// Certificate issued.
    Issued,
    /// Receipt confirmed.
    Received,
}

/// What an officer asks of a case. Answered by [`CaseView`]; 409 if `version` is no longer the newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseCommand {
    /// The version that the officer saw.
    pub version: u32,
    /// What to do.
    pub command: OfficerCommand,
}

/// The commands of an officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OfficerCommand {
    /// Take the case.
    Take,
    /// Put it back.
    Release,
    /// Carry out the present step.
    Approve {
        /// A disposition's instruction or a report's remark; blank if none.
        #[serde(default)]
        note: String,
    },
    /// Record what the authority issued in its own system.
    Record(RecordedCertificate),
    /// Send it back for completion.
    Return(Vec<ReturnedItem>),
    /// Give it back to the officers who passed it on.
    PassBack {
        /// Why, in the officer's own words.
        note: String,
    },
    /// Refuse it.
    Reject {
        /// Why.
        reason: RejectReason,
        /// In the officer's own words; blank if none.
        note: String,
    },
}
