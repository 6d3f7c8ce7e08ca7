//! Agrees to what the office wants to change, or objects to it, by a mailed link. Its secret is in the fragment, which no
//! server sees.

use domain::renewal::Refusal;
use leptos::prelude::*;

use super::paste::paste;
use crate::api::{self, Error};
use crate::components::{Part, actions, button, html, secondary_button};
use crate::containers::{Frame, h1, page};
use crate::i18n::account::t;
use crate::state::form::Form;

/// What became of the question.
#[derive(Clone, Copy)]
enum Answer {
    Agreed,
    Objected,
    /// The link leads to nothing that waits.
    Over,
    /// By this link one can only object, e.g. since the password was changed after it was mailed.
    NotByLink,
}

/// The question. `owner`: it is about the reader's own account, so that agreeing is possible.
pub fn answer(owner: bool) -> AnyView {
    let form = Form::new();
    let link = location_hash().unwrap_or_default();
    let done: RwSignal<Option<Answer>> = RwSignal::new(link.is_empty().then_some(Answer::Over));
    page::show(move || {
        let t = t();
        let answered = done.get();
        let ended = match answered {
            Some(Answer::Agreed) => Some((t.agreed, t.answered_body)),
            Some(Answer::Objected) => Some((t.objected, t.answered_body)),
            Some(Answer::Over) => Some((t.over, t.over_body)),
            Some(Answer::NotByLink) | None => None,
        };
        if let Some((words, body)) = ended {
            let paste = matches!(answered, Some(Answer::Over)).then(paste);
            return Frame::new(words).content(vec![h1(words).view(), html::p().child(body).view(), paste.part()]);
        }
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
        let acts = actions();
        let (title, lead, agrees) = match (answered, owner) {
            (Some(_), _) => (t.not_by_link, t.not_by_link_body, false),
            (None, true) => (t.change, t.change_lead, true),
            (None, false) => (t.objection, t.objection_lead, false),
        };
        let acts = if agrees { acts.child(button("button", t.agree, move || send(true))) } else { acts };
        let acts = acts.child(secondary_button(t.object, move || object(false)));
        let content = vec![h1(title).view(), html::p().class("lead").child(lead).view(), acts.view()];
        Frame::new(title).faults(form.faults()).content(content)
    })
}
