//! The banner while the line is down. Its live region is always there, so that it is read.

use leptos::prelude::*;

use crate::components::{Part, html, live};
use crate::i18n::{self, shell};
use crate::state::connection;

pub fn banner() -> AnyView {
    let words = live(move || {
        i18n::follow();
        let t = shell::t();
        // The style shows one of them: where there is no form, nothing was typed.
        let words = || {
            let form = html::span().class("unsent").child(t.offline_unsent);
            let other = html::span().class("old").child(t.offline_old);
            html::p().class("wrap").child([t.offline, " "].concat()).child(form).child(other)
        };
        (!connection::is_online()).then(words).part()
    });
    html::div().role("status").class("offline").child(words).view()
}
