//! Sets text on pages of A4: headings, labelled lines and tables, wrapped and carried over to the next page.

mod figure;
mod table;

use std::num::NonZeroU16;

use super::PdfError;
use super::font::Font;
use super::pdf::{Block, DocumentInfo, Fonts, HEIGHT, Mark, Pages, Piece, Place, WIDTH, Weight, write};

/// Margin on all sides, in points.
const MARGIN: f32 = 56.0;
/// Where text ends on the right, and at the foot of a page.
const RIGHT: f32 = WIDTH - MARGIN;
/// See [`RIGHT`].
const BOTTOM: f32 = HEIGHT - MARGIN;
/// Between the lines, as a multiple of the size.
const LEADING: f32 = 1.3;
/// Size of running text, in points.
const SIZE: f32 = 9.5;
/// The same in letters.
const LETTER_SIZE: f32 = 11.0;
/// Size of the foot, in points.
const FOOT: f32 = 8.0;
/// Between a table's rules and its words.
const PADDING: f32 = 4.0;
/// Width of the labels before their values.
const LABEL: f32 = 130.0;
/// Width of the colon between them in letters.
const COLON: f32 = 10.0;
/// Where a signature begins.
const MIDDLE: f32 = WIDTH / 2.0 + 20.0;

/// A paper in the making; it begins with an empty page.
pub struct Paper {
    fonts: Fonts,
    pages: Pages,
    /// Size of running text, in points.
    size: f32,
    /// The next line is set below this distance from the top.
    y: f32,
}

impl Paper {
    /// An empty page.
    ///
    /// # Errors
    /// [`PdfError::Font`].
    pub fn new() -> Result<Self, PdfError> {
        let fonts = Fonts { regular: Font::regular()?, bold: Font::bold()? };
        let pages = Pages { marks: vec![Vec::new()], blocks: Vec::new(), pieces: 0 };
        Ok(Self { fonts, pages, size: SIZE, y: MARGIN })
    }

    /// An empty page for a letter, with larger text.
    ///
    /// # Errors
    /// [`PdfError::Font`].
    pub fn letter() -> Result<Self, PdfError> {
        Ok(Self { size: LETTER_SIZE, ..Self::new()? })
    }

    /// The title of the paper: a heading in the middle, of this size.
    pub fn title(&mut self, text: &str, size: f32) {
        let piece = self.heading_at(NonZeroU16::MIN, text);
        self.lines(text, Weight::Bold, size, Align::Centre, piece);
    }

    /// A line in bold in the middle, of this size.
    pub fn centred(&mut self, text: &str, size: f32) {
        let piece = self.paragraph_piece();
        self.lines(text, Weight::Bold, size, Align::Centre, piece);
    }

    /// A heading before what follows.
    pub fn heading(&mut self, text: &str) {
        self.space(self.size);
        // Not alone at the end of a page.
        self.room(self.size * 5.0);
        let piece = self.heading_at(NonZeroU16::MIN.saturating_add(1), text);
        self.lines(text, Weight::Bold, self.size + 1.0, Align::Left, piece);
        self.space(3.0);
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        let piece = self.paragraph_piece();
        self.lines(text, Weight::Regular, self.size, Align::Left, piece);
    }

    /// A paragraph in the middle.
    pub fn centred_paragraph(&mut self, text: &str) {
        let piece = self.paragraph_piece();
        self.lines(text, Weight::Regular, self.size, Align::Centre, piece);
    }

    /// A paragraph on the right half, where letters are signed.
    pub fn signature(&mut self, text: &str) {
        let piece = self.paragraph_piece();
        self.lines(text, Weight::Regular, self.size, Align::Middle, piece);
    }

    /// A label and its value.
    pub fn labelled(&mut self, label: &str, value: &str) {
        self.columns(label, "", value);
    }

    /// A label and its value with a colon between them, as letters have it.
    pub fn entry(&mut self, label: &str, value: &str) {
        self.columns(label, ": ", value);
    }

    fn columns(&mut self, label: &str, colon: &str, value: &str) {
        let size = self.size;
        let begin = if colon.is_empty() { MARGIN + LABEL } else { MARGIN + LABEL + COLON };
        let mut labels = self.fonts.regular.wrap(label, size, LABEL - PADDING);
        // It is read together with its value.
        if let Some(last) = labels.last_mut() {
            last.push(' ');
        }
        let values = self.fonts.regular.wrap(value, size, RIGHT - begin);
        let (label, value) = (self.piece(), self.piece());
        self.pages.blocks.push(Block::Paragraph(vec![label, value]));
        let colon = if colon.is_empty() { Vec::new() } else { vec![colon.to_owned()] };
        let mut columns = [
            (labels.into_iter(), MARGIN, label),
            (colon.into_iter(), MARGIN + LABEL, label),
            (values.into_iter(), begin, value),
        ];
        while columns.iter().any(|(lines, ..)| lines.len() > 0) {
            self.down(size * LEADING);
            for (lines, x, piece) in &mut columns {
                if let Some(line) = lines.next() {
                    self.text((*x, self.y), line, Weight::Regular, size, Some(*piece));
                }
            }
        }
    }

    /// A line across.
    pub fn rule(&mut self) {
        self.space(6.0);
        self.line((MARGIN, self.y), (RIGHT, self.y));
        self.space(6.0);
    }

    /// Empty space.
    pub fn space(&mut self, points: f32) {
        self.y += points;
    }

    /// The finished PDF.
    ///
    /// # Errors
    /// [`PdfError::Refused`].
    pub fn finish(mut self, info: &DocumentInfo) -> Result<Vec<u8>, PdfError> {
        let count = self.pages.marks.len();
        let y = HEIGHT - MARGIN / 2.0;
        for (nth, marks) in self.pages.marks.iter_mut().enumerate() {
            let number = (info.page_of)(nth + 1, count);
            let right = RIGHT - self.fonts.regular.width(&number, FOOT);
            let foot = self.fonts.regular.printable(info.foot);
            for (x, text) in [(MARGIN, foot), (right, number)].into_iter().filter(|(_, text)| !text.is_empty()) {
                marks.push(Mark::Text { at: (x, y), text, weight: Weight::Regular, size: FOOT, piece: None });
            }
        }
        write(&self.pages, &self.fonts, info)
    }

    fn lines(&mut self, text: &str, weight: Weight, size: f32, align: Align, piece: Piece) {
        let left = if matches!(align, Align::Middle) { MIDDLE } else { MARGIN };
        for line in self.fonts.get(weight).wrap(text, size, RIGHT - left) {
            let middle = (WIDTH - self.fonts.get(weight).width(line.trim_end(), size)) / 2.0;
            let x = if matches!(align, Align::Centre) { middle } else { left };
            self.down(size * LEADING);
            self.text((x, self.y), line, weight, size, Some(piece));
        }
    }

    fn heading_at(&mut self, level: NonZeroU16, text: &str) -> Piece {
        let (piece, page) = (self.piece(), self.pages.marks.len() - 1);
        self.pages.blocks.push(Block::Heading { level, title: text.to_owned(), piece, page, at: (MARGIN, self.y) });
        piece
    }

    fn paragraph_piece(&mut self) -> Piece {
        let piece = self.piece();
        self.pages.blocks.push(Block::Paragraph(vec![piece]));
        piece
    }

    fn piece(&mut self) -> Piece {
        self.pages.pieces += 1;
        self.pages.pieces - 1
    }

    /// Goes down by a line, to the next page if there is no room.
    fn down(&mut self, points: f32) {
        self.room(points);
        self.y += points;
    }

    fn room(&mut self, points: f32) {
        if self.y + points > BOTTOM {
            self.next_page();
        }
    }

    fn next_page(&mut self) {
        self.pages.marks.push(Vec::new());
        self.y = MARGIN;
    }

    fn text(&mut self, at: Place, text: String, weight: Weight, size: f32, piece: Option<Piece>) {
        self.mark(Mark::Text { at, text, weight, size, piece });
    }

    fn line(&mut self, from: Place, to: Place) {
        self.mark(Mark::Line(from, to));
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(marks) = self.pages.marks.last_mut() {
            marks.push(mark);
        }
    }
}

/// Where lines stand.
#[derive(Clone, Copy)]
enum Align {
    /// From the left margin.
    Left,
    /// In the middle of the page.
    Centre,
    /// From the middle of the page.
    Middle,
}
