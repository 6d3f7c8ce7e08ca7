//! Moves the focus between keys by the arrow keys of a real keyboard, in two dimensions.

use web_sys::HtmlElement;

use super::dom;

/// Keys of the keyboard, all of them.
const KEYS: &str = "#keyboard [data-key]";
/// Pixels by which keys of one row may differ in height.
const SAME_ROW: f64 = 8.0;

/// Moves to the nearest key in the direction that an arrow key names. Returns whether it is an arrow key.
pub fn go(pressed: &str, from: &HtmlElement) -> bool {
    let (right, down) = match pressed {
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowRight" => (1.0, 0.0),
        "ArrowUp" => (0.0, -1.0),
        "ArrowDown" => (0.0, 1.0),
        _ => return false,
    };
    let here = middle(from);
    let distance = |key: &HtmlElement| {
        let there = middle(key);
        let (along, across) = if down == 0.0 {
            ((there.0 - here.0) * right, (there.1 - here.1).abs())
        } else {
            ((there.1 - here.1) * down, (there.0 - here.0).abs())
        };
        let is_ahead = along > SAME_ROW && (down != 0.0 || across < SAME_ROW);
        is_ahead.then_some((along, across))
    };
    let ahead = dom::all(KEYS).into_iter().filter_map(|key| distance(&key).map(|distance| (distance, key)));
    let nearest = ahead.min_by(|(a, _), (b, _)| {
        let rows = if (a.0 - b.0).abs() < SAME_ROW { 0.0 } else { a.0 - b.0 };
        rows.total_cmp(&0.0).then(a.1.total_cmp(&b.1))
    });
    if let Some((_, key)) = nearest {
        dom::focus(&key);
    }
    true
}

/// Makes this key the one that Tab comes to.
pub fn rove(to: &HtmlElement) {
    for key in dom::all(KEYS) {
        key.set_tab_index(if key == *to { 0 } else { -1 });
    }
}

/// Makes sure that Tab comes to some key, after others were shown.
pub fn keep_reachable() {
    let keys = dom::all(KEYS);
    if let Some(key) = keys.first().filter(|_| keys.iter().all(|key| key.tab_index() < 0)) {
        key.set_tab_index(0);
    }
}

/// Moves into the keyboard, to the key that was focused last.
pub fn enter() {
    keep_reachable();
    if let Some(key) = dom::all(KEYS).into_iter().find(|key| key.tab_index() == 0) {
        dom::focus(&key);
    }
}

fn middle(key: &HtmlElement) -> (f64, f64) {
    let rect = key.get_bounding_client_rect();
    (f64::midpoint(rect.left(), rect.right()), f64::midpoint(rect.top(), rect.bottom()))
}
