//! The keyboard as it is drawn, and what a press on it does.

use std::cell::Cell;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{IntervalHandle, TimeoutHandle, set_interval_with_handle, set_timeout_with_handle};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use super::board::{Board, Shift};
use super::keys::{Key, Layer};
use super::{arrows, dom};
use crate::components::{Part, html, live};
use crate::i18n::{self, keyboard as words};
use crate::state::switches::Means;

/// Time after which a held key repeats.
const HOLD: Duration = Duration::from_millis(500);
/// Time between two repetitions.
const REPEAT: Duration = Duration::from_millis(80);

/// The keyboard, docked at the bottom.
pub fn dock(board: Board) -> AnyView {
    let shown =
        Memo::new(move |_| if board.switches.settings.get() { Some(Layer::Settings) } else { board.layer.get() });
    let rows = live(move || {
        let Some(layer) = shown.get() else { return ().into_any() };
        let can = board.can.get();
        request_animation_frame(arrows::keep_reachable);
        let rows = layer.rows(can.caret, can.reveal).into_iter();
        let rows = rows.map(|row| html::div().class("row").children(row.into_iter().map(|k| key(board, k))).view());
        let explained = (layer == Layer::Settings).then(|| explanation(board));
        vec![explained.part(), html::div().class("rows").children(rows).view()].part()
    });
    let said = live(move || {
        i18n::follow();
        board.said.get().map_or("", |said| said(words::t())).part()
    });
    let how = live(|| {
        i18n::follow();
        words::t().how.part()
    });
    let name = move || {
        i18n::follow();
        let t = words::t();
        Some(String::from(if board.switches.settings.get() { t.settings_name } else { t.name }))
    };
    let keys = html::div().role("group").live_attr("aria-label", name).aria_describedby("keyboard-how").child(rows);
    let dock = html::section()
        .id(dom::ID)
        .class("keyboard")
        .live_attr("aria-label", name)
        .live_attr("hidden", move || shown.get().is_none().then(String::new))
        .live_attr("data-layer", move || shown.get().map(|layer| style_name(layer).into()))
        .on(ev::pointerdown, move |event| pointed(board, &event))
        .on(ev::click, move |event| clicked(board, &event))
        .child(html::p().class("vh").id("keyboard-how").child(how))
        .child(keys);
    // Outside the dock: a live region must be there before its words.
    let is_full = move || board.said.get().is_some_and(|said| said(words::t()) == words::t().full);
    let class = move || Some(String::from(if is_full() { "keyboard-full" } else { "vh" }));
    vec![dock.view(), html::p().live_attr("class", class).role("status").child(said).view()].part()
}

fn style_name(layer: Layer) -> &'static str {
    match layer {
        Layer::Letters => "letters",
        Layer::Symbols => "symbols",
        Layer::Digits { .. } => "digits",
        Layer::Options(_) => "options",
        Layer::Settings => "settings",
    }
}

/// What the means chosen is, above the settings' keys.
fn explanation(board: Board) -> AnyView {
    live(move || {
        i18n::follow();
        let t = words::t();
        let means = board.switches.means.get();
        let about = match means {
            Means::Touch => t.about_touch,
            Means::OneSwitch => t.about_one_switch,
            Means::TwoSwitches => t.about_two_switches,
        };
        let rest = words::rest(board.switches.rest_ms.get());
        html::div()
            .class("about")
            .child(html::p().child(html::strong().child(t.settings_name)))
            .child(html::p().child(about))
            .child((means != Means::Touch).then(|| html::p().child(t.about_return)))
            .child((means == Means::OneSwitch).then(|| html::p().child(rest)))
            .view()
    })
}

fn key(board: Board, key: Key) -> AnyView {
    let pressed = move || match key {
        Key::Shift => Some(board.shift.get() != Shift::Off),
        Key::Reveal => Some(board.revealed.get()),
        Key::Option(at) => Some(board.chosen.get() == Some(at)),
        Key::Means(means) => Some(board.switches.means.get() == means),
        _ => None,
    };
    html::button()
        .r#type("button")
        .tabindex("-1")
        .attr("data-key", key.name())
        .live_attr("aria-label", move || name(board, key).map(String::from))
        .live_attr("aria-pressed", move || pressed().map(|pressed| pressed.to_string()))
        .live_attr("data-locked", move || (key == Key::Shift && board.shift.get() == Shift::Locked).then(String::new))
        .child(live(move || label(board, key).part()))
        .view()
}

/// What stands on a key.
fn label(board: Board, key: Key) -> String {
    i18n::follow();
    let t = words::t();
    let word = match key {
        Key::Char(' ') => t.space,
        Key::Char(character) => return board.cased(character).into(),
        Key::Option(at) => {
            let options = board.field().map(|field| field.options()).unwrap_or_default();
            return options.into_iter().nth(at as usize).unwrap_or_default();
        }
        Key::Shift => t.shift,
        Key::Backspace => t.backspace,
        Key::Left => "←",
        Key::Right => "→",
        Key::Show(Layer::Symbols) => t.symbols,
        Key::Show(_) => t.letters,
        Key::Reveal => t.reveal,
        Key::Enter => t.enter,
        Key::Done => t.done,
        Key::Settings => t.settings,
        Key::Means(Means::Touch) => t.touch,
        Key::Means(Means::OneSwitch) => t.one_switch,
        Key::Means(Means::TwoSwitches) => t.two_switches,
        Key::Faster => t.faster,
        Key::Slower => t.slower,
    };
    word.into()
}

/// The name that a screen reader says where what stands on the key won't do.
fn name(board: Board, key: Key) -> Option<&'static str> {
    i18n::follow();
    let t = words::t();
    match key {
        Key::Char(character) => words::character(character),
        Key::Left => Some(t.left),
        Key::Right => Some(t.right),
        Key::Show(Layer::Symbols) => Some(t.symbols_name),
        Key::Show(_) => Some(t.letters_name),
        Key::Settings => Some(t.settings_long),
        Key::Shift if board.shift.get() == Shift::Locked => Some(t.shift_name_locked),
        Key::Shift => Some(t.shift_name),
        _ => None,
    }
}

thread_local! {
    static HELD: Cell<(Option<TimeoutHandle>, Option<IntervalHandle>)> = const { Cell::new((None, None)) };
}

/// Ends the repetition of a held key.
pub fn let_go() {
    let (timeout, interval) = HELD.take();
    if let Some(timeout) = timeout {
        timeout.clear();
    }
    if let Some(interval) = interval {
        interval.clear();
    }
}

/// A finger or the mouse has come down.
fn pointed(board: Board, event: &Event) {
    let is_main_button = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.button() == 0);
    let Some(key) = pressed_key(event).filter(|key| is_main_button && key.acts_at_once()) else { return };
    let_go();
    press(board, key);
    if key.repeats() {
        let repeat = move || {
            let interval = set_interval_with_handle(move || board.press(key), REPEAT);
            HELD.set((None, interval.ok()));
        };
        HELD.set((set_timeout_with_handle(repeat, HOLD).ok(), None));
    }
}

/// A click. One without a pointer is a screen reader's, a real keyboard's or a switch's.
fn clicked(board: Board, event: &Event) {
    let by_pointer = event.dyn_ref::<PointerEvent>().is_some_and(|event| !event.pointer_type().is_empty());
    if let Some(key) = pressed_key(event).filter(|key| !(by_pointer && key.acts_at_once())) {
        press(board, key);
    }
}

/// Presses a key. Focus that was lost, or that stands on a key that goes, goes to the field.
fn press(board: Board, key: Key) {
    let field = board.field();
    board.press(key);
    let is_lost = match dom::focused() {
        None => true,
        Some(focused) => key == Key::Done && dom::is_in_keyboard(&focused),
    };
    if let Some(field) = field.filter(|field| is_lost && field.is_usable()) {
        dom::focus(field.element());
    } else if matches!(key, Key::Show(_) | Key::Settings) && dom::focused().is_some_and(|it| dom::is_in_keyboard(&it)) {
        request_animation_frame(arrows::enter);
    }
}

fn pressed_key(event: &Event) -> Option<Key> {
    let key = dom::target(event)?.closest("[data-key]").ok().flatten()?;
    Key::of_name(&key.get_attribute("data-key")?)
}
