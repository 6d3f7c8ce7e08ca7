//! What each figure means; the figures link here.

use maud::{Markup, html};

use super::text::Words;

/// Renders the definitions, each at its anchor.
pub fn section(words: &Words) -> Markup {
    html! {
        section {
            h2 { (words.definitions) }
            p { (words.withheld_why) }
            dl.list {
                @for (id, name, meaning) in words.meanings() {
                    div #(id) { dt { (name) } dd { (meaning) } }
                }
            }
        }
    }
}
