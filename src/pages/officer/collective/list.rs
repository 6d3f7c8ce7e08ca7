//! The agency's collective renewals.

use domain::api::{CollectiveRenewals, CollectiveRow};
use domain::moment::Zone;
use leptos::prelude::*;

use super::CollectiveFrame;
use crate::api;
use crate::components::{actions, html, link_button, summary_list, summary_row};
use crate::containers::Loaded;
use crate::i18n::fill;
use crate::i18n::officer::collective as words;
use crate::route::officer::{self as route, CollectivePage};

/// The list, and the way to start one.
#[component]
pub fn ListPage() -> AnyView {
    view! {
        <Loaded fetch=api::collective::all full_width=true let:data>
            <CollectiveFrame title=|| words::t().title back=route::FILING>{data.with(content)}</CollectiveFrame>
        </Loaded>
    }
    .into_any()
}

fn content(all: &CollectiveRenewals) -> Vec<AnyView> {
    let t = words::t();
    if !all.available {
        return vec![html::p().class("lead").child(fill(t.unavailable, &all.letter_title)).view()];
    }
    let start = link_button("button", &CollectivePage::Head.path(), t.start);
    let mut content = vec![html::p().child(t.lead).view(), actions().child(start).view()];
    content.push(if all.rows.is_empty() {
        html::p().class("soft").child(t.none).view()
    } else {
        summary_list(all.rows.iter().map(|one| row(one, all.zone)).collect())
    });
    content
}

fn row(one: &CollectiveRow, zone: Zone) -> AnyView {
    let t = words::t();
    let end = if one.open { words::until(one.ends_at, zone) } else { t.over.into() };
    let about = vec![
        html::p().class("num").child(words::done(one.done, one.of)).view(),
        html::p().class("soft num").child(end).view(),
    ];
    let link = html::a().href(CollectivePage::One(one.id).path()).child(t.open);
    let link = link.child(html::span().class("vh").child([" ", &one.unit].concat()));
    summary_row(&one.unit, about, Some(link.view()))
}
