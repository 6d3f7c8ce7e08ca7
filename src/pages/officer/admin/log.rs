//! The administration's log, page by page, and as a table to take away.

use domain::api::{AdminLog, AdminLogRow, path};
use domain::moment::Zone;
use leptos::prelude::*;

use super::AdminPage;
use crate::api;
use crate::components::{actions, html, link_button, secondary_button, summary_list, summary_row};
use crate::containers::Loaded;
use crate::i18n::officer::admin::log as words;
use crate::i18n::officer::{self, admin};
use crate::i18n::{fill, time};
use crate::route::officer as route;
use crate::state::form::Form;

/// The log.
#[component]
pub fn LogPage() -> AnyView {
    let form = Form::new();
    view! {
        <Loaded fetch=|| api::admin::log(None) full_width=true let:data>
            <AdminPage here=route::LOG title=|| admin::t().log form>{content(form, data)}</AdminPage>
        </Loaded>
    }
    .into_any()
}

fn content(form: Form, data: RwSignal<AdminLog>) -> Vec<AnyView> {
    let t = words::t();
    let now = data.get();
    let rows = if now.rows.is_empty() {
        html::p().class("soft").child(t.empty).view()
    } else {
        summary_list(now.rows.iter().map(|row| one(row, now.zone)).collect())
    };
    let older = now.more.map(|before| {
        secondary_button(t.older, move || {
            form.send(api::admin::log(Some(before)), move |page: AdminLog| {
                data.update(|shown| {
                    shown.rows.extend(page.rows);
                    shown.more = page.more;
                });
            });
        })
    });
    let take = link_button("button second", path::ADMIN_LOG_TABLE, t.table).attr("download", "");
    let acts = actions().child(older).child(take);
    vec![html::p().child(t.lead).view(), rows, acts.view()]
}

fn one(row: &AdminLogRow, zone: Zone) -> AnyView {
    let by = if row.by.is_empty() { words::nobody(row) } else { fill(officer::t().by, &row.by) };
    let mut parts = vec![words::act(row), by];
    if !row.proposed_by.is_empty() {
        parts.push(fill(words::t().proposed_by, &row.proposed_by));
    }
    parts.retain(|part| !part.is_empty());
    summary_row(&time::moment(row.at, zone), parts.join(", "), None)
}
