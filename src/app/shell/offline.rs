//! The banner while the line is down. Its live region is always there, so that it is read.

use leptos::prelude::*;

use crate::components::{Part, html, live};
use crate::i18n::{self, shell};
use crate::state::connection;

pub fn banner() -> AnyView {
    let words = live(move || {
        i18n::follow();
        (!connection::is_online()).then(|| html::p().class("wrap").child(shell::t().offline)).part()
    });
    html::div().role("status").class("offline").child(words).view()
}
