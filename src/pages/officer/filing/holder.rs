//! The applicant who was found, and whether an application can be filed.

use domain::api::{HolderAnswer, HolderFound};
use domain::certificate::CertificateStatus;
use domain::problem::Field;
use leptos::prelude::*;

use super::FilingFrame;
use crate::components::{Part, actions, html, link_button, summary_list, summary_row};
use crate::i18n::officer::filing as words;
use crate::i18n::{fill, problem, time, wizard::label};
use crate::route::officer::{self as route, FilingPage};
use crate::state::filing::Filing;

/// The applicant, or that nobody is on record.
#[component]
pub fn HolderPage(
    /// What was found and typed so far.
    filing: Filing,
) -> AnyView {
    let Some(answer) = filing.answer.get_untracked() else { return ().into_any() };
    let typed = filing.identifier.get_untracked();
    let found = answer.found.clone();
    let title = move || found.as_ref().map_or(words::t().unknown, heading);
    let content = move || match &answer.found {
        Some(found) => known(found, &answer),
        None => unknown(typed.trim()),
    };
    view! { <FilingFrame title back=route::FILING>{content()}</FilingFrame> }.into_any()
}

fn heading(found: &HolderFound) -> &'static str {
    let t = words::t();
    if found.verdict.is_open() && found.open.is_none() { t.found } else { t.cannot }
}

fn unknown(typed: &str) -> Vec<AnyView> {
    let t = words::t();
    let actions = actions().child(link_button("button", &FilingPage::Entry.path(), t.enter)).child(link_button(
        "button second",
        route::FILING,
        t.look_again,
    ));
    vec![html::p().child(fill(t.unknown_body, typed)).view(), actions.view()]
}

fn known(found: &HolderFound, answer: &HolderAnswer) -> Vec<AnyView> {
    let t = words::t();
    let why_not = words::why_not(found.verdict, answer.zone);
    let mut content = vec![summary_list(rows(found, answer))];
    let again = || link_button("button second", route::FILING, t.look_again);
    let actions = actions();
    let actions = if let Some(open) = &found.open {
        content.push(html::p().class("lead").child(fill(t.open, open)).view());
        actions.child(link_button("button", &route::case(open), t.open_case)).child(again())
    } else if let Some(why) = why_not {
        content.push(html::p().class("lead").child(why).view());
        actions.child(again())
    } else {
        content.push(html::p().child(fill(t.link_to, &found.email)).view());
        actions.child(link_button("button", &FilingPage::Letter.path(), t.yes)).child(again())
    };
    content.push(actions.view());
    content
}

/// Who it is and until when the certificate is valid.
pub(super) fn rows(found: &HolderFound, answer: &HolderAnswer) -> Vec<AnyView> {
    let t = words::t();
    let mut rows = vec![summary_row(&label(Field::Name), found.name.as_str(), None)];
    if let Some(nip) = &found.nip {
        rows.push(summary_row(problem::name(Field::Nip), html::span().class("num").child(nip.as_str()), None));
    }
    rows.push(summary_row(&label(Field::Unit), found.unit.as_str(), None));
    rows.push(summary_row(&label(Field::Email), found.email.as_str(), None));
    if let Some(end) = found.not_after {
        let words = match found.status {
            CertificateStatus::Revoked => t.was_revoked,
            _ if end < answer.now => t.ended,
            _ => t.until,
        };
        rows.push(summary_row(t.certificate, fill(words, &time::date(end, answer.zone)).part(), None));
    }
    rows
}
