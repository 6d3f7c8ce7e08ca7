//! From an application to its rating: whoever rates is logged out before.

use leptos::prelude::*;

use crate::api;
use crate::components::{actions, busy_button, html, submit_form};
use crate::containers::{Page, h1};
use crate::i18n::kiosk::t;
use crate::i18n::shell;
use crate::route::Route;
use crate::state::form::Form;
use crate::state::kiosk::{Display, Terminal};
use crate::state::switches::Switches;

/// Ends the journey, and opens the rating in a document of its own.
#[component]
pub fn RatePage(
    /// The renewal's number.
    reference: String,
) -> AnyView {
    let form = Form::new();
    let (terminal, display, switches) = (Terminal::here(), Display::here(), Switches::here());
    let back = Route::Follow(reference.clone()).path();
    let submit = move || {
        let (asked, follow) = (reference.clone(), Route::Follow(reference.clone()));
        let query = [display.query(), switches.query()].concat();
        form.check(Vec::new());
        form.send(async move { api::survey::of_renewal(&asked).await }, move |invitation| match invitation.token {
            Some(token) => terminal.rate(&query, &token),
            // It was used meanwhile, or its time is over: the application's page offers it no more.
            None => follow.go(),
        });
    };
    let content = move || {
        let t = t();
        let button = busy_button(t.log_out_and_rate, shell::t().sending, form.busy);
        vec![
            h1(t.rate).view(),
            html::p().class("lead").child(t.rate_body).view(),
            submit_form(submit.clone()).child(actions().child(button)).view(),
        ]
    };
    view! { <Page title=|| t().rate back form>{content()}</Page> }.into_any()
}
