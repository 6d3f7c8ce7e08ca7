//! The header: name, agency, language, log-out.

use leptos::prelude::*;

use super::choose;
use crate::session::Session;
use crate::text::{self, shell};
use crate::ui::{Part, button, el, live};

pub(super) fn header(brand: [&'static str; 2], session: Session) -> AnyView {
    let href = move || Some(String::from(brand[usize::from(session.me.with(Option::is_some))]));
    let language = button("tool", "", || choose(text::lang().other()))
        .live_attr("lang", || Some(text::follow().other().code().into()))
        .child(live(|| {
            text::follow();
            shell::t().other_language.part()
        }));
    let tools = el("nav")
        .class("tools")
        .live_attr("aria-label", || {
            text::follow();
            Some(shell::t().tools.into())
        })
        .child(language)
        .child(live(move || {
            text::follow();
            let logged_in = session.me.with(Option::is_some);
            logged_in.then(|| button("tool", shell::t().log_out, move || session.end(brand[0]))).part()
        }));
    let wrap = el("div")
        .class("wrap")
        .child(el("a").class("brand").live_attr("href", href).child(NAME))
        .child(live(move || {
            let agency = session.me.with(|me| me.as_ref().map(|me| me.agency_name.clone()));
            agency.map(|agency| el("span").class("agency").child(agency)).part()
        }))
        .child(tools);
    el("header").class("head").child(wrap).view()
}

/// A name is not translated.
const NAME: &str = "Perbarui";
