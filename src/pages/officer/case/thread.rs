//! The assistance thread with the holder: what was written, and a message to write while the case is open.

use domain::api::{CaseView, Message, NewMessage};
use domain::problem::{Fault, Field as Answer, Problem};
use leptos::ev;
use leptos::prelude::*;

use super::input::MAX_CHARS;
use super::state::Case;
use crate::api;
use crate::components::{Field, Part, actions, busy_button, html, live, submit_form};
use crate::containers::field_error;
use crate::i18n::officer::case_page;
use crate::i18n::{fill, shell, time};
use crate::state::form::field_id;

/// The panel.
pub fn thread(case: Case) -> AnyView {
    let t = case_page::t();
    // By no timer: every answer counts as use of the session, which would then never end by itself.
    let coming_back = window_event_listener(ev::focus, move |_| look_again(case));
    on_cleanup(move || coming_back.remove());
    let open = Memo::new(move |_| case.view.with(|view| view.as_ref().is_some_and(|view| view.writable)));
    let messages =
        Memo::new(move |_| case.view.with(|view| view.as_ref().map(|view| (view.messages.clone(), view.zone))));
    let list = live(move || {
        let Some((messages, zone)) = messages.get() else { return ().into_any() };
        if messages.is_empty() {
            return html::p().class("soft").child(case_page::t().thread_none).view();
        }
        let rows = messages.iter().map(|message| {
            let side = if message.from_holder { case_page::t().from_holder } else { case_page::t().office_side };
            one(message, side, &time::moment(message.at, zone))
        });
        html::ol().class("thread").children(rows).view()
    });
    let write =
        live(
            move || {
                if open.get() {
                    write(case)
                } else {
                    html::p().class("soft").child(case_page::t().thread_closed).view()
                }
            },
        );
    let sent = live(move || if case.message_input().sent.get() { case_page::t().sent.part() } else { ().into_any() });
    html::section()
        .aria_labelledby("thread-h")
        .child(html::h2().id("thread-h").child(t.thread))
        .child(list)
        .child(html::p().role("status").child(sent))
        .child(write)
        .child(case.shown(until))
        .view()
}

/// Until when it goes on, where that is known.
fn until(view: &CaseView) -> AnyView {
    let Some(at) = view.writable_until else { return ().into_any() };
    html::p().class("soft num").child(fill(case_page::t().thread_until, &time::date(at, view.zone))).view()
}

/// Somebody comes back to the page: what was written meanwhile is there. What else has happened is shown where nothing is
/// being decided; otherwise the act will tell.
fn look_again(case: Case) {
    let reference = case.reference.get_value();
    case.form.in_background(async move { api::officer::case(&reference).await }, move |newer| {
        // Whatever went wrong: the next act says so.
        let Ok(newer) = newer else { return };
        case.view.update(|view| match view {
            Some(view) if view.version != newer.version && case.is_idle() => *view = newer,
            Some(view) => view.messages = newer.messages,
            None => {}
        });
    });
}

fn one(message: &Message, side: &str, at: &str) -> AnyView {
    let by = if message.by.is_empty() || message.from_holder { side } else { &message.by };
    html::li()
        .attr_if(message.from_holder, "class", "theirs")
        .child(html::p().class("soft num").child(html::strong().child(by)).child(", ").child(at))
        .child(html::p().class("words").child(message.text.as_str()))
        .view()
}

fn write(case: Case) -> AnyView {
    let t = case_page::t();
    let input = case.message_input();
    let id = field_id(Answer::Message);
    let field = live(move || {
        let t = case_page::t();
        let faults = input.form.faults();
        let wrong = faults.into_iter().next().map(|(_, text)| field_error(text));
        Field::new(id, t.write, input.words).rows(3).hint(t.write_hint).error(wrong).view()
    });
    let button = busy_button(t.send, shell::t().sending, input.form.busy);
    submit_form(move || send(case)).child(field).child(actions().child(button.class("button second"))).view()
}

fn send(case: Case) {
    let input = case.message_input();
    if input.form.busy.get_untracked() {
        return;
    }
    input.sent.set(false);
    let text: String = input.words.get_untracked().trim().into();
    let most = u16::try_from(MAX_CHARS).unwrap_or(u16::MAX);
    let fault = match text.chars().count() {
        0 => Some(Fault::Blank),
        count if count > MAX_CHARS => Some(Fault::TooLong(most)),
        _ => None,
    };
    if !input.form.check(fault.map(|fault| Problem::new(Answer::Message, fault)).into_iter().collect()) {
        return crate::containers::page::focus_field(field_id(Answer::Message));
    }
    let (reference, key) = (case.reference.get_value(), input.key.get_value());
    let request = async move { api::officer::write(&reference, &NewMessage { text }, &key).await };
    input.form.send(request, move |messages| {
        input.words.set(String::new());
        input.key.set_value(api::new_key());
        // The field is rebuilt, blank.
        input.form.check(Vec::new());
        case.view.update(|view| {
            if let Some(view) = view {
                view.messages = messages;
            }
        });
        input.sent.set(true);
    });
}
