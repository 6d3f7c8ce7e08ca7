//! Writes the set pages as a PDF.

use pdf_writer::{Content, Date, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::font::{Font, encode};

/// A4 in points (ISO 216: 210 x 297 mm).
pub const WIDTH: f32 = 595.28;
/// See [`WIDTH`].
pub const HEIGHT: f32 = 841.89;

/// What stands in a document's properties and at the foot of its pages.
#[derive(Clone, Copy, Debug)]
pub struct Imprint<'a> {
    /// Title of the document.
    pub title: &'a str,
    /// Left at the foot of each page.
    pub foot: &'a str,
    /// Right at the foot: page and number of pages.
    pub page_of: fn(usize, usize) -> String,
    /// Made on this day (year, month, day): nothing of the present, so that the same case gives the same bytes.
    pub made: (i32, u8, u8),
}

/// The whole file.
pub fn write(pages: Vec<Content>, imprint: &Imprint) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut next = Ref::new(1);
    let (catalog, tree, info, plain, bold) = (next.bump(), next.bump(), next.bump(), next.bump(), next.bump());
    let kids: Vec<(Ref, Ref)> = pages.iter().map(|_| (next.bump(), next.bump())).collect();
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr("id-ID"));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids.iter().map(|(page, _)| *page)).count(count);
    let mut properties = pdf.document_info(info);
    let (year, month, day) = imprint.made;
    let made = Date::new(u16::try_from(year).unwrap_or_default()).month(month).day(day);
    properties.title(TextStr(imprint.title)).producer(TextStr("Perbarui")).creation_date(made);
    properties.finish();
    for (font, base) in [(plain, Name(b"Helvetica")), (bold, Name(b"Helvetica-Bold"))] {
        pdf.type1_font(font).base_font(base).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for ((page, contents), content) in kids.into_iter().zip(pages) {
        let mut one = pdf.page(page);
        one.parent(tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).contents(contents);
        one.resources().fonts().pair(name(Font::Plain), plain).pair(name(Font::Bold), bold);
        one.finish();
        pdf.stream(contents, &content.finish());
    }
    pdf.finish()
}

/// Puts a line of text at a place, in points from the lower left.
pub fn show(content: &mut Content, x: f32, y: f32, text: &str, font: Font, size: f32) {
    content.begin_text().set_font(name(font), size).next_line(x, y).show(Str(&encode(text))).end_text();
}

const fn name(font: Font) -> Name<'static> {
    match font {
        Font::Plain => Name(b"F1"),
        Font::Bold => Name(b"F2"),
    }
}
