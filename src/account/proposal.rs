//! Agrees to what the office wants to change, or objects to it, by a mailed link. Its secret is in the fragment, which no
//! server sees.

use leptos::prelude::*;

use crate::api;
use crate::form::Form;
use crate::page::{self, Frame, h1};
use crate::text::account::t;
use crate::ui::{button, el, second};

/// The question. `owner`: it is about the reader's own account, so that agreeing is possible.
pub fn answer(owner: bool) -> AnyView {
    let form = Form::new();
    let link = location_hash().unwrap_or_default();
    let done = RwSignal::new(None);
    page::show(move || {
        let t = t();
        if let Some(agreed) = done.get() {
            let words = if agreed { t.agreed } else { t.objected };
            return Frame::new(words).content(vec![h1(words).view(), el("p").child(t.answered_body).view()]);
        }
        let link = link.clone();
        let send = move |agree| {
            let link = link.clone();
            form.send(async move { api::account::answer_proposal(link, agree).await }, move |()| done.set(Some(agree)));
        };
        let object = send.clone();
        let acts = el("div").class("actions");
        let acts = if owner { acts.child(button("button", t.agree, move || send(true))) } else { acts };
        let acts = acts.child(second(t.object, move || object(false)));
        let (title, lead) = if owner { (t.change, t.change_lead) } else { (t.objection, t.objection_lead) };
        let content = vec![h1(title).view(), el("p").class("lead").child(lead).view(), acts.view()];
        Frame::new(title).faults(form.faults()).content(content)
    })
}
