//! The source documents name real people; the product names none.

use crate::none;
use crate::sources::{files, name};

/// Fingerprints (see `fingerprint`) of the names and numbers in the sources. Twenty-four bits recognise a value again, but
/// do not give it away: thousands of other numbers share each of them.
const NUMBERS: &[u32] = &[0x00e1_3880, 0x0016_4dcb, 0x0061_e02a];
const NAMES: &[u32] = &[0x00ec_3034, 0x007a_b6ec, 0x0067_08cc];

/// Lengths of the numbers: a NIP, and a mobile number without 0 or 62 before it.
const LENGTHS: &[usize] = &[18, 11];

#[test]
fn no_real_person_is_named() {
    let known = Known { numbers: NUMBERS, names: NAMES };
    let mut findings = Vec::new();
    let texts = &["rs", "toml", "md", "html", "css", "ts", "js", "json", "sql", "svg", "txt", "csv", "py", "sh"];
    for file in files(&xtask::root(), texts) {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        findings.extend(known.lines(&text).into_iter().map(|line| format!("{}:{line}", name(&file))));
    }
    none(&findings, "a real person's name, NIP or private number stands here; invent one");
}

struct Known<'a> {
    numbers: &'a [u32],
    names: &'a [u32],
}

impl Known<'_> {
    /// The numbers of the lines in which a known person is found.
    fn lines(&self, text: &str) -> Vec<usize> {
        let found = |(line, text): (usize, &str)| (self.in_numbers(text) || self.in_names(text)).then_some(line + 1);
        text.lines().enumerate().filter_map(found).collect()
    }

    fn in_numbers(&self, line: &str) -> bool {
        // People write numbers in groups.
        let joined: String = line.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')')).collect();
        let runs = joined.split(|c: char| !c.is_ascii_digit());
        let windows = runs.flat_map(|run| LENGTHS.iter().flat_map(|&length| run.as_bytes().windows(length)));
        windows.map(fingerprint).any(|print| self.numbers.contains(&print))
    }

    fn in_names(&self, line: &str) -> bool {
        let lower = line.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let known = |text: &str| self.names.contains(&fingerprint(text.as_bytes()));
        words.iter().any(|word| known(word)) || words.windows(2).any(|pair| known(&pair.join(" ")))
    }
}

/// The last 24 bits of FNV-1a.
fn fingerprint(bytes: &[u8]) -> u32 {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    u32::try_from(hash & 0x00ff_ffff).unwrap_or_default()
}

#[test]
fn persons_are_recognised_however_they_are_written() {
    fn check(text: &str, expected: &[usize]) {
        let numbers = [fingerprint(b"199001012015011001"), fingerprint(b"81200000001")];
        let names = [fingerprint(b"contoh orang"), fingerprint(b"semar")];
        let known = Known { numbers: &numbers, names: &names };
        assert_eq!(known.lines(text), expected, "{text}");
    }
    check("NIP 199001012015011002", &[]);
    check("a\nNIP 19900101 201501 1 001", &[2]);
    check("(0812-0000-0001)", &[1]);
    check("+62 812 0000 0001", &[1]);
    check("CONTOH ORANG, S.Kom", &[1]);
    check("contoh seorang", &[]);
    check("Semar.", &[1]);
    check("semarang", &[]);
}
