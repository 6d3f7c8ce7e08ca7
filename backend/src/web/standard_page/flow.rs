//! The procedure as a flowchart of an Indonesian SOP (PermenPAN-RB 35/2012): actors as columns, steps as rows,
//! terminators at both ends, diamonds for decisions, and arrows. All lengths are in pixels of the drawing.
//!
//! Everything is computed from the standard; colours are classes, for dark mode and print.

use domain::standard::{ProcedureStep, Role, ServiceStandard, StepKind};
use maud::{Markup, html};

use super::label::{LINE, lines, wrapped};
use super::text::Words;

/// Width of the columns of numbers, of activities and of each actor.
const NUMBER: usize = 40;
const ACTIVITY: usize = 250;
const LANE: usize = 108;
/// Height of the head, of the rows of start and end, and the least height of a step's row.
const HEAD: usize = 48;
const END: usize = 56;
const ROW: usize = 100;
/// Half the width and height of a box, and of a diamond.
const BOX: (usize, usize) = (45, 18);
const DIAMOND: (usize, usize) = (50, 28);

/// Renders the chart in a region that scrolls on narrow screens.
pub fn chart(standard: &ServiceStandard, words: &Words) -> Markup {
    let conditional = standard.steps.iter().any(|step| step.when.is_some());
    html! {
        figure.flow {
            .scroll role="region" aria-label=(words.chart) tabindex="0" { (Chart::new(standard, words).draw()) }
            figcaption.soft { (words.legend) @if conditional { " " (words.legend_when) } }
        }
    }
}

/// A step with its position.
struct Row<'a> {
    step: &'a ProcedureStep,
    title: Vec<String>,
    /// Columns of its actors; the first one carries it out.
    lanes: Vec<usize>,
    top: usize,
    height: usize,
}

impl Row<'_> {
    fn middle(&self) -> usize {
        self.top + self.height / 2
    }

    /// Returns the centre of the step's column.
    fn x(&self) -> usize {
        lane(self.lanes.first().copied().unwrap_or(0))
    }

    const fn decides(&self) -> bool {
        matches!(self.step.kind, StepKind::Verify | StepKind::Approve)
    }

    const fn half(&self) -> (usize, usize) {
        if self.decides() { DIAMOND } else { BOX }
    }

    fn upper(&self) -> usize {
        self.middle() - self.half().1
    }

    fn lower(&self) -> usize {
        self.middle() + self.half().1
    }
}

/// Returns the centre of an actor's column.
const fn lane(number: usize) -> usize {
    NUMBER + ACTIVITY + LANE * number + LANE / 2
}

struct Chart<'a> {
    words: &'a Words,
    agency: &'a str,
    roles: Vec<Role>,
    rows: Vec<Row<'a>>,
    width: usize,
    height: usize,
}

impl<'a> Chart<'a> {
    fn new(standard: &'a ServiceStandard, words: &'a Words) -> Self {
        // Every actor has a column, and always the holder, since every decision may return the case.
        let acts = |role: &Role| *role == Role::Holder || standard.steps.iter().any(|step| step.actors.contains(role));
        let roles: Vec<Role> = Role::ALL.into_iter().filter(acts).collect();
        let mut top = HEAD + END;
        let mut rows = Vec::new();
        for step in &standard.steps {
            let title = wrapped(words.plain(&step.title), 31);
            let height = ROW.max(title.len() * LINE + 28);
            let lanes = step.actors.iter().filter_map(|actor| roles.iter().position(|role| role == actor)).collect();
            rows.push(Row { step, title, lanes, top, height });
            top += height;
        }
        let width = NUMBER + ACTIVITY + LANE * roles.len() + 1;
        Self { words, agency: &standard.agency.name, roles, rows, width, height: top + END }
    }

    fn draw(&self) -> Markup {
        let (width, height) = (self.width, self.height);
        html! {
            svg role="img" aria-labelledby="flow-title flow-description" viewBox={ "0 0 " (width) " " (height) }
                width=(width) height=(height) {
                title #flow-title { (self.words.chart) " – " (self.agency) }
                desc #flow-description { (self.words.chart_description) }
                defs {
                    marker #flow-arrow viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto" {
                        path.tip d="M0 0 8 4 0 8z" {}
                    }
                }
                (self.grid())
                @for row in &self.rows { (labels(row)) }
                @for row in &self.rows { @if row.decides() { (self.way_back(row)) } }
                (self.ways())
                @for row in &self.rows { (self.shapes(row)) }
                (self.ends())
            }
        }
    }

    /// Draws the lines between columns and rows, and the head with the actors' names.
    fn grid(&self) -> Markup {
        let (width, height) = (self.width, self.height);
        let columns = (0..=self.roles.len()).map(|number| NUMBER + ACTIVITY + LANE * number);
        html! {
            rect.head-row x="0" y="0" width=(width) height=(HEAD) {}
            @for x in [NUMBER].into_iter().chain(columns) { path.grid d={ "M" (x) " 0V" (height) } {} }
            @for row in &self.rows { path.grid d={ "M0 " (row.top) "H" (width) } {} }
            path.grid d={ "M0 " (height - END) "H" (width) } {}
            path.grid d={ "M0 " (HEAD) "H" (width) } {}
            (lines(&[self.words.no.to_owned()], NUMBER / 2, HEAD / 2, "name"))
            (lines(&[self.words.activity.to_owned()], NUMBER + ACTIVITY / 2, HEAD / 2, "name"))
            @for (number, role) in self.roles.iter().enumerate() {
                (lines(&wrapped(self.words.role(*role), 13), lane(number), HEAD / 2, "name"))
            }
        }
    }

    fn shapes(&self, row: &Row<'_>) -> Markup {
        let y = row.middle();
        let word = [self.words.kind(row.step.kind).to_owned()];
        let (first, last) =
            (row.lanes.iter().min().copied().unwrap_or(0), row.lanes.iter().max().copied().unwrap_or(0));
        html! {
            // Any of these may carry it out.
            @if first < last { path.either d={ "M" (lane(first)) " " (y) "H" (lane(last)) } {} }
            @for number in &row.lanes {
                (shape(row, lane(*number)))
                (lines(&word, lane(*number), y, "kind"))
            }
        }
    }

    /// Draws the arrows from the start through every step to the end, and around optional steps.
    fn ways(&self) -> Markup {
        let first = self.rows.first().map_or(lane(0), Row::x);
        let last = self.rows.last().map_or((lane(0), HEAD + END), |row| (row.x(), row.lower()));
        let below = |from: usize, start: usize, border: usize, to: usize, end: usize| {
            html! { path.way d={ "M" (from) " " (start) "V" (border) "H" (to) "V" (end) } marker-end="url(#flow-arrow)" {} }
        };
        html! {
            @if let Some(row) = self.rows.first() { (below(first, HEAD + END / 2 + BOX.1, row.top, row.x(), row.upper())) }
            @for pair in self.rows.windows(2) {
                @if let [row, next] = pair {
                    (below(row.x(), row.lower(), next.top, next.x(), next.upper()))
                    @if row.decides() { (lines(&[self.words.yes.to_owned()], row.x() + 8, row.lower() + 10, "exit")) }
                }
            }
            (below(last.0, last.1, self.height - END, last.0, self.height - END / 2 - BOX.1))
            @for three in self.rows.windows(3) {
                @if let [row, step, next] = three { @if step.step.when.is_some() { (around(row, next)) } }
            }
        }
    }

    /// Draws the "Tidak" arrows to the holder, who completes, and back to the deciding step.
    fn way_back(&self, row: &Row<'_>) -> Markup {
        let (x, y, joins) = (lane(0), row.middle(), row.top + 12);
        let leftmost = row.lanes.iter().min().copied().unwrap_or(0);
        if leftmost == 0 {
            return Markup::default();
        }
        let from = lane(leftmost) - DIAMOND.0;
        html! {
            path.way d={ "M" (from) " " (y) "H" (x + BOX.0) } marker-end="url(#flow-arrow)" {}
            (lines(&[self.words.no_exit.to_owned()], from - 24, y + 24, "exit"))
            path.way d={ "M" (x) " " (y - BOX.1) "V" (joins) "H" (row.x()) } marker-end="url(#flow-arrow)" {}
            rect.shape.back-step x=(x - BOX.0) y=(y - BOX.1) width=(2 * BOX.0) height=(2 * BOX.1) {}
            (lines(&[self.words.completes.to_owned()], x, y, "kind"))
        }
    }

    fn ends(&self) -> Markup {
        let place = |row: Option<&Row<'_>>| row.map_or(lane(0), Row::x);
        html! {
            @for (x, y, word) in [
                (place(self.rows.first()), HEAD + END / 2, self.words.start),
                (place(self.rows.last()), self.height - END / 2, self.words.end),
            ] {
                rect.shape.end-step x=(x - BOX.0) y=(y - BOX.1) width=(2 * BOX.0) height=(2 * BOX.1) rx=(BOX.1) {}
                (lines(&[word.to_owned()], x, y, "kind"))
            }
        }
    }
}

/// Draws number and activity.
fn labels(row: &Row<'_>) -> Markup {
    let number = row.step.number.map(|number| number.to_string());
    html! {
        @if let Some(number) = number { (lines(&[number], NUMBER / 2, row.middle(), "number")) }
        (lines(&row.title, NUMBER + 10, row.middle(), "activity"))
    }
}

/// Returns the path to the right of both boxes, past the step between them.
fn around(row: &Row<'_>, next: &Row<'_>) -> Markup {
    let right = row.x().max(next.x()) + LANE / 2 - 4;
    let path =
        format!("M{} {}H{right}V{}H{}", row.x() + row.half().0, row.middle(), next.middle(), next.x() + next.half().0);
    html! { path.way.around d=(path) marker-end="url(#flow-arrow)" {} }
}

fn shape(row: &Row<'_>, x: usize) -> Markup {
    let (y, (w, h)) = (row.middle(), row.half());
    if row.decides() {
        return html! { path.shape.decision d=(format!("M{} {y}L{x} {}L{} {y}L{x} {}z", x - w, y - h, x + w, y + h)) {} };
    }
    html! { rect.shape x=(x - w) y=(y - h) width=(2 * w) height=(2 * h) {} }
}
