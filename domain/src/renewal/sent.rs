//! What was sent last, and which returned files were not replaced.

use serde::{Deserialize, Serialize};

use super::event::{Digest, Event, ReturnItem, ReturnReason};
use crate::journey::{Draft, Step};
use crate::person::FilePurpose;

/// What the holder, or an officer on the holder's behalf, sent last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LastSent {
    /// The application; a filing becomes the holder's by completing it.
    Application,
    /// What a return asked for.
    Completion,
    /// A new key pair alone.
    Key,
}

impl LastSent {
    /// Returns what completing these items sends.
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

/// Returns the returned files that are unchanged since `sent`: all files of a returned page if none of them is new.
/// What a filing left to the holder does not count, nor a letter in whose place there is a recommendation now.
pub fn unreplaced(
    returned: impl IntoIterator<Item = (Step, ReturnReason)>,
    sent: &[(FilePurpose, Digest)],
    draft: &Draft,
) -> Vec<FilePurpose> {
    let now: Vec<_> = draft.files.iter().map(|file| (file.purpose, Digest(file.sha256.clone()))).collect();
    // A return of the letter took the recommendation away that there was.
    let recommended = draft.recommendation.is_some();
    same(returned.into_iter().filter(|(step, _)| *step != Step::Letter || !recommended), sent, &now)
}

/// Returns the files of the last return that the holder sent again unchanged.
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
