//! Agrees to what the office wants to change, or objects to it, by a mailed link. Its secret is in the fragment, which no
//! server sees.

use domain::renewal::Refusal;
use leptos::prelude::*;

use super::paste::paste;
use crate::api::{self, Error};
use crate::components::{actions, button, html, secondary_button};
use crate::containers::{Page, h1};
use crate::i18n::proposal::t;
use crate::state::form::Form;

/// The result of the answer.
#[derive(Clone, Copy)]
enum Answer {
    Agreed,
    Objected,
    /// The link leads to nothing that waits.
    Over,
    /// By this link one can only object, e.g. since the password was changed after it was mailed.
    NotByLink,
}

/// The question.
#[component]
pub fn ProposalPage(
    /// Whether it is about the reader's own account, so that agreeing is possible.
    owner: bool,
) -> AnyView {
    let form = Form::new();
    let link = location_hash().unwrap_or_default();
    let done: RwSignal<Option<Answer>> = RwSignal::new(link.is_empty().then_some(Answer::Over));
    let title = move || {
        let t = t();
        match (done.get(), owner) {
            (Some(Answer::Agreed), _) => t.agreed,
            (Some(Answer::Objected), _) => t.objected,
            (Some(Answer::Over), _) => t.over,
            (Some(Answer::NotByLink), _) => t.not_by_link,
            (None, true) => t.change,
            (None, false) => t.objection,
        }
    };
    let content = move || {
        let t = t();
        let (body, agrees) = match (done.get(), owner) {
            (Some(Answer::Agreed | Answer::Objected), _) => {
                return vec![h1(title()).view(), html::p().child(t.answered_body).view()];
            }
            (Some(Answer::Over), _) => {
                return vec![h1(title()).view(), html::p().child(t.over_body).view(), paste()];
            }
            (Some(Answer::NotByLink), _) => (t.not_by_link_body, false),
            (None, true) => (t.change_lead, true),
            (None, false) => (t.objection_lead, false),
        };
        let link = link.clone();
        let send = move |agree| {
            let link = link.clone();
            let request = async move {
                match api::account::answer_proposal(link, agree).await {
                    Ok(()) => Ok(if agree { Answer::Agreed } else { Answer::Objected }),
                    Err(Error::NotFound) => Ok(Answer::Over),
                    Err(Error::Refused(Some(Refusal::SecondPerson))) => Ok(Answer::NotByLink),
                    Err(error) => Err(error),
                }
            };
            form.send(request, move |answer| done.set(Some(answer)));
        };
        let object = send.clone();
        let agree = agrees.then(|| button("button", t.agree, move || send(true)));
        let acts = actions().child(agree).child(secondary_button(t.object, move || object(false)));
        vec![h1(title()).view(), html::p().class("lead").child(body).view(), acts.view()]
    };
    view! { <Page title form>{content()}</Page> }.into_any()
}
