//! The kiosk's router: paths are kept in memory. The address bar and the history say nothing of a journey, so Back shows
//! nothing, and neither does what a browser keeps.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use crate::route::navigation::{self, Navigator};

/// Begins at a path. Returns the path to show, which follows links and moves to paths that the kiosk `owns`.
pub fn begin(path: &str, owns: fn(&str) -> bool) -> RwSignal<String> {
    let path = RwSignal::new(String::from(path));
    navigation::set_navigator(InMemory { path, owns });
    follow_links();
    path
}

struct InMemory {
    path: RwSignal<String>,
    owns: fn(&str) -> bool,
}

impl Navigator for InMemory {
    fn go(&self, path: &str, _replace: bool) {
        self.path.set(path.to_owned());
    }

    fn here(&self) -> String {
        self.path.get_untracked()
    }

    fn owns(&self, path: &str) -> bool {
        (self.owns)(path)
    }

    /// There is no way out of a kiosk.
    fn leave(&self, _path: &str, _replace: bool) {}
}

/// Links go to their page here. No press of any key or button opens one anywhere else.
pub fn follow_links() {
    let pressed = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = target.and_then(|target| target.closest("a").ok().flatten()) else { return };
        let taken = event.default_prevented();
        event.prevent_default();
        let pressed = event.type_() == "click" && !taken;
        if let Some(path) = link.get_attribute("href").filter(|path| pressed && path.starts_with('/')) {
            navigation::go(&path);
        }
    });
    for name in ["click", "auxclick"] {
        window().add_event_listener_with_callback(name, pressed.as_ref().unchecked_ref()).ok();
    }
    pressed.forget();
}
