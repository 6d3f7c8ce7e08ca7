//! "Sertifikat saya": one large statement, one action, then details.

use domain::api::{MyCertificate, RenewalStatus, RenewalSummary};
use domain::certificate::{CertificateStatus, Signer, Verdict, days_left};
use domain::standard::Custody;
use leptos::prelude::*;

use crate::api;
use crate::components::{Element, Part, actions, html, link_button, live, summary_list, summary_row};
use crate::containers::Loaded;
use crate::containers::{Page, h1};
use crate::i18n::certificate::{self, t};
use crate::i18n::{fill, time, wording};
use crate::route::{OFFICERS, Route};
use crate::state::session::Session;

/// "Sertifikat saya".
#[component]
pub fn CertificatePage(
    /// What else the app offers here.
    #[prop(optional)]
    more: Option<fn(&MyCertificate) -> AnyView>,
) -> AnyView {
    let session = Session::here();
    let class = if more.is_some() { "sheet wide two" } else { "sheet" };
    view! {
        <Loaded fetch=api::certificate::mine let:mine>
            <Page title=|| t().title class>{mine.with(|mine| content(mine, session, more))}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(mine: &MyCertificate, session: Session, more: Option<fn(&MyCertificate) -> AnyView>) -> Vec<AnyView> {
    let t = t();
    let statement = match &mine.current {
        Some(current) if current.status != RenewalStatus::Received => of_renewal(current, mine),
        _ => of_verdict(mine),
    };
    // Officers may come in by this door, too: a mailed link leads everybody here.
    let to_queue = live(move || {
        let officer = session.me.with(|me| me.as_ref().is_some_and(|me| !me.roles.is_empty()));
        officer.then(|| html::p().child(link_button("button second", OFFICERS, t.to_queue)).view()).part()
    });
    let mut content = vec![statement, to_queue, html::h2().child(t.details).view(), details(mine)];
    if !mine.past.is_empty() {
        content.push(html::h2().child(t.past).view());
        content.push(html::ul().children(mine.past.iter().map(|past| summary(past, mine))).view());
    }
    content.extend(more.map(|more| more(mine)));
    content
}

fn of_verdict(mine: &MyCertificate) -> AnyView {
    let t = t();
    let act = |label: &'static str| {
        let label = if mine.draft { t.resume } else { label };
        Some(link_button("button", &Route::Wizard(None).path(), label))
    };
    match mine.verdict {
        Verdict::NotYet { from } => {
            // On the day itself the hour matters.
            let (day, today) = (time::date(from, mine.zone), time::date(mine.now, mine.zone));
            let opens = if day == today { time::moment(from, mine.zone) } else { day };
            let body = fill(t.not_yet, &opens);
            statement("good", t.tag_valid, until(t.valid_until, mine, true), body.as_str(), None)
        }
        Verdict::Renew => statement("caution", t.tag_soon, until(t.valid_until, mine, true), t.renew_now, act(t.renew)),
        Verdict::Reissue if mine.status == CertificateStatus::Revoked => {
            let heading = until(t.revoked_on, mine, false);
            statement("bad", certificate::status(mine.status), heading, t.reissue_revoked, act(t.reissue))
        }
        Verdict::Reissue => {
            statement("bad", t.tag_ended, until(t.ended_on, mine, false), t.reissue_now, act(t.reissue))
        }
        Verdict::AskOffice(reason) => {
            let tone = if mine.status == CertificateStatus::Revoked { "bad" } else { "caution" };
            statement(tone, certificate::status(mine.status), h1(t.ask_office), certificate::ask(reason), None)
        }
    }
}

fn of_renewal(current: &RenewalSummary, mine: &MyCertificate) -> AnyView {
    let t = t();
    let follow = Route::Follow(current.reference.clone());
    let fetch = Route::Download(current.reference.clone());
    let there = mine.custody == Custody::Authority;
    let (heading, label, to) = match current.status {
        RenewalStatus::Returned if current.filed_for_you => (t.filed, t.check, Route::Wizard(None)),
        RenewalStatus::Returned => (t.waits_for_you, t.to_complete, follow),
        RenewalStatus::Passphrase if there => (t.passphrase_at_authority, t.see, follow),
        RenewalStatus::Passphrase => (t.passphrase_now, t.set_passphrase, Route::Wizard(None)),
        RenewalStatus::Issued | RenewalStatus::Received if there => (t.fetch_now, t.confirm, follow),
        RenewalStatus::Issued | RenewalStatus::Received => (t.fetch_now, t.fetch, fetch),
        RenewalStatus::Rejected => (t.refused, t.reason, follow),
        RenewalStatus::InProcess | RenewalStatus::Withdrawn | RenewalStatus::Cancelled => (t.under_way, t.see, follow),
    };
    let (tag, tone) = certificate::renewal_status(current, mine.custody);
    let reference = html::span().class("whole num").child(current.reference.as_str());
    let now = current.now.as_ref().filter(|_| current.status == RenewalStatus::InProcess);
    let mut sent = Vec::new();
    if let Some(now) = now {
        sent.extend([wording(now).part(), ". ".part()]);
    }
    sent.extend([[t.reference, ": "].concat().part(), reference.view()]);
    let view = statement(tone, tag, h1(heading), sent, Some(link_button("button", &to.path(), label)));
    let view = vec![view, present(mine)].into_any();
    // A rejected application leaves the way open to another one.
    if current.status == RenewalStatus::Rejected && mine.verdict.is_open() {
        return vec![view, of_verdict_again(mine)].into_any();
    }
    view
}

/// Until when the present certificate can sign, where an application is what the page is about.
fn present(mine: &MyCertificate) -> AnyView {
    let t = t();
    let Some(end) = mine.not_after.filter(|_| mine.status != CertificateStatus::Revoked) else { return ().into_any() };
    let over = mine.now > end;
    let date = html::strong().class("num").child(time::date(end, mine.zone));
    let line = html::p().child(if over { t.ended_on } else { t.valid_until }).child(date);
    if over {
        return line.child(".").view();
    }
    let days = certificate::days_left(days_left(end, mine.now, mine.zone));
    line.child(", ").child(days).child(".").view()
}

fn of_verdict_again(mine: &MyCertificate) -> AnyView {
    let t = t();
    let label = if mine.verdict == Verdict::Reissue { t.reissue } else { t.renew };
    html::p().child(link_button("button second", &Route::Wizard(None).path(), label)).view()
}

fn statement(tone: &str, tag: &str, heading: Element, body: impl Part, act: Option<Element>) -> AnyView {
    html::section()
        .class(["status ", tone].concat().trim_end())
        .child(html::p().class("tagline").child(html::span().class(["tag ", tone].concat().trim_end()).child(tag)))
        .child(heading)
        .child(html::p().child(body))
        .child(act.map(|act| actions().child(act)))
        .view()
}

/// "Sertifikat Anda berlaku sampai 3 Desember 2026, 12 hari lagi".
fn until(words: &'static str, mine: &MyCertificate, with_days: bool) -> Element {
    let Some(end) = mine.not_after else { return h1(t().title) };
    let left = days_left(end, mine.now, mine.zone);
    // On its last day the hour matters.
    let shown = if with_days && left == 0 { time::moment(end, mine.zone) } else { time::date(end, mine.zone) };
    let heading = h1(words).child(html::strong().class("num").child(shown));
    if !with_days {
        return heading;
    }
    let days = certificate::days_left(left);
    heading.child(", ").child(html::strong().class("num").child(days))
}

fn details(mine: &MyCertificate) -> AnyView {
    let t = t();
    let date = |name: &str, at| {
        let date = html::span().class("num").child(time::date(at, mine.zone));
        summary_row(name, date, None)
    };
    let mut rows = vec![
        summary_row(t.holder, mine.name.as_str(), None),
        summary_row(t.status, certificate::status(mine.status), None),
    ];
    rows.extend(mine.not_before.map(|at| date(t.from, at)));
    rows.extend(mine.not_after.map(|at| date(t.until, at)));
    rows.extend(mine.serial.as_deref().map(|serial| summary_row(t.serial, serial_number(serial), None)));
    if mine.signer == Some(Signer::Unknown) {
        rows.push(summary_row(t.signer, t.signer_unknown, None));
    }
    summary_list(rows)
}

/// In groups of four, which are copied as one number.
fn serial_number(serial: &str) -> Element {
    let (mut code, mut rest) = (html::code().class("groups"), serial);
    while !rest.is_empty() {
        let (four, after) = rest.split_at_checked(4).unwrap_or((rest, ""));
        code = code.child(html::span().child(four));
        rest = after;
    }
    code
}

fn summary(past: &RenewalSummary, mine: &MyCertificate) -> AnyView {
    let (status, _) = certificate::renewal_status(past, mine.custody);
    let follow = Route::Follow(past.reference.clone()).path();
    let link = html::a().class("num").href(follow).child(past.reference.as_str());
    let rest = [", ", &time::date(past.submitted_at, mine.zone), ": ", status].concat();
    html::li().child(link).child(rest).view()
}
