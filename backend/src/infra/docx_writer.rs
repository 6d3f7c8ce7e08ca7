//! Writes letters as Word documents (Office Open XML, ISO/IEC 29500), for whoever goes on writing them.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, LineSpacing, PageMargin, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run, RunFonts, SpecialIndentType, Style, StyleType, Tab, TabValueType, Table, TableCell,
    TableRow, WidthType,
};

/// A4, in twentieths of a point, and its margins: 2.5 cm.
const PAGE: (u32, u32) = (11_906, 16_838);
/// See [`PAGE`].
const MARGIN: i32 = 1417;
/// Width of the labels before their values.
const LABEL: i32 = 2600;
/// Width of the colon between them.
const COLON: i32 = 200;
/// Where a signature begins.
const MIDDLE: i32 = 4900;
/// Width of the text.
const WIDTH: usize = 9072;
/// Size of running text, in half points.
const SIZE: usize = 22;
/// Named in the file; programs without it take what they have for it.
const FONT: &str = "Arial";
/// The style of the heading, which programs and screen readers know.
const HEADING: &str = "Heading1";

/// There is no file: the library refused.
#[derive(Debug, thiserror::Error)]
#[error("the Word document can't be written: {0}")]
pub struct DocxError(String);

/// A letter in the making.
pub struct WordLetter(Docx);

impl WordLetter {
    /// An empty page. `made`: day in ISO 8601.
    pub fn new(made: &str) -> Self {
        let margin = PageMargin { top: MARGIN, left: MARGIN, bottom: MARGIN, right: MARGIN, ..PageMargin::default() };
        let heading = Style::new(HEADING, StyleType::Paragraph).name("heading 1").bold().size(26).outline_lvl(0);
        let day = format!("{made}T00:00:00Z");
        let docx = Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin).default_size(SIZE);
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT);
        Self(docx.default_fonts(fonts).add_style(heading).created_at(&day).updated_at(&day))
    }

    /// The heading.
    pub fn heading(&mut self, text: &str) {
        self.add(Paragraph::new().style(HEADING).align(AlignmentType::Center).add_run(Run::new().add_text(text)));
    }

    /// A line in bold in the middle, of this size in points.
    pub fn centred(&mut self, text: &str, size: usize) {
        let run = Run::new().add_text(text).bold().size(size * 2);
        self.add(Paragraph::new().align(AlignmentType::Center).add_run(run));
    }

    /// A paragraph in the middle.
    pub fn centred_paragraph(&mut self, text: &str) {
        self.add(plain(text).align(AlignmentType::Center));
    }

    /// A line across.
    pub fn rule(&mut self) {
        let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom).size(8).color("000000");
        let mut paragraph = Paragraph::new().size(SIZE / 2);
        paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
        self.add(paragraph);
    }

    /// An empty line, lower than one of text.
    pub fn blank(&mut self) {
        self.add(Paragraph::new().size(SIZE / 2));
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.add(plain(text));
    }

    /// A label, a colon and its value.
    pub fn entry(&mut self, label: &str, value: &str) {
        let at = |position: i32| Tab::new().val(TabValueType::Left).pos(usize::try_from(position).unwrap_or_default());
        let begin = LABEL + COLON;
        let run = Run::new().add_text(label).add_tab().add_text(":").add_tab().add_text(value);
        let paragraph = Paragraph::new().add_run(run).add_tab(at(LABEL)).add_tab(at(begin));
        self.add(paragraph.indent(Some(begin), Some(SpecialIndentType::Hanging(begin)), None, None));
    }

    /// A table of columns of the same width.
    pub fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        let width = WIDTH / head.len().max(1);
        let cell =
            |run: Run| TableCell::new().width(width, WidthType::Dxa).add_paragraph(Paragraph::new().add_run(run));
        let mut all = vec![TableRow::new(head.iter().map(|word| cell(Run::new().add_text(*word).bold())).collect())];
        all.extend(
            rows.iter().map(|row| TableRow::new(row.iter().map(|word| cell(Run::new().add_text(word))).collect())),
        );
        let table = Table::new(all).set_grid(vec![width; head.len()]);
        self.0 = std::mem::take(&mut self.0).add_table(table);
    }

    /// A paragraph on the right half, where letters are signed. It stays on one page with the next one.
    pub fn signature(&mut self, text: &str) {
        self.add(plain(text).indent(Some(MIDDLE), None, None, None).keep_next(true));
    }

    /// The finished file.
    ///
    /// # Errors
    /// The library refused.
    pub fn finish(self) -> Result<Vec<u8>, DocxError> {
        let mut file = Cursor::new(Vec::new());
        self.0.pack(&mut file).map_err(|error| DocxError(error.to_string()))?;
        Ok(file.into_inner())
    }

    fn add(&mut self, paragraph: Paragraph) {
        let spaced = paragraph.line_spacing(LineSpacing::new().after(20));
        self.0 = std::mem::take(&mut self.0).add_paragraph(spaced);
    }
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}
