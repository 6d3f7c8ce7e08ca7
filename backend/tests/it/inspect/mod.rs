//! Uploaded letters, good and bad.

mod beside_hayro;
mod corpus;
mod field;
mod image;
pub(crate) mod make;
mod other;
mod pdf;
pub mod scanner;

use std::path::Path;

use backend::infra::inspect::{Inspected, Limits, Rejection, inspect};
use other::{Other, hayro};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// Judges `bytes`; what is expected is the number of pages, or the rejection as it prints in Rust.
fn check(name: &str, bytes: &[u8], expected: Result<u32, &str>) {
    let actual = judge(bytes);
    let shown = actual.as_ref().map(|inspected| inspected.pages).map_err(shown_rejection);
    assert_eq!(shown, expected.map_err(str::to_owned), "{name}");
    beside_hayro::compare(name, bytes, &actual);
    if let Ok(inspected) = actual {
        assert_eq!(inspected.size, bytes.len() as u64, "{name}");
        assert_eq!(inspected.sha256, <[u8; 32]>::from(Sha256::digest(bytes)), "{name}");
    }
}

/// As it prints in Rust; active content shorter, e.g. `ActiveContent(Launch)`, `ActiveContent(Launch, page 2)`.
fn shown_rejection(rejection: &Rejection) -> String {
    match rejection {
        Rejection::ActiveContent { what, page: None } => format!("ActiveContent({what:?})"),
        Rejection::ActiveContent { what, page: Some(page) } => format!("ActiveContent({what:?}, page {page})"),
        rejection => format!("{rejection:?}"),
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
    check("a PDF's mark too late", &[&[b' '; 16 * 1024], make::letter().as_slice()].concat(), Err("WrongType"));
    check("HEIC called .jpg", b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", Err("PhotoFormat(Heic)"));
    check("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0", Err("PhotoFormat(Heic)"));
    check("WebP", b"RIFF\x24\0\0\0WEBPVP8 ", Err("PhotoFormat(Webp)"));
    check("a film", b"\0\0\0\x20ftypisom\0\0\x02\0", Err("WrongType"));
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

    /// What is accepted after any damage holds nothing that acts for another reader either.
    #[test]
    fn no_damage_hides_an_action(which in 0..3_usize, changes in prop::collection::vec((any::<usize>(), damage()), 1..6)) {
        let mut bytes = match which {
            0 => make::with("/OpenAction 10 0 R", "10 0 obj << /S /Launch /F (a.exe) >> endobj"),
            1 => make::with_page("/Annots [<< /Subtype /Link /A << /S /JavaScript /JS (x) >> >>]"),
            _ => make::with_stream("", b"1 0 << /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch >> >>"),
        };
        for (at, damage) in changes {
            let at = at % bytes.len();
            let end = (at + damage.removed).min(bytes.len());
            bytes.splice(at..end, damage.inserted.bytes());
        }
        if let Ok(inspected) = judge(&bytes)
            && let Other::Read { pages, active } = hayro(&bytes)
        {
            prop_assert!(active.is_none(), "{active:?}, {} of {pages} pages", inspected.pages);
        }
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

/// A piece that is taken out, and one that is put in.
#[derive(Clone, Debug)]
struct Damage {
    removed: usize,
    inserted: &'static str,
}

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = vec![
        "",
        " ",
        "(",
        ")",
        "<<",
        ">>",
        "[",
        "]",
        "%",
        "\n",
        "#4a",
        "+",
        "1.0",
        " 0R",
        "null",
        "endobj",
        "stream\n",
        "endstream",
        "/S",
        "10 0 R",
        "10 0 obj",
        "trailer",
        "xref",
        "startxref",
        "%%EOF",
    ];
    (0..12_usize, prop::sample::select(pieces)).prop_map(|(removed, inserted)| Damage { removed, inserted })
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
