//! The members: where each stands since when, and what they wait for.

use domain::api::{CollectiveCommand, CollectiveMember, CollectiveProgress};
use domain::collective::MemberState;
use domain::moment::Zone;
use leptos::prelude::*;

use super::state::{Asking, LIST, QUESTION, State};
use crate::components::{Element, actions, button, html, secondary_button};
use crate::i18n::officer::collective as words;
use crate::i18n::{fill, time};

/// All of them.
pub(super) fn list(state: State, now: &CollectiveProgress) -> AnyView {
    let rows = now.members.iter().map(|one| member(state, one, now.open, now.zone).view());
    html::div()
        .child(html::h2().id(LIST).tabindex("-1").child(words::t().members))
        .child(html::ul().class("plain").children(rows))
        .view()
}

fn member(state: State, one: &CollectiveMember, open: bool, zone: Zone) -> Element {
    let t = words::t();
    let tone = match one.state {
        MemberState::Sent | MemberState::Issued => "tag good",
        MemberState::HeadDeclined | MemberState::Ended | MemberState::Expired => "tag caution",
        _ => "tag",
    };
    let mut since = vec![fill(t.since, &time::moment(one.since, zone))];
    if one.state.waits_for_member() && open {
        since.push(fill(t.mailed, &time::moment(one.mailed_at, zone)));
    }
    let waits = words::waits(one).filter(|_| open || !one.state.waits_for_member());
    let reason = (!one.reason.is_empty()).then(|| html::p().class("words").child(fill(t.reason, &one.reason)));
    let removable = open && !one.state.is_done() && one.state != MemberState::LeftOut;
    html::li()
        .child(
            html::p()
                .child(html::strong().child(one.name.as_str()))
                .child(" ")
                .child(html::span().class("soft").child(one.unit.as_str()))
                .child(" ")
                .child(html::span().class(tone).child(words::state(one.state))),
        )
        .child(waits.map(|waits| html::p().child(waits)))
        .child(reason)
        .child(html::p().class("soft num").child(since.join(" · ")))
        .child(removable.then(|| remove(state, one)))
}

/// The button that leaves somebody out, or the question before it.
fn remove(state: State, one: &CollectiveMember) -> Element {
    let t = words::t();
    let (id, name) = (one.id, one.name.clone());
    if state.asking.get() != Some(Asking::Remove(id)) {
        let ask = button("button link", t.remove, move || state.ask(Asking::Remove(id)));
        return ask.child(html::span().class("vh").child(fill(t.remove_whom, &name)));
    }
    let question = html::p().id(QUESTION).tabindex("-1").child(fill(t.remove_question, &name));
    let yes = button("button danger", t.remove_yes, move || {
        state.command(CollectiveCommand::Remove(id), fill(words::t().removed, &name));
    });
    html::div().child(question).child(actions().child(yes).child(secondary_button(t.keep, move || state.keep())))
}
