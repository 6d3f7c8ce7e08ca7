//! Recovery codes: how many are left, new ones, and the ones that are told now.

use leptos::prelude::*;

use super::Methods;
use crate::api;
use crate::components::{actions, button, html, secondary_button};
use crate::containers::h1;
use crate::i18n::fill;
use crate::i18n::login_methods::{self as words, t};

/// How many are left, and the making of new ones.
pub fn part(this: Methods) -> Vec<AnyView> {
    let t = t();
    let left = this.shown.with(|methods| methods.recovery_codes);
    let left = if left == 0 { t.recovery_none.into() } else { fill(t.recovery_left, &left.to_string()) };
    let make = secondary_button(t.make_codes, move || {
        let made = |password| async move { api::account::recovery_codes(&password).await };
        this.change(made, Some(|| words::t().codes_made), move |codes| this.codes.set(codes));
    });
    vec![
        html::h2().child(t.recovery).view(),
        html::p().child(t.recovery_lead).view(),
        html::p().child(left).view(),
        actions().child(make).view(),
    ]
}

/// The codes that are told now, in the place of the page until they are kept.
pub fn told(this: Methods) -> Vec<AnyView> {
    let t = t();
    let items = this.codes.with(|codes| {
        let item = |code: &domain::value::RecoveryCode| html::li().class("num").child(code.as_str()).view();
        codes.codes.iter().map(item).collect::<Vec<_>>()
    });
    let kept = button("button", t.kept, move || this.codes.update(|codes| codes.codes.clear()));
    let print = secondary_button(t.print, || drop(window().print()));
    vec![
        h1(t.codes).view(),
        html::p().class("lead").child(t.codes_lead).view(),
        html::ol().class("plain").children(items).view(),
        actions().child(kept).child(print).view(),
    ]
}
