//! What hayro opens, the inspection accepts, or refuses for a reason: compared for every PDF that a test checks.

use backend::infra::inspect::{Inspected, Rejection};

use super::other::{Other, hayro};

/// Where the two differ, by a part of the test's name for the file, and why ours is as it is.
const REASONS: &[(&str, &str)] = &[
    (" bytes", CUT),
    ("cut short", CUT),
    ("/DP ", UNPACKED),
    ("/DecodeParms ", UNPACKED),
    ("/F /AHx", UNPACKED),
    ("/Filter ", UNPACKED),
    ("a packed bomb", BEYOND_REASON),
    ("a deep tree", BEYOND_REASON),
    ("deep arrays", BEYOND_REASON),
    ("deep dictionaries", BEYOND_REASON),
    ("very many ", BEYOND_REASON),
    ("/OpenAction 10.0 0 R", AMBIGUOUS),
    ("/OpenAction 10 0 R +10 0 obj", AMBIGUOUS),
    ("an object that reaches into the next", AMBIGUOUS),
    ("damaged way: ", "how many pages it has depends on what the reader repairs"),
    ("a page twice", "how many pages it has depends on the reader"),
    ("a PDF's mark too late", "not every reader takes it for a PDF"),
    ("/Dests 10 0 R", "no action, but a destination of that name"),
    ("/StructTreeRoot << /K << /S /Sound", "no action, but an element of the structure"),
];

const CUT: &str = "its end is missing, and with it perhaps a page";
const UNPACKED: &str = "it is packed in a way that readers unpack differently, or not at all";
const BEYOND_REASON: &str = "it is nested, packed or repeated beyond the inspection's bounds";
const AMBIGUOUS: &str = "readers find different objects in it";

/// Fails where the two disagree and no reason is stated.
pub(super) fn compare(name: &str, bytes: &[u8], ours: &Result<Inspected, Rejection>) {
    let Other::Read { pages: pages @ 1.., active } = hayro(bytes) else { return };
    let agree = match ours {
        Ok(inspected) => inspected.pages == pages && active.is_none(),
        // These give no reason themselves; what acts needs none.
        Err(Rejection::Unreadable | Rejection::WrongType | Rejection::NoPages) => active.is_some(),
        Err(_) => true,
    };
    let reason = REASONS.iter().find(|(part, _)| name.contains(part));
    assert!(agree || reason.is_some(), "{name}: hayro reads {pages} pages, active {active:?}; ours: {ours:?}");
}
