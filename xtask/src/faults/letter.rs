//! PDFs made in code: a letter of any size, and a page that takes long to draw.

use super::random::Random;
use std::fmt::Write;

/// A letter of about this many bytes, different for each number.
pub fn letter(number: u64, bytes: usize) -> Vec<u8> {
    let mut content = format!("BT /F1 14 Tf 72 770 Td (Surat Rekomendasi Nomor 045/{number}) Tj ET\n");
    let mut random = Random::new(number);
    while content.len() < bytes {
        // A comment of a content stream: nothing is drawn.
        let _ = writeln!(content, "% {}", random.key());
    }
    pdf(&content)
}

/// A letter whose only page has many large shapes that lie over each other.
pub fn heavy_letter() -> Vec<u8> {
    let mut random = Random::new(7);
    let mut content = String::new();
    for _ in 0..6_000 {
        let _ = write!(content, "0.{} 0.{} 0.5 rg ", random.below(10), random.below(10));
        let _ = write!(content, "{} {} m ", random.below(595), random.below(842));
        for _ in 0..20 {
            let _ = write!(content, "{} {} l ", random.below(595), random.below(842));
        }
        content.push_str("f*\n");
    }
    pdf(&content)
}

fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = text.len();
    let _ = write!(text, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(text, "{place:010} 00000 n ");
    }
    let _ = write!(text, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    text.into_bytes()
}
