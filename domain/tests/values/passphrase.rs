use std::collections::BTreeSet;

use domain::problem::Fault;
use domain::value::passphrase::{MAX_LENGTH, check, first_fault, password_fault, unprintable};
use domain::value::words::{WORDS, propose};
use domain::value::{PassphrasePolicy, PassphraseRule};
use proptest::prelude::*;

const CONTEXT: [&str; 5] =
    ["Sekar Ayu Lestari", "198509052010012001", "3375014509850001", "sekar.ayu@pekalongankota.go.id", "+6281277788990"];

fn unmet(passphrase: &str, classes: bool) -> Vec<PassphraseRule> {
    let policy = PassphrasePolicy { classes, ..PassphrasePolicy::default() };
    check(passphrase, policy, &CONTEXT).into_iter().filter(|result| !result.met).map(|result| result.rule).collect()
}

#[test]
fn passphrase_rules() {
    use PassphraseRule::{Classes, MaxLength, MinLength, NoContextWord, NotCommon, PrintableCharacters};
    let check = |passphrase: &str, expected: &[PassphraseRule]| {
        assert_eq!(unmet(passphrase, false), expected, "{passphrase:?}");
    };
    check("nenek-tupai-mangga", &[]);
    check("kucing makan soto 3 mangkuk", &[]);
    check("Xk7#pQ2v!mRw", &[]);
    check("Xk7#pQ2v!mR", &[MinLength(12)]);
    check("", &[MinLength(12), NotCommon]);
    check("kucing\u{7}makan-soto", &[PrintableCharacters]);
    check("kucing-makan-café", &[PrintableCharacters]);
    for common in [
        "aaaaaaaaaaaa",
        "abababababab",
        "kopikopikopi",
        "123456789012",
        "qwertyuiop123",
        "1qaz2wsx3edc",
        "password1234",
        "P4$$w0rd1234!",
        "bismillah2026",
        "Bismillah123456",
        "rahasiaindonesia",
        "Indonesia2026!",
        "akusayangkamu",
        "IndonesiaMerdeka",
        "abcd1234efgh",
        "zyxwvutsrqpo",
    ] {
        check(common, &[NotCommon]);
    }
    check("lestari-makan-soto", &[NoContextWord]);
    check("L3STARI-makan-soto", &[NoContextWord]);
    check("bsre-makan-soto-ayam", &[NoContextWord]);
    check("makan-soto-198509", &[NoContextWord]);
    check("makan-soto-05091985", &[NoContextWord]);
    check("makan-05-09-1985-soto", &[NoContextWord]);
    check("makan-soto-778899", &[NoContextWord]);
    check("makan-ayu-soto-19850", &[]);
    let long = "nenek-tupai-mangga ".repeat(7);
    check(&long[..128], &[]);
    check(&long[..129], &[MaxLength]);
    assert_eq!(unmet("nenek-tupai-mangga", true), [Classes]);
    assert_eq!(unmet("Nenek-tupai-mangga-7", true), []);
    assert_eq!(unmet("Nenektupaimangga7", true), [Classes]);
}

#[test]
fn a_longer_minimum_is_the_policys() {
    let policy = PassphrasePolicy { min_length: 20, classes: false };
    assert_eq!(first_fault("", &check("nenek-tupai-mangga", policy, &[])), Some(Fault::TooShort(20)));
    assert_eq!(first_fault("", &check("nenek-tupai-mangga-1", policy, &[])), None);
    let read: PassphrasePolicy = toml::from_str("").unwrap();
    assert_eq!(read, PassphrasePolicy { min_length: 12, classes: false });
}

/// A phone writes curly quotes and long dashes, which other programs that open the file are not given.
#[test]
fn what_no_passphrase_has_is_named() {
    let check = |passphrase: &str, expected: Option<char>| {
        assert_eq!(unprintable(passphrase), expected, "{passphrase:?}");
        let fault = first_fault(passphrase, &check(passphrase, PassphrasePolicy::default(), &CONTEXT));
        assert_eq!(fault, expected.map(Fault::Character), "{passphrase:?}");
    };
    check("kuda -- laut 'biru'", None);
    check("kuda — laut 'biru'", Some('—'));
    check("kuda – laut 'biru'", Some('–'));
    check("kuda -- laut ‘biru’", Some('‘'));
    check("kuda -- laut 'biru’", Some('’'));
    check("kuda -- laut “biru”", Some('“'));
    check("kuda-laut… biru tua", Some('…'));
    check("kuda-laut\u{a0}biru tua", Some('\u{a0}'));
    check("kuda-laut-bénar", Some('é'));
}

#[test]
fn password() {
    let check = |password: &str, expected: Option<Fault>| {
        assert_eq!(password_fault(password, &CONTEXT), expected, "{password:?}");
    };
    check("kucing12", None);
    check("sandal jepit biru", None);
    check("пароль-кот", None);
    check("", Some(Fault::Blank));
    check("kucing1", Some(Fault::TooShort(8)));
    check("rahasia123", Some(Fault::Common));
    check("P@ssw0rd", Some(Fault::Common));
    check("admin2026", None);
    check("12345678", Some(Fault::Common));
    check("qwertyui", Some(Fault::Common));
    check("sekar-1x9q", Some(Fault::ContextWord));
    check(&"ab1".repeat(50), Some(Fault::TooLong(MAX_LENGTH)));
}

#[test]
fn words_of_proposals() {
    let words: Vec<&str> = WORDS.split(' ').collect();
    assert_eq!(words.len(), 512);
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), 512);
    assert!(WORDS.len() < 4096);
    for word in words {
        assert!((4..=7).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
    }
    assert_eq!(propose(&[0, 511, 512, 1023, 1], false), "abadi-zaitun-abadi-zaitun-acara");
    assert_eq!(propose(&[0, 511, 512, 1023, 3 << 9], true), "Abadi-zaitun-abadi-zaitun-abadi-3");
}

proptest! {
    #[test]
    fn a_proposal_of_different_words_meets_the_rules(random in any::<[u16; 5]>(), classes: bool) {
        let different: BTreeSet<u16> = random.iter().map(|number| number & 511).collect();
        prop_assume!(different.len() == 5);
        let policy = PassphrasePolicy { classes, ..PassphrasePolicy::default() };
        prop_assert_eq!(first_fault("", &check(&propose(&random, policy.classes), policy, &[])), None);
    }

    #[test]
    fn any_text_is_checked_without_panic(text in any::<String>(), context in any::<String>()) {
        let results = check(&text, PassphrasePolicy { min_length: 0, classes: true }, &[&context]);
        prop_assert_eq!(results.len(), 6);
    }
}
