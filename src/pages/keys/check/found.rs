//! What was found in a file.

use domain::certificate::days_left;
use domain::moment::Timestamp;
use leptos::prelude::*;

use crate::components::{actions, html, secondary_button, summary_list, summary_row};
use crate::containers::h1;
use crate::crypto_worker::{ChainState, Inspected};
use crate::i18n::keys::t;
use crate::i18n::{certificate, fill, time};
use crate::pages::account::device_zone;

/// Whether the certificate is valid by this device's clock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Period {
    NotYet,
    Now,
    Over,
}

#[allow(clippy::cast_possible_truncation, reason = "seconds")]
fn now() -> Timestamp {
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

fn period(found: &Inspected) -> Period {
    let now = now().0;
    if now < found.not_before {
        Period::NotYet
    } else if now > found.not_after {
        Period::Over
    } else {
        Period::Now
    }
}

/// The page's title.
pub fn title(found: &Inspected) -> &'static str {
    match period(found) {
        Period::Now => t().usable,
        Period::NotYet => t().not_yet,
        Period::Over => t().over,
    }
}

/// Whose certificate it is, until when it is valid, and what was checked; `again` asks for another file.
pub fn content(found: &Inspected, again: impl Fn() + 'static) -> Vec<AnyView> {
    let t = t();
    let zone = device_zone();
    let (from, until) = (Timestamp(found.not_before), Timestamp(found.not_after));
    let end = html::strong().class("num").child(time::date(until, zone));
    let (tone, tag, line) = match period(found) {
        Period::Now => {
            let left = certificate::days_left(days_left(until, now(), zone));
            ("status good", t.tag_valid, html::p().child(t.valid_until).child(end).child(", ").child(left).child("."))
        }
        Period::NotYet => {
            let begin = html::strong().class("num").child(time::date(from, zone));
            ("status caution", t.tag_not_yet, html::p().child(t.valid_from).child(begin).child("."))
        }
        Period::Over => ("status bad", t.tag_over, html::p().child(t.ended_on).child(end).child(".")),
    };
    let statement = html::section()
        .class(tone)
        .child(html::p().class("tagline").child(html::span().class(tone.replace("status", "tag")).child(tag)))
        .child(h1(title(found)))
        .child(line);
    let date = |label, at| summary_row(label, html::span().class("num").child(time::date(at, zone)), None);
    let mut rows = vec![summary_row(t.holder, found.name.as_str(), None)];
    rows.extend(
        (!found.organization.is_empty()).then(|| summary_row(t.organization, found.organization.as_str(), None)),
    );
    rows.extend([summary_row(t.issuer, found.issuer.as_str(), None), date(t.from, from), date(t.until, until)]);
    rows.push(summary_row(t.serial, html::code().child(found.serial.as_str()), None));
    let checked = [
        (true, if found.has_mac { t.whole } else { t.no_mac }.to_owned()),
        (true, t.pair.to_owned()),
        (true, t.signature.to_owned()),
        chain(found),
    ];
    let checked =
        checked.into_iter().map(|(met, text)| html::li().class(if met { "met" } else { "" }).child(text).view());
    vec![
        statement.view(),
        summary_list(rows),
        html::h2().child(t.checked).view(),
        html::ul().class("rules").children(checked).view(),
        html::p().class("soft").child(t.not_checked).view(),
        actions().child(secondary_button(t.again, again)).view(),
    ]
}

/// What is to be said of the issuers, and whether it is good.
fn chain(found: &Inspected) -> (bool, String) {
    let t = t();
    let names = found.chain.join(", ");
    match (found.chain_state, found.chain.is_empty()) {
        (ChainState::Complete, true) => (false, t.self_signed.to_owned()),
        (ChainState::Complete, false) => (true, fill(t.chain_complete, &names)),
        (ChainState::Incomplete, true) => (false, t.chain_missing.to_owned()),
        (ChainState::Incomplete, false) => (false, fill(t.chain_incomplete, &names)),
        (ChainState::Unproven, _) => (false, t.chain_unproven.to_owned()),
    }
}
