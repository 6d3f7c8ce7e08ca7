//! The file that was chosen.

use js_sys::Uint8Array;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::wrong::{FILE as ID, Wrong};
use crate::components::{Element, FieldError, Part, html, live};
use crate::i18n::keys::t;

/// Largest file, in bytes: one with its chain has about ten thousand.
const MAX_BYTES: f64 = 1_000_000.0;

/// The file chosen, which stays chosen when the page is made anew.
#[derive(Clone, Copy)]
pub struct Chosen {
    file: StoredValue<Option<File>, LocalStorage>,
    name: RwSignal<String>,
}

impl Chosen {
    /// None yet.
    pub fn new() -> Self {
        Self { file: StoredValue::new_local(None), name: RwSignal::new(String::new()) }
    }

    /// The file.
    pub fn file(self) -> Option<File> {
        self.file.get_value()
    }

    /// Another one is to be chosen.
    pub fn forget(self) {
        self.file.set_value(None);
        self.name.set(String::new());
    }

    /// What is wrong with it before anybody opens it.
    pub fn wrong(self) -> Option<Wrong> {
        let Some(file) = self.file() else { return Some(Wrong::NoFile) };
        match file.size() {
            0.0 => Some(Wrong::Empty),
            size if size > MAX_BYTES => Some(Wrong::TooLarge),
            _ => None,
        }
    }

    /// Its control. It accepts every name and type: phones know no type of certificates' files, and would not let them be chosen.
    pub fn field(self, error: Option<FieldError>) -> Element {
        let t = t();
        let hint = [ID, "-hint"].concat();
        let described = if error.is_some() { [hint.as_str(), " ", ID, "-error"].concat() } else { hint.clone() };
        let input = html::input()
            .r#type("file")
            .id(ID)
            .aria_describedby(described)
            .attr_if(error.is_some(), "aria-invalid", "true")
            .on(ev::change, move |event| {
                let input: HtmlInputElement = event_target(&event);
                // Whoever cancels keeps what was chosen before.
                if let Some(file) = input.files().and_then(|files| files.get(0)) {
                    self.name.set(file.name());
                    self.file.set_value(Some(file));
                }
            });
        let name = live(move || {
            self.name.with(|name| if name.is_empty() { t.none_chosen.part() } else { name.as_str().part() })
        });
        let drop = html::label()
            .class("drop")
            .child(html::span().class("button second").child(t.choose))
            .child(html::span().role("status").child(name))
            .child(input);
        html::div()
            .class(if error.is_some() { "field bad" } else { "field" })
            .child(html::label().r#for(ID).child(t.file))
            .child(html::p().class("hint").id(hint).child(t.file_hint))
            .child(error.map(|error| error.line(ID)))
            .child(drop)
    }
}

/// Its bytes; `None` where the browser can't read it, e.g. since it was moved meanwhile.
pub async fn bytes(file: &File) -> Option<Uint8Array> {
    JsFuture::from(file.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer))
}
