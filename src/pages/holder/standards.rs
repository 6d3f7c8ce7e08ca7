//! The service standards of all agencies.

use domain::api::{AgencySummary, path};
use leptos::prelude::*;

use crate::api;
use crate::components::{contact, html};
use crate::containers::{Loaded, Page, h1, page::to_before as back};
use crate::i18n::standards::t;
use crate::i18n::wording;

/// Each agency's time and contacts.
#[component]
pub fn StandardsPage() -> AnyView {
    view! {
        <Loaded fetch=api::public::agencies let:all>
            <Page title=|| t().title back_link=back>{all.with(|all| standards(all))}</Page>
        </Loaded>
    }
    .into_any()
}

fn standards(all: &[AgencySummary]) -> Vec<AnyView> {
    let t = t();
    let mut content = vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view()];
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
    href.push_str(t.language);
    let whose = html::span().class("vh").child([": ", &agency.name].concat());
    html::a().href(href).rel("external").child(t.whole).child(whose).view()
}
