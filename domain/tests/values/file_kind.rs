//! Kinds of file by their first bytes.

use domain::file_kind::{FileKind, HEAD_BYTES};

#[test]
fn bytes_decide() {
    let mut late = vec![b' '; HEAD_BYTES - 5];
    late.extend(b"%PDF-");
    let mut too_late = vec![b' '; HEAD_BYTES - 4];
    too_late.extend(b"%PDF-");
    let check = |head: &[u8], expected| assert_eq!(FileKind::of(head), expected, "{:?}", head.get(..8));
    check(b"", None);
    check(b"Yth. Kepala Dinas", None);
    check(b"%PDF", None);
    check(b"%PDF-1.7\n", Some(FileKind::Pdf));
    check(b"\xef\xbb\xbf%PDF-1.4", Some(FileKind::Pdf));
    check(&late, Some(FileKind::Pdf));
    check(&too_late, None);
    check(b"\xff\xd8\xff\xe0", Some(FileKind::Jpeg));
    check(b"\xff\xd8", None);
    check(b"\x89PNG\r\n\x1a\n\0", Some(FileKind::Png));
    check(b"\x89PNG\n", None);
    check(b"PK\x03\x04", None);
}
