//! Why applications were returned or rejected.

use domain::evaluation::Figures;
use domain::renewal::{RejectReason, ReturnReason};
use leptos::prelude::*;

use super::bars::table;
use crate::components::html;
use crate::i18n::number::number;
use crate::i18n::officer::evaluation as words;

/// The section.
pub fn section(figures: &Figures) -> AnyView {
    let t = words::t();
    let mut rows = vec![vec![t.returned.into(), number(figures.returns.count)]];
    rows.extend(figures.returns.reasons.iter().map(|one| vec![returned(one.what).into(), number(one.count)]));
    rows.extend(figures.rejections.iter().map(|one| vec![rejected(one.what).into(), number(one.count)]));
    html::section()
        .child(html::h2().child(t.reasons))
        .child(html::p().class("soft").child(t.reasons_note))
        .child(table(&[t.what, t.count], rows))
        .view()
}

fn returned(reason: ReturnReason) -> &'static str {
    let t = words::t();
    match reason {
        ReturnReason::Unreadable => t.unreadable,
        ReturnReason::Unsigned => t.unsigned,
        ReturnReason::WrongDocument => t.wrong_document,
        ReturnReason::Outdated => t.outdated,
        ReturnReason::DataDiffers => t.data_differs,
        ReturnReason::FiledForYou => t.filed,
        ReturnReason::Other => t.other_return,
    }
}

fn rejected(reason: RejectReason) -> &'static str {
    let t = words::t();
    match reason {
        RejectReason::NotEmployed => t.not_employed,
        RejectReason::NotRecommended => t.not_recommended,
        RejectReason::NotGenuine => t.not_genuine,
        RejectReason::Repeated => t.repeated,
        RejectReason::Other => t.other_rejection,
    }
}
