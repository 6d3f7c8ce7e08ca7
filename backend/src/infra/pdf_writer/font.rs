//! Helvetica and Helvetica Bold, which every reader of PDF brings along: how wide their letters are, and the code of each
//! letter (`WinAnsiEncoding`, ISO 32000-1, annex D).

/// One of the two fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// Helvetica.
    Plain,
    /// Helvetica Bold.
    Bold,
}

impl Font {
    /// The width of a text in points at this size.
    pub fn width(self, text: &str, size: f32) -> f32 {
        let thousandths: u32 = encode(text).into_iter().map(|code| u32::from(self.width_of(code))).sum();
        // A line has a few thousand thousandths at most.
        #[allow(clippy::cast_precision_loss)]
        let width = thousandths as f32 / 1000.0;
        width * size
    }

    /// In thousandths of the size (Adobe's metrics of the standard fonts); rounded up beyond ASCII.
    fn width_of(self, code: u8) -> u16 {
        let widths = match self {
            Self::Plain => &PLAIN,
            Self::Bold => &BOLD,
        };
        match code.checked_sub(b' ').and_then(|place| widths.get(usize::from(place))) {
            Some(width) => *width,
            None if code < 0xA0 => 1000,
            None => 778,
        }
    }
}

/// The letters as codes; a question mark for what the fonts do not have.
pub fn encode(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| match u32::from(letter) {
            code @ (0x20..=0x7E | 0xA0..=0xFF) => u8::try_from(code).unwrap_or(b'?'),
            _ => OTHERS.iter().find(|(other, _)| *other == letter).map_or(b'?', |(_, code)| *code),
        })
        .collect()
}

/// The text in lines of at most this width. A word that is too long for a line is broken.
pub fn wrap(text: &str, font: Font, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if font.width(&longer, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if font.width(&line, size) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::take(&mut line));
                    line.push(letter);
                }
            }
        }
        lines.push(line);
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// What stands between ASCII and Latin-1.
const OTHERS: [(char, u8); 27] = [
    ('\u{20AC}', 0x80),
    ('\u{201A}', 0x82),
    ('\u{192}', 0x83),
    ('\u{201E}', 0x84),
    ('\u{2026}', 0x85),
    ('\u{2020}', 0x86),
    ('\u{2021}', 0x87),
    ('\u{2C6}', 0x88),
    ('\u{2030}', 0x89),
    ('\u{160}', 0x8A),
    ('\u{2039}', 0x8B),
    ('\u{152}', 0x8C),
    ('\u{17D}', 0x8E),
    ('\u{2018}', 0x91),
    ('\u{2019}', 0x92),
    ('\u{201C}', 0x93),
    ('\u{201D}', 0x94),
    ('\u{2022}', 0x95),
    ('\u{2013}', 0x96),
    ('\u{2014}', 0x97),
    ('\u{2DC}', 0x98),
    ('\u{2122}', 0x99),
    ('\u{161}', 0x9A),
    ('\u{203A}', 0x9B),
    ('\u{153}', 0x9C),
    ('\u{17E}', 0x9E),
    ('\u{178}', 0x9F),
];

/// From the space on to the tilde.
#[rustfmt::skip]
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// From the space on to the tilde.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
