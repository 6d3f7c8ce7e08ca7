//! The review of a collective renewal before it is started.

use domain::api::CollectiveProgress;
use domain::recommendation::MAX_NOTE;
use leptos::prelude::*;

use super::{CollectiveFrame, head_row};
use crate::api::{self, Error};
use crate::components::{Field, actions, busy_button, html, submit_form, summary_list, summary_row};
use crate::i18n::officer::collective as words;
use crate::i18n::{fill, shell};
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::notice::Notice;
use crate::route::navigation;
use crate::route::officer::CollectivePage;
use crate::state::collective::Preparing;

const NOTE: &str = "note";

/// The result of sending it.
enum Outcome {
    Started(CollectiveProgress),
    Refused(Error),
}

/// Who recommends, who is invited, and the message to them.
#[component]
pub fn CheckPage(
    /// What was found and typed so far.
    preparing: Preparing,
) -> AnyView {
    let (checked, notice) = (CheckedForm::new(), Notice::for_next_page());
    let submit = move || {
        let long = preparing.note.get_untracked().trim().chars().count() > usize::from(MAX_NOTE);
        let wrong = long.then(|| (NOTE, words::t().note_too_long.into()));
        if !checked.check(wrong.into_iter().collect()) {
            return;
        }
        let (new, key) = preparing.new_one();
        let request = async move {
            match api::collective::start(&new, &key).await {
                Ok(started) => Ok(Outcome::Started(started)),
                Err(error @ Error::Conflict(_)) => Ok(Outcome::Refused(error)),
                Err(error) => Err(error),
            }
        };
        checked.form.send(request, move |outcome| match outcome {
            Outcome::Started(started) => {
                navigation::replace(&CollectivePage::One(started.id).path());
                preparing.clear();
                // Once this page is gone.
                request_animation_frame(move || notice.show(words::t().started.into()));
            }
            Outcome::Refused(error) => drop(checked.check(vec![("", words::failed(&error))])),
        });
    };
    let content = move || {
        let t = words::t();
        let link = |to: CollectivePage| Some(html::a().href(to.path()).child(t.not_this).view());
        let people = preparing.people();
        let names = people.iter().map(|person| html::li().child(person.name.as_str()).view());
        let about = vec![
            html::p()
                .class("num")
                .child(if people.len() == 1 { t.one_person.into() } else { fill(t.people, &people.len().to_string()) })
                .view(),
            html::ul().children(names).view(),
        ];
        let mut rows: Vec<_> = preparing
            .head
            .get_untracked()
            .map(|head| head_row(&head, link(CollectivePage::Head)))
            .into_iter()
            .collect();
        rows.push(summary_row(t.invited_number, about, link(CollectivePage::Names)));
        let note = Field::new(NOTE, t.note, preparing.note).hint(t.note_hint).rows(4).error(checked.error(NOTE)).view();
        let act = actions().child(busy_button(t.start, shell::t().sending, checked.form.busy));
        let form = submit_form(submit).child(note).child(html::p().child(t.word)).child(act);
        vec![summary_list(rows), form.view()]
    };
    view! {
        <CollectiveFrame title=|| words::t().check back=CollectivePage::Names.path() form=checked>
            {content()}
        </CollectiveFrame>
    }
    .into_any()
}
