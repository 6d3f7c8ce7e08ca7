//! A new issuing CA and a new root: what was issued before keeps its chain, and a crash leaves an authority that starts.

use std::fs;
use std::path::Path;
use std::process::Command;

use backend::infra::authority::{Authority, AuthorityError, Embedded, Use};
use tempfile::TempDir;

use super::lab::{Lab, NOW, TWO_YEARS, authority, config, order, shared_dir};

const YEAR: i64 = 31_557_600;

fn open(dir: &Path, now: i64) -> Result<Embedded, AuthorityError> {
    Embedded::open(dir, &config(), now)
}

/// The shared authority's files in a directory of their own: making keys takes long.
fn copy() -> TempDir {
    authority();
    let copy = TempDir::new().unwrap();
    copy_into(shared_dir(), copy.path());
    copy
}

fn copy_into(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(dir).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_was_issued_before_keeps_its_chain() {
    let lab = Lab::new();
    let dir = copy();
    let old = open(dir.path(), NOW).unwrap();
    let before = old.issue(&order("before", lab.spki())).unwrap().certificate_der;
    let later = NOW + 9 * YEAR;
    Embedded::renew(dir.path(), false, later).unwrap();

    let new = open(dir.path(), later).unwrap();
    assert_eq!(new.ends().issuing, later + 10 * YEAR);
    assert_eq!(new.ends().root, old.ends().root, "the root is kept");
    let mut after = order("after", lab.spki());
    (after.not_before, after.not_after) = (later, later + TWO_YEARS);
    let after = new.issue(&after).unwrap().certificate_der;
    assert_eq!(new.chain_of(&before), Some(old.chain()));
    assert_eq!(new.chain_of(&after), Some(new.chain()));
    assert_ne!(new.chain()[0], old.chain()[0]);
    assert_eq!(new.chain()[1], old.chain()[1]);
    assert_eq!(new.chain_of(&new.chain()[1]), None, "signed by itself, not by an issuing CA");

    // OpenSSL agrees: each by its own chain, none by the other's.
    for (name, leaf, chain, at, good) in [
        ("before", &before, old.chain(), NOW, true),
        ("after", &after, new.chain(), later, true),
        ("mixed", &after, old.chain(), later, false),
    ] {
        for (file, der) in [("holder", leaf), ("issuing", &chain[0]), ("root", &chain[1])] {
            lab.write(&format!("{file}.der"), der);
            lab.openssl(&format!("x509 -in {file}.der -inform DER -out {file}.pem"));
        }
        let verified =
            lab.run(&format!("verify -x509_strict -attime {at} -CAfile root.pem -untrusted issuing.pem holder.pem"));
        assert_eq!(verified.is_ok(), good, "{name}: {verified:?}");
    }
    let listed = Embedded::list(dir.path()).unwrap();
    let uses: Vec<_> = listed.iter().map(|ca| (ca.path.file_name().unwrap().to_str().unwrap(), ca.in_use)).collect();
    assert_eq!(uses, [("issuing-2.pem", Use::Issues), ("issuing.pem", Use::Inactive), ("root.pem", Use::SignedIt)]);
}

#[test]
fn a_root_that_ends_needs_a_new_one() {
    let dir = copy();
    let old = open(dir.path(), NOW).unwrap();
    let late = NOW + 18 * YEAR;
    let before = names(dir.path());
    let refused = Embedded::renew(dir.path(), false, late);
    assert!(matches!(refused, Err(AuthorityError::RootEnds)), "{refused:?}");
    assert_eq!(names(dir.path()), before);
    // Within its last thirteen years, the root's end is the issuing CA's.
    Embedded::renew(dir.path(), false, NOW + 15 * YEAR).unwrap();
    let clamped = open(dir.path(), NOW).unwrap();
    assert_eq!(clamped.ends().issuing, old.ends().root);

    Embedded::renew(dir.path(), true, late).unwrap();
    let new = open(dir.path(), late).unwrap();
    assert_eq!((new.ends().issuing, new.ends().root), (late + 10 * YEAR, late + 20 * YEAR));
    assert_ne!(new.chain()[1], old.chain()[1]);
    let uses: Vec<_> = Embedded::list(dir.path()).unwrap().iter().map(|ca| ca.in_use).collect();
    assert_eq!(uses, [Use::Issues, Use::Inactive, Use::Inactive, Use::SignedIt, Use::Inactive]);
}

#[test]
fn a_renewal_that_is_cut_off_anywhere_leaves_an_authority() {
    let done = copy();
    Embedded::renew(done.path(), true, NOW + YEAR).unwrap();
    let old = open(&copy().path().join("."), NOW).unwrap().chain();
    // Every beginning of the order in which the files get their names; then it is done again.
    let steps = ["root-2.key.pem", "root-2.making", "root-2.pem", "issuing-2.key.pem", "issuing-2.making"];
    for cut in 1..=steps.len() {
        let dir = copy();
        for name in &steps[..cut] {
            let from = done.path().join(name.replace(".making", ".pem"));
            fs::copy(from, dir.path().join(name)).unwrap();
            if let Some(whole) = name.strip_suffix(".pem").filter(|name| !name.contains(".key")) {
                fs::remove_file(dir.path().join(format!("{whole}.making"))).unwrap();
            }
        }
        assert_eq!(open(dir.path(), NOW).unwrap().chain(), old, "cut off after {cut}");
        Embedded::renew(dir.path(), false, NOW + YEAR).unwrap();
        let again = open(dir.path(), NOW).unwrap().chain();
        assert_ne!(again[0], old[0], "cut off after {cut}");
        assert!(names(dir.path()).iter().all(|name| !name.contains("making")), "{:?}", names(dir.path()));
    }
}

#[test]
fn a_damaged_authority_is_not_renewed() {
    let dir = copy();
    fs::write(dir.path().join("issuing.pem"), "").unwrap();
    let before = names(dir.path());
    assert!(matches!(Embedded::renew(dir.path(), false, NOW), Err(AuthorityError::Damaged(_))));
    assert_eq!(names(dir.path()), before);
    let busy = copy();
    let other = fs::File::open(busy.path()).unwrap();
    other.lock().unwrap();
    assert!(matches!(Embedded::renew(busy.path(), false, NOW), Err(AuthorityError::Busy)));
}

#[test]
fn the_commands_show_and_renew_it() {
    let home = TempDir::new().unwrap();
    let run = |task: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_perbarui"))
            .arg("authority")
            .args(task)
            .arg("--data")
            .arg(home.path())
            .output()
            .unwrap();
        let told = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8(told).unwrap())
    };
    let none = run(&["renew"]);
    assert!(!none.0 && none.1.contains("no authority yet"), "{none:?}");
    assert!(names(home.path()).is_empty(), "nothing was made");

    authority();
    let dir = home.path().join("authority");
    fs::create_dir(&dir).unwrap();
    copy_into(shared_dir(), &dir);
    let (shown, text) = run(&["show"]);
    assert!(shown && text.contains("Perbarui Issuing CA ") && text.contains("(issues)"), "{text}");
    assert!(text.contains("2036-11-20") && !text.contains("ENDS TOO SOON"), "{text}");
    let (renewed, text) = run(&["renew"]);
    assert!(renewed && text.contains("issuing-2.pem") && text.contains("Restart the program"), "{text}");
    assert!(names(&dir).contains(&"issuing-2.pem".to_owned()));
}
