//! Log-in in place of a page whose session ended: what was typed there stays.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::login::login;
use super::token::TokenPage;
use crate::components::{html, live};
use crate::state::session::Session;

/// Password, then token.
pub fn log_in_again(session: Session) -> AnyView {
    let password_given = RwSignal::new(false);
    let page = live(move || {
        if password_given.get() {
            view! { <TokenPage login=session.login/> }.into_any()
        } else {
            login(None, move || password_given.set(true))
        }
    });
    // Its links lead away from the page that is kept: they load another document.
    let leave = |event: web_sys::Event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(link) = pressed.and_then(|pressed| pressed.closest("a[href^='/']").ok().flatten()) {
            link.set_attribute("rel", "external").ok();
        }
    };
    html::div().on(ev::click, leave).child(page).view()
}
