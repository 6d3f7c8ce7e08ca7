//! Uploaded letters, good and bad.

mod image;
pub(crate) mod make;
mod pdf;
mod scanner;

use std::path::Path;

use backend::document::inspect::{Inspected, Limits, Rejection, inspect};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// Judges `bytes`; what is expected is the number of pages, or the rejection as it prints in Rust.
fn check(name: &str, bytes: &[u8], expected: Result<u32, &str>) {
    let actual = judge(bytes);
    let shown = actual.as_ref().map(|inspected| inspected.pages).map_err(|rejection| format!("{rejection:?}"));
    assert_eq!(shown, expected.map_err(str::to_owned), "{name}");
    if let Ok(inspected) = actual {
        assert_eq!(inspected.size, bytes.len() as u64, "{name}");
        assert_eq!(inspected.sha256, <[u8; 32]>::from(Sha256::digest(bytes)), "{name}");
    }
}

fn judge(bytes: &[u8]) -> Result<Inspected, Rejection> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("upload");
    std::fs::write(&path, bytes).unwrap();
    inspect(&path, &Limits::default())
}

#[test]
fn size_and_type_are_told_by_the_content() {
    check("nothing", b"", Err("Empty"));
    check("a text renamed .pdf", b"Surat Rekomendasi\n", Err("WrongType"));
    check("a web page", b"<!doctype html><script>alert(1)</script>", Err("WrongType"));
    check("a GIF", b"GIF89a\x01\0\x01\0", Err("WrongType"));
    check("a Word document", b"PK\x03\x04\x14\0\x06\0", Err("WrongType"));
    check("a PDF's mark too late", &[&[b' '; 1024], make::letter().as_slice()].concat(), Err("WrongType"));
    let limit = 10 * 1024 * 1024;
    check("11 MB", &padded(11 * 1024 * 1024), Err("TooLarge { max: 10485760 }"));
    check("a byte too many", &padded(limit + 1), Err("TooLarge { max: 10485760 }"));
    check("just not too large", &padded(limit), Ok(1));
}

#[test]
fn a_missing_file_is_our_own_failure() {
    let missing = inspect(Path::new("/nonexistent/upload"), &Limits::default());
    assert!(matches!(missing, Err(Rejection::Io(_))), "{missing:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(head in prop::sample::select(vec!["", "%PDF-1.7\n1 0 obj", "\u{89}PNG\r\n\u{1a}\n"]),
                              bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        let _ = judge(&[head.as_bytes(), &bytes, b"\n%%EOF"].concat());
        let _ = judge(&[b"\xff\xd8\xff".as_slice(), &bytes].concat());
    }

    #[test]
    fn no_damage_makes_it_panic(which in 0..4_usize, changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..20),
                                cut in any::<usize>()) {
        let mut bytes = match which {
            0 => make::letter(),
            1 => make::packed("<< /Type /Catalog /Pages 2 0 R >>"),
            2 => make::jpeg(800, 600),
            _ => make::png(800, 600),
        };
        for (at, to) in changes {
            let at = at % bytes.len();
            bytes[at] = to;
        }
        let _ = judge(&bytes);
        bytes.truncate(cut % bytes.len());
        let _ = judge(&bytes);
    }

    #[test]
    fn no_tokens_make_it_panic(tokens in prop::collection::vec(prop::sample::select(vec![
        "<<", ">>", "[", "]", "(", ")", "<", ">", "/Kids", "/S", "/AA", "/OpenAction", "/N 1", "/First 4", "/#4", "1 0 R",
        "2 0 R", "1 0 obj", "2 0 obj", "endobj", "stream\n", "trailer", "/Root", "/Pages", "%", "\n", "-1", "99999999999",
    ]), 0..80)) {
        let _ = judge(format!("%PDF-1.4\n{}\n%%EOF", tokens.join(" ")).as_bytes());
    }
}

/// A good letter with a comment that makes it this long.
fn padded(length: usize) -> Vec<u8> {
    let letter = make::letter();
    let mut bytes = b"%PDF-1.7\n%".to_vec();
    bytes.resize(length - letter.len() - 1, b'x');
    bytes.push(b'\n');
    bytes.extend(letter);
    bytes
}
