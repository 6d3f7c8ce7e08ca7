//! One kiosk: how it is, and what can be done with it.

use domain::api::{Check, KIOSK_MAX_CLOCK_SECS, Readiness, Terminal, Terminals};
use domain::terminal::TerminalCommand;
use leptos::prelude::*;

use super::State;
use crate::components::{Element, Part, actions, button, html, secondary_button, summary_row};
use crate::i18n::officer::admin::terminals as words;
use crate::i18n::{fill, time};

/// Seconds without a word from a kiosk after which it counts as silent; it asks every half minute.
const SILENT_SECS: i64 = 5 * 60;

pub(super) fn row(state: State, now: &Terminals, one: &Terminal) -> AnyView {
    let t = words::t();
    let mut about = vec![html::p().child(one.place.as_str()).view(), html::p().child(tag(now, one)).view()];
    let mut say = |words: String| about.push(html::p().class("soft").child(words).view());
    if let Some(at) = one.code_until {
        say(fill(t.code_waits, &time::moment(at, now.zone)));
    }
    if let Some(at) = one.seen_at {
        let version = one.version.as_deref().unwrap_or("-");
        say(fill(&fill(t.seen, &time::moment(at, now.zone)), version));
    }
    if let Some(at) = one.wiped_at {
        say(fill(&fill(t.wipes, &one.wipes.to_string()), &time::moment(at, now.zone)));
    }
    if one.sent > 0 {
        say(fill(t.sent, &one.sent.to_string()));
    }
    if !one.abandoned.is_empty() {
        let each = one.abandoned.iter().map(|(page, count)| [words::page(*page), " ", &count.to_string()].concat());
        say(fill(t.abandoned, &each.collect::<Vec<_>>().join(", ")));
    }
    if let (Some(found), Some(at)) = (&one.readiness, one.readiness_at) {
        say(fill(&fill(t.readiness, &time::moment(at, now.zone)), &readiness(found)));
    }
    about.push(acts(state, one).view());
    summary_row(&one.name, about, None)
}

fn tag(now: &Terminals, one: &Terminal) -> Element {
    let t = words::t();
    let silent = one.seen_at.is_none_or(|seen| now.now.seconds_since(seen) > SILENT_SECS);
    let (tone, words) = if one.locked_at.is_some() {
        ("tag bad", t.locked)
    } else if one.paired_at.is_none() {
        ("tag caution", t.unpaired)
    } else if silent {
        ("tag caution", t.silent)
    } else if one.version.as_deref() != Some(&*now.version) {
        ("tag caution", t.outdated)
    } else {
        ("tag good", t.in_use)
    };
    html::span().class(tone).child(words)
}

/// What does not work, or that everything that was tried does.
fn readiness(found: &Readiness) -> String {
    let t = words::t();
    let failed = [
        (found.keyboard, t.keyboard),
        (found.attached_keyboard, t.attached_keyboard),
        (found.touch, t.touch),
        (found.screen, t.screen),
        (found.camera, t.camera),
        (found.qr, t.qr),
        (found.policy, t.policy),
    ];
    let mut failed: Vec<&str> =
        failed.into_iter().filter(|(check, _)| *check == Check::Failed).map(|(_, name)| name).collect();
    if found.network_ms.is_none() {
        failed.push(t.network);
    }
    if found.clock_ahead_secs.is_some_and(|secs| secs.abs() > KIOSK_MAX_CLOCK_SECS) {
        failed.push(t.clock);
    }
    if failed.is_empty() { t.all_well.into() } else { fill(t.failed, &failed.join(", ")) }
}

fn acts(state: State, one: &Terminal) -> Element {
    let t = words::t();
    let (id, name) = (one.id, one.name.clone());
    let unseen = || html::span().class("vh").child([" ", one.name.as_str()].concat());
    let asked = state.asked.get().filter(|(asked, _)| *asked == id);
    if let Some((_, command)) = asked {
        return actions()
            .child(html::p().child(fill(words::question(command), &one.name)))
            .child(button("button danger", words::yes(command), move || state.act(id, name.clone(), command)))
            .child(secondary_button(t.no, move || state.asked.set(None)));
    }
    let ask = move |command| move || state.asked.set(Some((id, command)));
    let lock = if one.locked_at.is_some() { TerminalCommand::Unlock } else { TerminalCommand::Lock };
    let paired = one.paired_at.is_some();
    let unpair = paired.then(|| button("button link", t.unpair, ask(TerminalCommand::Unpair)).child(unseen()).view());
    actions()
        .child(secondary_button(words::yes(lock), move || state.act(id, name.clone(), lock)).child(unseen()))
        .child(secondary_button(t.new_code, move || state.new_code(id)).child(unseen()))
        .child(unpair.part())
        .child(button("button link", t.remove, ask(TerminalCommand::Remove)).child(unseen()))
}
