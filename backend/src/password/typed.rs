//! A password as fingers typed it, whatever the keyboard made of it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The password with the plain characters in the place of those that phones and word processors put there while one types:
/// curly quotes, a long dash for two hyphens, an ellipsis for three dots; then in Unicode's NFKC (NIST SP 800-63B-4, 3.1.1.2),
/// since one keyboard composes é and another does not.
pub fn as_typed_plainly(password: &str) -> Cow<'_, str> {
    if password.is_ascii() {
        return Cow::Borrowed(password);
    }
    let mut plain = String::with_capacity(password.len());
    for c in password.chars() {
        match c {
            '‘' | '’' | '‚' | '‛' | '´' => plain.push('\''),
            '“' | '”' | '„' | '‟' => plain.push('"'),
            '–' | '—' => plain.push_str("--"),
            '\u{2010}' | '\u{2011}' | '\u{2212}' => plain.push('-'),
            c => plain.push(c),
        }
    }
    Cow::Owned(plain.nfkc().collect())
}

#[cfg(test)]
#[test]
fn as_fingers_typed_it() {
    fn check(typed: &str, plain: &str) {
        assert_eq!(as_typed_plainly(typed), plain, "{typed}");
        assert_eq!(as_typed_plainly(plain), plain, "{typed}");
    }
    check("kuda-laut'biru", "kuda-laut'biru");
    check("kuda-laut’biru", "kuda-laut'biru");
    check("‘kuda’ “laut” „biru‟", "'kuda' \"laut\" \"biru\"");
    check("kuda—laut", "kuda--laut");
    check("kuda – laut…", "kuda -- laut...");
    check("kuda\u{2011}laut\u{a0}biru", "kuda-laut biru");
    check("cafe\u{301}", "café");
    check("ｋｕｄａ１２", "kuda12");
    check("пароль-кот", "пароль-кот");
}
