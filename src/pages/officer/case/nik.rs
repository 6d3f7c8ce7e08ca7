//! The NIK, masked until an officer asks for it. That is noted for the holder.

use domain::api::NikShown;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::state::Case;
use crate::api;
use crate::components::{Part, button, html, live};
use crate::i18n::officer::case_page;

/// In context of a case's page.
#[derive(Clone, Copy)]
pub struct Nik {
    case: Case,
    shown: RwSignal<Option<NikShown>>,
    copied: RwSignal<bool>,
}

impl Nik {
    /// Not asked for yet.
    pub fn new(case: Case) -> Self {
        Self { case, shown: RwSignal::new(None), copied: RwSignal::new(false) }
    }

    /// The case.
    pub const fn case(self) -> Case {
        self.case
    }

    fn ask(self) {
        let reference = self.case.reference.get_value();
        self.case.form.send(async move { api::officer::nik(&reference).await }, move |shown| {
            self.shown.set(Some(shown));
        });
    }

    fn copy(self, nik: &str) {
        let writing = JsFuture::from(window().navigator().clipboard().write_text(nik));
        self.case.form.in_background(writing, move |written| {
            if written.is_ok() {
                self.copied.set(true);
            }
        });
    }
}

/// On record: masked, with a button for who may ask.
pub fn on_record(masked: &str, may_ask: bool) -> AnyView {
    let nik: Nik = expect_context();
    let masked = masked.to_owned();
    live(move || {
        let t = case_page::t();
        let code = |value: &str| html::code().child(value);
        match nik.shown.get() {
            Some(shown) => {
                let copied = live(move || if nik.copied.get() { case_page::t().copied } else { "" }.part());
                let value = shown.on_record.clone();
                html::span()
                    .child(code(&shown.on_record))
                    .child(" ")
                    .child(button("button link", t.copy, move || nik.copy(&value)))
                    .child(html::span().class("soft").role("status").child(copied))
                    .view()
            }
            None if may_ask => html::span()
                .child(code(&masked))
                .child(" ")
                .child(button("button link", t.show_nik, move || nik.ask()))
                .child(" ")
                .child(html::span().class("soft").child(t.nik_noted))
                .view(),
            None => code(&masked).view(),
        }
    })
}

/// One side of its change: masked as long as the one on record is.
pub fn changed(masked: &str, side: fn(&(String, String)) -> &String) -> AnyView {
    let nik: Nik = expect_context();
    let masked = masked.to_owned();
    live(move || {
        let shown = nik.shown.with(|shown| shown.as_ref()?.change.as_ref().map(|change| side(change).clone()));
        shown.unwrap_or_else(|| masked.clone()).part()
    })
}
