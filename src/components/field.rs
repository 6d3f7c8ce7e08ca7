//! A field with its label, hint and error.

use js_sys::JsString;
use leptos::ev;
use leptos::prelude::*;
use web_sys::Event;

use super::{Element, Part, html, live};

/// What a field is made of. Begin with [`Field::new`].
#[must_use]
pub struct Field {
    pub(super) id: &'static str,
    pub(super) label: String,
    pub(super) value: RwSignal<String>,
    kind: &'static str,
    class: &'static str,
    autocomplete: &'static str,
    inputmode: &'static str,
    pub(super) hint: String,
    error: Option<FieldError>,
    warning: Option<String>,
    heading: bool,
    rows: u8,
    options: Vec<(String, String)>,
}

impl Field {
    /// A line of text. `id` is also its name.
    pub fn new(id: &'static str, label: impl Into<String>, value: RwSignal<String>) -> Self {
        Self {
            id,
            label: label.into(),
            value,
            kind: "text",
            class: "",
            autocomplete: "off",
            inputmode: "",
            hint: String::new(),
            error: None,
            warning: None,
            heading: false,
            rows: 0,
            options: Vec::new(),
        }
    }

    /// The input's type: `email`, `tel`.
    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// A width: `w6`, `w10`, `w20`, `w30`; or `code` for six digits.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// The purpose by which a browser fills it in (WCAG 1.3.5).
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// Which keyboard a phone shows.
    pub fn inputmode(self, inputmode: &'static str) -> Self {
        Self { inputmode, ..self }
    }

    /// Help that stands above it.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// Sets the error.
    pub fn error(self, error: Option<FieldError>) -> Self {
        Self { error, ..self }
    }

    /// What may be wrong, but does not block.
    pub fn warning(self, warning: Option<String>) -> Self {
        Self { warning, ..self }
    }

    /// The label is the page's heading.
    pub fn heading(self) -> Self {
        Self { heading: true, ..self }
    }

    /// Several lines.
    pub fn rows(self, rows: u8) -> Self {
        Self { rows, ..self }
    }

    /// A choice from a list: value and label each.
    pub fn options(self, options: Vec<(String, String)>) -> Self {
        Self { options, ..self }
    }

    /// The field.
    pub fn view(self) -> AnyView {
        let tag = if !self.options.is_empty() {
            "select"
        } else if self.rows > 0 {
            "textarea"
        } else {
            "input"
        };
        let chosen = self.value.get_untracked();
        let mut control = self
            .control(tag)
            .attr_if(tag == "input", "type", self.kind)
            .attr_if(!self.inputmode.is_empty(), "inputmode", self.inputmode)
            .attr_if(self.rows > 0, "rows", if self.rows > 4 { "8" } else { "4" });
        for (value, label) in &self.options {
            control = control.child(
                html::option()
                    .attr("value", value.as_str())
                    .attr_if(*value == chosen, "selected", "")
                    .child(label.as_str()),
            );
        }
        self.around(control.view())
    }

    /// The control alone, described by what stands around it.
    pub(super) fn control(&self, tag: &'static str) -> Element {
        let value = self.value;
        let mut described = Vec::new();
        for (there, part) in
            [(!self.hint.is_empty(), "-hint"), (self.error.is_some(), "-error"), (self.warning.is_some(), "-warning")]
        {
            if there {
                described.push([self.id, part].concat());
            }
        }
        Element::new(tag)
            .attr_if(!self.class.is_empty(), "class", self.class)
            .id(self.id)
            .name(self.id)
            .autocomplete(self.autocomplete)
            .attr_if(!described.is_empty(), "aria-describedby", &described.join(" "))
            .attr_if(self.error.is_some(), "aria-invalid", "true")
            .value(value.get_untracked())
            .on(ev::input, move |event| value.set(composed(&event)))
    }

    /// Adds label, hint and error around the control.
    pub(super) fn around(self, control: AnyView) -> AnyView {
        let label = html::label().r#for(self.id).child(self.label);
        let label = if self.heading { html::h1().tabindex("-1").child(label) } else { label };
        let hint =
            (!self.hint.is_empty()).then(|| html::p().class("hint").id([self.id, "-hint"].concat()).child(self.hint));
        html::div()
            .class(if self.error.is_some() { "field bad" } else { "field" })
            .child(label)
            .child(hint)
            .child(self.error.map(|error| error.line(self.id)))
            .child(
                self.warning.map(|warning| html::p().class("warn").id([self.id, "-warning"].concat()).child(warning)),
            )
            .child(control)
            .view()
    }
}

/// What was typed, composed (Unicode's NFC): the domain's rules expect it so (`domain::value::plain`).
fn composed(event: &Event) -> String {
    JsString::from(event_target_value(event)).normalize("NFC").into()
}

/// What is wrong with an answer.
#[derive(Clone)]
pub struct FieldError {
    /// Read out before it, unseen: "Kesalahan: ".
    pub prefix: &'static str,
    /// What to do.
    pub text: String,
}

impl FieldError {
    /// The line that says it; `id` is the field's.
    pub fn line(self, id: &str) -> Element {
        html::p()
            .class("error")
            .id([id, "-error"].concat())
            .child(html::span().class("vh").child(self.prefix))
            .child(self.text)
    }
}

/// A field whose characters are hidden until asked for. `words`: "show", "hide" and what is shown, e.g. " kata sandi".
pub fn secret_field(field: Field, words: [&'static str; 3]) -> AnyView {
    let shown = RwSignal::new(false);
    let [show, hide, what] = words;
    let input = field
        .control("input")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("data-secret", "")
        .live_attr("type", move || Some(String::from(if shown.get() { "text" } else { "password" })));
    let toggle = html::button()
        .class("button second")
        .r#type("button")
        .attr("aria-controls", field.id)
        .live_attr("aria-pressed", move || Some(String::from(if shown.get() { "true" } else { "false" })))
        .on_click(move || shown.update(|shown| *shown = !*shown))
        .child(live(move || if shown.get() { hide } else { show }.part()))
        .child(html::span().class("vh").child(what));
    field.around(html::div().class("reveal").child(input).child(toggle).view())
}
