//! What a page consists of.

use leptos::prelude::*;

use crate::components::{Element, html};

/// What a page consists of at one moment.
#[derive(Default)]
#[must_use]
pub struct Frame {
    pub(super) title: String,
    pub(super) back: Option<Element>,
    pub(super) aside: Vec<AnyView>,
    pub(super) content: Vec<AnyView>,
    pub(super) faults: Vec<(&'static str, String)>,
    pub(super) class: &'static str,
    pub(super) full_width: bool,
}

impl Frame {
    /// A page of this title, which is its heading's words.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "sheet", ..Self::default() }
    }

    /// Where "Kembali" leads.
    pub fn back(self, href: impl Into<String>) -> Self {
        self.back_link(html::a().href(href.into()))
    }

    /// The link "Kembali", without its words.
    pub fn back_link(self, link: Element) -> Self {
        Self { back: Some(link), ..self }
    }

    /// The case summary beside the sheet: names and values.
    pub fn aside(self, rows: Vec<AnyView>) -> Self {
        Self { aside: rows, ..self }
    }

    /// Everything below the error summary, with the `h1`.
    pub fn content(self, content: Vec<AnyView>) -> Self {
        Self { content, ..self }
    }

    /// What is wrong: a field's id (blank for none) and what to do. See `Form::faults`.
    pub fn faults(self, faults: Vec<(&'static str, String)>) -> Self {
        Self { faults, ..self }
    }

    /// Other classes of the sheet, e.g. `sheet wide`, `case-page`.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// The officers' wide layout.
    pub fn full_width(self) -> Self {
        Self { full_width: true, ..self }
    }
}
