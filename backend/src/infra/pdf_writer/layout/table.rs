//! Tables, whose rows may go on on the next page.

use super::{BOTTOM, LEADING, MARGIN, PADDING, Paper, RIGHT};
use crate::infra::pdf_writer::pdf::{Block, HEIGHT, Piece, Weight};

impl Paper {
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

    /// One row; where the page ends, it goes on on the next one, below the head.
    fn row(&mut self, widths: &[f32], cells: &[String], row: &Row) -> Vec<Piece> {
        let size = self.size;
        let weight = if matches!(row, Row::Below(_)) { Weight::Regular } else { Weight::Bold };
        let again = matches!(row, Row::HeadAgain);
        let pieces: Vec<Option<Piece>> = cells.iter().map(|_| (!again).then(|| self.piece())).collect();
        let font = self.fonts.get(weight);
        let lines: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| font.wrap(cell, size, width - 2.0 * PADDING)).collect();
        let count = lines.iter().map(Vec::len).max().unwrap_or(0);
        let mut from = 0;
        while from < count {
            #[allow(clippy::cast_precision_loss, reason = "rows have a few lines")]
            let high = |lines: usize| lines as f32 * size * LEADING + 2.0 * PADDING;
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
                let mut y = top + PADDING - size * (LEADING - 1.0);
                for line in cell.iter().skip(from).take(fit) {
                    y += size * LEADING;
                    self.text((x + PADDING, y), line.clone(), weight, size, *piece);
                }
                x += width;
                self.line((x, top), (x, bottom));
            }
            self.y = bottom;
            from += fit;
        }
        pieces.into_iter().flatten().collect()
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
