//! Confirmation: the number, what happens next, who has it and by when, a receipt. Its address works later.

use domain::api::RenewalView;
use leptos::prelude::*;

use super::timeline;
use crate::api;
use crate::components::{el, link_button, second};
use crate::i18n::follow::{self, t};
use crate::i18n::time;
use crate::load::loaded;
use crate::page::{Frame, h1};
use crate::route::{HOME, Route};

/// The page.
pub fn page(reference: String) -> AnyView {
    loaded(move || of(reference.clone()), |renewal| renewal.with(frame))
}

/// The renewal; owned, since a page outlives its path.
pub(super) async fn of(reference: String) -> Result<RenewalView, api::Error> {
    api::renewals::renewal(&reference).await
}

fn frame(renewal: &RenewalView) -> Frame {
    let t = t();
    let print = || {
        // Refused only where a browser has no printing.
        window().print().ok();
    };
    let follow = Route::Follow(renewal.reference.clone()).path();
    let (what, at) = renewal.last_sent;
    let title = follow::sent(what);
    Frame::new(title).content(vec![
        el("div")
            .class("panel")
            .child(h1(title))
            .child(el("p").child(t.your_number))
            .child(el("p").class("ref").child(renewal.reference.as_str()))
            .view(),
        el("p").class("num").child([t.sent_at, ": ", &time::moment(at, renewal.zone)].concat()).view(),
        el("h2").child(t.next).view(),
        timeline::present(renewal),
        el("p").child(t.mailed).view(),
        el("div")
            .class("actions")
            .child(link_button("button", &follow, t.follow))
            .child(second(t.print, print))
            .child(link_button("button link", HOME, t.to_certificate))
            .view(),
    ])
}
