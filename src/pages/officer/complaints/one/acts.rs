//! What the officer may do now: nothing else is offered.

use domain::complaint::Act;
use leptos::prelude::*;

use super::command::{self, Wanted};
use super::fields;
use super::offer::Offer;
use super::state::Complaint;
use crate::components::{Choice, Part, actions, choice_group, html, live, submit_form};
use crate::i18n::officer::complaint::act as words;
use crate::i18n::shell;
use crate::pages::officer::checked_form::Faults;

/// Id of the question.
const ACT: &str = "act";

/// Acts with the values of their choices, in the order in which they are offered.
const VALUES: [(Act, &str); 9] = [
    (Act::Classify, "classify"),
    (Act::Answer, "answer"),
    (Act::Ask, "ask"),
    (Act::PassOn, "pass-on"),
    (Act::Extend, "extend"),
    (Act::Solve, "solve"),
    (Act::Note, "note-act"),
    (Act::Name, "name"),
    (Act::Link, "link"),
];

/// The question what to do, each act with what it wants to know.
pub fn acts(complaint: Complaint) -> AnyView {
    let offer = Memo::new(move |_| complaint.data.with(Offer::of));
    live(move || {
        let offer = offer.get();
        let heading = html::h2().child(words::t().heading).view();
        if !VALUES.iter().any(|(act, _)| offer.acts.contains(act)) {
            return vec![heading, html::p().class("soft").child(words::t().none).view()].part();
        }
        form(complaint, offer)
    })
}

fn form(complaint: Complaint, offer: Offer) -> AnyView {
    let offer = StoredValue::new(offer);
    let label = move || match chosen(complaint) {
        _ if complaint.form.busy.get() => shell::t().sending,
        Some(act) => offer.with_value(|offer| offer.label(act)),
        None => shell::t().go_on,
    };
    let button = html::button()
        .class("button")
        .r#type("submit")
        .live_attr("aria-disabled", move || complaint.form.busy.get().then(|| "true".into()))
        .child(live(move || label().part()));
    submit_form(move || offer.with_value(|offer| submit(complaint, offer)))
        .child(live(move || offer.with_value(|offer| question(complaint, offer))))
        .child(actions().child(button))
        .view()
}

fn question(complaint: Complaint, offer: &Offer) -> AnyView {
    let offered = VALUES.iter().filter(|(act, _)| offer.acts.contains(act)).map(|(act, value)| {
        let (act, offer) = (*act, StoredValue::new(offer.clone()));
        let within = live(move || {
            if chosen(complaint) != Some(act) {
                return ().into_any();
            }
            html::div().class("within").child(offer.with_value(|offer| fields::of(complaint, offer, act))).view()
        });
        let label = offer.with_value(|offer| offer.label(act)).into();
        Choice { value, label, hint: String::new(), within: Some(within) }
    });
    let first = offer.acts.contains(&Act::Classify) && !offer.acts.contains(&Act::Answer);
    let first = first.then(|| html::span().class("hint").child(words::t().classify_first));
    let legend = vec![html::h2().child(words::t().heading).view(), first.part()].part();
    choice_group(ACT, legend, complaint.error(ACT), false, offered.collect(), complaint.chosen)
}

/// The act chosen.
fn chosen(complaint: Complaint) -> Option<Act> {
    let chosen = complaint.chosen.with(|chosen| chosen.first().copied())?;
    VALUES.iter().find(|(_, value)| *value == chosen).map(|(act, _)| *act)
}

fn submit(complaint: Complaint, offer: &Offer) {
    if complaint.form.busy.get_untracked() {
        return;
    }
    complaint.form.check(Vec::new());
    complaint.outcome.set(None);
    let act = untrack(|| chosen(complaint)).filter(|act| offer.acts.contains(act));
    let wanted = act.map_or_else(
        || Err(vec![(ACT, words::t().choose.into())]),
        |act| command::of(complaint.input.get_value(), offer, act).map(|wanted| (act, wanted)),
    );
    match wanted {
        Ok((act, Wanted::Now(command))) => complaint.act(act, command),
        Ok((_, Wanted::Ask(asked))) => {
            complaint.faults.set(Faults::new());
            complaint.asked.set(Some(asked));
        }
        Err(faults) => complaint.faults.set(faults),
    }
}
