//! Whether what a return asks for was replaced.

use super::event::{Digest, ReturnReason};
use crate::journey::{Draft, Step};
use crate::person::FilePurpose;

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
