//! A proposed phrase of Indonesian words.

use domain::problem::Field;
use domain::value::passphrase::{PassphrasePolicy, first_fault};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::rules::{self, Context};
use crate::components::{Element, Part, actions, button, html, live, secondary_button};
use crate::containers::page;
use crate::crypto_worker::client;
use crate::i18n::wizard as words;
use crate::state::form::{Form, field_id};

/// A button that proposes, and another that takes the proposal over.
pub fn part(form: Form, typed: RwSignal<String>, policy: PassphrasePolicy, context: Context) -> AnyView {
    let phrase = RwSignal::new(String::new());
    let draw = move || {
        form.check(Vec::new());
        form.in_background(drawn(policy, context), move |drawn| {
            if drawn.is_empty() {
                form.say(|| words::t().no_proposal);
            }
            phrase.set(drawn);
        });
    };
    let shown = live(move || {
        let t = words::t();
        phrase.with(|phrase| {
            if phrase.is_empty() {
                return ().into_any();
            }
            let code = html::p().class("phrase").child(html::code().child(phrase.as_str()));
            vec![html::p().child(t.proposal).view(), code.view()].part()
        })
    });
    let take = live(move || {
        if phrase.with(String::is_empty) {
            return ().into_any();
        }
        secondary_button(words::t().take_proposal, move || fill_in(typed, &phrase.get_untracked())).view()
    });
    let other = live(move || {
        let t = words::t();
        if phrase.with(String::is_empty) { t.propose } else { t.propose_other }.part()
    });
    let actions: Element = actions().child(take).child(button("button link", "", draw).child(other));
    vec![html::div().role("status").child(shown).view(), actions.view()].part()
}

fn fill_in(typed: RwSignal<String>, phrase: &str) {
    typed.set(phrase.to_owned());
    let field = page::by_id(field_id(Field::Passphrase)).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(phrase);
    }
}

/// By chance a phrase may contain the holder's name: another one is drawn then. Blank where none can be drawn, e.g. since the
/// worker did not arrive.
async fn drawn(policy: PassphrasePolicy, context: Context) -> String {
    let Ok(crypto) = window().crypto() else { return String::new() };
    for _ in 0..20 {
        let mut bytes = [0_u8; 10];
        if crypto.get_random_values_with_u8_array(&mut bytes).is_err() {
            break;
        }
        let numbers = std::array::from_fn(|index| u16::from_le_bytes([bytes[2 * index], bytes[2 * index + 1]]));
        let Ok(phrase) = client::propose(&numbers, policy.classes).await else { break };
        if first_fault(&phrase, &rules::check(&phrase, policy, context)).is_none() {
            return phrase;
        }
    }
    String::new()
}
