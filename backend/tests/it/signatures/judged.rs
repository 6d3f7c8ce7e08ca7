//! Our verdict is pyHanko's; where it is stricter, a test says so.

use backend::infra::signatures::{Authorities, verify};
use domain::moment::Timestamp;
use domain::signature::{FileSignature, SignatureVerdict, SinceSigned};

use super::pyhanko::{Judged, made};

const NOW: Timestamp = Timestamp(1_795_219_200);

/// pyHanko takes any signature for a lawful addition.
const STRICTER: &str = "two_stranger_visible";

/// Attacks that pyHanko refuses to read; others show the file.
const REFUSED: [&str; 3] = ["changed_dangling", "changed_generation", "changed_table"];

/// pyHanko's verdict on a signature says nothing of document time stamps; these files have one.
const STAMPED_AS_A_WHOLE: [&str; 2] = ["document_stamp", "lta_streams"];

fn verified(name: &str) -> Vec<FileSignature> {
    verify(&made().file(name), Some(&made().authorities()), NOW)
}

#[test]
fn the_verdict_on_each_file_is_pyhankos() {
    assert!(made().judged.len() > 30);
    for (name, judged) in
        made().judged.iter().filter(|(name, _)| *name != STRICTER && !REFUSED.contains(&name.as_str()))
    {
        let ours = verified(name);
        assert_eq!(ours.len(), judged.len(), "{name}: {ours:?}");
        for (ours, judged) in ours.iter().zip(judged) {
            compare(name, ours, judged);
        }
    }
}

fn compare(name: &str, ours: &FileSignature, judged: &Judged) {
    let verdict = match judged {
        Judged { error: Some(_), .. } => SignatureVerdict::Unreadable,
        Judged { valid: false, .. } => SignatureVerdict::Forged,
        Judged { intact: false, .. } => SignatureVerdict::Altered,
        Judged { trusted: true, .. } => SignatureVerdict::Trusted,
        Judged { problem, .. } => match problem.as_str() {
            "AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND" => SignatureVerdict::UnknownAuthority,
            "AdESIndeterminate.OUT_OF_BOUNDS_NO_POE" => SignatureVerdict::NotValidThen,
            "AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE" => SignatureVerdict::OtherPurpose,
            other => panic!("{name}: {other}"),
        },
    };
    assert_eq!(ours.verdict, verdict, "{name}: {judged:?}");
    if !verdict.is_right() {
        assert_eq!((ours.signer.as_str(), ours.signed_at), ("", None), "{name}: nothing is told of who did not sign");
        return;
    }
    let since = match judged.level.as_str() {
        "NONE" | "LTA_UPDATES" => SinceSigned::Unchanged,
        "FORM_FILLING" => SinceSigned::SignedAgain,
        _ => SinceSigned::Changed,
    };
    assert_eq!(ours.since, since, "{name}: {judged:?}");
    assert_eq!(ours.signer, judged.by, "{name}");
    assert_eq!(ours.organization, "Dinas Contoh", "{name}");
    let stamped = judged.stamped || STAMPED_AS_A_WHOLE.contains(&name);
    assert_eq!(ours.time_stamped, stamped, "{name}: {judged:?}");
    if !stamped {
        assert_eq!(ours.signed_at.map(|at| at.0), judged.claimed, "{name}");
    }
}

#[test]
fn a_visible_signature_of_a_stranger_is_a_change() {
    let [first, second] = verified(STRICTER).try_into().unwrap();
    assert_eq!((first.verdict, first.since), (SignatureVerdict::Trusted, SinceSigned::Changed));
    assert_eq!((second.verdict, second.since), (SignatureVerdict::UnknownAuthority, SinceSigned::Unchanged));
}

#[test]
fn what_pyhanko_refuses_to_read_after_the_signature_is_a_change() {
    for name in REFUSED {
        assert!(made().judged[name].iter().all(|judged| judged.error.is_some()), "{name}");
        let [only] = verified(name).try_into().unwrap();
        assert_eq!((only.verdict, only.since), (SignatureVerdict::Trusted, SinceSigned::Changed), "{name}");
    }
}

#[test]
fn without_authorities_nobody_vouches_and_no_time_stamp_counts() {
    let [only] = verify(&made().file("stamped"), None, NOW).try_into().unwrap();
    assert_eq!((only.verdict, only.time_stamped), (SignatureVerdict::NoAuthorities, false));
    let [flipped] = verify(&made().file("flipped_text"), None, NOW).try_into().unwrap();
    assert_eq!(flipped.verdict, SignatureVerdict::Altered);
}

#[test]
fn the_authorities_are_a_file_or_a_directory_of_files() {
    let directory = tempfile::tempdir().unwrap();
    let load = |path: &std::path::Path| Authorities::load(path).map(|_| ()).map_err(|error| error.to_string());
    assert!(load(directory.path()).unwrap_err().ends_with("no certificate in it"));
    std::fs::write(directory.path().join("readme.txt"), "no certificate").unwrap();
    std::fs::copy(made().roots(), directory.path().join("root.crt")).unwrap();
    assert_eq!((load(directory.path()), load(&made().roots())), (Ok(()), Ok(())));
    std::fs::write(directory.path().join("broken.pem"), "-----BEGIN CERTIFICATE-----\n").unwrap();
    assert!(load(directory.path()).unwrap_err().contains("broken.pem"));
    assert!(load(std::path::Path::new("/nowhere")).unwrap_err().contains("No such file"));
}
