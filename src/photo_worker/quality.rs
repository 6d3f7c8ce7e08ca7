//! Judges whether the writing of a photographed page can be read: from grey values alone, so it is tested on drawn pages.
//!
//! No bound depends on how much is written. The thresholds were chosen on drawn pages of 3,000 x 4,000 pixels, see the tests.

/// What may keep a page from being read. It warns, but blocks nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Out of focus or moved.
    pub blurred: bool,
    /// Too little light.
    pub dark: bool,
    /// Writing runs into an edge of the picture.
    pub cut: bool,
}

/// Pixels of the longer side at which pages are judged: sensor noise is averaged, strokes of small print stay.
pub const JUDGED_SIDE: u32 = 900;

/// Two pixels that far apart, about half a line of print, differ on a page with writing, however blurred.
const APART: usize = 8;
/// Difference of grey values that counts as writing there.
const WRITING: u8 = 16;
/// A page has writing if one pixel of so many differs like this.
const WRITTEN_PART: usize = 2_000;
/// Width in pixels over which edges are compared with their steepest pixel.
const EDGE: usize = 6;
/// Difference of grey values across [`EDGE`] that counts as an edge.
const EDGE_HEIGHT: u8 = 20;
/// Percentage of an edge that lies in its steepest pixel: 80 and more on sharp pages, 33 where print cannot be read.
const SHARP_PERCENT: u64 = 45;
/// Edges fewer than this tell nothing about sharpness.
const MIN_EDGES: u64 = 50;
/// Grey value of paper in too little light.
const DARK_PAPER: u32 = 80;
/// Strokes on the picture's edge that make a line of writing.
const CUT_STROKES: u32 = 6;

/// A picture in grey values, row by row.
pub struct Grey {
    pixels: Vec<u8>,
    width: usize,
}

impl Grey {
    /// From pixels of four bytes each (red, green, blue, opacity).
    pub fn of_rgba(rgba: &[u8], width: u32) -> Self {
        let grey = |pixel: &[u8]| match *pixel {
            [red, green, blue, _] => {
                u8::try_from((u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8).unwrap_or(255)
            }
            _ => 0,
        };
        Self { pixels: rgba.chunks_exact(4).map(grey).collect(), width: (width as usize).max(1) }
    }

    /// The page's flaws; none if nothing is written on it.
    pub fn flaws(&self) -> Option<Flaws> {
        let rows: Vec<Vec<u8>> = self.pixels.chunks_exact(self.width).map(<[u8]>::to_vec).collect();
        let columns: Vec<Vec<u8>> =
            (0..self.width).map(|x| self.pixels.iter().skip(x).step_by(self.width).copied().collect()).collect();
        if !written(&rows) && !written(&columns) {
            return None;
        }
        let paper = self.paper();
        let blurred = [&rows, &columns].into_iter().any(|lines| sharpness(lines).is_some_and(|it| it < SHARP_PERCENT));
        Some(Flaws { blurred, dark: paper < DARK_PAPER, cut: [&rows, &columns].into_iter().any(|it| cut(it, paper)) })
    }

    /// The paper's grey value: nine pixels of ten are no brighter.
    fn paper(&self) -> u32 {
        let mut counts = [0_usize; 256];
        for pixel in &self.pixels {
            counts[usize::from(*pixel)] += 1;
        }
        let mut brighter = 0;
        let value = (0_u32..256).rev().find(|value| {
            brighter += counts[*value as usize];
            brighter * 10 > self.pixels.len()
        });
        value.unwrap_or(0)
    }
}

fn written(lines: &[Vec<u8>]) -> bool {
    let pairs = || lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(APART)));
    pairs().filter(|(one, other)| one.abs_diff(**other) >= WRITING).count() > pairs().count() / WRITTEN_PART
}

/// The mean percentage of an edge that lies in its steepest pixel; none without edges.
fn sharpness(lines: &[Vec<u8>]) -> Option<u64> {
    let (mut edges, mut sum) = (0, 0);
    for window in lines.iter().flat_map(|line| line.windows(EDGE + 1)) {
        let height = window[0].abs_diff(window[EDGE]);
        if height >= EDGE_HEIGHT {
            let steepest = window.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max().unwrap_or(0);
            edges += 1;
            sum += u64::from(steepest) * 100 / u64::from(height);
        }
    }
    (edges >= MIN_EDGES).then(|| sum / edges)
}

/// Whether the first or the last line of the picture crosses many strokes on paper. The outermost hundredth is left out.
fn cut(lines: &[Vec<u8>], paper: u32) -> bool {
    let margin = lines.len() / 100 + 1;
    let ends = [lines.get(margin), lines.len().checked_sub(margin + 1).and_then(|last| lines.get(last))];
    ends.into_iter().flatten().any(|line| {
        let mut sorted = line.clone();
        sorted.sort_unstable();
        // Otherwise the paper ends before the picture does.
        sorted.get(line.len() / 2).is_some_and(|middle| u32::from(*middle) * 4 > paper * 3)
            && strokes(line, paper) >= CUT_STROKES
    })
}

fn strokes(line: &[u8], paper: u32) -> u32 {
    let (mut strokes, mut inside) = (0, false);
    for pixel in line.iter().map(|pixel| u32::from(*pixel) * 10) {
        if inside && pixel > paper * 8 {
            inside = false;
        } else if !inside && pixel < paper * 6 {
            inside = true;
            strokes += 1;
        }
    }
    strokes
}
