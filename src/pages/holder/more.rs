//! What else somebody may want who looks at the own certificate: not at a kiosk, where it all leads out.

use domain::api::{MyCertificate, path};
use domain::certificate::CertificateStatus;
use domain::standard::Custody;
use leptos::prelude::*;

use crate::components::{Element, html};
use crate::i18n::access_log;
use crate::i18n::certificate_more::t;
use crate::route::keys::{CHECK_FILE, REPORT_KEY};
use crate::route::{ACCESS_LOG, CALENDAR};

/// The links, beside the certificate where there is room.
pub fn more(mine: &MyCertificate) -> AnyView {
    let t = t();
    let link = |href: &str, name: &str| html::li().child(html::a().href(href).child(name));
    let report = || match mine.status {
        CertificateStatus::Suspended | CertificateStatus::Revoked => link(REPORT_KEY, t.reports),
        _ => link(REPORT_KEY, t.report).child(html::span().class("hint").child(t.report_hint)),
    };
    let file = html::li().child(html::a().href(path::CALENDAR).attr("download", "").child(t.calendar_file));
    let all: Vec<Element> = [
        mine.serial.is_some().then(report),
        (mine.custody == Custody::Holder).then(|| link(CHECK_FILE, t.check_file)),
        Some(file),
        Some(link(CALENDAR, t.calendar)),
        Some(link(ACCESS_LOG, access_log::t().title)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let list = html::ul().children(all.into_iter().map(Element::view));
    html::nav().class("beside").aria_label(t.title).child(html::h2().child(t.title)).child(list).view()
}
