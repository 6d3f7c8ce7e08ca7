//! Makes the backend's list of common passwords: sorted digests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{Result, root};

/// Bytes of a digest, as in `backend/src/infra/common_passwords.rs`.
const DIGEST_BYTES: usize = 5;
/// Minimum length of an accepted password (`domain::value::passphrase::PASSWORD_MIN_LENGTH`).
const MIN_PASSWORD_CHARS: usize = 8;
/// Passwords of at least that length taken from each list.
const MAX_PER_LIST: usize = 100_000;
/// First lines of each list from which shorter words are taken, since a digit or two make passwords of them.
const MAX_FIRST_WORDS: usize = 10_000;
/// Minimum length of such a word.
const MIN_WORD_CHARS: usize = 4;

/// Makes `backend/src/infra/common_passwords/digests.bin` from lists in plain text, one password per line, the most
/// used first.
///
/// # Errors
/// When a list can't be read or the file can't be written.
pub fn make(lists: &[PathBuf]) -> Result {
    let mut digests = BTreeSet::new();
    for list in lists {
        let before = digests.len();
        let bytes = std::fs::read(list).map_err(|error| format!("{}: {error}", list.display()))?;
        digests.extend(taken(&String::from_utf8_lossy(&bytes)).iter().map(|word| digest(word)));
        println!("{}: {} more", list.display(), digests.len() - before);
    }
    let file = root().join("backend/src/infra/common_passwords/digests.bin");
    write(&file, &digests)?;
    println!("{}: {} digests", file.display(), digests.len());
    Ok(())
}

/// Returns the words taken from a list, in lower case.
fn taken(list: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut long = 0;
    for (number, line) in list.lines().enumerate() {
        let word = line.to_lowercase();
        let length = word.chars().count();
        let wanted = if length >= MIN_PASSWORD_CHARS {
            long < MAX_PER_LIST
        } else {
            number < MAX_FIRST_WORDS && length >= MIN_WORD_CHARS && word.chars().all(char::is_alphabetic)
        };
        if wanted && words.insert(word) && length >= MIN_PASSWORD_CHARS {
            long += 1;
        }
    }
    words
}

fn digest(word: &str) -> [u8; DIGEST_BYTES] {
    let mut first = [0; DIGEST_BYTES];
    first.copy_from_slice(&Sha256::digest(word.as_bytes())[..DIGEST_BYTES]);
    first
}

fn write(file: &Path, digests: &BTreeSet<[u8; DIGEST_BYTES]>) -> Result {
    let bytes: Vec<u8> = digests.iter().flatten().copied().collect();
    Ok(std::fs::write(file, bytes)?)
}

#[cfg(test)]
mod tests {
    use super::taken;

    #[test]
    fn long_passwords_and_short_words_are_taken() {
        let words = taken("123456\nMonkey\ncorvette\nCORVETTE\nabc\nq1w2e3\npassword1\n");
        assert_eq!(words.iter().map(String::as_str).collect::<Vec<_>>(), ["corvette", "monkey", "password1"]);
    }
}
