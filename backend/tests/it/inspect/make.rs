//! Makes the files.

use std::io::Write;

use flate2::Compression;
use flate2::Crc;
use flate2::write::ZlibEncoder;

/// A letter of one page.
pub(crate) fn letter() -> Vec<u8> {
    with_catalog("")
}

/// A letter with more in its catalog and further objects behind it (10, 11 ... are free).
pub(crate) fn with(catalog: &str, objects: &str) -> Vec<u8> {
    let letter = with_catalog(catalog);
    let text = String::from_utf8(letter).unwrap();
    text.replacen("xref\n", &format!("{objects}\nxref\n"), 1).into_bytes()
}

/// A letter whose page has this, too.
pub(crate) fn with_page(page: &str) -> Vec<u8> {
    String::from_utf8(letter()).unwrap().replace("/Type /Page ", &format!("/Type /Page {page} ")).into_bytes()
}

fn with_catalog(catalog: &str) -> Vec<u8> {
    pdf(
        &[
            &format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length 38 >>\nstream\nBT /F1 12 Tf 72 720 Td (Surat) Tj ET  \nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ],
        "",
    )
}

/// A letter with a later revision of two pages that its cross-reference does not name: the inspection counts two, viewers
/// that trust the cross-reference show one.
pub(crate) fn unnamed_revision() -> Vec<u8> {
    let mut bytes = letter();
    let first = bytes.windows(5).position(|window| window == b"xref\n").unwrap();
    bytes.extend(b"2 0 obj\n<< /Type /Pages /Kids [3 0 R << /Type /Page >>] /Count 2 >>\nendobj\n");
    let start = bytes.len();
    write!(bytes, "xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev {first} >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    bytes
}

/// A PDF of these objects, numbered from 1, of which the first is the catalog.
pub(crate) fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (nth, object) in objects.iter().enumerate() {
        writeln!(offsets, "{:010} 00000 n ", bytes.len()).unwrap();
        write!(bytes, "{} 0 obj\n{object}\nendobj\n", nth + 1).unwrap();
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    write!(bytes, "xref\n0 {size}\n0000000000 65535 f \n").unwrap();
    bytes.extend(offsets);
    write!(bytes, "trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    bytes
}

/// A PDF whose catalog stands in a packed object stream.
pub(crate) fn packed(catalog: &str) -> Vec<u8> {
    with_stream("/Filter /FlateDecode", &deflate(format!("1 0 {catalog}").as_bytes()))
}

/// A PDF whose object stream has these entries and this data; it should hold object 1, the catalog, at offset 4.
pub(crate) fn with_stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n\
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj\n"
        .to_vec();
    let head = format!("4 0 obj << /Type /ObjStm /N 1 /First 4 /Length {} {entries} >>\nstream\n", data.len());
    bytes.extend(head.as_bytes());
    bytes.extend(data);
    bytes.extend(b"\nendstream endobj\n5 0 obj << /Type /XRef /Root 1 0 R /Size 6 /W [1 2 1] /Length 0 >>\nstream\n\nendstream endobj\n");
    bytes.extend(b"startxref\n0\n%%EOF\n");
    bytes
}

/// The same with a catalog outside the stream, too: readable even if the stream is not.
pub(crate) fn with_spare_catalog(entries: &str, data: &[u8]) -> Vec<u8> {
    let spare = b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n";
    [spare, with_stream(entries, data).as_slice()].concat()
}

pub(crate) fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A JPEG's markers around a scan of no meaning, with a thumbnail as phones have it.
pub(crate) fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0x00, 0x0c];
    bytes.extend(b"Exif\0\0\xff\xd8\xff\xd9");
    bytes.extend([0xff, 0xc0, 0x00, 0x0b, 8]);
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([1, 1, 0x11, 0]);
    bytes.extend([0xff, 0xda, 0x00, 0x08, 1, 1, 0, 0, 63, 0]);
    bytes.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// A white PNG, as far as its data reaches.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", deflate(&[0xff; 1000])), (b"IEND", Vec::new())] {
        let mut crc = Crc::new();
        crc.update(name);
        crc.update(&data);
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(name);
        bytes.extend(data);
        bytes.extend(crc.sum().to_be_bytes());
    }
    bytes
}
