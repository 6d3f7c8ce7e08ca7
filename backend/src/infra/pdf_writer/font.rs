//! The fonts of printouts: which letters they have, how wide these are, and where lines break.

use krilla::text::{Font as EmbeddedFont, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use super::PdfError;

const REGULAR: &[u8] = include_bytes!("../../../fonts/LiberationSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../fonts/LiberationSans-Bold.ttf");

/// Stands in for a letter that the fonts don't have.
const MISSING: char = '\u{25A1}';

/// One of the fonts.
pub struct Font {
    /// As it is embedded.
    pub embedded: EmbeddedFont,
    letters: Charmap<'static>,
    /// In units of which `per_em` make up the size.
    widths: GlyphMetrics<'static>,
    per_em: f32,
}

impl Font {
    /// Liberation Sans.
    pub fn regular() -> Result<Self, PdfError> {
        Self::read(REGULAR)
    }

    /// Liberation Sans Bold.
    pub fn bold() -> Result<Self, PdfError> {
        Self::read(BOLD)
    }

    fn read(file: &'static [u8]) -> Result<Self, PdfError> {
        let font = FontRef::new(file).map_err(|_| PdfError::Font)?;
        let embedded = EmbeddedFont::new(file.into(), 0).ok_or(PdfError::Font)?;
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        Ok(Self { per_em: embedded.units_per_em(), embedded, letters: font.charmap(), widths })
    }

    /// The width of a text in points at this size.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.glyph(letter).1).sum::<f32>() * size
    }

    /// The glyphs that show a text.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(place, letter): (usize, char)| {
            let (id, width) = self.glyph(letter);
            KrillaGlyph::new(id, width, 0.0, 0.0, 0.0, place..place + letter.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    /// The text with each letter in one piece where Unicode has it so (NFC), and with a box for each letter that the font does not
    /// have.
    pub fn printable(&self, text: &str) -> String {
        text.nfc().map(|letter| if self.has(letter) { letter } else { MISSING }).collect()
    }

    /// The text in lines of at most this width. Words stand apart by a space also where a line ends between them; a word
    /// that is too long for a line is broken.
    pub fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in self.printable(&paragraph.replace(char::is_whitespace, " ")).split_whitespace() {
                let long = self.width(word, size);
                if !line.is_empty() && self.width(&line, size) + long > width {
                    lines.push(std::mem::take(&mut line));
                }
                for letter in word.chars() {
                    if long > width && !line.is_empty() && self.width(&line, size) + self.glyph(letter).1 * size > width
                    {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push(letter);
                }
                line.push(' ');
            }
            lines.push(line);
        }
        match lines.last_mut() {
            Some(last) => last.truncate(last.trim_end().len()),
            None => lines.push(String::new()),
        }
        lines
    }

    /// The glyph of a letter, and its width at size 1.
    fn glyph(&self, letter: char) -> (GlyphId, f32) {
        let glyph = self.letters.map(letter).unwrap_or_default();
        (GlyphId::new(glyph.to_u32()), self.widths.advance_width(glyph).unwrap_or_default() / self.per_em)
    }

    /// PDF/A wants no letters of private use: nobody knows what they mean.
    fn has(&self, letter: char) -> bool {
        letter == ' ' || (!is_private(letter) && self.letters.map(letter).is_some())
    }
}

fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn lines_break_between_words_and_within_long_ones() {
        let font = Font::regular().unwrap();
        // Widths in thousandths, as Helvetica's: a 556, i 222, space 278.
        let check = |text: &str, width: f32, lines: &[&str]| assert_eq!(font.wrap(text, 1.0, width), lines, "{text}");
        check("", 5.0, &[""]);
        check("a a", 1.391, &["a a"]);
        check("a a", 1.389, &["a ", "a"]);
        check("i aaa i", 1.2, &["i ", "aa", "a i"]);
        check("a\na", 5.0, &["a ", "a"]);
        check("a\n\na", 5.0, &["a ", "", "a"]);
        check(" a \u{A0}\t a ", 5.0, &["a a"]);
        check("aa", 0.1, &["a", "a"]);
    }

    #[test]
    fn latin_letters_are_printed_and_others_are_a_box() {
        for font in [Font::regular().unwrap(), Font::bold().unwrap()] {
            let check = |text: &str, printed: &str| assert_eq!(font.printable(text), printed);
            check("Āś ḥ ṣ Ẓ ʿ ʾ – ’ …", "Āś ḥ ṣ Ẓ ʿ ʾ – ’ …");
            check("s\u{323} a\u{304}", "ṣ ā");
            check("字 \u{1F600} \u{E000} \u{0} \u{FEFF}", "□ □ □ □ □");
        }
    }
}
