//! What was sent last, and whether what a return asks for was replaced.

use serde::{Deserialize, Serialize};

use super::event::{Digest, ReturnItem, ReturnReason};
use crate::journey::{Draft, Step};
use crate::person::FilePurpose;

/// What the holder, or an officer on the holder's behalf, sent last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LastSent {
    /// The application; filed by an officer, it is the holder's once the holder completed it.
    Application,
    /// What a return asked for.
    Completion,
    /// A new key pair alone.
    Key,
}

impl LastSent {
    /// What is sent by completing these.
    pub(super) fn by_completing(items: &[ReturnItem]) -> Self {
        if items.iter().all(|item| item.reason == ReturnReason::FiledForYou) {
            Self::Application
        } else if items.iter().any(|item| item.step != Step::Passphrase) {
            Self::Completion
        } else {
            Self::Key
        }
    }
}

/// The files that a return asks for and that are still those of `sent`: of a returned page, all of its files if not one of
/// them is another or new. What an officer who filed left to the holder was not returned.
pub fn unreplaced(
    returned: impl IntoIterator<Item = (Step, ReturnReason)>,
    sent: &[(FilePurpose, Digest)],
    draft: &Draft,
) -> Vec<FilePurpose> {
    let mut same = Vec::new();
    for (step, reason) in returned {
        let purposes: &[FilePurpose] = match step {
            Step::Letter => &[FilePurpose::Letter],
            Step::Evidence => &[FilePurpose::Ktp, FilePurpose::Sk],
            _ => continue,
        };
        let now = || purposes.iter().filter_map(|purpose| draft.file(*purpose));
        let was_sent = |purpose, sha256: &str| sent.iter().any(|(of, digest)| *of == purpose && digest.0 == sha256);
        if reason != ReturnReason::FiledForYou && now().all(|file| was_sent(file.purpose, &file.sha256)) {
            same.extend(now().map(|file| file.purpose));
        }
    }
    same
}
