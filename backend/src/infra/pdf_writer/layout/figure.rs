//! QR codes among the text.

use super::{MARGIN, Paper};
use crate::infra::pdf_writer::pdf::{Block, Mark};
use crate::infra::pdf_writer::squares::Squares;
use crate::infra::qr::Runs;

impl Paper {
    /// A QR code of this width in points. `alternative`: what it is, for whoever does not see it.
    pub fn qr_code(&mut self, code: Runs, width: f32, alternative: &str) {
        self.space(8.0);
        self.room(width);
        let piece = self.piece();
        self.pages.blocks.push(Block::Figure(alternative.to_owned(), piece));
        let side = width / f32::from(code.size.max(1));
        self.mark(Mark::Squares(Squares { at: (MARGIN, self.y), side, runs: code.runs, piece }));
        self.space(width + 4.0);
    }
}
