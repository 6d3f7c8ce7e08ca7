//! The layout around every page of a kiosk: header, offline banner, help, and the question whether somebody is still there.

use domain::api::Kiosk;
use leptos::prelude::*;

use super::{Journey, header, idle};
use crate::app::shell::{offline, skip};
use crate::components::{Part, contact, html, live};
use crate::containers::{Frame, Keyboard, SwitchSettingsButton, h1, page};
use crate::i18n::{self, kiosk::t};
use crate::state::agencies::Agencies;

/// The whole app around its `page`.
pub(super) fn with_shell(page: AnyView, journey: Journey) -> AnyView {
    Agencies::provide();
    // What is being wiped is not shown any more.
    let page = html::div().id("journey").live_attr("hidden", move || wiping(journey).then(String::new)).child(page);
    let wiped = live(move || wiping(journey).then(wiped).part());
    let keyboard = view! { <Keyboard/> }.into_any();
    let header = header::header(journey);
    vec![skip(), header, offline::banner(), page.view(), wiped, footer(journey), idle::dialog(journey), keyboard].part()
}

fn wiping(journey: Journey) -> bool {
    journey.terminal.wiping.get()
}

fn wiped() -> AnyView {
    page::show(|| Frame::new(t().wiping).content(vec![h1(t().wiping).view()]))
}

fn footer(journey: Journey) -> AnyView {
    let help = live(move || {
        i18n::follow();
        journey.terminal.open().map(|kiosk| help(&kiosk)).part()
    });
    let settings = view! { <SwitchSettingsButton/> }.into_any();
    html::footer().class("foot").child(html::div().class("wrap").child(help).child(settings)).view()
}

fn help(kiosk: &Kiosk) -> AnyView {
    let contacts = kiosk.contacts.iter().flat_map(|one| [SEPARATOR.part(), contact(one)]);
    let body = html::p().child(kiosk.office.as_str()).children(contacts);
    html::section()
        .class("help")
        .aria_labelledby("help-h")
        .child(html::h2().id("help-h").child(t().help))
        .child(body)
        .view()
}

const SEPARATOR: &str = " · ";
