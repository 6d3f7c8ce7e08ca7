//! The certificate's file is fetched on a device of one's own: a kiosk only mails the link.

use leptos::prelude::*;

use crate::api;
use crate::components::{actions, busy_button, html, submit_form};
use crate::containers::{Page, h1};
use crate::i18n::kiosk::t;
use crate::route::{HOME, Route};
use crate::state::form::Form;

/// Mails the link, on request.
#[component]
pub fn OwnDevicePage(
    /// The renewal's number.
    reference: String,
) -> AnyView {
    let form = Form::new();
    let rate = Route::Survey(reference.clone()).path();
    let mailed = RwSignal::new(false);
    let submit = move || {
        let reference = reference.clone();
        form.check(Vec::new());
        form.send(async move { api::kiosk::mail_download_link(&reference).await }, move |()| mailed.set(true));
    };
    let content = move || {
        let t = t();
        let done = mailed.get().then(|| html::p().class("notice good").child(t.link_mailed));
        let act = (!mailed.get()).then(|| {
            let button = busy_button(t.mail_link, t.mailing, form.busy);
            submit_form(submit.clone()).child(actions().child(button))
        });
        vec![
            h1(t.own_device).view(),
            html::p().child(t.own_device_body).view(),
            html::div().role("status").child(done).view(),
            html::div().child(act).view(),
            html::p().child(html::a().href(rate.as_str()).child(t.rate)).view(),
        ]
    };
    view! { <Page title=|| t().own_device back=HOME form>{content()}</Page> }.into_any()
}
