//! Goes from page to page: within an app by the router, to another app by loading its document.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos_router::NavigateOptions;

type Navigator = (Box<dyn Fn(&str, NavigateOptions)>, fn(&str) -> bool);

/// Goes to a path, as a link does.
pub fn go(path: &str) {
    navigate(path, false);
}

/// Goes to a path that takes this one's place in the history.
pub fn replace(path: &str) {
    navigate(path, true);
}

/// Sets how this app goes to a path, and which paths are its own.
pub fn set_navigator(navigate: impl Fn(&str, NavigateOptions) + 'static, owns: fn(&str) -> bool) {
    NAVIGATOR.set(Some((Box::new(navigate), owns)));
}

thread_local! {
    static NAVIGATOR: RefCell<Option<Navigator>> = const { RefCell::new(None) };
}

/// The same path at this service's host: after `//` or `/\\` a browser reads the name of another one, and the address bar,
/// which anybody's link can fill, is where the way back after a log-in comes from.
pub fn within(path: &str) -> String {
    ["/", path.trim_start_matches(['/', '\\'])].concat()
}

fn navigate(path: &str, replace: bool) {
    let path = within(path);
    let path = path.as_str();
    NAVIGATOR.with_borrow(|navigator| {
        let Some((navigate, owns)) = navigator else { return };
        if owns(path) {
            return navigate(path, NavigateOptions { replace, ..NavigateOptions::default() });
        }
        let location = window().location();
        // Fails only for what is no address.
        if replace {
            location.replace(path).ok()
        } else {
            location.assign(path).ok()
        };
    });
}
