//! Messages: what the holder and the office wrote to each other, and one to write while that is possible.

use domain::api::{Message, NewMessage, RenewalView};
use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use crate::api;
use crate::components::{Field, Part, actions, busy_button, html, live, submit_form};
use crate::containers::field_error;
use crate::i18n::follow::t;
use crate::i18n::{fill, shell, time};
use crate::state::form::{Form, field_id};

/// Characters of a message, as the backend takes it.
const MAX_CHARS: u16 = 2_000;

/// A message being written, and those that came of it. Make it in the page's body, not in its content.
#[derive(Clone, Copy)]
pub struct Messages {
    words: RwSignal<String>,
    form: Form,
    /// What was tried last, and its idempotency key: the same words again are the same act.
    tried: StoredValue<(String, String)>,
    /// All messages, once there may be newer ones than the page came with.
    newer: RwSignal<Option<Vec<Message>>>,
    /// Counts the messages sent.
    sent: RwSignal<u32>,
}

impl Messages {
    /// Nothing is written yet. What is wrong with the message is shown by `form`.
    pub fn new(form: Form) -> Self {
        Self {
            words: RwSignal::new(String::new()),
            form,
            tried: StoredValue::new((String::new(), String::new())),
            newer: RwSignal::new(None),
            sent: RwSignal::new(0),
        }
    }

    /// Somebody comes back to the page of this application: what was written meanwhile is there. By no timer: every answer
    /// counts as use of the session, which would then never end by itself.
    pub fn look_again(self, reference: String) {
        self.form.in_background(async move { api::renewals::renewal(&reference).await }, move |renewal| {
            // Whatever went wrong: the next act says so.
            if let Ok(renewal) = renewal {
                self.newer.set(Some(renewal.messages));
            }
        });
    }

    /// The part of the page; nothing where there is nothing to read or to write.
    pub fn view(self, renewal: &RenewalView) -> Vec<AnyView> {
        let open = renewal.writable;
        if !open && renewal.messages.is_empty() {
            return Vec::new();
        }
        let t = t();
        let (older, zone) = (renewal.messages.clone(), renewal.zone);
        let list = live(move || {
            let rows = self.newer.with(|newer| {
                let messages = newer.as_ref().unwrap_or(&older);
                messages.iter().map(|message| one(message, &time::moment(message.at, zone))).collect::<Vec<_>>()
            });
            if rows.is_empty() { ().into_any() } else { html::ol().class("messages").children(rows).view() }
        });
        let heading = html::h2().id("messages").child(if open { t.messages } else { t.messages_past });
        let mut parts = vec![heading.view(), list];
        if open {
            let reference = renewal.reference.clone();
            let status = live(move || if self.sent.get() > 0 { t.message_sent } else { "" }.part());
            parts.push(html::p().role("status").child(status).view());
            parts.push(self.write(reference));
            if let Some(at) = renewal.writable_until {
                let until = fill(t.messages_until, &time::date(at, zone));
                parts.push(html::p().class("soft num").child(until).view());
            }
        }
        parts
    }

    fn write(self, reference: String) -> AnyView {
        // The field is rebuilt, blank, when its words were sent.
        let field = live(move || {
            self.sent.track();
            let t = t();
            Field::new(field_id(Answer::Message), t.message, self.words)
                .hint(t.message_hint)
                .rows(4)
                .error(self.form.error(Answer::Message).map(field_error))
                .view()
        });
        let button = busy_button(t().send, shell::t().sending, self.form.busy).class("button second");
        submit_form(move || self.send(reference.clone())).child(field).child(actions().child(button)).view()
    }

    fn send(self, reference: String) {
        let text: String = self.words.get_untracked().trim().into();
        let fault = match text.chars().count() {
            0 => Some(Fault::Blank),
            count if count > usize::from(MAX_CHARS) => Some(Fault::TooLong(MAX_CHARS)),
            _ => None,
        };
        let problems = fault.map(|fault| Problem::new(Answer::Message, fault)).into_iter().collect();
        if self.form.busy.get_untracked() || !self.form.check(problems) {
            return;
        }
        if self.tried.with_value(|(tried, _)| *tried != text) {
            self.tried.set_value((text.clone(), api::new_key()));
        }
        let key = self.tried.with_value(|(_, key)| key.clone());
        let request = async move { api::renewals::write(&reference, &NewMessage { text }, &key).await };
        self.form.send(request, move |messages| {
            self.words.set(String::new());
            self.tried.set_value((String::new(), String::new()));
            self.newer.set(Some(messages));
            self.sent.update(|sent| *sent += 1);
        });
    }
}

fn one(message: &Message, at: &str) -> AnyView {
    let t = t();
    let by = if message.from_holder { t.me } else { t.office };
    html::li()
        .attr_if(message.from_holder, "class", "mine")
        .child(html::p().class("soft num").child(html::strong().child(by)).child(", ").child(at))
        .child(html::p().class("words").child(message.text.as_str()))
        .view()
}
