//! Delegation during leave: what is in force or to come, giving one, ending one.

mod give;

use domain::api::{DelegationRow, Delegations};
use domain::moment::Date;
use leptos::prelude::*;

use super::notice::Notice;
use crate::api;
use crate::components::{Element, actions, button, html, secondary_button};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::officer::delegation as words;
use crate::i18n::{fill, time};
use crate::route::officer as route;
use crate::state::form::Form;
use give::Give;

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    notice: Notice,
    /// For ending one.
    form: Form,
    give: StoredValue<Give>,
    /// The one that is asked about.
    ending: RwSignal<Option<i64>>,
}

/// Delegations, and the form that gives one.
#[component]
pub fn DelegationPage() -> AnyView {
    let state = State {
        notice: Notice::here(),
        form: Form::new(),
        give: StoredValue::new(Give::new()),
        ending: RwSignal::new(None),
    };
    let faults = move || {
        let mut faults = state.form.faults();
        faults.extend(state.give.get_value().checked.faults());
        faults
    };
    view! {
        <Loaded fetch=api::delegation::all full_width=true let:data>
            <Page title=|| words::t().title class="sheet journey" full_width=true form=faults>
                {content(state, data)}
            </Page>
        </Loaded>
    }
    .into_any()
}

fn content(state: State, data: RwSignal<Delegations>) -> Vec<AnyView> {
    let t = words::t();
    let now = data.get();
    let mut content = vec![h1(t.title).view(), state.notice.view(), html::p().child(t.lead).view()];
    content.push(html::h2().id(LIST).tabindex("-1").child(t.list).view());
    content.push(if now.rows.is_empty() {
        html::p().class("soft").child(t.none).view()
    } else {
        html::ul().class("plain").children(now.rows.iter().map(|row| one(state, data, row, now.today).view())).view()
    });
    content.extend(state.give.get_value().view(state.notice, data, &now));
    let notices = html::a().href(route::NOTICES).child(crate::i18n::officer::notices::t().title);
    content.push(html::p().child(notices).view());
    content
}

const LIST: &str = "delegations";

fn one(state: State, data: RwSignal<Delegations>, row: &DelegationRow, today: Date) -> Element {
    let t = words::t();
    let title = if row.mine { fill(t.given, &row.to) } else { fill(t.received, &row.from) };
    let days = fill(&fill(t.days, &time::day(row.days.first)), &time::day(row.days.last));
    let tag = if row.days.hold_on(today) {
        html::span().class("tag good").child(t.now)
    } else {
        html::span().class("tag").child(t.later)
    };
    let id = row.id;
    let act = row.mine.then(|| {
        if state.ending.get() == Some(id) {
            return end_question(state, data, row.clone());
        }
        let end = button("button link", t.end, move || {
            state.notice.clear();
            state.give.get_value().checked.check(Vec::new());
            state.ending.set(Some(id));
            request_animation_frame(|| page::focus_field(END_QUESTION));
        });
        end.child(html::span().class("vh").child(fill(t.end_of, &row.to)))
    });
    html::li()
        .child(html::p().child(html::strong().child(title)).child(" ").child(tag))
        .child(html::p().class("num").child(days))
        .child(act)
}

const END_QUESTION: &str = "end-sure";

/// Asks before it ends.
fn end_question(state: State, data: RwSignal<Delegations>, row: DelegationRow) -> Element {
    let t = words::t();
    let question = html::p().id(END_QUESTION).tabindex("-1").child(fill(t.end_question, &row.to));
    let end = move || {
        let row = row.clone();
        state.form.check(Vec::new());
        state.form.send(async move { api::delegation::end(&row).await }, move |all| {
            state.ending.set(None);
            data.set(all);
            state.notice.show(words::t().ended.into());
        });
    };
    let keep = move || {
        state.ending.set(None);
        request_animation_frame(|| page::focus_field(LIST));
    };
    html::div()
        .child(question)
        .child(actions().child(button("button danger", t.end_yes, end)).child(secondary_button(t.keep, keep)))
}
