//! The lists of applications that wait for their holders: to be confirmed, and for a passphrase.

use domain::api::{HolderActionRow, HolderActions};
use domain::moment::Zone;
use domain::renewal::HolderAction;
use leptos::prelude::*;

use crate::api::{self, Error};
use crate::components::{Part, html, live};
use crate::i18n::officer::holder_action as words;
use crate::i18n::{failure, fill, time};
use crate::route::officer as route;
use crate::state::form::Form;
use crate::state::session::Session;

/// Rows of each kind that the backend sends ([`HolderActions`]).
const MAX_ROWS: usize = 100;

/// What this officer filed and still waits, and what waits for a passphrase; loaded again with each visit. They are loaded beside what
/// `form` sends. Call it in the page's body, not in its content.
pub fn lists(form: Form) -> impl Fn() -> AnyView + Copy {
    let session = Session::here();
    let found: RwSignal<Option<Result<HolderActions, Error>>> = RwSignal::new(None);
    let load = move || {
        form.in_background(api::filing::holder_actions(None), move |answer| {
            if answer == Err(Error::NotLoggedIn) {
                session.require_login();
            }
            found.set(Some(answer));
        });
    };
    load();
    session.on_login_again(load);
    move || {
        live(move || {
            found.with(|found| match found {
                None => ().into_any(),
                Some(Ok(cases)) => both(cases),
                Some(Err(error)) => html::p().class("error").child(failure::text(error)).view(),
            })
        })
    }
}

fn both(cases: &HolderActions) -> AnyView {
    let t = words::t();
    let of = |kind| -> Vec<&HolderActionRow> { cases.rows.iter().filter(|row| row.action == kind).collect() };
    let (filed, passphrases) = (of(HolderAction::Confirmation), of(HolderAction::Passphrase));
    let mut content = vec![html::h2().child(t.mine).view()];
    if filed.is_empty() {
        content.push(html::p().class("soft").child(t.mine_none).view());
    } else {
        content.push(rows(&filed, t.mine, cases.zone));
    }
    if !passphrases.is_empty() {
        content.extend([html::h2().child(t.passphrases).view(), rows(&passphrases, t.passphrases, cases.zone)]);
    }
    content.into_any()
}

fn rows(cases: &[&HolderActionRow], label: &str, zone: Zone) -> AnyView {
    let t = words::t();
    let row = |case: &&HolderActionRow| {
        let since = if case.action == HolderAction::Confirmation { t.filed_on } else { t.verified_on };
        let moments = [fill(since, &time::moment(case.since, zone)), sent(case, zone)].join(" · ");
        html::li()
            .child(
                html::p()
                    .child(html::a().href(route::holder_action(&case.reference)).child(case.name.as_str()))
                    .child(" ")
                    .child(html::span().class("soft num whole").child(case.reference.as_str())),
            )
            .child(html::p().class("soft num").child(moments))
            .view()
    };
    let list = html::ul().class("plain").aria_label(label).children(cases.iter().map(row));
    let more = (cases.len() >= MAX_ROWS).then(|| html::p().class("soft").child(t.most));
    vec![list.view(), more.part()].part()
}

fn sent(case: &HolderActionRow, zone: Zone) -> String {
    fill(words::t().last_sent, &time::moment(case.link_sent_at, zone))
}
