//! Sets text on pages of A4: headings, labelled lines and tables, wrapped and carried over to the next page.

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
/// Size of the foot, in points.
const FOOT: f32 = 8.0;
/// Between a table's rules and its words.
const PADDING: f32 = 4.0;
/// Width of the labels before their values.
const LABEL: f32 = 130.0;

/// A paper in the making; it begins with an empty page.
pub struct Paper {
    fonts: Fonts,
    pages: Pages,
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
        Ok(Self { fonts, pages, y: MARGIN })
    }

    /// The title of the paper: a heading in the middle, of this size.
    pub fn title(&mut self, text: &str, size: f32) {
        let piece = self.heading_at(NonZeroU16::MIN, text);
        self.lines(text, Weight::Bold, size, true, piece);
    }

    /// A line in bold in the middle, of this size.
    pub fn centred(&mut self, text: &str, size: f32) {
        let piece = self.paragraph_piece();
        self.lines(text, Weight::Bold, size, true, piece);
    }

    /// A heading before what follows.
    pub fn heading(&mut self, text: &str) {
        self.space(SIZE);
        // Not alone at the end of a page.
        self.room(SIZE * 5.0);
        let piece = self.heading_at(NonZeroU16::MIN.saturating_add(1), text);
        self.lines(text, Weight::Bold, SIZE + 1.0, false, piece);
        self.space(3.0);
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        let piece = self.paragraph_piece();
        self.lines(text, Weight::Regular, SIZE, false, piece);
    }

    /// A label and its value.
    pub fn labelled(&mut self, label: &str, value: &str) {
        let mut labels = self.fonts.regular.wrap(label, SIZE, LABEL - PADDING);
        // It is read together with its value.
        if let Some(last) = labels.last_mut() {
            last.push(' ');
        }
        let values = self.fonts.regular.wrap(value, SIZE, RIGHT - MARGIN - LABEL);
        let (label, value) = (self.piece(), self.piece());
        self.pages.blocks.push(Block::Paragraph(vec![label, value]));
        let mut columns = [(labels.into_iter(), MARGIN, label), (values.into_iter(), MARGIN + LABEL, value)];
        while columns.iter().any(|(lines, ..)| lines.len() > 0) {
            self.down(SIZE * LEADING);
            for (lines, x, piece) in &mut columns {
                if let Some(line) = lines.next() {
                    self.text((*x, self.y), line, Weight::Regular, SIZE, Some(*piece));
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

    /// A table. `shares`: how wide its columns are, of their sum. The head stands again on every page.
    pub fn table(&mut self, shares: &[f32], head: &[&str], rows: &[Vec<String>]) {
        let sum: f32 = shares.iter().sum();
        let widths: Vec<f32> = shares.iter().map(|share| (RIGHT - MARGIN) * share / sum).collect();
        let head: Vec<String> = head.iter().map(|word| (*word).to_owned()).collect();
        self.space(3.0);
        let mut pieces = vec![self.row(&widths, &head, &Row::Head)];
        for row in rows {
            pieces.push(self.row(&widths, row, &Row::Below(&head)));
        }
        self.pages.blocks.push(Block::Table(pieces));
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
            for (x, text) in [(MARGIN, foot), (right, number)] {
                marks.push(Mark::Text { at: (x, y), text, weight: Weight::Regular, size: FOOT, piece: None });
            }
        }
        write(&self.pages, &self.fonts, info)
    }

    /// One row; where the page ends, it goes on on the next one, below the head.
    fn row(&mut self, widths: &[f32], cells: &[String], row: &Row) -> Vec<Piece> {
        let weight = if matches!(row, Row::Below(_)) { Weight::Regular } else { Weight::Bold };
        let again = matches!(row, Row::HeadAgain);
        let pieces: Vec<Option<Piece>> = cells.iter().map(|_| (!again).then(|| self.piece())).collect();
        let font = self.fonts.get(weight);
        let lines: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| font.wrap(cell, SIZE, width - 2.0 * PADDING)).collect();
        let count = lines.iter().map(Vec::len).max().unwrap_or(0);
        let mut from = 0;
        while from < count {
            #[allow(clippy::cast_precision_loss, reason = "rows have a few lines")]
            let high = |lines: usize| lines as f32 * SIZE * LEADING + 2.0 * PADDING;
            let room = BOTTOM - self.y;
            // As many lines as fit; all of them if the row fits on an empty page.
            let fit = (1..=count - from).rev().find(|lines| high(*lines) <= room).unwrap_or(0);
            let whole = high(count - from) <= HEIGHT - 4.0 * MARGIN;
            if fit == 0 || (whole && fit < count - from) {
                self.next_page();
                if let Row::Below(head) = row {
                    self.row(widths, head, &Row::HeadAgain);
                }
                continue;
            }
            let (top, bottom) = (self.y, self.y + high(fit));
            let mut x = MARGIN;
            self.line((MARGIN, top), (RIGHT, top));
            self.line((MARGIN, bottom), (RIGHT, bottom));
            self.line((x, top), (x, bottom));
            for ((cell, width), piece) in lines.iter().zip(widths).zip(&pieces) {
                let mut y = top + PADDING - SIZE * (LEADING - 1.0);
                for line in cell.iter().skip(from).take(fit) {
                    y += SIZE * LEADING;
                    self.text((x + PADDING, y), line.clone(), weight, SIZE, *piece);
                }
                x += width;
                self.line((x, top), (x, bottom));
            }
            self.y = bottom;
            from += fit;
        }
        pieces.into_iter().flatten().collect()
    }

    fn lines(&mut self, text: &str, weight: Weight, size: f32, centred: bool, piece: Piece) {
        for line in self.fonts.get(weight).wrap(text, size, RIGHT - MARGIN) {
            let middle = (WIDTH - self.fonts.get(weight).width(line.trim_end(), size)) / 2.0;
            let x = if centred { middle } else { MARGIN };
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

/// What a row of a table is.
enum Row<'a> {
    /// The head.
    Head,
    /// The head on a further page, which screen readers don't read again.
    HeadAgain,
    /// A row below this head.
    Below(&'a [String]),
}
