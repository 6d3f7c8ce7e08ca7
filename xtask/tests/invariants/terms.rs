//! One word, one thing: `docs/terms.toml` names the words of both languages, and those that are not used beside them.

use serde::Deserialize;

use crate::none;
use crate::readable::{Language, Words, all};

/// The list.
const LIST: &str = "docs/terms.toml";

#[test]
fn one_word_for_one_thing() {
    let list = std::fs::read_to_string(xtask::root().join(LIST)).unwrap();
    let list: List = toml::from_str(&list).unwrap_or_else(|error| panic!("{LIST}: {error}"));
    none(&faults(&list.term, &all()), &format!("{LIST} says which word is used for what"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    term: Vec<Term>,
}

/// A thing and its words.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    id: String,
    en: String,
    /// What they name: for whoever reads the list.
    names: String,
    #[serde(default)]
    not_id: Vec<String>,
    #[serde(default)]
    not_en: Vec<String>,
    /// Phrases in which a word that is not used is right.
    #[serde(default)]
    except: Vec<String>,
    /// The only files for which it holds.
    #[serde(default, rename = "in")]
    files: Vec<String>,
}

/// Every text with a word that is not to be used, and every term that no text uses.
fn faults(terms: &[Term], texts: &[Words]) -> Vec<String> {
    let texts: Vec<(&Words, Vec<String>)> = texts.iter().map(|text| (text, words(&text.text))).collect();
    let mut findings = Vec::new();
    for term in terms {
        let of_term = |text: &Words| term.files.is_empty() || term.files.contains(&text.file);
        for (language, term_word, others) in
            [(Language::Indonesian, &term.id, &term.not_id), (Language::English, &term.en, &term.not_en)]
        {
            let mut used = false;
            for (text, words) in texts.iter().filter(|(text, _)| text.language == language && of_term(text)) {
                used |= contains(words, term_word);
                let left = without(words, &term.except);
                let wrong = others.iter().filter(|other| contains(&left, other));
                findings.extend(wrong.map(|other| {
                    format!("{}:{}: \"{other}\", but it is \"{term_word}\": {}", text.file, text.line, text.text)
                }));
            }
            if !used {
                findings.push(format!("{LIST}: no text says \"{term_word}\""));
            }
        }
        if term.names.trim().is_empty() {
            findings.push(format!("{LIST}: say what \"{}\" names", term.id));
        }
    }
    findings
}

/// A text's words in small letters; a hyphen or slash inside joins two.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/')));
    let trimmed = parts.map(|word| word.trim_matches(['-', '/']).to_lowercase());
    trimmed.filter(|word| !word.is_empty()).collect()
}

/// Whether the words hold this phrase; a star at its end stands for any ending.
fn contains(words: &[String], phrase: &str) -> bool {
    !places(words, phrase).is_empty()
}

fn places(text: &[String], phrase: &str) -> Vec<usize> {
    let (open, phrase) = phrase.strip_suffix('*').map_or((false, phrase), |phrase| (true, phrase));
    let phrase = words(phrase);
    let Some((last, before)) = phrase.split_last() else { return Vec::new() };
    let fits = |part: &[String]| {
        let (end, start) = part.split_last().unwrap();
        start == before && (end == last || open && end.starts_with(last.as_str()))
    };
    text.windows(phrase.len()).enumerate().filter(|(_, part)| fits(part)).map(|(place, _)| place).collect()
}

/// The words without these phrases.
fn without(text: &[String], phrases: &[String]) -> Vec<String> {
    let mut left = text.to_vec();
    for phrase in phrases {
        for place in places(text, phrase) {
            left[place..place + words(phrase).len()].iter_mut().for_each(String::clear);
        }
    }
    left
}

#[test]
fn words_are_found() {
    fn check(text: &str, phrase: &str, expected: bool) {
        assert_eq!(contains(&words(text), phrase), expected, "{phrase} in {text}");
    }
    check("Buka Link itu.", "link", true);
    check("Buka linknya.", "link", false);
    check("Buka linknya.", "link*", true);
    check("<strong>Standar Layanan</strong>: Ciamis", "standar layanan", true);
    check("Standar\n    layanan", "standar layanan", true);
    check("kapan, tercap", "cap", false);
    check("Kode {} lewat waktu", "lewat waktu", true);
    check("lewat {} waktu", "lewat waktu", true);
    check("tanda tangan dan/atau cap", "cap", true);
    check("pangkat/golongan", "pangkat", false);
    check("", "link", false);
}

#[test]
fn what_breaks_the_list_is_told() {
    fn check(text: (Language, &str), expected: &[&str]) {
        let term = Term {
            id: "administrator".into(),
            en: "administrator".into(),
            names: "who keeps accounts".into(),
            not_id: vec!["pengelola".into()],
            not_en: vec!["admin*".into()],
            except: vec!["pengelola server".into(), "administrator".into()],
            files: Vec::new(),
        };
        let right = [(Language::Indonesian, "Administrator"), (Language::English, "administrator")];
        let texts = right.into_iter().chain([text]).enumerate().map(|(line, (language, text))| Words {
            file: "a.rs".into(),
            line,
            language,
            text: text.into(),
        });
        assert_eq!(faults(&[term], &texts.collect::<Vec<_>>()), expected);
    }
    check((Language::Indonesian, "Tanya administrator"), &[]);
    check((Language::Indonesian, "Tanya pengelola server"), &[]);
    check((Language::Indonesian, "Ask the admins"), &[]);
    check(
        (Language::Indonesian, "Tanya pengelola"),
        &["a.rs:2: \"pengelola\", but it is \"administrator\": Tanya pengelola"],
    );
    check((Language::English, "Ask the admins"), &["a.rs:2: \"admin*\", but it is \"administrator\": Ask the admins"]);
    let unused = Term { id: "tautan".into(), en: "link".into(), ..Term::default() };
    let told = [
        "docs/terms.toml: no text says \"tautan\"",
        "docs/terms.toml: no text says \"link\"",
        "docs/terms.toml: say what \"tautan\" names",
    ];
    assert_eq!(faults(&[unused], &[]), told);
}
