//! Complaints, as whoever complains follows them.

use serde::{Deserialize, Serialize};

use super::ComplaintContact;
use crate::complaint::{Act, Channel, DueSum, Escalation, Handler, Subject};
use crate::moment::{Timestamp, Zone};
use crate::renewal::Late;
use crate::standard::{AgencyId, Role, TimeUnit, Wording};

/// A complaint as whoever complained follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintView {
    /// Number.
    pub number: String,
    /// The agency.
    pub agency: AgencyId,
    /// The office.
    pub office: String,
    /// How it came.
    pub channel: Channel,
    /// When it came.
    pub received_at: Timestamp,
    /// What it is about.
    pub subject: Subject,
    /// Reference of the renewal that it is about.
    pub renewal: Option<String>,
    /// Whether nobody knows who complains.
    pub anonymous: bool,
    /// Where mails about it go, masked; none: no mails are sent.
    pub mailed_to: Option<String>,
    /// Where it stands.
    pub stage: ComplaintStage,
    /// Start of that stage.
    pub since: Timestamp,
    /// Its class, once it is in one.
    pub class: Option<Wording>,
    /// Who has it.
    pub handler: Handler,
    /// In which roles those act who have it.
    pub handler_roles: Vec<Role>,
    /// Who was told last that the limit has passed.
    pub escalated: Option<Escalation>,
    /// When it must be answered, and why then; none while whoever complains was asked, and once it is answered.
    pub due: Option<DueSum>,
    /// By how much that has passed.
    pub late: Option<Late>,
    /// What happened, oldest first.
    pub entries: Vec<ComplaintEntry>,
    /// Files.
    pub files: Vec<ComplaintFile>,
    /// Maximum size of a file, in bytes.
    pub max_file_bytes: u64,
    /// Maximum number of files.
    pub max_files: u16,
    /// What whoever complains can do now.
    pub acts: Vec<Act>,
    /// Until when it can be reopened, if it still can.
    pub reopen_until: Option<Timestamp>,
    /// A text for SP4N-LAPOR or the Ombudsman, once the limit has passed for days or the second answer came.
    pub outside: Option<OutsideText>,
    /// Whether the service can be rated now, which it was not.
    pub ratable: bool,
    /// Version for optimistic locking.
    pub version: u32,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// Where a complaint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStage {
    /// With the office.
    Open,
    /// The office asked whoever complains.
    Asked,
    /// Answered; whoever complained may say whether it is solved.
    Answered,
    /// Ended: solved, as whoever complained said.
    Solved,
    /// Ended: nobody objected to the answer.
    NoObjection,
    /// Taken back.
    Withdrawn,
}

/// Something that happened to a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: EntryKind,
    /// In which role an officer did it; none: whoever complains, or the program.
    pub role: Option<Role>,
    /// The officer's name, for officers alone.
    pub by: Option<String>,
    /// The words that belong to it; blank: there are none, or they were erased.
    pub text: String,
}

/// What happened to a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// It was received; the words are the complaint.
    Received,
    /// A file was added.
    Attached,
    /// Whoever complained named a contact.
    Identified,
    /// It was put into this class.
    Classified {
        /// The class.
        class: Wording,
        /// Whether the limit of the class before had passed.
        missed: bool,
    },
    /// It was passed on to these.
    PassedOn(Handler),
    /// The office asked.
    Asked,
    /// Whoever complains wrote.
    Replied,
    /// The office answered.
    Answered {
        /// Whether the limit was kept.
        in_time: bool,
    },
    /// The limit was extended by so many of its unit.
    Extended(u16, TimeUnit),
    /// A note for colleagues; officers alone see it.
    Noted,
    /// This officer is complained about; officers alone see it.
    Named(String),
    /// It was found to be about a renewal.
    Linked,
    /// The program reminded those who have it.
    Reminded,
    /// The program told these that the limit has passed.
    Escalated(Escalation),
    /// It ended like this.
    Closed(ComplaintStage),
    /// The program asked afterwards.
    AskedAfterwards,
    /// Whoever complained said that it is not solved.
    Reopened,
    /// Whoever complained took it back.
    Withdrawn,
}

/// A file of a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFile {
    /// Names it.
    pub id: String,
    /// As the device called it.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Pages; 1 for a photograph.
    pub pages: u32,
    /// Media type.
    pub media_type: String,
}

/// What whoever complains does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ComplainantCommand {
    /// Write: an answer to a question, or more.
    Reply(String),
    /// Name a contact.
    Identify(ComplaintContact),
    /// Say that it is solved.
    Solve,
    /// Say that it is not solved: once.
    Reopen,
    /// Take it back.
    Withdraw,
}

/// A complaint in a form that other bodies take: SP4N-LAPOR, Ombudsman Republik Indonesia.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutsideText {
    /// Title.
    pub title: String,
    /// The whole text, to be copied: what is complained about, what the office did and when, in Indonesian.
    pub text: String,
    /// The agency that is complained about, by its full name.
    pub agency: String,
    /// Where it happened.
    pub place: String,
    /// When the complaint came, in the agency's zone ("27 November 2026").
    pub date: String,
    /// The category of SP4N-LAPOR.
    pub category: String,
}

/// A complaint in the list of whoever is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintSummary {
    /// Number.
    pub number: String,
    /// When it came.
    pub received_at: Timestamp,
    /// Where it stands.
    pub stage: ComplaintStage,
    /// When an answer is due.
    pub due: Option<Timestamp>,
    /// The agency's time zone.
    pub zone: Zone,
}
