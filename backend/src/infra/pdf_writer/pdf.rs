//! Draws the set pages into a PDF, and says what each piece of text is: a heading, a paragraph, a cell.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::PdfError;
use super::font::Font;
use super::squares::Squares;

/// A4 in points (ISO 216: 210 x 297 mm).
pub const WIDTH: f32 = 595.28;
/// See [`WIDTH`].
pub const HEIGHT: f32 = 841.89;

/// Width of lines, in points.
const LINE: f32 = 0.5;

/// What stands in a document's properties and at the foot of its pages.
#[derive(Clone, Copy, Debug)]
pub struct DocumentInfo<'a> {
    /// Title of the document.
    pub title: &'a str,
    /// Left at the foot of each page.
    pub foot: &'a str,
    /// Right at the foot: page and number of pages.
    pub page_of: fn(usize, usize) -> String,
    /// Made on this day (year, month, day): nothing of the present, so that the same case gives the same bytes.
    pub made: (i32, u8, u8),
}

/// The fonts of a document.
pub struct Fonts {
    /// Of running text.
    pub regular: Font,
    /// Of headings and heads.
    pub bold: Font,
}

/// One of the [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Of running text.
    Regular,
    /// Of headings and heads.
    Bold,
}

impl Fonts {
    /// The font of this weight.
    pub fn get(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// A place on a page, in points from its upper left.
pub type Place = (f32, f32);

/// What is drawn on a page.
pub enum Mark {
    /// A line of text, by the left end of its baseline.
    Text {
        /// Where.
        at: Place,
        /// What.
        text: String,
        /// In which font.
        weight: Weight,
        /// In points.
        size: f32,
        /// The piece of content that it belongs to; none where it is repeated or decoration.
        piece: Option<Piece>,
    },
    /// A straight line.
    Line(Place, Place),
    /// A QR code.
    Squares(Squares),
}

/// The number of a piece of content, whose lines may stand on several pages.
pub type Piece = usize;

/// A part of the document, in reading order.
pub enum Block {
    /// A heading.
    Heading {
        /// 1 is the title's.
        level: NonZeroU16,
        /// Its words.
        title: String,
        /// Where it stands.
        piece: Piece,
        /// The page on which it stands, from 0.
        page: usize,
        /// Where on the page.
        at: Place,
    },
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// A drawing, and what it is for whoever does not see it.
    Figure(String, Piece),
    /// A table: its cells by rows, the head first.
    Table(Vec<Vec<Piece>>),
}

/// The set pages.
pub struct Pages {
    /// What is drawn on each.
    pub marks: Vec<Vec<Mark>>,
    /// What it means.
    pub blocks: Vec<Block>,
    /// How many pieces there are.
    pub pieces: usize,
}

/// The whole file.
pub fn write(pages: &Pages, fonts: &Fonts, info: &DocumentInfo) -> Result<Vec<u8>, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let (year, month, day) = info.made;
    let made = DateTime::new(u16::try_from(year).unwrap_or_default()).month(month).day(day);
    let metadata = Metadata::new().title(info.title.to_owned()).language("id-ID".to_owned());
    document.set_metadata(metadata.producer("Perbarui".to_owned()).creation_date(made));
    let mut pieces = vec![Vec::new(); pages.pieces];
    for marks in &pages.marks {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PdfError::Refused("size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.set_stroke(None);
        for mark in marks {
            draw(&mut surface, mark, fonts, &mut pieces);
        }
    }
    document.set_outline(outline(&pages.blocks));
    let mut tree = TagTree::new();
    for block in &pages.blocks {
        tree.push(tagged(block, &pieces));
    }
    document.set_tag_tree(tree);
    // Its `Display`: the debug form of some faults holds text of the document.
    document.finish().map_err(|error| PdfError::Refused(error.to_string()))
}

fn draw(surface: &mut Surface, mark: &Mark, fonts: &Fonts, pieces: &mut [Vec<Identifier>]) {
    match mark {
        Mark::Text { at, text, weight, size, piece } => {
            let tag = match piece {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            let font = fonts.get(*weight);
            surface.draw_glyphs(point(*at), &font.glyphs(text), font.embedded.clone(), text, *size, false);
            surface.end_tagged();
            if let Some(pieces) = piece.and_then(|piece| pieces.get_mut(piece)) {
                pieces.push(identifier);
            }
        }
        Mark::Line(from, to) => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            let Some(path) = path.finish() else { return };
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            surface.set_stroke(Some(Stroke { width: LINE, ..Stroke::default() }));
            surface.draw_path(&path);
            surface.set_stroke(None);
            surface.end_tagged();
        }
        Mark::Squares(squares) => {
            let identifier = squares.draw(surface);
            if let Some(pieces) = pieces.get_mut(squares.piece) {
                pieces.push(identifier);
            }
        }
    }
}

/// The titles of the headings: the first level is the document's own title.
fn outline(blocks: &[Block]) -> Outline {
    let mut outline = Outline::new();
    for block in blocks {
        if let Block::Heading { title, page, at, .. } = block {
            outline.push_child(OutlineNode::new(title.clone(), XyzDestination::new(*page, point(*at))));
        }
    }
    outline
}

fn tagged(block: &Block, pieces: &[Vec<Identifier>]) -> TagGroup {
    match block {
        Block::Heading { level, title, piece, .. } => group(Tag::Hn(*level, Some(title.clone())), [*piece], pieces),
        Block::Figure(alternative, piece) => group(Tag::Figure(Some(alternative.clone())), [*piece], pieces),
        Block::Paragraph(own) => group(Tag::P, own.iter().copied(), pieces),
        Block::Table(rows) => {
            let row = |cells: &[Piece], tag: TagKind| {
                let cells = cells.iter().map(|cell| group(tag.clone(), [*cell], pieces).into()).collect();
                TagGroup::with_children(Tag::TR, cells)
            };
            let mut table = TagGroup::new(Tag::Table);
            if let Some((head, rows)) = rows.split_first() {
                let head = row(head, Tag::TH(TableHeaderScope::Column).into());
                table.push(TagGroup::with_children(Tag::THead, vec![head.into()]));
                let rows = rows.iter().map(|cells| row(cells, Tag::TD.into()).into()).collect();
                table.push(TagGroup::with_children(Tag::TBody, rows));
            }
            table
        }
    }
}

/// An element of these pieces.
fn group(tag: impl Into<TagKind>, own: impl IntoIterator<Item = Piece>, pieces: &[Vec<Identifier>]) -> TagGroup {
    let lines = own.into_iter().filter_map(|piece| pieces.get(piece)).flatten();
    TagGroup::with_children(tag, lines.map(|line| (*line).into()).collect())
}

fn point((x, y): Place) -> Point {
    Point::from_xy(x, y)
}
