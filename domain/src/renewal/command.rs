//! What somebody wants to do, and why it may be refused.

use serde::{Deserialize, Serialize};

use super::PersonId;
use super::event::{Digest, IssuedCertificate, RejectReason, ReturnItem};
use crate::certificate::Verdict;
use crate::journey::Submission;

/// What is asked of a renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Send the application.
    Submit {
        /// Whose certificate.
        holder: PersonId,
        /// The version of the agency's standard that is in force.
        standard: Digest,
        /// What speaks for or against a renewal now.
        eligibility: Eligibility,
        /// The checked application.
        submission: Submission,
    },
    /// Send an application on behalf of a holder who came with paper or e-mail: the letter alone. The holder checks the
    /// data and sets the passphrase.
    File {
        /// Whose certificate.
        holder: PersonId,
        /// The version of the agency's standard that is in force.
        standard: Digest,
        /// What speaks for or against a renewal now.
        eligibility: Eligibility,
        /// SHA-256 of the letter.
        letter: Digest,
    },
    /// Take the case (also from a colleague: a case never hangs on somebody's absence).
    Take,
    /// Put it back, for any of the step's officers.
    Release,
    /// Send it back for completion.
    Return(Vec<ReturnItem>),
    /// Give it back to the officers who passed it on.
    PassBack {
        /// Why, in the officer's own words.
        note: Digest,
    },
    /// Send it again, completed.
    Complete(Submission),
    /// Refuse it for good.
    Reject {
        /// Why.
        reason: RejectReason,
        /// The officer's own words.
        note: Option<Digest>,
    },
    /// Carry out the present step: received, passed on, verified, approved, reported, archived.
    Approve {
        /// The officer's own words: a disposition's instruction, a report's remark.
        note: Option<Digest>,
    },
    /// Set the passphrase where the procedure has a step of its own for it.
    SetPassphrase {
        /// SHA-256 of the public key that came out of it.
        public_key: Digest,
    },
    /// Send the holder once more the mail that leads to what waits for them.
    SendLink,
    /// End what an officer filed and the holder has not confirmed.
    CancelFiling {
        /// Why, in the officer's own words.
        note: Digest,
    },
    /// Take the application back.
    Withdraw,
    /// Record what the authority issued: the program, or an officer who worked in the authority's system.
    Issue(IssuedCertificate),
    /// Confirm to have the certificate.
    Receive,
}

/// What the holder's certificate says about a new application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// The verdict on the present certificate.
    pub verdict: Verdict,
    /// Whether another application is under way.
    pub another_open: bool,
}

/// Commands that the app offers as buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// [`Command::Take`].
    Take,
    /// [`Command::Release`].
    Release,
    /// [`Command::Return`].
    Return,
    /// [`Command::PassBack`].
    PassBack,
    /// [`Command::Complete`].
    Complete,
    /// [`Command::Reject`].
    Reject,
    /// [`Command::Approve`].
    Approve,
    /// [`Command::SetPassphrase`].
    SetPassphrase,
    /// [`Command::Issue`] by an officer.
    Record,
    /// [`Command::Withdraw`].
    Withdraw,
    /// [`Command::Receive`].
    Receive,
}

/// Why a command is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case belongs to another agency or another holder. Shown as "not found".
    NotYours,
    /// The present step is not for this role.
    WrongRole,
    /// Nobody decides on their own application (four eyes).
    OwnApplication,
    /// Who filed on behalf of a holder does not decide on it (four eyes).
    FiledByYou,
    /// The case must be taken first.
    NotTaken,
    /// It can't be done at the present stage, e.g. after withdrawal.
    WrongStage,
    /// A return names at least one step, each once and each one that can be opened; a free reason needs words; the
    /// program's own reason is not an officer's.
    BadReturn,
    /// The certificate can't be renewed now.
    NotRenewable,
    /// Another application is under way.
    AlreadyOpen,
    /// The authority's own certificate is about to end: nothing can be issued until it has a new one.
    AuthorityEnds,
    /// Nobody would be left to administer the agency.
    LastAdministrator,
    /// Nobody gives a role to themselves.
    OwnRole,
    /// It takes a second person: neither who asked for it nor whom it is for, nor anybody whose account one of them made.
    SecondPerson,
    /// Who changed somebody's data or role, or put them on record, does not decide on their applications.
    ChangedByYou,
    /// The holder's address or NIK was changed a short while ago: nothing is issued yet.
    OnHold,
    /// The mail was sent a short while ago, or no reminder is due.
    TooSoon,
    /// The person has an application under way: until it is over, the account's data stays as it is.
    CaseOpen,
}
