//! What people read stands in `src/i18n` and in the service standards, so that no language is forgotten.

use crate::none;
use crate::sources::{Literal, Source, rust};

/// Where texts belong; and PDF operators, which read like words.
const NOT_READ: &[&str] = &["src/i18n", "src/photo_worker/pdf.rs"];

/// Code after which a literal is for machines or programmers.
const NOT_SHOWN: &[&str] = &[
    "class=",
    "style=",
    "d=",
    "points=",
    "transform=",
    "viewBox=",
    "content=",
    "accept=",
    "reason=",
    "expect(",
    "panic!(",
    "unreachable!(",
    "assert!(",
    "cfg(",
    "feature=",
    "error_1(&",
    "warn_1(&",
    "log!(",
    "error!(",
    "warn!(",
];

#[test]
fn no_text_for_people_outside_src_text() {
    let mut findings = Vec::new();
    let read = rust("src").into_iter().filter(|source| !NOT_READ.iter().any(|folder| source.name.starts_with(folder)));
    for source in read {
        let shown = source.literals.iter().filter(|literal| is_shown(literal));
        findings.extend(shown.map(|literal| format!("{}:{}: {:?}", source.name, literal.line, literal.text)));
    }
    none(&findings, "what people read belongs into src/i18n (or a service standard)");
}

/// Whether people would read it: the content of an element, or prose anywhere.
fn is_shown(literal: &Literal) -> bool {
    if NOT_SHOWN.iter().any(|before| literal.before.ends_with(before)) {
        return false;
    }
    let before = &literal.before;
    let is_content = before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
    is_content && literal.text.chars().any(char::is_alphabetic) || is_prose(&literal.text)
}

/// Two words or more of which one looks like a sentence's: a capital at a word's start, or a mark at its end. Class lists,
/// selectors, keys and headers have neither.
fn is_prose(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let machine = text.contains(['=', '{', '[', '#', '@', ';']) || text.contains("://") || text.contains(": ");
    let lively = |word: &&str| {
        let plain = word.trim_end_matches(['.', ',', '?', '!', ':']);
        plain.chars().all(|c| c.is_alphabetic() || c == '-')
            && (plain.starts_with(char::is_uppercase) && plain.len() > 1 || plain.len() < word.len())
    };
    words.len() > 1 && !machine && words.iter().any(lively)
}

#[test]
fn shown_text_is_recognised() {
    fn check(code: &str, expected: bool) {
        let source = Source::parse("x.rs", code);
        assert_eq!(is_shown(&source.literals[0]), expected, "{code}");
    }
    check("view! { <p>\"Lanjutkan\"</p> }", true);
    check("view! { <p class=\"lead\">\"·\"</p> }", false);
    check("view! { <p>\" – \"</p> }", false);
    check("view! { <h1>\n    \"hari lagi\"</h1> }", true);
    check("let label = \"Surel dinas\";", true);
    check("let label = \"ya, benar\";", true);
    check("title=\"Sertifikat Anda\"", true);
    check("class=\"button start primary\"", false);
    check("class=\"Button Start\"", false);
    check("let selector = \"main h1\";", false);
    check("\"a[href], button:not([disabled])\"", false);
    check("\"application/json\"", false);
    check("Step::Letter => \"letter\"", false);
    check("element.expect(\"The app is mounted.\")", false);
    check("d=\"M0 0 L10 10\"", false);
}
