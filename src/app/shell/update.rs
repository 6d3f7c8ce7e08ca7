//! Offers a new version of the apps, which the service worker (`public/sw.js`) has ready. The style hides it on pages with a
//! form or a file to save, and `public/start.js` says nothing of it in the wizard.

use leptos::ev;
use leptos::prelude::*;
use web_sys::Event;

use crate::components::{Part, button, html, live};
use crate::i18n::{self, shell};

/// What `public/start.js` says: a new version is ready; another tab is open, so it is not used yet.
const OFFERED: [&str; 2] = ["newversion", "versionwaits"];
/// What it is asked for: to use the new version, and to load this page again.
const TAKE: &str = "takeversion";

pub(super) fn banner() -> AnyView {
    let offered = RwSignal::new(None);
    for event in OFFERED {
        window_event_listener(ev::Custom::<Event>::new(event), move |_| offered.set(Some(event)));
    }
    let words = live(move || {
        i18n::follow();
        let t = shell::t();
        let words = offered.get().map(|event| if event == OFFERED[0] { t.new_version } else { t.version_waits });
        words
            .map(|words| {
                html::p().class("wrap").child([words, " "].concat()).child(button("tool", t.take_version, take))
            })
            .part()
    });
    html::div().role("status").class("offline update").child(words).view()
}

fn take() {
    if let Ok(event) = Event::new(TAKE) {
        // Fails only while the same event is under way.
        window().dispatch_event(&event).ok();
    }
}
