//! What is wrong with a file, its passphrase, or the browser.

use crate::crypto_worker::OpenFault;
use crate::i18n::{keys::t, old_key};

/// Id of the file's control.
pub const FILE: &str = "certificate-file";
/// Id of the passphrase's control.
pub const PASSPHRASE: &str = "passphrase";

/// Why nothing is told of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// None was chosen.
    NoFile,
    /// There is nothing in it.
    Empty,
    /// Far more than a certificate's file.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
    /// No passphrase was typed.
    NoPassphrase,
    /// The worker did not start, or broke down.
    NotStarted,
    /// Its certificate is not the one that was asked for.
    OtherCertificate,
    /// It can't be opened.
    File(OpenFault),
}

impl Wrong {
    /// The id of the control to correct; blank if there is none.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoPassphrase | Self::File(OpenFault::WrongPassphrase) => PASSPHRASE,
            Self::NotStarted | Self::File(OpenFault::Refused) => "",
            Self::NoFile | Self::Empty | Self::TooLarge | Self::Unreadable | Self::OtherCertificate | Self::File(_) => {
                FILE
            }
        }
    }

    /// What to do.
    pub fn text(self) -> &'static str {
        let t = t();
        match self {
            Self::NoFile => t.no_file,
            Self::Empty => t.empty,
            Self::TooLarge => t.too_large,
            Self::Unreadable => t.unreadable,
            Self::OtherCertificate => old_key::t().other_certificate,
            Self::NoPassphrase => t.no_passphrase,
            Self::NotStarted | Self::File(OpenFault::Refused) => t.not_started,
            Self::File(OpenFault::NotPkcs12) => t.not_pkcs12,
            Self::File(OpenFault::Damaged) => t.damaged,
            Self::File(OpenFault::WrongPassphrase) => t.wrong_passphrase,
            Self::File(OpenFault::OldEncryption) => t.old_encryption,
            Self::File(OpenFault::OldEncryptionUnchecked) => t.old_encryption_unchecked,
            Self::File(OpenFault::UnknownProtection) => t.unknown_protection,
            Self::File(OpenFault::NoKey) => t.no_key,
            Self::File(OpenFault::NoCertificate) => t.no_certificate,
            Self::File(OpenFault::UnknownKey) => t.unknown_key,
            Self::File(OpenFault::KeyDoesNotMatch) => t.key_does_not_match,
        }
    }
}
