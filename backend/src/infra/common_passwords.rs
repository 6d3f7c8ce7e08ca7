//! Common passwords, which attackers try first (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.4 and 6.2.12).
//!
//! There are two lists: digests of more than 100,000 of the world's most used passwords, made by `cargo xtask
//! passwords` (sources in `common_passwords/README.md`), and Indonesian ones in plain text, which anybody may add to.
//!
//! The whole password is compared, not words within it: three words in a row are fine even if each is listed. Common
//! decorations are undone first: capitals, look-alikes (`p4ssw0rd`), and up to four digits or marks before or after
//! (`sayang123`, `Corvette1!`).

use sha2::{Digest, Sha256};

/// Sorted digests of [`DIGEST_BYTES`] bytes.
const DIGESTS: &[u8] = include_bytes!("common_passwords/digests.bin");
/// Bytes of a digest. With 110,000 digests of five bytes, one of ten million other passwords matches by chance.
const DIGEST_BYTES: usize = 5;
const INDONESIA: &str = include_str!("common_passwords/indonesia.txt");

/// Maximum number of digits and marks that count as decoration.
const MAX_DECORATION_CHARS: usize = 4;
/// Minimum length of a word; around a shorter one, the rest is the password.
const MIN_WORD_CHARS: usize = 4;

/// Whether the password is listed, as it is or decorated.
pub fn is_common(password: &str) -> bool {
    let whole = password.to_lowercase();
    let word = without_decoration(&whole);
    let mut readings = vec![whole.clone(), word.to_owned()];
    for one in [&*whole, word] {
        // A 1 stands for either letter.
        readings.extend(["i", "l"].map(|letter| letters(one, letter)));
    }
    readings.iter().any(|reading| is_listed(reading))
}

/// Returns the word without digits and marks at both ends; the whole text if there are too many of them, or too little
/// is left.
fn without_decoration(text: &str) -> &str {
    let word = text.trim_matches(|c: char| !c.is_alphabetic());
    let around = text.chars().count() - word.chars().count();
    if around <= MAX_DECORATION_CHARS && word.chars().count() >= MIN_WORD_CHARS { word } else { text }
}

/// Returns the text with look-alike digits and marks replaced by letters.
fn letters(text: &str, one: &str) -> String {
    let letter = |c| match c {
        '0' => "o",
        '1' | '!' | '|' => one,
        '3' => "e",
        '4' | '@' => "a",
        '5' | '$' => "s",
        '7' => "t",
        '8' => "b",
        '9' => "g",
        _ => "",
    };
    let mut read = String::with_capacity(text.len());
    for c in text.chars() {
        match letter(c) {
            "" => read.push(c),
            letter => read.push_str(letter),
        }
    }
    read
}

fn is_listed(word: &str) -> bool {
    let digest = Sha256::digest(word.as_bytes());
    let (digests, _) = DIGESTS.as_chunks::<DIGEST_BYTES>();
    let of_the_world = digests.binary_search_by(|listed| listed[..].cmp(&digest[..DIGEST_BYTES])).is_ok();
    of_the_world || (!word.is_empty() && INDONESIA.lines().any(|line| line == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digests_are_sorted_and_each_there_once() {
        let (digests, rest) = DIGESTS.as_chunks::<DIGEST_BYTES>();
        assert!(rest.is_empty() && digests.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(digests.len() > 100_000, "{}", digests.len());
    }

    #[test]
    fn the_indonesian_list_is_normalised() {
        let words = INDONESIA.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for word in words {
            assert!(word.to_lowercase() == word && word.trim() == word && is_common(word), "{word}");
        }
    }

    #[test]
    fn common_passwords_are_found_also_decorated() {
        for password in [
            "corvette",
            "q1w2e3r4t5",
            "liverpool",
            "Corvette1!",
            "CORVETTE",
            "p4ssw0rd",
            "P@ssw0rd2024",
            "123corvette",
            "trustno1",
            "sayang123",
            "s4y4ngku!",
            "Indonesia45",
            "merdeka1945",
            "bismillah786",
            "garuda2024",
            "#Pancasila1",
            "budi1234",
            "love2024",
            "12345678",
            "!qaz2wsx",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn uncommon_passwords_are_not_found() {
        for password in [
            "gunung-biru-42",
            "teluk-hijau-77",
            "kabut-senja-hutan-58",
            "rawa-jingga-88",
            "tiga ekor bebek biru",
            "kXq7-vnPw2",
            "corvette dan sepeda",
            "liverpool12345",
            "пароль моей бабушки",
            "",
            "1",
        ] {
            assert!(!is_common(password), "{password}");
        }
    }
}
