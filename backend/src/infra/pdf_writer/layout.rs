//! Sets text on pages of A4: headings, labelled lines and tables, wrapped and carried over to the next page.

use pdf_writer::Content;

use super::font::{Font, wrap};
use super::pdf::{HEIGHT, Imprint, WIDTH, show, write};

/// Margin on all sides, in points.
const MARGIN: f32 = 56.0;
/// Between the lines, as a multiple of the size.
const LEADING: f32 = 1.3;
/// Size of running text, in points.
const SIZE: f32 = 9.5;
/// Between a table's rules and its words.
const PADDING: f32 = 4.0;
/// Width of the labels before their values.
const LABEL: f32 = 130.0;

/// A paper in the making; it begins with an empty page.
pub struct Paper {
    pages: Vec<Content>,
    /// The next line is set below this height.
    y: f32,
}

impl Default for Paper {
    fn default() -> Self {
        Self { pages: vec![Content::new()], y: HEIGHT - MARGIN }
    }
}

impl Paper {
    /// A line in bold in the middle, of this size.
    pub fn centred(&mut self, text: &str, size: f32) {
        for line in wrap(text, Font::Bold, size, WIDTH - 2.0 * MARGIN) {
            let x = (WIDTH - Font::Bold.width(&line, size)) / 2.0;
            self.down(size * LEADING);
            self.text(x, self.y, &line, Font::Bold, size);
        }
    }

    /// A heading before what follows.
    pub fn heading(&mut self, text: &str) {
        self.space(SIZE);
        // Not alone at the end of a page.
        self.room(SIZE * 5.0);
        for line in wrap(text, Font::Bold, SIZE + 1.0, WIDTH - 2.0 * MARGIN) {
            self.down((SIZE + 1.0) * LEADING);
            self.text(MARGIN, self.y, &line, Font::Bold, SIZE + 1.0);
        }
        self.space(3.0);
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        for line in wrap(text, Font::Plain, SIZE, WIDTH - 2.0 * MARGIN) {
            self.down(SIZE * LEADING);
            self.text(MARGIN, self.y, &line, Font::Plain, SIZE);
        }
    }

    /// A label and its value.
    pub fn labelled(&mut self, label: &str, value: &str) {
        let labels = wrap(label, Font::Plain, SIZE, LABEL - PADDING);
        let values = wrap(value, Font::Plain, SIZE, WIDTH - 2.0 * MARGIN - LABEL);
        for nth in 0..labels.len().max(values.len()) {
            self.down(SIZE * LEADING);
            if let Some(line) = labels.get(nth) {
                self.text(MARGIN, self.y, line, Font::Plain, SIZE);
            }
            if let Some(line) = values.get(nth) {
                self.text(MARGIN + LABEL, self.y, line, Font::Plain, SIZE);
            }
        }
    }

    /// A line across.
    pub fn rule(&mut self) {
        self.space(6.0);
        let y = self.y;
        self.line(MARGIN, y, WIDTH - MARGIN, y);
        self.space(6.0);
    }

    /// Empty space.
    pub fn space(&mut self, points: f32) {
        self.y -= points;
    }

    /// A table. `shares`: how wide its columns are, of their sum. The head stands again on every page.
    pub fn table(&mut self, shares: &[f32], head: &[&str], rows: &[Vec<String>]) {
        let sum: f32 = shares.iter().sum();
        let widths: Vec<f32> = shares.iter().map(|share| (WIDTH - 2.0 * MARGIN) * share / sum).collect();
        let head: Vec<String> = head.iter().map(|word| (*word).to_owned()).collect();
        self.space(3.0);
        self.row(&widths, &head, Font::Bold, None);
        for row in rows {
            self.row(&widths, row, Font::Plain, Some(&head));
        }
    }

    /// The finished PDF.
    pub fn finish(mut self, imprint: &Imprint) -> Vec<u8> {
        let count = self.pages.len();
        for (nth, content) in self.pages.iter_mut().enumerate() {
            let number = (imprint.page_of)(nth + 1, count);
            let right = WIDTH - MARGIN - Font::Plain.width(&number, 8.0);
            show(content, MARGIN, MARGIN / 2.0, imprint.foot, Font::Plain, 8.0);
            show(content, right, MARGIN / 2.0, &number, Font::Plain, 8.0);
        }
        write(self.pages, imprint)
    }

    /// One row; where the page ends, it goes on on the next one, below the head.
    fn row(&mut self, widths: &[f32], cells: &[String], font: Font, head: Option<&[String]>) {
        let lines: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| wrap(cell, font, SIZE, width - 2.0 * PADDING)).collect();
        let count = lines.iter().map(Vec::len).max().unwrap_or(0);
        let mut from = 0;
        while from < count {
            let high = |lines: usize| {
                // Rows have a few lines.
                #[allow(clippy::cast_precision_loss)]
                let lines = lines as f32;
                lines * SIZE * LEADING + 2.0 * PADDING
            };
            let room = self.y - MARGIN;
            // As many lines as fit; all of them if the row fits on an empty page.
            let fit = (1..=count - from).rev().find(|lines| high(*lines) <= room).unwrap_or(0);
            let whole = high(count - from) <= HEIGHT - 4.0 * MARGIN;
            if fit == 0 || (whole && fit < count - from) {
                self.next_page();
                if let Some(head) = head {
                    self.row(widths, head, Font::Bold, None);
                }
                continue;
            }
            let (top, bottom) = (self.y, self.y - high(fit));
            let mut x = MARGIN;
            self.line(MARGIN, top, WIDTH - MARGIN, top);
            self.line(MARGIN, bottom, WIDTH - MARGIN, bottom);
            self.line(x, top, x, bottom);
            for (cell, width) in lines.iter().zip(widths) {
                let mut y = top - PADDING;
                for line in cell.iter().skip(from).take(fit) {
                    y -= SIZE * LEADING;
                    self.text(x + PADDING, y + SIZE * (LEADING - 1.0), line, font, SIZE);
                }
                x += width;
                self.line(x, top, x, bottom);
            }
            self.y = bottom;
            from += fit;
        }
    }

    /// Goes down by a line, to the next page if there is no room.
    fn down(&mut self, points: f32) {
        self.room(points);
        self.y -= points;
    }

    fn room(&mut self, points: f32) {
        if self.y - points < MARGIN {
            self.next_page();
        }
    }

    fn next_page(&mut self) {
        self.pages.push(Content::new());
        self.y = HEIGHT - MARGIN;
    }

    fn text(&mut self, x: f32, y: f32, text: &str, font: Font, size: f32) {
        if let Some(content) = self.pages.last_mut() {
            show(content, x, y, text, font, size);
        }
    }

    fn line(&mut self, x1: f32, y1: f32, x2: f32, y2: f32) {
        if let Some(content) = self.pages.last_mut() {
            content.set_line_width(0.5).move_to(x1, y1).line_to(x2, y2).stroke();
        }
    }
}
