//! The banner while the line is down. Its live region is always there, so that it is read.

use leptos::prelude::*;

use crate::line;
use crate::text::{self, shell};
use crate::ui::{Part, el, live};

pub(super) fn banner() -> AnyView {
    let words = live(move || {
        text::follow();
        (!line::online()).then(|| el("p").class("wrap").child(shell::t().offline)).part()
    });
    el("div").attr("role", "status").class("offline").child(words).view()
}
