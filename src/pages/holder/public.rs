//! The public pages.

use domain::api::{AgencySummary, path};
use leptos::prelude::*;

use crate::api;
use crate::components::contact;
use crate::components::{Part, html, link_button, live, markup};
use crate::containers::{Loaded, Page, h1, page::to_before as back};
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
        ]
    };
    view! { <Page title=|| t().title>{content()}</Page> }.into_any()
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

/// Each agency's time and contacts.
#[component]
pub fn StandardsPage() -> AnyView {
    view! {
        <Loaded fetch=api::public::agencies let:all>
            <Page title=|| t().standards back_link=back>{all.with(|all| standards(all))}</Page>
        </Loaded>
    }
    .into_any()
}

fn standards(all: &[AgencySummary]) -> Vec<AnyView> {
    let t = t();
    let mut content = vec![h1(t.standards).view(), html::p().class("lead").child(t.standards_lead).view()];
    for agency in all {
        content.push(html::h2().child(agency.name.as_str()).view());
        let contacts = agency.contacts.iter().map(|one| html::li().child(contact(one)).view());
        content.push(html::p().child(agency.office.as_str()).view());
        content.push(html::p().child(wording(&agency.duration)).view());
        content.push(html::p().child(whole_standard(agency)).view());
        content.push(html::ul().children(contacts).view());
    }
    content
}

/// The way to the agency's page, which the backend draws: it is read without JavaScript and printed.
fn whole_standard(agency: &AgencySummary) -> AnyView {
    let t = t();
    let mut href = path::with(path::STANDARD_PAGE, &agency.id.0);
    href.push_str(t.standard_language);
    let whose = html::span().class("vh").child([": ", &agency.name].concat());
    html::a().href(href).rel("external").child(t.standard_whole).child(whose).view()
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
