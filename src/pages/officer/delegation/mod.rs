//! Delegation during leave: what is in force or to come, giving one, ending one.

mod give;

use domain::api::{DelegationRow, Delegations};
use domain::moment::Date;
use leptos::prelude::*;

use super::told::Told;
use crate::api;
use crate::components::{Element, actions, button, html, second};
use crate::i18n::officer::delegation as words;
use crate::i18n::{fill, time};
use crate::load;
use crate::page::{self, Frame, h1};
use crate::state::form::Form;
use give::Give;

/// What the page works with.
#[derive(Clone, Copy)]
struct Desk {
    told: Told,
    /// For ending one.
    form: Form,
    give: StoredValue<Give>,
    /// The one that is asked about.
    ending: RwSignal<Option<i64>>,
}

/// The page.
pub fn page() -> AnyView {
    let desk = Desk {
        told: Told::here(),
        form: Form::new(),
        give: StoredValue::new(Give::new()),
        ending: RwSignal::new(None),
    };
    load::loaded_within(api::delegation::all, move |data| frame(desk, data), Frame::desk)
}

fn frame(desk: Desk, data: RwSignal<Delegations>) -> Frame {
    let t = words::t();
    let now = data.get();
    let mut content = vec![h1(t.title).view(), desk.told.view(), html::p().child(t.lead).view()];
    content.push(html::h2().id(LIST).tabindex("-1").child(t.list).view());
    content.push(if now.rows.is_empty() {
        html::p().class("soft").child(t.none).view()
    } else {
        html::ul().class("plain").children(now.rows.iter().map(|row| one(desk, data, row, now.today).view())).view()
    });
    content.extend(desk.give.get_value().view(desk.told, data, &now));
    let mut faults = desk.form.faults();
    faults.extend(desk.give.get_value().checked.faults());
    Frame::new(t.title).class("sheet journey").desk().content(content).faults(faults)
}

const LIST: &str = "delegations";

fn one(desk: Desk, data: RwSignal<Delegations>, row: &DelegationRow, today: Date) -> Element {
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
        if desk.ending.get() == Some(id) {
            return sure(desk, data, row.clone());
        }
        let end = button("button link", t.end, move || {
            desk.told.clear();
            desk.give.get_value().checked.check(Vec::new());
            desk.ending.set(Some(id));
            request_animation_frame(|| page::focus_field(SURE));
        });
        end.child(html::span().class("vh").child(fill(t.end_of, &row.to)))
    });
    html::li()
        .child(html::p().child(html::strong().child(title)).child(" ").child(tag))
        .child(html::p().class("num").child(days))
        .child(act)
}

const SURE: &str = "end-sure";

/// Asks before it ends.
fn sure(desk: Desk, data: RwSignal<Delegations>, row: DelegationRow) -> Element {
    let t = words::t();
    let question = html::p().id(SURE).tabindex("-1").child(fill(t.end_sure, &row.to));
    let end = move || {
        let row = row.clone();
        desk.form.check(Vec::new());
        desk.form.send(async move { api::delegation::end(&row).await }, move |all| {
            desk.ending.set(None);
            data.set(all);
            desk.told.say(words::t().ended.into());
        });
    };
    let keep = move || {
        desk.ending.set(None);
        request_animation_frame(|| page::focus_field(LIST));
    };
    html::div()
        .child(question)
        .child(actions().child(button("button danger", t.end_yes, end)).child(second(t.keep, keep)))
}
