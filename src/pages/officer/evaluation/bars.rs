//! Bars: each is a drawing with its words beside it. The table below them has the same figures.

use leptos::prelude::*;
use leptos::svg;

use crate::components::html;

/// A bar: what it is of, its length and a shorter one within it, and what it says.
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its length.
    pub long: i64,
    /// The length of the part in a stronger colour.
    pub short: i64,
    /// Both in words.
    pub words: String,
}

/// A figure of bars, of which the longest takes all the width.
pub fn bars(title: &str, all: Vec<Bar>) -> AnyView {
    let longest = all.iter().map(|bar| bar.long).max().unwrap_or(0).max(1);
    let rows = all.into_iter().map(|bar| {
        let Bar { label, long, short, words } = bar;
        let width = |length: i64| (length.max(0) * 1000 / longest).to_string();
        let name = [&label, ": ", &words].concat();
        let drawing = svg::svg()
            .attr("viewBox", "0 0 1000 10")
            .attr("preserveAspectRatio", "none")
            .attr("role", "img")
            .attr("aria-label", name)
            .child((
                svg::rect().attr("class", "long").attr("width", width(long)).attr("height", "10"),
                svg::rect().attr("class", "short").attr("width", width(short)).attr("height", "10"),
            ));
        html::li()
            .child(html::span().aria_hidden("true").child(label))
            .child(drawing.into_any())
            .child(html::span().class("num").aria_hidden("true").child(words))
            .view()
    });
    let list = html::ul().class("bars").children(rows);
    html::section().aria_label(title).child(html::p().class("soft").child(title)).child(list).view()
}

/// A table: a head, and rows whose first cell names them.
pub fn table(head: &[&str], rows: Vec<Vec<String>>) -> AnyView {
    let cells = head.iter().map(|name| html::th().scope("col").child(*name).view());
    let head = html::thead().child(html::tr().children(cells));
    let row = |cells: Vec<String>| {
        let cell = |(place, text): (usize, String)| match place {
            0 => html::th().scope("row").child(text).view(),
            _ => html::td().class("num").child(text).view(),
        };
        html::tr().children(cells.into_iter().enumerate().map(cell)).view()
    };
    let body = html::tbody().children(rows.into_iter().map(row));
    // It can be scrolled by keyboard where it is wider than the page.
    html::div().class("scroll figures").tabindex("0").child(html::table().child(head).child(body)).view()
}
