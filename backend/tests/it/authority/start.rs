//! First and later starts of the embedded authority.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use backend::infra::authority::{Authority, AuthorityError, Embedded};
use tempfile::TempDir;

use super::lab::{NOW, TWO_YEARS, authority, config, listing, shared_dir};

#[test]
fn only_the_owner_may_read_the_keys() {
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    authority();
    assert_eq!(mode(shared_dir()), 0o700);
    for file in ["root.key.pem", "issuing.key.pem"] {
        assert_eq!(mode(&shared_dir().join(file)), 0o600, "{file}");
    }
}

#[test]
fn a_damaged_authority_does_not_start_and_is_left_alone() {
    type Damage = fn(&Path);
    type Expected = fn(&AuthorityError) -> bool;
    let cases: [(Damage, Expected); 7] = [
        (
            |dir| fs::set_permissions(dir.join("issuing.key.pem"), PermissionsExt::from_mode(0o640)).unwrap(),
            |e| matches!(e, AuthorityError::KeyExposed(_)),
        ),
        (
            |dir| {
                fs::copy(dir.join("root.key.pem"), dir.join("issuing.key.pem")).unwrap();
            },
            |e| matches!(e, AuthorityError::KeyMismatch(_)),
        ),
        (|dir| fs::remove_file(dir.join("root.key.pem")).unwrap(), |e| matches!(e, AuthorityError::Io { .. })),
        (|dir| fs::write(dir.join("issuing.pem"), "").unwrap(), |e| matches!(e, AuthorityError::Damaged(_))),
        (
            |dir| fs::write(dir.join("issuing.key.pem"), "-----BEGIN PRIVATE KEY-----\n").unwrap(),
            |e| matches!(e, AuthorityError::Damaged(_)),
        ),
        (
            |dir| {
                fs::copy(dir.join("issuing.pem"), dir.join("root.pem")).unwrap();
                fs::copy(dir.join("issuing.key.pem"), dir.join("root.key.pem")).unwrap();
            },
            |e| matches!(e, AuthorityError::BrokenChain),
        ),
        (
            |dir| {
                for file in fs::read_dir(dir).unwrap().skip(1) {
                    fs::remove_file(file.unwrap().path()).unwrap();
                }
            },
            |e| matches!(e, AuthorityError::Io { .. }),
        ),
    ];
    authority();
    for (nth, (damage, expected)) in cases.into_iter().enumerate() {
        let copy = TempDir::new().unwrap();
        for file in fs::read_dir(shared_dir()).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
        }
        damage(copy.path());
        let before = listing(copy.path());
        let error = Embedded::open(copy.path(), &config(), NOW).err().unwrap();
        assert!(expected(&error), "case {nth}: {error:?}");
        assert_eq!(listing(copy.path()), before, "case {nth}");
    }
}

#[test]
fn a_crashed_first_start_is_repeated_and_a_finished_one_is_kept() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("authority");
    let left = home.path().join("authority.making");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("root.key.pem"), "half a k").unwrap();

    let first = Embedded::open(&dir, &config(), NOW).unwrap().chain();
    assert!(!left.exists());
    assert_eq!(listing(&dir).len(), 4);
    let second = Embedded::open(&dir, &config(), NOW + TWO_YEARS).unwrap().chain();
    assert_eq!(first, second);
}
