//! The layout around every page: header, offline banner, footer, and the warning before a session ends.

mod footer;
mod header;
mod lock;
pub(super) mod offline;
mod timeout;
mod update;

use leptos::ev;
use leptos::prelude::*;

use crate::api;
use crate::components::{Part, html, live};
use crate::containers::page;
use crate::i18n::{self, Lang};
use crate::state::agencies::Agencies;
use crate::state::effect::effect;
use crate::state::session::Session;

/// The whole app around its `page`. `brand` is where the name leads when nobody is logged in, and when somebody is.
pub fn with_shell(page: AnyView, brand: [&'static str; 2], session: Session) -> AnyView {
    layout(page, brand, session, ().into_any())
}

/// The same for an app in which a new version is offered: not where officers work, nor in the middle of an application.
pub fn with_updates(page: AnyView, brand: [&'static str; 2], session: Session) -> AnyView {
    layout(page, brand, session, update::banner())
}

fn layout(page: AnyView, brand: [&'static str; 2], session: Session, update: AnyView) -> AnyView {
    begin_with_kept_language();
    // At the log-out the browser forgets what is stored; the language is nobody's secret.
    effect(move || {
        if session.me.with(Option::is_none) {
            keep(i18n::lang());
        }
    });
    let agencies = Agencies::provide();
    vec![
        skip(),
        header::header(brand, session),
        update,
        offline::banner(),
        lock::locked(page, session),
        footer::footer(agencies, session),
        timeout::dialog(brand[0], session),
    ]
    .part()
}

/// The router would swallow the jump: it is made here.
pub(super) fn skip() -> AnyView {
    let link = html::a().class("skip").href("#main").on(ev::click, |event| {
        event.prevent_default();
        page::focus_field("main");
    });
    link.child(live(|| {
        i18n::follow();
        i18n::shell::t().skip.part()
    }))
    .view()
}

/// Key of the language in the browser's storage.
const LANG_KEY: &str = "lang";

fn begin_with_kept_language() {
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(LANG_KEY).ok().flatten());
    if kept.as_deref() == Some(Lang::En.code()) {
        choose(Lang::En);
    }
}

fn choose(lang: Lang) {
    i18n::choose(lang);
    api::set_language(lang.code());
    if let Some(root) = document().document_element() {
        root.set_attribute("lang", lang.code()).ok();
    }
    keep(lang);
}

fn keep(lang: Lang) {
    if let Ok(Some(kept)) = window().local_storage() {
        kept.set_item(LANG_KEY, lang.code()).ok();
    }
}
