//! The field that is being typed into: what it takes, and its edits.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::keys::Layer;

/// A field that the keyboard serves.
#[derive(Clone, PartialEq)]
pub struct Field {
    /// A `textarea` is used as an `input`, too: all that is called here, both have.
    input: HtmlInputElement,
    tag: Tag,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Input,
    TextArea,
    Select,
}

/// What came of an edit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Done, or there was nothing to do.
    Done,
    /// The field takes no more characters.
    Full,
}

/// Types of `input` that are not typed into by characters.
const NOT_TYPED: [&str; 14] = [
    "button",
    "checkbox",
    "color",
    "date",
    "datetime-local",
    "file",
    "hidden",
    "image",
    "month",
    "radio",
    "range",
    "reset",
    "submit",
    "time",
];

impl Field {
    /// The field that this element is, if it can be typed into now.
    pub fn of(element: &Element) -> Option<Self> {
        let tag = match element.tag_name().as_str() {
            "INPUT" => Tag::Input,
            "TEXTAREA" => Tag::TextArea,
            "SELECT" => Tag::Select,
            _ => return None,
        };
        let field = Self { input: element.clone().unchecked_into(), tag };
        let is_typed = tag != Tag::Input || !NOT_TYPED.contains(&field.input.type_().as_str());
        (is_typed && field.is_usable() && element.closest("[data-no-keyboard]").ok()?.is_none()).then_some(field)
    }

    /// Whether it still stands in the page and may be changed.
    pub fn is_usable(&self) -> bool {
        let read_only = self.tag != Tag::Select && self.input.read_only();
        let disabled = self.input.matches(":disabled").unwrap_or(true);
        self.input.is_connected() && !disabled && !read_only && self.input.get_client_rects().length() > 0
    }

    /// The keys that it wants first.
    pub fn layer(&self) -> Layer {
        if let Some(select) = self.select() {
            return Layer::Options(select.length());
        }
        let attribute = |name| self.input.get_attribute(name).unwrap_or_default();
        let (kind, mode, purpose) = (attribute("type"), attribute("inputmode"), attribute("autocomplete"));
        let plus = kind == "tel" || mode == "tel";
        if plus || kind == "number" || ["numeric", "decimal"].contains(&mode.as_str()) || purpose == "one-time-code" {
            Layer::Digits { plus }
        } else {
            Layer::Letters
        }
    }

    /// Whether it tells where its caret is. E-mail and number fields don't: they are typed into at their end.
    pub fn has_caret(&self) -> bool {
        self.selection().is_some()
    }

    /// Whether it hides its characters and nothing in the page shows them.
    pub fn is_secret(&self) -> bool {
        let id = self.input.id();
        let own = ["[aria-controls~='", &id, "']"].concat();
        let has_own = !id.is_empty() && document().query_selector(&own).ok().flatten().is_some();
        self.tag == Tag::Input && self.input.type_() == "password" && !has_own
    }

    /// Shows or hides the characters.
    pub fn set_shown(&self, shown: bool) {
        self.input.set_type(if shown { "text" } else { "password" });
    }

    /// The element.
    pub fn element(&self) -> &HtmlElement {
        &self.input
    }

    /// Replaces what is selected by `text`.
    pub fn insert(&self, text: &str) -> Edit {
        let value = self.value();
        let (start, end) = self.selection().unwrap_or((value.len(), value.len()));
        let room = usize::try_from(self.input.max_length()).ok().filter(|_| self.tag != Tag::Select);
        if room.is_some_and(|room| value.len() - (end - start) + text.encode_utf16().count() > room) {
            return Edit::Full;
        }
        self.replace(&value, start, end, text);
        Edit::Done
    }

    /// Deletes what is selected, or the character before the caret.
    pub fn backspace(&self) {
        let value = self.value();
        let (mut start, end) = self.selection().unwrap_or((value.len(), value.len()));
        if start == end {
            start = before(&value, start);
        }
        if start != end {
            self.replace(&value, start, end, "");
        }
    }

    /// Moves the caret by a character; with something selected, to that end of it.
    pub fn move_caret(&self, forward: bool) {
        let Some((start, end)) = self.selection() else { return };
        let value = self.value();
        let to = match (start == end, forward) {
            (true, true) => after(&value, end),
            (true, false) => before(&value, start),
            (false, true) => end,
            (false, false) => start,
        };
        let to = u32::try_from(to).ok();
        // Refused only by types without a caret.
        drop(to.map(|to| self.input.set_selection_range(to, to)));
    }

    /// Puts the caret where it was in the same field before the page was made anew.
    pub fn take_caret(&self, old: &Self) {
        if let (Some((start, end)), true) = (old.selection(), self.has_caret()) {
            let (start, end) = (u32::try_from(start).unwrap_or(0), u32::try_from(end).unwrap_or(0));
            // Refused only by types without a caret.
            drop(self.input.set_selection_range(start, end));
        }
    }

    /// Begins a new line, or sends the form as Enter does on a keyboard.
    pub fn enter(&self) -> Edit {
        match self.tag {
            Tag::TextArea => return self.insert("\n"),
            // Fails only where the form is being torn down.
            Tag::Input => drop(self.input.form().map(|form| form.request_submit())),
            Tag::Select => {}
        }
        Edit::Done
    }

    /// The options of a list, by their labels.
    pub fn options(&self) -> Vec<String> {
        let Some(select) = self.select() else { return Vec::new() };
        let all = (0..select.length()).filter_map(|at| select.item(at));
        all.map(|option| option.text_content().unwrap_or_default()).collect()
    }

    /// The option chosen.
    pub fn chosen(&self) -> Option<u32> {
        self.select().and_then(|select| u32::try_from(select.selected_index()).ok())
    }

    /// Chooses an option.
    pub fn choose(&self, at: u32) {
        if let (Some(select), Ok(at)) = (self.select(), i32::try_from(at)) {
            select.set_selected_index(at);
            self.tell("input");
            self.tell("change");
        }
    }

    fn select(&self) -> Option<&HtmlSelectElement> {
        (self.tag == Tag::Select).then(|| self.input.unchecked_ref())
    }

    /// Its value in the units in which browsers count characters.
    fn value(&self) -> Vec<u16> {
        self.input.value().encode_utf16().collect()
    }

    fn selection(&self) -> Option<(usize, usize)> {
        if self.tag == Tag::Select {
            return None;
        }
        let start = self.input.selection_start().ok().flatten()?;
        let end = self.input.selection_end().ok().flatten()?;
        Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?))
    }

    fn replace(&self, value: &[u16], start: usize, end: usize, text: &str) {
        let range = u32::try_from(start).ok().zip(u32::try_from(end).ok()).filter(|_| self.has_caret());
        let replaced = range.is_some_and(|(start, end)| {
            let mode = web_sys::SelectionMode::End;
            self.input.set_range_text_with_start_and_end_and_selection_mode(text, start, end, mode).is_ok()
        });
        if !replaced {
            let around = |units: &[u16]| String::from_utf16_lossy(units);
            self.input.set_value(&[&around(&value[..start]), text, &around(&value[end..])].concat());
        }
        self.tell("input");
    }

    fn tell(&self, event: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(event, &init) {
            // Fails only while the same event is under way.
            self.input.dispatch_event(&event).ok();
        }
    }
}

/// Where the character before `at` begins.
fn before(value: &[u16], at: usize) -> usize {
    let is_second_half = at >= 2 && (0xDC00..0xE000).contains(&value[at - 1]);
    at.saturating_sub(if is_second_half { 2 } else { 1 })
}

/// Where the character at `at` ends.
fn after(value: &[u16], at: usize) -> usize {
    let is_first_half = value.get(at).is_some_and(|unit| (0xD800..0xDC00).contains(unit));
    (at + if is_first_half { 2 } else { 1 }).min(value.len())
}
