//! What was sent last, and whether what a return asks for was replaced.

use serde::{Deserialize, Serialize};

use super::event::{Digest, Event, ReturnItem, ReturnReason};
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
    let now: Vec<_> = draft.files.iter().map(|file| (file.purpose, Digest(file.sha256.clone()))).collect();
    same(returned, sent, &now)
}

/// The files that the last return asked for and that the holder sent again as they were.
pub fn sent_again<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<FilePurpose> {
    let (mut sent, mut asked, mut again) = (&[][..], &[][..], Vec::new());
    for event in events {
        match event {
            Event::Submitted { dossier, .. } => sent = &dossier.files,
            Event::Returned { items } => (asked, again) = (items, Vec::new()),
            Event::Completed { dossier } => {
                again = same(asked.iter().map(|item| (item.step, item.reason)), sent, &dossier.files);
                (sent, asked) = (&dossier.files, &[]);
            }
            _ => {}
        }
    }
    again
}

fn same(
    returned: impl IntoIterator<Item = (Step, ReturnReason)>,
    sent: &[(FilePurpose, Digest)],
    now: &[(FilePurpose, Digest)],
) -> Vec<FilePurpose> {
    let mut same = Vec::new();
    for (step, reason) in returned {
        let purposes: &[FilePurpose] = match step {
            Step::Letter => &[FilePurpose::Letter],
            Step::Evidence => &[FilePurpose::Ktp, FilePurpose::Sk],
            _ => continue,
        };
        let now = || purposes.iter().filter_map(|purpose| now.iter().find(|(of, _)| of == purpose));
        if reason != ReturnReason::FiledForYou && now().all(|file| sent.contains(file)) {
            same.extend(now().map(|(purpose, _)| *purpose));
        }
    }
    same
}
