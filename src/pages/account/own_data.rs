//! "Akun saya": one's own data and certificates, and the ways to everything about the account.

use domain::api::{DraftSummary, OwnAccount, OwnCertificate, path};
use domain::moment::{Timestamp, Zone};
use leptos::prelude::*;

use crate::api;
use crate::components::{Element, actions, button, html, link_button, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::own_account::t;
use crate::i18n::{certificate as certificate_words, fill, time};
use crate::pages::holder::confirm;
use crate::route::keys::REPORT_KEY;
use crate::route::recommendation::WAITING;
use crate::route::{ACCESS_LOG, APPLY, CALENDAR, LOGIN_METHODS, NOTIFICATIONS, OFFICERS, SESSIONS};
use crate::state::form::Form;
use crate::state::session::Session;

/// The page.
#[component]
pub fn AccountPage() -> AnyView {
    let form = Form::new();
    view! {
        <Loaded fetch=api::account::own let:account>
            <Page title=|| t().title back_link=back form>{content(account, form)}</Page>
        </Loaded>
    }
    .into_any()
}

/// "Kembali": to where the reader works.
fn back() -> Element {
    let session = Session::here();
    let officer = session.me.with(|me| me.as_ref().is_some_and(|me| !me.roles.is_empty()));
    html::a().href(if officer { OFFICERS } else { session.home })
}

fn content(signal: RwSignal<OwnAccount>, form: Form) -> Vec<AnyView> {
    let (t, account) = (t(), &signal.get());
    let way = |href: &str, words: &str| html::li().child(html::a().href(href).child(words)).view();
    let ways = [
        way(LOGIN_METHODS, t.methods),
        way(SESSIONS, t.sessions),
        way(ACCESS_LOG, t.seen),
        way(CALENDAR, t.calendar),
        way(NOTIFICATIONS, t.notifications),
        way(REPORT_KEY, t.report_key),
        way(WAITING, t.recommendations),
    ];
    let copy = link_button("button second", path::OWN_DATA_COPY, t.get_copy).attr("download", "").rel("external");
    let mut content = vec![
        h1(t.title).view(),
        html::h2().child(t.security).view(),
        html::ul().children(ways).view(),
        html::h2().child(t.data).view(),
        html::p().child(t.data_lead).view(),
        data(account),
        html::h2().child(t.certificates).view(),
    ];
    if account.certificates.is_empty() {
        content.push(html::p().child(t.no_certificates).view());
    } else {
        content.push(summary_list(account.certificates.iter().map(|one| certificate(one, account.zone)).collect()));
    }
    content.extend(account.draft.map(|kept| draft(kept, account.zone, signal, form)).into_iter().flatten());
    content.extend([
        html::h2().child(t.copy).view(),
        html::p().child(t.copy_lead).view(),
        html::p().child(copy).view(),
    ]);
    content
}

/// How far the draft is, and the way to be rid of it.
fn draft(kept: DraftSummary, zone: Zone, signal: RwSignal<OwnAccount>, form: Form) -> Vec<AnyView> {
    let t = t();
    let saved = fill(t.draft_saved, &time::moment(kept.saved_at, zone));
    let mut acts = actions().child(link_button("button second", APPLY, t.resume));
    if kept.deletable {
        acts = acts.child(button("button link", t.discard, confirm::ask));
    }
    let discard = move || {
        let request = async {
            api::draft::discard().await?;
            api::account::own().await
        };
        form.send(request, move |after| signal.set(after));
    };
    let question =
        confirm::Question { name: t.discard, question: t.discard_question, meaning: t.discard_body, no: t.cancel };
    vec![
        html::h2().child(t.draft).view(),
        html::p().child(fill(&saved, &kept.left.to_string())).view(),
        acts.view(),
        confirm::dialog(&question, discard),
    ]
}

fn data(account: &OwnAccount) -> AnyView {
    let t = t();
    let data = &account.data;
    let row = |name: &str, value: &str| {
        summary_row(name, html::span().child(if value.is_empty() { t.blank } else { value }), None)
    };
    let or_blank = |value: &Option<String>| value.clone().unwrap_or_default();
    summary_list(vec![
        row(t.name, &data.name),
        row("NIP", &or_blank(&data.nip)),
        row("NIK", &data.nik),
        row(t.email, &data.email),
        row(t.mobile, &data.mobile),
        row(t.unit, &data.unit),
        row(t.position, &data.position),
        row(t.rank, &or_blank(&data.rank)),
        row(t.agency, &data.agency),
        row(t.province, &data.province),
    ])
}

fn certificate(one: &OwnCertificate, zone: Zone) -> AnyView {
    let t = t();
    let date = |at: Option<Timestamp>| at.map(|at| time::date(at, zone)).unwrap_or_default();
    let valid = fill(&fill(t.valid, &date(one.not_before)), &date(one.not_after));
    let about = vec![
        html::p().child(valid).view(),
        html::p().child(t.serial).child(" ").child(html::span().class("num").child(one.serial.as_str())).view(),
    ];
    summary_row(certificate_words::status(one.status), about, None)
}
