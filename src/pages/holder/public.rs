//! The start page.

use domain::api::AgencySummary;
use leptos::prelude::*;

use crate::components::{Part, html, link_button, live, markup};
use crate::containers::{Page, h1};
use crate::i18n::{fill, shell, start::t, wording};
use crate::pages::account::logged_out;
use crate::route;
use crate::state::agencies::Agencies;
use crate::state::session::Session;

/// The start page: what the service is, what is needed, a button to begin, how long it takes. The static shell of `index.html` shows the same.
#[component]
pub fn StartPage() -> AnyView {
    let (agencies, session) = (Agencies::here(), Session::here());
    let content = move || {
        let t = t();
        // Closed, so that nothing moves when the agencies arrive.
        let duration =
            html::details().child(html::summary().child(t.duration)).child(live(move || durations(&agencies.all())));
        vec![
            h1(t.title).view(),
            logged_out(shell::t().draft_kept).part(),
            html::p().class("lead").child(t.lead).view(),
            html::h2().child(t.needs).view(),
            markup("ol", "needs", t.needs_items),
            begin(session),
            duration.view(),
            html::section()
                .class("beside served")
                .child(html::h2().child(t.agencies))
                .child(live(move || served(&agencies.all())))
                .view(),
        ]
    };
    view! { <Page title=|| t().title class="sheet wide two">{content()}</Page> }.into_any()
}

/// The agencies' names: who can use the service.
fn served(all: &[AgencySummary]) -> AnyView {
    html::ul().children(all.iter().map(|agency| html::li().child(agency.name.as_str()).view())).view()
}

/// The link to the log-in; for who is logged in, to the certificate.
fn begin(session: Session) -> AnyView {
    live(move || {
        let t = t();
        let name = session.me.with(|me| me.as_ref().map(|me| fill(t.go_on_as, &me.name)));
        let button = match &name {
            Some(label) => link_button("button start", route::HOME, label),
            None => link_button("button start", route::LOGIN, t.begin),
        };
        html::p().child(button).view()
    })
}

fn durations(all: &[AgencySummary]) -> AnyView {
    let t = t();
    if all.is_empty() {
        return html::p().child(t.no_durations).view();
    }
    let rows = all.iter().map(|agency| {
        let name = html::th().scope("row").child(agency.name.as_str());
        html::tr().child(name).child(html::td().child(wording(&agency.duration))).view()
    });
    let column = |name: &str| html::th().scope("col").child(name);
    html::table()
        .child(html::caption().class("vh").child(t.duration))
        .child(html::thead().child(html::tr().child(column(t.agency)).child(column(t.time))))
        .child(html::tbody().children(rows))
        .view()
}
