//! Damaged and hostile files: no panic, no end of work that grows with their size, and no good word.

use backend::infra::inspect::{MAX_SIGNATURES, signatures};
use backend::infra::signatures::verify;
use domain::moment::Timestamp;
use domain::signature::{FileSignature, SignatureVerdict, SinceSigned};
use proptest::prelude::*;

use super::pyhanko::made;

const NAMES: [&str; 6] = ["good", "good_streams", "two", "two_streams", "lta", "stamped"];

fn verified(bytes: &[u8]) -> Vec<FileSignature> {
    verify(bytes, Some(&made().authorities()), Timestamp(1_795_219_200))
}

fn is_good(signature: &FileSignature) -> bool {
    signature.verdict == SignatureVerdict::Trusted && signature.since != SinceSigned::Changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_changed_byte_of_what_was_signed_leaves_no_good_signature(name in prop::sample::select(&NAMES[..2]),
            places in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..4)) {
        let mut bytes = made().file(name);
        let covered = signatures(&bytes).unwrap().signatures[0].part.as_ref().unwrap().covered.clone();
        let all: Vec<usize> = covered.into_iter().flatten().collect();
        let before = bytes.clone();
        for (place, bit) in places {
            bytes[all[place.index(all.len())]] ^= 1 << bit;
        }
        prop_assume!(bytes != before);
        prop_assert!(!verified(&bytes).iter().any(is_good));
    }

    #[test]
    fn no_damage_makes_it_panic(name in prop::sample::select(&NAMES[..]),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
            cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = made().file(name);
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        verified(&bytes);
    }

    #[test]
    fn no_damage_of_the_signature_itself_makes_it_panic(name in prop::sample::select(&NAMES[..]),
            changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"0123456789abcdef".to_vec())), 1..8)) {
        let mut bytes = made().file(name);
        for signed in signatures(&bytes.clone()).unwrap().signatures {
            let part = signed.part.unwrap();
            // The zeros behind the CMS are left alone.
            let used = part.contents.iter().rposition(|byte| *byte != 0).unwrap() * 2;
            for (place, digit) in &changes {
                bytes[part.covered[0].end + 1 + place.index(used)] = *digit;
            }
        }
        verified(&bytes);
    }

    #[test]
    fn what_is_appended_is_a_change(name in prop::sample::select(vec!["good", "good_streams", "lta"]), more in "[ -~]{1,40}\n") {
        let bytes = [made().file(name), more.clone().into_bytes()].concat();
        prop_assume!(!more.trim().is_empty());
        prop_assert!(!verified(&bytes).iter().any(is_good));
    }
}

#[test]
fn a_file_cut_off_anywhere_has_no_good_signature() {
    let whole = made().file("good");
    let end = whole.trim_ascii_end().len();
    for length in (0..end).step_by(97).chain(end - 8..end) {
        assert!(!verified(&whole[..length]).iter().any(is_good), "{length} of {end} bytes");
    }
    assert!(verified(&whole[..]).iter().all(is_good));
}

#[test]
fn of_many_signatures_the_first_are_looked_at() {
    let one =
        "9 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 9 10 9] /Contents <00> >>\nendobj\n";
    let bytes = ["%PDF-1.7\n", &one.repeat(5000), "%%EOF\n"].concat();
    let found = verified(bytes.as_bytes());
    assert_eq!(found.len(), MAX_SIGNATURES + 1, "one more says that there are others");
    assert!(found.iter().all(|signature| signature.verdict == SignatureVerdict::Unreadable));
}

#[test]
fn a_signature_without_its_range_is_none_that_is_good() {
    let good = made().file("good");
    for (key, other) in [("/ByteRange", "/ByteRang_"), ("/Contents <", "/Content_ <"), ("/SubFilter", "/SubFilte_")] {
        let at = good.windows(key.len()).position(|window| window == key.as_bytes()).unwrap();
        let bytes = [&good[..at], other.as_bytes(), &good[at + key.len()..]].concat();
        let found = verified(&bytes);
        assert!(!found.is_empty() && !found.iter().any(is_good), "{key}: {found:?}");
    }
}
