//! What a kiosk shows while nobody uses it.

use domain::api::{Kiosk, TerminalProof};
use leptos::prelude::*;

use crate::components::{Part, actions, button, html, link_button, live, markup, qr_code};
use crate::containers::{Page, h1};
use crate::i18n::kiosk::t;
use crate::i18n::{self, fill, wording};
use crate::pages::kiosk::ready;
use crate::pages::kiosk::shut::host;
use crate::route::{self, Route, feedback};
use crate::state::form::Form;
use crate::state::kiosk::{Proof, choose_language};

/// What this is, what to bring, how long it takes, the buttons that begin, and how to check the terminal.
#[component]
pub fn AttractPage(
    /// The terminal.
    kiosk: Kiosk,
) -> AnyView {
    let form = Form::new();
    let proof = Proof::new(form);
    let content = move || {
        let t = t();
        let duration =
            html::p().child(fill(t.duration, &kiosk.agency_name)).child(html::strong().child(wording(&kiosk.duration)));
        let other = i18n::lang().other();
        let in_other = move || {
            choose_language(other);
            Route::Login.go();
        };
        let where_it_stands = [kiosk.name.as_str(), kiosk.place.as_str(), kiosk.office.as_str()].join(" · ");
        vec![
            html::p().class("soft").child(where_it_stands).view(),
            h1(t.title).view(),
            html::p().class("lead").child(t.lead).view(),
            actions()
                .child(link_button("button start", route::LOGIN, t.begin))
                .child(button("button second start", t.begin_other, in_other).attr("lang", other.code()))
                .view(),
            html::p().class("soft").attr("lang", other.code()).child(t.other_title).view(),
            html::h2().child(t.bring).view(),
            markup("ol", "needs", t.bring_items),
            duration.view(),
            html::p().child(html::a().href(feedback::FEEDBACK).child(t.feedback)).view(),
            live(move || proof.shown.get().map_or_else(|| ask(proof).part(), |shown| check(proof, &shown))),
            ready::link(),
        ]
    };
    view! { <Page title=|| t().title form class="sheet wide">{content()}</Page> }.into_any()
}

fn ask(proof: Proof) -> AnyView {
    actions().child(button("button second", t().check, move || proof.show())).view()
}

/// The QR code that a phone asks the backend about, and what must be right on the phone.
fn check(proof: Proof, shown: &TerminalProof) -> AnyView {
    let t = t();
    let beside = html::div()
        .child(html::p().child(fill(t.check_body, &host())))
        .child(html::p().child(t.digits))
        .child(html::p().class("matching num").child(shown.code.as_str()))
        .child(button("button second", t.close, move || proof.hide()));
    html::section()
        .aria_labelledby("check-h")
        .child(html::h2().id("check-h").child(t.check))
        .child(html::div().class("code-beside").child(qr_code(&shown.qr, t.check_qr)).child(beside))
        .view()
}
