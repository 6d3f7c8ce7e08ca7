//! What waits for a second person: a role, or changes of an account. Confirmed or refused.

use domain::api::{ProposalRow, Proposals, WaitsFor};
use domain::moment::Zone;
use leptos::prelude::*;

use super::AdminPage;
use crate::api;
use crate::components::{Element, Part, actions, button, email, html, secondary_button, summary_list, summary_row};
use crate::containers::Loaded;
use crate::i18n::officer::{self, admin as words};
use crate::i18n::{fill, problem, time};
use crate::pages::officer::notice::Notice;
use crate::route::officer as route;
use crate::state::form::Form;

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    notice: Notice,
    form: Form,
    data: RwSignal<Proposals>,
}

/// What waits, each with its answers.
#[component]
pub fn ProposalsPage() -> AnyView {
    let (notice, form) = (Notice::here(), Form::new());
    view! {
        <Loaded fetch=api::admin::proposals full_width=true let:data>
            <AdminPage here=route::PROPOSALS title=|| words::t().waits form>
                {content(State { notice, form, data })}
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

fn content(state: State) -> Vec<AnyView> {
    let t = words::t();
    let now = state.data.get();
    let shown = u32::try_from(now.rows.len()).unwrap_or(u32::MAX);
    let rows = if now.rows.is_empty() {
        html::p().class("soft").child(t.nothing_waits).view()
    } else {
        summary_list(now.rows.iter().map(|row| one(state, &now, row)).collect())
    };
    let more = (now.in_all > shown).then(|| html::p().child(fill(t.wrong_first, &shown.to_string())));
    vec![state.notice.view(), html::p().child(t.confirm_lead).view(), more.part(), rows]
}

fn one(state: State, now: &Proposals, row: &ProposalRow) -> AnyView {
    let t = words::t();
    let asked = fill(&fill(t.asked, &row.by), &time::moment(row.at, now.zone));
    let unseen = || html::span().class("vh").child([" ", row.name.as_str()].concat());
    let (id, name) = (row.id, row.name.clone());
    // `batch`: how many it is about, if not this one alone.
    let answer = move |agree: bool, batch: Option<usize>| {
        let name = name.clone();
        state.notice.clear();
        state.form.send(async move { api::admin::answer(id, agree, batch.is_some()).await }, move |all| {
            state.data.set(all);
            let t = words::t();
            state.notice.show(match (agree, batch) {
                (true, None) => fill(t.confirmed, &name),
                (true, Some(all)) => fill(t.confirmed_batch, &all.to_string()),
                (false, _) => fill(t.refused, &name),
            });
        });
    };
    let (yes, no, all) = (answer.clone(), answer.clone(), answer);
    let confirm = row.confirmable.then(|| button("button", t.confirm, move || yes(true, None)).child(unseen()));
    let refuse = secondary_button(t.refuse, move || no(false, None)).child(unseen());
    let same: Vec<_> = now.rows.iter().filter(|other| other.batch == row.batch && other.confirmable).collect();
    let (count, first) = (same.len(), same.first().is_some_and(|first| first.id == row.id));
    let whole = (count > 1 && first)
        .then(|| secondary_button(&fill(t.confirm_batch, &count.to_string()), move || all(true, Some(count))));
    let mut about = what(row);
    about.extend([
        html::p().class("soft").child(email(&row.email)).view(),
        html::p().class("soft").child(asked).view(),
        until(row, now.zone).view(),
        actions().child(confirm).child(refuse).child(whole).view(),
    ]);
    summary_row(&row.name, about, None)
}

/// "Peran Verifikator", or each datum with its old and its new value.
pub(super) fn what(row: &ProposalRow) -> Vec<AnyView> {
    let t = words::t();
    let role = row.role.map(|role| fill(t.roles_of, officer::role(role)));
    let changes = row.changes.iter().map(|change| {
        let old = if change.old.is_empty() { t.none } else { &change.old };
        let words = fill(&fill(t.from_to, old), &change.new);
        [problem::name(change.field.field()), ": ", &words].concat()
    });
    role.into_iter().chain(changes).map(|words| html::p().child(words).view()).collect()
}

/// When it takes effect by itself, or what it waits for.
pub(super) fn until(row: &ProposalRow, zone: Zone) -> Element {
    let t = words::t();
    let words = match row.waits_for {
        WaitsFor::CaseEnd => t.waits_for_case.into(),
        WaitsFor::Administrator => t.waits_for_administrator.into(),
        WaitsFor::AdministratorOrOwner => t.waits_for_owner.into(),
        WaitsFor::Time(None) => t.waits_for_telling.into(),
        WaitsFor::Time(Some(until)) => fill(t.by_itself, &time::moment(until, zone)),
    };
    html::p().class("soft").child(words)
}
