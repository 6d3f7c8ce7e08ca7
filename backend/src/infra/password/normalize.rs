//! Normalises passwords, so that different keyboards give the same one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Returns the password with plain characters instead of those that phones and word processors insert while typing:
/// curly quotes, a long dash for two hyphens, an ellipsis for three dots; then in Unicode's NFKC (NIST SP 800-63B-4,
/// 3.1.1.2), since one keyboard composes é and another does not.
pub fn normalized_password(password: &str) -> Cow<'_, str> {
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
mod tests {
    #![allow(clippy::unwrap_used)]

    use argon2::password_hash::SaltString;
    use argon2::password_hash::rand_core::OsRng;
    use argon2::{Algorithm, Argon2, PasswordHasher, Version};

    use super::super::{Hasher, params};
    use super::*;
    use crate::config::password_cost::PasswordCost;

    #[test]
    fn substituted_characters_are_undone() {
        fn check(typed: &str, plain: &str) {
            assert_eq!(normalized_password(typed), plain, "{typed}");
            assert_eq!(normalized_password(plain), plain, "{typed}");
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

    /// Set on a phone and used on a computer, or the other way round; and what an earlier version hashed to the character.
    #[tokio::test]
    async fn every_spelling_of_a_password_matches() {
        let cost = PasswordCost { memory_kib: 64, passes: 1 };
        let hasher = Hasher::new(cost);
        let theirs = Argon2::new(Algorithm::Argon2id, Version::V0x13, params(cost).unwrap());
        let salt = SaltString::generate(&mut OsRng);
        let earlier = theirs.hash_password("kuda—laut’biru".as_bytes(), &salt).unwrap().to_string();
        for (typed, hash, fits) in [
            ("kuda--laut'biru", hasher.hash("kuda—laut’biru".to_owned()).await.unwrap(), true),
            ("kuda—laut’biru", hasher.hash("kuda--laut'biru".to_owned()).await.unwrap(), true),
            ("kuda—laut’biru", earlier.clone(), true),
            ("kuda—laut’biru!", earlier, false),
        ] {
            assert_eq!(hasher.verify(typed.to_owned(), Some(hash)).await.unwrap(), fits, "{typed}");
        }
        assert!(!hasher.verify("kuda—laut’biru".to_owned(), None).await.unwrap());
    }
}
