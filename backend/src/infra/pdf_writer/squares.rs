//! Draws QR codes.

use krilla::geom::{PathBuilder, Rect};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier};

/// A QR code on a page.
pub struct Squares {
    /// Its upper left, in points from that of the page.
    pub at: (f32, f32),
    /// Length of a module's side, in points.
    pub side: f32,
    /// Dark modules: column and row of the first, and how many.
    pub runs: Vec<(u8, u8, u8)>,
    /// The number of the piece of content that it is.
    pub piece: usize,
}

impl Squares {
    /// Draws all modules as one path, so that no gaps show between them.
    pub fn draw(&self, surface: &mut Surface) -> Identifier {
        let mut path = PathBuilder::new();
        for (x, y, run) in &self.runs {
            let (left, top) = (self.at.0 + f32::from(*x) * self.side, self.at.1 + f32::from(*y) * self.side);
            if let Some(rect) = Rect::from_xywh(left, top, f32::from(*run) * self.side, self.side) {
                path.push_rect(rect);
            }
        }
        let identifier = surface.start_tagged(ContentTag::Other);
        if let Some(path) = path.finish() {
            surface.set_fill(Some(Fill::default()));
            surface.draw_path(&path);
            surface.set_fill(None);
        }
        surface.end_tagged();
        identifier
    }
}
