//! One's dates in one's own calendar: as a file, or by a secret address that is made and revoked here.

use domain::api::{CalendarFeed, path};
use leptos::prelude::*;

use crate::api::calendar;
use crate::components::{actions, button, html, link_button};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::calendar::t;
use crate::i18n::{fill, time};
use crate::route::HOME;
use crate::state::form::Form;

/// The page.
#[component]
pub fn CalendarPage() -> AnyView {
    let form = Form::new();
    // The new address, until the page is left.
    let address = RwSignal::new(None::<String>);
    view! {
        <Loaded fetch=calendar::feed let:feed>
            <Page title=|| t().title back=HOME form>{content(form, feed, address)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(form: Form, feed: RwSignal<CalendarFeed>, address: RwSignal<Option<String>>) -> Vec<AnyView> {
    let t = t();
    let mut all = vec![
        h1(t.title).view(),
        html::p().class("lead").child(t.lead).view(),
        html::h2().child(t.once).view(),
        html::p().child(t.once_body).view(),
        actions().child(link_button("button", path::CALENDAR, t.file).attr("download", "")).view(),
        html::h2().child(t.follow).view(),
        html::p().child(t.follow_body).view(),
    ];
    all.extend(address.get().map(|address| shown(&address)));
    let since = feed.with(|feed| feed.made_at.map(|at| fill(t.made, &time::date(at, feed.zone))));
    let make = move || {
        form.send(calendar::make(), move |new| {
            address.set(Some(new.address));
            load(form, feed);
        });
    };
    let revoke = move || {
        form.send(calendar::revoke(), move |()| {
            address.set(None);
            load(form, feed);
        });
    };
    match since {
        None => all.push(actions().child(button("button second", t.make, make)).view()),
        Some(since) => {
            all.push(html::p().child(since).view());
            let acts = actions().child(button("button second", t.again, make));
            all.push(acts.child(button("button link", t.revoke, revoke)).view());
        }
    }
    all
}

/// The new address, to be copied or opened.
fn shown(address: &str) -> AnyView {
    let input = html::input().id("address").r#type("text").attr("readonly", "").aria_describedby("address-hint");
    let label = html::label().attr("for", "address").child(t().address);
    let hint = html::p().class("hint").id("address-hint").child(t().address_hint);
    let (_, rest) = address.split_once(':').unwrap_or_default();
    html::div()
        .class("field")
        .child(label)
        .child(hint)
        .child(input.value(address.to_owned()))
        .child(actions().child(link_button("button second", &["webcal:", rest].concat(), t().open)))
        .view()
}

/// Shows what there is now. What was pressed may be gone: focus goes to the page.
fn load(form: Form, feed: RwSignal<CalendarFeed>) {
    form.in_background(calendar::feed(), move |now| {
        if let Ok(now) = now {
            feed.set(now);
            request_animation_frame(|| page::focus_field("main"));
        }
    });
}
