//! Keyboard shortcuts: a control names its key in `aria-keyshortcuts`, and whoever presses the key presses the control. So each
//! can be reached without its key, assistive technology tells it, and the list of keys is read from the page. They can be
//! switched off (WCAG 2.1.4).

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, KeyboardEvent};

use crate::components::{Part, actions, button, html};
use crate::containers::ask::{HEADING, ask_dialog};
use crate::i18n::officer::workbench;
use crate::state::preference;

/// Key of the choice in the browser's storage: "off" where shortcuts are not used.
const CHOICE: &str = "shortcuts";
/// Key of the choice whether the next case opens by itself after an act.
pub const OPENS_NEXT: &str = "opens-next";

/// The button "?" with the list of keys. While it is on the page, keys press controls.
pub fn shortcuts() -> AnyView {
    let pressed = window_event_listener(ev::keydown, |event| {
        if let Some(control) = control_of(&event) {
            event.prevent_default();
            control.focus().ok();
            control.click();
        }
    });
    on_cleanup(move || pressed.remove());
    let asked = RwSignal::new(None);
    let open =
        button("tool", "?", move || asked.set(Some(()))).aria_label(workbench::t().help).attr("aria-keyshortcuts", "?");
    vec![open.view(), ask_dialog("shortcuts", asked, move |()| list(asked))].part()
}

fn list(asked: RwSignal<Option<()>>) -> AnyView {
    let t = workbench::t();
    let rows = controls("[aria-keyshortcuts]").into_iter().map(|control| {
        let name = control.get_attribute("aria-label").or_else(|| control.text_content()).unwrap_or_default();
        let key = control.get_attribute("aria-keyshortcuts").unwrap_or_default();
        html::div()
            .child(html::dt().child(html::code().child(key.to_ascii_uppercase())))
            .child(html::dd().child(name))
            .view()
    });
    let switch = |name: &'static str, label: &'static str| {
        html::button()
            .class("tool switch")
            .r#type("button")
            .live_attr("aria-pressed", move || {
                Some(String::from(if preference::is_off(name) { "false" } else { "true" }))
            })
            .on_click(move || preference::set(name, if untrack(|| preference::is_off(name)) { "on" } else { "off" }))
            .child(label)
            .view()
    };
    html::div()
        .child(html::h2().id(HEADING).tabindex("-1").child(t.help))
        .child(html::p().child(t.help_body))
        .child(html::dl().class("keys").children(rows))
        .child(html::p().child(switch(CHOICE, t.uses_keys)))
        .child(html::p().child(switch(OPENS_NEXT, t.opens_next)))
        .child(actions().child(button("button", t.close, move || asked.set(None))))
        .view()
}

/// The control that this key presses; none while somebody types or answers a dialog.
fn control_of(event: &KeyboardEvent) -> Option<HtmlElement> {
    let key = event.key();
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && key.len() == 1;
    if !plain || key == "\"" || key == "\\" || types(event.target()) || untrack(|| preference::is_off(CHOICE)) {
        return None;
    }
    if document().query_selector("dialog[open]").ok().flatten().is_some() {
        return None;
    }
    controls(&["[aria-keyshortcuts=\"", &key.to_ascii_lowercase(), "\"]"].concat()).into_iter().next()
}

/// Whether keys are text there.
fn types(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| matches!(&*element.tag_name(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// The controls that match and are shown.
fn controls(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let found = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
    found.filter(|control| control.get_client_rects().length() > 0).collect()
}
