//! The header: name, agency, language, log-out.

use leptos::prelude::*;

use super::choose;
use crate::components::{Part, button, html, live};
use crate::i18n::{self, shell};
use crate::route::ACCOUNT;
use crate::state::session::Session;

pub(super) fn header(brand: [&'static str; 2], session: Session) -> AnyView {
    let href = move || Some(String::from(brand[usize::from(session.me.with(Option::is_some))]));
    let language = button("tool", "", || choose(i18n::lang().other()))
        .live_attr("lang", || Some(i18n::follow().other().code().into()))
        .child(live(|| {
            i18n::follow();
            shell::t().other_language.part()
        }));
    let tools = html::nav()
        .class("tools")
        .live_attr("aria-label", || {
            i18n::follow();
            Some(shell::t().tools.into())
        })
        .child(language)
        .child(live(move || {
            i18n::follow();
            let known = session.may_be_known().then(|| {
                let account = html::a().class("tool account").href(ACCOUNT).child(shell::t().account);
                let log_out = button("tool", shell::t().log_out, move || session.log_out(brand[0]));
                vec![account.view(), log_out.view()].part()
            });
            known.part()
        }));
    let wrap = html::div()
        .class("wrap")
        .child(html::a().class("brand").live_attr("href", href).child(NAME))
        .child(live(move || {
            let agency = session.me.with(|me| me.as_ref().map(|me| me.agency_name.clone()));
            agency.map(|agency| html::span().class("agency").child(agency)).part()
        }))
        .child(tools);
    html::header().class("head").child(wrap).view()
}

/// Name of the service, which is not translated.
const NAME: &str = "Perbarui";
