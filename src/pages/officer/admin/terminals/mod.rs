//! The agency's kiosks: registered, paired by a code, locked, unpaired and removed; how they are and where journeys end.

mod row;

use domain::api::{NewTerminal, PairingCode, Terminals};
use domain::problem::Field as Answer;
use domain::terminal::{TerminalCommand, TerminalId};
use leptos::prelude::*;

use super::AdminPage;
use crate::api;
use crate::components::{Field, Part, actions, busy_button, html, summary_list};
use crate::containers::{Loaded, field_error, page};
use crate::i18n::officer::admin::terminals as words;
use crate::i18n::{fill, shell, time};
use crate::pages::officer::notice::Notice;
use crate::route::officer as route;
use crate::state::form::{Form, field_id};

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    notice: Notice,
    form: Form,
    data: RwSignal<Terminals>,
    /// The pairing code that was made last.
    code: RwSignal<Option<PairingCode>>,
    /// What was pressed and is to be confirmed.
    asked: RwSignal<Option<(TerminalId, TerminalCommand)>>,
    name: RwSignal<String>,
    place: RwSignal<String>,
}

/// The kiosks, and the form that registers one.
#[component]
pub fn TerminalsPage() -> AnyView {
    let (notice, form) = (Notice::here(), Form::new());
    let (code, asked) = (RwSignal::new(None), RwSignal::new(None));
    let text = || RwSignal::new(String::new());
    let (name, place) = (text(), text());
    view! {
        <Loaded fetch=api::terminals::terminals full_width=true let:data>
            <AdminPage here=route::TERMINALS title=|| words::t().title form>
                {content(State { notice, form, data, code, asked, name, place })}
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

fn content(state: State) -> Vec<AnyView> {
    let t = words::t();
    let rows = state.data.with(|now| {
        if now.terminals.is_empty() {
            html::p().class("soft").child(t.none).view()
        } else {
            summary_list(now.terminals.iter().map(|one| row::row(state, now, one)).collect())
        }
    });
    vec![
        html::p().child(t.lead).view(),
        state.notice.view(),
        state.code.get().map(|code| pairing_code(state, &code)).part(),
        rows,
        html::h2().child(t.register).view(),
        register(state),
    ]
}

const CODE: &str = "new-code";

fn pairing_code(state: State, code: &PairingCode) -> AnyView {
    let t = words::t();
    let zone = state.data.with(|now| now.zone);
    html::div()
        .class("notice")
        .id(CODE)
        .tabindex("-1")
        .child(html::p().child(t.code_lead))
        .child(html::p().class("matching-code num").child(code.code.as_str()))
        .child(html::p().child(fill(t.code_until, &time::moment(code.expires_at, zone))))
        .view()
}

fn register(state: State) -> AnyView {
    let t = words::t();
    let field = |answer: Answer, label: &'static str, typed| {
        Field::new(field_id(answer), label, typed).error(state.form.error(answer).map(field_error))
    };
    crate::components::submit_form(move || state.register())
        .child(field(Answer::TerminalName, t.name, state.name).hint(t.name_hint).view())
        .child(field(Answer::TerminalPlace, t.place, state.place).hint(t.place_hint).view())
        .child(actions().child(busy_button(t.send, shell::t().sending, state.form.busy)))
        .view()
}

impl State {
    fn register(self) {
        self.form.check(Vec::new());
        let new = NewTerminal { name: self.name.get_untracked(), place: self.place.get_untracked() };
        let request = async move {
            let code = api::terminals::register(&new).await?;
            Ok((code, api::terminals::terminals().await?))
        };
        self.form.send(request, move |made| {
            self.name.set(String::new());
            self.place.set(String::new());
            self.show_code(made);
        });
    }

    fn new_code(self, terminal: TerminalId) {
        let request = async move {
            let code = api::terminals::new_code(terminal).await?;
            Ok((code, api::terminals::terminals().await?))
        };
        self.form.send(request, move |made| self.show_code(made));
    }

    fn show_code(self, (code, now): (PairingCode, Terminals)) {
        self.notice.clear();
        self.data.set(now);
        self.code.set(Some(code));
        request_animation_frame(|| page::focus_field(CODE));
    }

    fn act(self, terminal: TerminalId, name: String, command: TerminalCommand) {
        self.form.send(async move { api::terminals::command(terminal, command).await }, move |now| {
            self.asked.set(None);
            self.code.set(None);
            self.data.set(now);
            self.notice.show(fill(words::done(command), &name));
        });
    }
}
