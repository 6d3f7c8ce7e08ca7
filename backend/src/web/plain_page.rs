//! A page in which everything stands that it needs: without a line no other file can be asked for.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style.
pub const STYLE: &str = concat!(
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/components/shell.css"),
);

/// Renders a page with this title and what stands below it.
pub fn page(title: &str, content: &Markup) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="id" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – Perbarui" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                #app {
                    header.head { .wrap { a.brand href="/" { "Perbarui" } } }
                    .wrap.page {
                        main #main.sheet {
                            h1 { (title) }
                            (content)
                        }
                    }
                }
            }
        }
    };
    markup.into_string()
}
