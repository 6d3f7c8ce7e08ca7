//! The router of an app.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use crate::route::navigation::{self, Navigator};
use crate::state::effect::effect;

/// Puts an app into the router. `app` gets the path, and is called once: it shows the page of each path.
///
/// The router handles links and history; which page stands where is matched by the app's typed routes, since the
/// router's own route sets weigh more than the whole frame.
///
/// `owns` tells which paths are the app's own. Links and moves to any other load it from another entry page.
pub fn routed(app: impl FnOnce(Memo<String>) -> AnyView + Send + 'static, owns: fn(&str) -> bool) -> AnyView {
    view! { <Router>{inside_router(app, owns)}</Router> }.into_any()
}

fn inside_router(app: impl FnOnce(Memo<String>) -> AnyView, owns: fn(&str) -> bool) -> AnyView {
    navigation::set_navigator(Routed { navigate: use_navigate(), owns });
    leave_to_browser(owns);
    let browser: BrowserUrl = expect_context();
    let url = browser.as_url().clone();
    effect(move || {
        url.track();
        // A link's navigation waits for this before it shows in the address bar.
        browser.ready_to_complete();
    });
    app(use_location().pathname)
}

/// Goes from page to page by the router, and to another app by loading its document.
struct Routed<N> {
    navigate: N,
    owns: fn(&str) -> bool,
}

impl<N: Fn(&str, NavigateOptions)> Navigator for Routed<N> {
    fn go(&self, path: &str, replace: bool) {
        (self.navigate)(path, NavigateOptions { replace, ..NavigateOptions::default() });
    }

    fn here(&self) -> String {
        location_pathname().unwrap_or_default()
    }

    fn owns(&self, path: &str) -> bool {
        (self.owns)(path)
    }

    fn leave(&self, path: &str, replace: bool) {
        let location = window().location();
        // Fails only for what is no address.
        if replace {
            location.replace(path).ok()
        } else {
            location.assign(path).ok()
        };
    }
}

/// Marks links that lead out of the app, before the router sees the press.
fn leave_to_browser(owns: fn(&str) -> bool) {
    let mark = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = pressed.and_then(|pressed| pressed.closest("a[href^='/']").ok().flatten());
        if let Some(link) = link.filter(|link| !owns(&link.get_attribute("href").unwrap_or_default())) {
            link.set_attribute("rel", "external").ok();
        }
    });
    // The document hears of it before the window, where the router listens.
    document().add_event_listener_with_callback("click", mark.as_ref().unchecked_ref()).ok();
    mark.forget();
}
