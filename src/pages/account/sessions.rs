//! One's own sessions: where, since when, last used, and their end.

use domain::api::{SessionInfo, TerminalName};
use leptos::prelude::*;

use super::device_zone::device_zone;
use crate::api;
use crate::components::{actions, button, html, secondary_button, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::sessions::t;
use crate::i18n::{fill, time};
use crate::route::ACCOUNT;
use crate::state::form::Form;

type Sessions = RwSignal<Vec<SessionInfo>>;

/// The list.
#[component]
pub fn SessionsPage() -> AnyView {
    let form = Form::new();
    view! {
        <Loaded fetch=api::account::sessions let:data>
            <Page title=|| t().sessions back=ACCOUNT form>{content(form, data)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(form: Form, data: Sessions) -> Vec<AnyView> {
    let t = t();
    let (rows, others) = data.with(|all| {
        let rows = all.iter().map(|one| row(form, data, one));
        (rows.collect(), all.iter().any(|one| !one.current))
    });
    let end_others = others.then(|| {
        secondary_button(t.end_others, move || {
            form.send(api::account::end_other_sessions(), move |()| left(data, |one| one.current));
        })
    });
    vec![
        h1(t.sessions).view(),
        html::p().class("lead").child(t.sessions_lead).view(),
        summary_list(rows),
        actions().child(end_others).view(),
    ]
}

fn row(form: Form, data: Sessions, one: &SessionInfo) -> AnyView {
    let t = t();
    let moment = |words: &str, at| html::p().child(fill(words, &time::moment(at, device_zone()))).view();
    let place = |terminal: &TerminalName| fill(&fill(t.at_terminal, &terminal.name), &terminal.office);
    let place = one.terminal.as_ref().map(|terminal| html::p().child(place(terminal)).view());
    let mut about: Vec<_> = place.into_iter().collect();
    about.extend([moment(t.since, one.since), moment(t.used, one.used_at)]);
    let id = one.id.clone();
    let end = (!one.current).then(|| {
        button("button link", t.end, move || {
            let id = id.clone();
            form.send(api::account::end_session(id.clone()), move |()| left(data, |one| one.id != id));
        })
        .view()
    });
    summary_row(if one.current { t.this_session } else { t.other_session }, about, end)
}

/// Shows what is left. What was pressed is gone: focus goes to the page.
fn left(data: Sessions, stays: impl Fn(&SessionInfo) -> bool) {
    data.update(|all| all.retain(stays));
    request_animation_frame(|| page::focus_field("main"));
}
