//! Listens to the document: which field has the focus, whether it still stands there, which room the keyboard takes.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit, ResizeObserver,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::board::Board;
use super::field::Field;
use super::{arrows, dom, view};
use crate::state::effect::effect;

/// The property that holds the keyboard's height, on the root element; the style sheet gives the page as much room.
const ROOM: &str = "--keyboard";

/// Begins to listen, for as long as the document stands.
pub fn begin(board: Board) {
    on("focusin", false, move |event| focused(board, event));
    // A field that has the focus already is pressed to open the keyboard again.
    on("click", false, move |event| {
        if let Some(field) = dom::target(event).and_then(|element| Field::of(&element)) {
            serve(board, field);
        }
    });
    on("mousedown", true, move |event| mouse_down(board, event));
    on("keydown", true, move |event| key_down(board, event));
    for end in ["pointerup", "pointercancel", "blur"] {
        on(end, true, |_| view::let_go());
    }
    watch_field(board);
    effect(move || watch_room(board));
    effect(move || {
        let is_closed = board.layer.get().is_none() && !board.switches.settings.get();
        // Where a control of the page was pressed, it would move away before the finger is up.
        if is_closed && dom::focused().is_none_or(|focused| is_typed_into(&focused) || dom::is_in_keyboard(&focused)) {
            give_room_back();
        }
    });
}

/// Calls `act` on an event of the document; `capture`: before the page does.
pub fn on(event: &str, capture: bool, act: impl Fn(&Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&event));
    let function = listener.as_ref().unchecked_ref();
    document().add_event_listener_with_callback_and_bool(event, function, capture).ok();
    listener.forget();
}

fn focused(board: Board, event: &Event) {
    let Some(element) = dom::target(event) else { return };
    if dom::is_in_keyboard(&element) {
        if let Some(key) = element.dyn_ref::<HtmlElement>().filter(|key| key.has_attribute("data-key")) {
            arrows::rove(key);
        }
    } else if let Some(field) = Field::of(&element) {
        serve(board, field);
    } else {
        board.close();
        // Focus that the app itself moves, to a heading, tells of a new page. Whoever presses a label moves it to `main`: the
        // label must not move away before the finger is up.
        if element.get_attribute("tabindex").as_deref() == Some("-1") && element.tag_name() != "MAIN" {
            give_room_back();
        }
    }
}

fn serve(board: Board, field: Field) {
    let element = field.element().clone();
    board.serve(field);
    show(&element);
}

/// A mouse, or a finger as a mouse, takes no focus from the field, and a list shows its options here instead of its own.
fn mouse_down(board: Board, event: &Event) {
    let Some(element) = dom::target(event) else { return };
    if dom::is_in_keyboard(&element) {
        event.prevent_default();
    } else if element.tag_name() == "SELECT"
        && let Some(field) = Field::of(&element)
    {
        event.prevent_default();
        dom::focus(field.element());
        serve(board, field);
    }
}

fn key_down(board: Board, event: &Event) {
    let (Some(event), Some(element)) = (event.dyn_ref::<KeyboardEvent>(), dom::target(event)) else { return };
    if event.alt_key() && event.code() == "KeyK" {
        if let Some(field) = Field::of(&element) {
            serve(board, field);
        }
        event.prevent_default();
        request_animation_frame(arrows::enter);
    } else if dom::is_in_keyboard(&element) {
        let key: &HtmlElement = element.unchecked_ref();
        if event.key() == "Escape" {
            match board.field() {
                Some(field) => dom::focus(field.element()),
                None => board.close(),
            }
            event.prevent_default();
        } else if arrows::go(&event.key(), key) {
            event.prevent_default();
        }
    }
}

fn is_typed_into(element: &Element) -> bool {
    Field::of(element).is_some()
}

/// Closes the keyboard when its field is gone or may not be changed any more. A page that was made anew, in another language
/// for example, has a field of the same id: that is served then.
fn watch_field(board: Board) {
    let changed = Closure::<dyn Fn()>::new(move || {
        let Some(old) = board.field().filter(|field| !field.is_usable()) else { return };
        let again = document().get_element_by_id(&old.element().id());
        match again.as_ref().and_then(Field::of) {
            Some(field) => {
                if dom::focused().is_none() {
                    dom::focus(field.element());
                }
                field.take_caret(&old);
                serve(board, field);
            }
            None => board.close(),
        }
    });
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    let attributes: Array = ["disabled", "readonly", "hidden", "inert"].into_iter().map(JsValue::from_str).collect();
    what.set_attribute_filter(&attributes);
    if let (Ok(observer), Some(body)) = (MutationObserver::new(changed.as_ref().unchecked_ref()), document().body()) {
        observer.observe_with_options(&body, &what).ok();
    }
    changed.forget();
}

/// Gives the page room as high as the keyboard, and keeps the field in view.
fn watch_room(board: Board) {
    let resized = Closure::<dyn Fn()>::new(move || {
        let height = document().get_element_by_id(dom::ID).map_or(0.0, |dock| dock.get_bounding_client_rect().height());
        if height > 0.0 {
            set_room(&[&height.to_string(), "px"].concat());
            if let Some(field) = board.field() {
                show(field.element());
            }
        }
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref());
    if let (Ok(observer), Some(dock)) = (observer, document().get_element_by_id(dom::ID)) {
        observer.observe(&dock);
    }
    resized.forget();
}

/// Scrolls a field with its label and error into view, or at least the field.
fn show(field: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(block) = field.closest(".field").ok().flatten() {
        block.scroll_into_view_with_scroll_into_view_options(&options);
    }
    field.scroll_into_view_with_scroll_into_view_options(&options);
}

fn give_room_back() {
    set_room("0px");
}

fn set_room(height: &str) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // Refused only for what is no property's name.
        root.style().set_property(ROOM, height).ok();
    }
}
