//! A letter as a drawing (SVG), its parts numbered. All lengths are in pixels of the drawing; colours are classes, for dark mode and
//! print.

use maud::{Markup, html};

use super::Filled;
use super::text::{self, Words};
use crate::web::standard_page::label::wrapped;

/// Width of the drawing: small, so that a phone shows its words.
const WIDTH: usize = 360;
/// Where text begins: beside it stand the numbers.
const LEFT: usize = 44;
/// Where values of the list begin.
const VALUE: usize = 128;
/// Where the signature begins.
const RIGHT: usize = 184;
/// Height of a line.
const LINE: usize = 15;
/// Most letters of a line across the page, of one beside a label, and of one of the signature.
const ACROSS: usize = 50;
/// See [`ACROSS`].
const BESIDE: usize = 36;
/// See [`ACROSS`].
const SIGNED: usize = 26;

/// A drawing in the making.
struct Drawing {
    shapes: Vec<Markup>,
    y: usize,
}

impl Drawing {
    fn number(&mut self, number: u8) {
        let y = self.y + LINE;
        self.shapes.push(html! {
            circle.mark cx="22" cy=(y - 4) r="10" {}
            text.mark-number x="22" y=(y) { (number) }
        });
    }

    /// Lines of text that begin at `x`.
    fn text(&mut self, x: usize, text: &str, most: usize) {
        for line in wrapped(text, most) {
            self.y += LINE;
            self.shapes.push(html! { text x=(x) y=(self.y) { (line) } });
        }
    }

    /// A line in the middle.
    fn centred(&mut self, text: &str, class: &str) {
        for line in wrapped(text, 40) {
            self.y += LINE;
            self.shapes.push(html! { text class={ "middle " (class) } x=(WIDTH.midpoint(LEFT)) y=(self.y) { (line) } });
        }
    }

    /// A label and its value.
    fn entry(&mut self, label: &str, value: &str) {
        let y = self.y + LINE;
        self.shapes.push(html! { text x=(LEFT) y=(y) { (label) } text x=(VALUE - 8) y=(y) { ":" } });
        self.text(VALUE, value, BESIDE);
    }

    /// Words that nobody need read.
    fn bars(&mut self, widths: &[usize]) {
        for width in widths {
            self.y += LINE;
            self.shapes.push(html! { rect.bar x=(LEFT) y=(self.y - 8) width=(width) height="6" rx="3" {} });
        }
    }

    fn space(&mut self) {
        self.y += 10;
    }
}

/// Renders the letter. `language`: that of its words, if it is not the page's.
pub fn letter(filled: &Filled, words: &Words, language: Option<&str>) -> Markup {
    let mut drawing = Drawing { shapes: Vec::new(), y: 14 };
    drawing.number(1);
    drawing.centred(&text::UNIT.to_uppercase(), "strong");
    drawing.centred(text::ADDRESS, "");
    drawing.y += 8;
    let y = drawing.y;
    drawing.shapes.push(html! { path.rule d=(format!("M{LEFT} {y}H{}", WIDTH - 16)) {} });
    drawing.space();
    drawing.centred(&filled.heading.to_uppercase(), "strong");
    drawing.number(2);
    drawing.centred(text::NUMBER, "");
    drawing.space();
    drawing.number(3);
    drawing.entry(text::SUBJECT, &filled.subject);
    drawing.space();
    drawing.number(4);
    for (nth, line) in filled.recipient.iter().enumerate() {
        let before = if nth == 0 { text::TO } else { "" };
        drawing.text(LEFT, &format!("{before}{line}"), ACROSS);
    }
    drawing.space();
    drawing.text(LEFT, &filled.opening, ACROSS);
    drawing.space();
    drawing.number(5);
    for (label, value) in text::ENTRIES {
        drawing.entry(label, value);
    }
    drawing.space();
    drawing.bars(&[296, 280, 180]);
    drawing.space();
    drawing.signature(filled);
    let height = drawing.y + 24;
    html! {
        figure {
            svg role="img" aria-labelledby="letter-title letter-description" lang=[language]
                viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) {
                title #letter-title lang=(words.tag) { (words.picture) }
                desc #letter-description lang=(words.tag) { (words.description) }
                rect.paper x="0.5" y="0.5" width=(WIDTH - 1) height=(height - 1) {}
                @for shape in &drawing.shapes { (shape) }
            }
        }
    }
}

impl Drawing {
    /// Date, who signs, signature and stamp.
    fn signature(&mut self, filled: &Filled) {
        let mark = |number: u8, y: usize| {
            html! { circle.mark cx=(RIGHT - 18) cy=(y - 4) r="10" {} text.mark-number x=(RIGHT - 18) y=(y) { (number) } }
        };
        self.shapes.push(mark(6, self.y + LINE));
        self.text(RIGHT, text::PLACE_AND_DATE, SIGNED);
        self.text(RIGHT, &format!("{},", filled.signatory), SIGNED);
        self.y += 8;
        let y = self.y;
        self.shapes.push(mark(7, y + 26));
        // A stamp that touches the signature, as it should.
        self.shapes.push(html! {
            circle.stamp cx=(RIGHT + 24) cy=(y + 24) r="22" {}
            circle.stamp cx=(RIGHT + 24) cy=(y + 24) r="15" {}
            path.sign d=(format!("M{} {}c10 -26 18 -26 14 -4s14 -20 22 -10 -6 16 6 10 14 -14 20 -4 18 4 30 -6", RIGHT + 20, y + 36)) {}
        });
        self.y += 48;
        self.shapes.push(mark(8, self.y + LINE));
        self.text(RIGHT, text::SIGNER, SIGNED);
        self.text(RIGHT, text::SIGNER_POSITION, SIGNED);
    }
}
