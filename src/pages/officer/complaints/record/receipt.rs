//! The receipt of a complaint that an officer recorded, to be printed and handed out.

use domain::api::ComplaintReceipt;
use domain::complaint::Subject;
use leptos::prelude::*;

use crate::components::{Part, actions, html, link_button, qr_code, summary_list, summary_row};
use crate::containers::{Page, h1};
use crate::i18n::officer::complaint::record as words;
use crate::i18n::{fill, time};
use crate::route::officer as route;
use crate::route::officer::complaint_page as path;
use crate::state::session::Session;

/// Where a complaint is followed by its receipt.
const FOLLOW: &str = "/masukan/pengaduan/ikuti";

/// A receipt.
#[derive(Clone)]
pub struct Receipt {
    /// Number and time.
    pub of: ComplaintReceipt,
    /// The secret, which nobody shows again.
    pub secret: String,
    /// What the complaint is about.
    pub subject: Subject,
}

/// The page.
pub fn page(receipt: Receipt) -> AnyView {
    let session = Session::here();
    let agency = session.me.with_untracked(|me| me.as_ref().map(|me| me.agency_name.clone()));
    let agency = StoredValue::new(agency.unwrap_or_default());
    let receipt = StoredValue::new(receipt);
    view! {
        <Page title=|| words::t().done class="sheet" full_width=true>
            {receipt.with_value(|receipt| content(receipt, &agency.get_value()))}
        </Page>
    }
    .into_any()
}

fn content(receipt: &Receipt, agency: &str) -> Vec<AnyView> {
    let t = words::t();
    let Receipt { of, secret, subject } = receipt;
    let print = || {
        // Refused only where a browser has no printing.
        window().print().ok();
    };
    let address = [window().location().origin().unwrap_or_default().as_str(), FOLLOW].concat();
    let paper = html::section()
        .class("receipt")
        .child(html::h2().child(t.receipt))
        .child(html::p().child(t.number))
        .child(html::p().class("ref").child(of.number.as_str()))
        .child(html::p().child(t.secret))
        .child(html::p().class("ref").child(secret.as_str()))
        .child(html::div().class("num").child(summary_list(vec![
            summary_row(t.office, agency, None),
            summary_row(t.received, time::moment(of.received_at, of.zone), None),
        ])))
        .child(html::p().child(fill(t.follow, &address)))
        .child(qr_code(&of.follow, t.qr))
        .child(html::p().child(t.keep));
    let to_official = (*subject == Subject::Conduct).then(|| html::p().child(t.to_official));
    let open = (*subject == Subject::Service).then(|| link_button("button second", &path::one(&of.number), t.open));
    vec![
        h1(t.done).view(),
        html::p().class("notice caution").child(t.hand_out).view(),
        paper.view(),
        to_official.part(),
        actions()
            .child(html::button().class("button").r#type("button").on_click(print).child(t.print))
            .child(open)
            .child(link_button("button link", path::RECORD, t.another))
            .child(link_button("button link", route::COMPLAINTS, crate::i18n::officer::complaint::t().to_list))
            .view(),
    ]
}
