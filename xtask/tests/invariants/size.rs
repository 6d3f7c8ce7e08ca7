//! A file is read in one go.

use crate::none;
use crate::sources::{files, name};

/// Lines above which a file gives its reason in its head comment.
const LIMIT: usize = 250;
/// How the reason begins.
const REASON: &str = "Longer than 250 lines because";

#[test]
fn long_files_give_their_reason() {
    let mut findings = Vec::new();
    for folder in ["domain", "src", "backend", "xtask", "e2e", "style"] {
        for file in files(&xtask::root().join(folder), &["rs", "ts", "css", "sql"]) {
            let text = std::fs::read_to_string(&file).unwrap();
            if is_too_long(&text) {
                findings.push(format!("{}: {} lines", name(&file), text.lines().count()));
            }
        }
    }
    none(&findings, &format!("split these, or say `{REASON} ...` in the first 30 lines"));
}

fn is_too_long(text: &str) -> bool {
    text.lines().count() > LIMIT && !text.lines().take(30).any(|line| line.contains(REASON))
}

#[test]
fn a_reason_excuses() {
    fn check(text: &str, expected: bool) {
        assert_eq!(is_too_long(text), expected);
    }
    check(&"x\n".repeat(LIMIT), false);
    check(&"x\n".repeat(LIMIT + 1), true);
    check(&format!("//! {REASON} it is a table.\n{}", "x\n".repeat(LIMIT)), false);
    check(&format!("{}//! {REASON} it is a table.\n", "x\n".repeat(LIMIT)), true);
}
