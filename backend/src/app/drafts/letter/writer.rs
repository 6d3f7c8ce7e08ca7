//! The two forms of a letter, PDF and Word, written by the same calls.

use crate::infra::docx_writer::WordLetter;
use crate::infra::pdf_writer::layout::Paper;

/// Sets a letter.
pub trait Writer {
    /// A line in bold in the middle, of this size in points.
    fn centred(&mut self, text: &str, size: u8);
    /// The heading.
    fn heading(&mut self, text: &str);
    /// A paragraph in the middle.
    fn centred_paragraph(&mut self, text: &str);
    /// A line across.
    fn rule(&mut self);
    /// Space between paragraphs.
    fn blank(&mut self);
    /// A paragraph.
    fn paragraph(&mut self, text: &str);
    /// A label and its value.
    fn entry(&mut self, label: &str, value: &str);
    /// A table.
    fn table(&mut self, head: &[&str], rows: &[Vec<String>]);
    /// A line where letters are signed.
    fn signature(&mut self, text: &str);
    /// Room for signature and stamp, with a note what belongs there.
    fn signature_space(&mut self, note: &str);
}

impl Writer for Paper {
    fn centred(&mut self, text: &str, size: u8) {
        self.centred(text, f32::from(size));
    }

    fn heading(&mut self, text: &str) {
        self.title(text, 13.0);
    }

    fn centred_paragraph(&mut self, text: &str) {
        self.centred_paragraph(text);
    }

    fn rule(&mut self) {
        self.rule();
        self.space(6.0);
    }

    fn blank(&mut self) {
        self.space(9.0);
    }

    fn paragraph(&mut self, text: &str) {
        self.paragraph(text);
    }

    fn entry(&mut self, label: &str, value: &str) {
        self.entry(label, value);
    }

    fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        self.space(4.0);
        self.table(&vec![1.0; head.len()], head, rows);
        self.space(4.0);
    }

    fn signature(&mut self, text: &str) {
        self.signature(text);
    }

    fn signature_space(&mut self, note: &str) {
        self.space(22.0);
        self.signature(note);
        self.space(22.0);
    }
}

impl Writer for WordLetter {
    fn centred(&mut self, text: &str, size: u8) {
        self.centred(text, usize::from(size));
    }

    fn heading(&mut self, text: &str) {
        self.heading(text);
    }

    fn centred_paragraph(&mut self, text: &str) {
        self.centred_paragraph(text);
    }

    fn rule(&mut self) {
        self.rule();
    }

    fn blank(&mut self) {
        self.blank();
    }

    fn paragraph(&mut self, text: &str) {
        self.paragraph(text);
    }

    fn entry(&mut self, label: &str, value: &str) {
        self.entry(label, value);
    }

    fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        self.table(head, rows);
    }

    fn signature(&mut self, text: &str) {
        self.signature(text);
    }

    fn signature_space(&mut self, note: &str) {
        self.signature("");
        self.signature(note);
        self.signature("");
    }
}
