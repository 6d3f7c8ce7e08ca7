//! The procedure as a table: the chart's text alternative, shown as a list on narrow screens.

use domain::standard::{ProcedureStep, ServiceStandard};
use maud::{Markup, html};

use super::text::Words;

/// Renders one row per step. ARIA roles keep it a table where the style makes it a list.
pub fn table(standard: &ServiceStandard, words: &Words) -> Markup {
    let heads = [words.no, words.activity, words.actors, words.documents, words.limit, words.output, words.remark];
    html! {
        table.steps role="table" {
            caption { (words.steps) }
            thead role="rowgroup" {
                tr role="row" { @for head in heads { th role="columnheader" scope="col" { (head) } } }
            }
            tbody role="rowgroup" { @for step in &standard.steps { (row(step, words)) } }
        }
        @if let Some(total) = standard.service.total { p { (words.total) ": " (words.limit(total)) } }
    }
}

fn row(step: &ProcedureStep, words: &Words) -> Markup {
    let number = step.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let actors: Vec<&str> = step.actors.iter().map(|role| words.role(*role)).collect();
    let limit = step.limit.map_or_else(String::new, |limit| words.limit(limit));
    html! {
        tr role="row" {
            td.num role="cell" data-th=(words.no) { (number) }
            th role="rowheader" scope="row" { (words.wording(&step.title)) }
            (cell(words.actors, &html! { (actors.join(words.or)) }, actors.is_empty()))
            (cell(words.documents, &items(&step.documents, words), step.documents.is_empty()))
            (cell(words.limit, &html! { (limit) }, limit.is_empty()))
            (cell(words.output, &items(&step.output, words), step.output.is_empty()))
            (cell(words.remark, &remark(step, words), step.note.is_none() && step.when.is_none()))
        }
    }
}

/// Renders a cell; blank ones are left out of the list on narrow screens.
fn cell(name: &str, content: &Markup, blank: bool) -> Markup {
    html! { td role="cell" data-th=(name) .blank[blank] { div { (content) } } }
}

fn items(items: &[String], words: &Words) -> Markup {
    html! { @if !items.is_empty() { ul lang=[words.source] { @for item in items { li { (item) } } } } }
}

fn remark(step: &ProcedureStep, words: &Words) -> Markup {
    html! {
        @if step.when.is_some() { (words.when_changed) " " }
        @if let Some(note) = &step.note { span lang=[words.source] { (note) } }
    }
}
