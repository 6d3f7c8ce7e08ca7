//! The agency's officers, and the roles that wait.

use domain::api::{OfficerRow, Officers};
use leptos::prelude::*;

use super::{AdminPage, proposals};
use crate::api;
use crate::components::{Part, actions, email, html, link_button, summary_list, summary_row};
use crate::containers::Loaded;
use crate::i18n::fill;
use crate::i18n::officer::{self, admin as words};
use crate::pages::officer::notice::Notice;
use crate::route::officer as route;

/// The list.
#[component]
pub fn OfficersPage() -> AnyView {
    let notice = Notice::here();
    view! {
        <Loaded fetch=api::admin::officers full_width=true let:data>
            <AdminPage here=route::OFFICERS title=|| words::t().officers>
                {data.with(|now| content(notice, now))}
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

fn content(notice: Notice, now: &Officers) -> Vec<AnyView> {
    let t = words::t();
    let invite = actions().child(link_button("button", &route::invite(), t.invite));
    vec![notice.view(), summary_list(now.rows.iter().map(row).collect()), invite.view(), waiting(now)]
}

fn row(row: &OfficerRow) -> AnyView {
    let t = words::t();
    let roles: Vec<_> = row.roles.iter().map(|role| officer::role(*role)).collect();
    let roles = if roles.is_empty() { t.no_roles.into() } else { roles.join(", ") };
    let waiting = (!row.activated).then(|| html::p().child(html::span().class("tag caution").child(t.not_activated)));
    let about =
        vec![html::p().child(roles).view(), html::p().class("soft").child(email(&row.email)).view(), waiting.part()];
    let unseen = html::span().class("vh").child(fill(t.roles_unseen, &row.name));
    let change = html::a().href(route::roles(row.id)).child(t.change).child(unseen);
    summary_row(&row.name, about, Some(change.view()))
}

/// Roles that wait for somebody.
fn waiting(now: &Officers) -> AnyView {
    if now.proposals.is_empty() {
        return ().into_any();
    }
    let t = words::t();
    let rows = now.proposals.iter().map(|row| {
        let mut about = proposals::what(row);
        about.push(proposals::until(row, now.zone).view());
        summary_row(&row.name, about, None)
    });
    let heading = html::h2().child(html::a().href(route::PROPOSALS).child(t.waits));
    vec![heading.view(), summary_list(rows.collect())].part()
}
