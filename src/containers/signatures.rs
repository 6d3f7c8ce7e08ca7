//! What the electronic signatures of a file say.

use domain::journey::FileInfo;
use domain::moment::Zone;
use domain::signature::{SignatureVerdict, SinceSigned};
use leptos::prelude::*;

use crate::components::{Part, html};
use crate::i18n::signature;

/// A sentence for each signature; what is not as it should be stands out.
pub fn signatures(file: &FileInfo, zone: Zone) -> AnyView {
    let lines = file.signatures.iter().map(|one| {
        let good = one.verdict == SignatureVerdict::Trusted && one.since != SinceSigned::Changed;
        html::p().class(if good { "signature" } else { "signature warn" }).child(signature::sentence(one, zone)).view()
    });
    lines.collect::<Vec<_>>().part()
}
