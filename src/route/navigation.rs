//! Goes from page to page: within an app by the router, to another app by loading its document.

use std::cell::RefCell;

/// How an app goes from page to page.
pub trait Navigator {
    /// Goes to one of the app's own paths, in place of the present one in the history or after it.
    fn go(&self, path: &str, replace: bool);
    /// The present path.
    fn here(&self) -> String;
    /// Whether a path is the app's own.
    fn owns(&self, path: &str) -> bool;
    /// Goes to a path of another app.
    fn leave(&self, path: &str, replace: bool);
}

/// Goes to a path, as a link does.
pub fn go(path: &str) {
    navigate(path, false);
}

/// Goes to a path that takes this one's place in the history.
pub fn replace(path: &str) {
    navigate(path, true);
}

/// The path of the present page; blank before the app has begun.
pub fn here() -> String {
    NAVIGATOR.with_borrow(|navigator| navigator.as_ref().map(|navigator| navigator.here()).unwrap_or_default())
}

/// Sets how this app goes from page to page.
pub fn set_navigator(navigator: impl Navigator + 'static) {
    NAVIGATOR.set(Some(Box::new(navigator)));
}

thread_local! {
    static NAVIGATOR: RefCell<Option<Box<dyn Navigator>>> = const { RefCell::new(None) };
}

/// The same path at this service's host: after `//` or `/\\` a browser reads the name of another one, and the address bar,
/// which anybody's link can fill, is where the way back after a log-in comes from.
pub fn within(path: &str) -> String {
    ["/", path.trim_start_matches(['/', '\\'])].concat()
}

fn navigate(path: &str, replace: bool) {
    let path = within(path);
    NAVIGATOR.with_borrow(|navigator| {
        let Some(navigator) = navigator else { return };
        if navigator.owns(&path) {
            navigator.go(&path, replace);
        } else {
            navigator.leave(&path, replace);
        }
    });
}
