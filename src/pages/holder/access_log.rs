//! "Siapa yang melihat data Anda": when officers saw the holder's data, and in which role; at which terminals the account was
//! opened.

use domain::api::{AccessLog, AccessLogEntry};
use domain::moment::Zone;
use leptos::prelude::*;

use crate::api;
use crate::components::{html, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::access_log::{self, t};
use crate::i18n::{fill, time};
use crate::route;

/// The list.
#[component]
pub fn AccessLogPage() -> AnyView {
    view! {
        <Loaded fetch=api::account::access_log let:log>
            <Page title=|| t().title back=route::ACCOUNT>{log.with(content)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(log: &AccessLog) -> Vec<AnyView> {
    let t = t();
    let mut content = vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view()];
    if log.entries.is_empty() {
        content.push(html::p().child(t.none).view());
    } else {
        content.push(summary_list(log.entries.iter().map(|look| row(look, log.zone)).collect()));
        content.extend(log.more.then(|| html::p().child(t.more).view()));
        content.push(html::p().child(t.unknown).view());
    }
    content
}

fn row(look: &AccessLogEntry, zone: Zone) -> AnyView {
    let mut when = time::moment(look.at, zone);
    if look.times > 1 {
        when.push_str(&fill(t().times, &look.times.to_string()));
    }
    let by = look.terminal.as_ref().map_or_else(
        || access_log::by(look.data, &look.roles),
        |terminal| fill(&fill(t().terminal, &terminal.name), &terminal.office),
    );
    summary_row(access_log::data(look.data), vec![html::p().child(by).view(), html::p().child(when).view()], None)
}
