//! Commands on a renewal, and why they may be refused.

use serde::{Deserialize, Serialize};

use super::PersonId;
use super::event::{Digest, IssuedCertificate, RejectReason, ReturnItem};
use crate::certificate::Verdict;
use crate::journey::Submission;

/// A command on a renewal.
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
    /// Take the case, also from a colleague who is absent.
    Take,
    /// Put it back, for any of the step's officers.
    Release,
    /// Send it back for completion.
    Return(Vec<ReturnItem>),
    /// Pass it back to the officers who passed it on.
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
    /// Set the passphrase, if the procedure has a step of its own for it.
    SetPassphrase {
        /// SHA-256 of the public key that came out of it.
        public_key: Digest,
    },
    /// Put another key pair, under another passphrase, in the place of the one that was sent.
    ReplaceKey {
        /// SHA-256 of the new public key.
        public_key: Digest,
    },
    /// Record the proof that the holder has the key of the present certificate, once it was verified.
    ProveOldKey {
        /// SHA-256 of the proof.
        proof: Digest,
        /// SHA-256 of the public key that it is about.
        public_key: Digest,
    },
    /// Send the mail that leads to the waiting step to the holder again.
    SendLink,
    /// End a filing that the holder has not confirmed.
    CancelFiling {
        /// Why, in the officer's own words.
        note: Digest,
    },
    /// Take the application back.
    Withdraw,
    /// Record what the authority issued: the program, or an officer who worked in the authority's system.
    Issue(IssuedCertificate),
    /// Confirm receipt of the certificate.
    Receive,
}

/// Whether the holder can apply now.
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
    /// [`Command::ReplaceKey`].
    ReplaceKey,
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
    /// The application is the officer's own (four eyes).
    OwnApplication,
    /// The officer filed the application (four eyes).
    FiledByYou,
    /// A colleague has taken the case, or, where it is to be put back, the officer has not.
    NotTaken,
    /// It is not possible at the present stage, e.g. after withdrawal.
    WrongStage,
    /// The return is invalid: it must name at least one step, each once and each one that can be opened, with a note
    /// for a free reason, and without the program's own reason.
    BadReturn,
    /// The certificate can't be renewed now.
    NotRenewable,
    /// Another application is under way.
    AlreadyOpen,
    /// The authority's own certificate is about to expire: nothing can be issued until it is renewed.
    AuthorityEnds,
    /// Nobody would be left to administer the agency.
    LastAdministrator,
    /// The officer would give a role to themselves.
    OwnRole,
    /// It needs a second person, independent of the proposer and the person concerned.
    SecondPerson,
    /// The officer changed the holder's data or role, or inserted the holder.
    ChangedByYou,
    /// The holder's address or NIK changed recently: nothing is issued yet.
    OnHold,
    /// The mail was sent recently, or no reminder is due.
    TooSoon,
    /// The person has an open application: the account's data does not change until it ends.
    CaseOpen,
    /// The complaint is by the officer or about them.
    OwnComplaint,
}
