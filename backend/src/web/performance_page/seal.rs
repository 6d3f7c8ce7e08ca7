//! What keeps the figures of a closed period from being rewritten unseen.

use domain::moment::Zone;
use maud::{Markup, html};

use super::text::Words;
use super::{Closed, moment};

/// Renders digest, head of the log and time, and what they prove.
pub fn section(closed: &Closed<'_>, zone: Zone, words: &Words) -> Markup {
    html! {
        section {
            h2 #seal { (words.seal) }
            p { (words.seal_body) }
            dl.list {
                div { dt { (words.closed_at) } dd { (moment(closed.at, zone, words)) } }
                div { dt { (words.digest) } dd { code { (closed.digest.0) } } }
                div { dt { (words.length) } dd.num { (closed.length) } }
                div { dt { (words.head) } dd { code { (closed.head.0) } } }
            }
            p { (words.seal_limit) }
        }
    }
}
