//! The wizard: one page a step. The path asks for a step; the journey grants it or leads to the one that is open.

mod parts;
mod step;
mod step_page;

use domain::journey::Step;
use domain::renewal::Refusal;
use leptos::prelude::*;

use crate::api::Error;
use crate::components::{actions, button, html, link_button, live};
use crate::containers::loaded::loading;
use crate::containers::{Frame, h1, page};
use crate::i18n::{failure, wizard as text};
use crate::route::Route;
use crate::state::wizard::{Stage, Wizard, journey};

/// The page of a step; without a step, of the one where the draft stands.
pub fn page(asked: Option<Step>) -> AnyView {
    let wizard = Wizard::here();
    if asked.is_none() || wizard.view().is_none() {
        wizard.load();
    }
    live(move || match wizard.stage.get() {
        Stage::Ready => granted(wizard, asked),
        Stage::Empty | Stage::Loading => page::show(loading),
        Stage::Failed(error) => failed(wizard, error),
    })
}

fn granted(wizard: Wizard, asked: Option<Step>) -> AnyView {
    let Some(view) = wizard.view() else { return page::show(loading) };
    let journey = journey(&view);
    let step = asked.filter(|step| journey.grants(*step));
    let Some(step) = step else {
        let open = wizard.entry(&view);
        // Not while the page is being made.
        queue_microtask(move || Route::Wizard(Some(open)).replace());
        return page::show(loading);
    };
    match step {
        Step::Data => view! { <step::data::DataPage wizard view/> }.into_any(),
        Step::Changes => view! { <step::changes::ChangesPage wizard view/> }.into_any(),
        Step::EmailCode => view! { <step::email_code::EmailCodePage wizard view/> }.into_any(),
        Step::Evidence => view! { <step::evidence::EvidencePage wizard view/> }.into_any(),
        Step::Letter => view! { <step::letter::LetterPage wizard view/> }.into_any(),
        Step::Passphrase => view! { <step::passphrase::PassphrasePage wizard view/> }.into_any(),
        Step::Review => view! { <step::review::ReviewPage wizard view/> }.into_any(),
    }
}

/// No draft: explained where it was sent already, the certificate's page where none can be begun, else to be tried again.
fn failed(wizard: Wizard, error: Error) -> AnyView {
    if let Error::Conflict(refusal) | Error::Refused(refusal) = &error
        && *refusal == Some(Refusal::NotRenewable)
    {
        // That page says from when, or why not.
        queue_microtask(|| Route::Certificate.replace());
        return page::show(loading);
    }
    page::show(move || {
        let t = text::t();
        let (title, body, act) = if error == Error::Conflict(Some(Refusal::AlreadyOpen)) {
            let home = link_button("button", &Route::Certificate.path(), t.to_certificate);
            (t.sent_title, t.sent_body.into(), home)
        } else {
            let again = button("button", failure::t().again, move || wizard.load());
            (failure::t().not_loaded, failure::of_page(&error), again)
        };
        Frame::new(title).back(Route::Certificate.path()).content(vec![
            h1(title).view(),
            html::p().child(body).view(),
            actions().child(act).view(),
        ])
    })
}
