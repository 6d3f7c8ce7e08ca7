//! Pages whose data comes from the backend: loading, failed, there.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Error;
use crate::components::{Element, actions, button, html, link_button, live};
use crate::containers::{Frame, h1, page};
use crate::i18n::{failure, shell};
use crate::state::connection;
use crate::state::effect::effect_with;
use crate::state::session::Session;

/// What `fetch` brings, once it is there. Until then a page says that it is being loaded, or why that failed. A lost session
/// leads to the log-in and back; any other failure can be tried again.
#[component]
pub fn Loaded<T, Fut>(
    /// Asks the backend.
    fetch: impl Fn() -> Fut + 'static,
    /// The officers' wide layout, while it is being loaded.
    #[prop(optional)]
    full_width: bool,
    /// The page. The signal may be set again, for example to what an act was answered.
    children: impl Fn(RwSignal<T>) -> AnyView + Send + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<T, Error>> + 'static,
{
    // A signal of its own for each page's type would weigh as much as the page.
    let data: Arc<OnceLock<RwSignal<T>>> = Arc::default();
    let filled = data.clone();
    let state = begin(Box::new(move || -> Pin<Box<dyn Future<Output = Result<(), Error>>>> {
        let (fetched, filled) = (fetch(), filled.clone());
        Box::pin(async move {
            // It is there once: asked for again only after a failure.
            filled.set(RwSignal::new(fetched.await?)).ok();
            Ok(())
        })
    }));
    let waiting = move || {
        let frame = state.frame();
        if full_width { frame.full_width() } else { frame }
    };
    live(move || match (state.loaded.get(), data.get()) {
        (true, Some(data)) => children(*data),
        _ => page::show(waiting),
    })
}

type Fetch = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), Error>>>>>;

/// Loading or failed.
#[derive(Clone, Copy)]
struct State {
    loaded: RwSignal<bool>,
    failure: RwSignal<Option<Error>>,
    fetch: StoredValue<Fetch, LocalStorage>,
    session: Session,
}

fn begin(fetch: Fetch) -> State {
    let loaded = RwSignal::new(false);
    let state =
        State { loaded, failure: RwSignal::new(None), fetch: StoredValue::new_local(fetch), session: Session::here() };
    state.run();
    // The line is back: what could not be loaded for want of it is asked for again.
    effect_with(move |before: Option<u32>| {
        let reconnections = connection::reconnections();
        if before.is_some_and(|before| before != reconnections)
            && state.failure.with_untracked(|failure| *failure == Some(Error::Offline))
        {
            state.again();
        }
        reconnections
    });
    state.session.on_login_again(move || {
        if state.failure.with_untracked(|failure| *failure == Some(Error::NotLoggedIn)) {
            state.again();
        }
    });
    state
}

impl State {
    fn run(self) {
        let fetched = self.fetch.with_value(|fetch| fetch());
        spawn_local(async move {
            match fetched.await {
                // The page may be gone by now.
                Ok(()) => drop(self.loaded.try_set(true)),
                Err(error) => {
                    if error == Error::NotLoggedIn {
                        self.session.require_login();
                    }
                    self.failure.try_set(Some(error));
                }
            }
        });
    }

    fn again(self) {
        self.failure.set(None);
        self.run();
    }

    fn frame(self) -> Frame {
        match self.failure.get() {
            None => loading(),
            Some(error @ Error::NotFound) => {
                failed(&error, link_button("button", self.session.home, shell::t().to_start))
            }
            Some(error) => not_loaded(&error, move || self.again()),
        }
    }
}

/// The page while its data is being loaded.
pub fn loading() -> Frame {
    let t = shell::t();
    let section = html::section()
        .class("loading")
        .aria_busy("true")
        .child(h1(t.loading))
        .child(html::p().class("soft").child(t.loading_hint));
    Frame::new(t.loading).content(vec![section.view()])
}

/// The page whose data could not be loaded, with a button that calls `again`.
pub fn not_loaded(error: &Error, again: impl Fn() + 'static) -> Frame {
    failed(error, button("button", failure::t().again, again))
}

fn failed(error: &Error, act: Element) -> Frame {
    let t = failure::t();
    let title = match error {
        Error::NotFound => t.missing,
        Error::Refused(_) => t.no_access,
        _ => t.not_loaded,
    };
    Frame::new(title).content(vec![
        h1(title).view(),
        html::p().role("alert").child(failure::of_page(error)).view(),
        actions().child(act).view(),
    ])
}
