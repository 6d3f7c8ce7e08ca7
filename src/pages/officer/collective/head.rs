//! Who recommends.

use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use super::CollectiveFrame;
use crate::api::{self, Error};
use crate::components::{Field, actions, busy_button, submit_form};
use crate::i18n::officer::collective as words;
use crate::i18n::shell;
use crate::pages::officer::checked_form::CheckedForm;
use crate::route::navigation;
use crate::route::officer::CollectivePage;
use crate::state::collective::Preparing;
use crate::state::form::field_id;

/// Asks for the head of the unit.
#[component]
pub fn HeadPage(
    /// What was found and typed so far.
    preparing: Preparing,
) -> AnyView {
    let checked = CheckedForm::new();
    let id = field_id(Answer::Identifier);
    let submit = move || {
        let typed: String = preparing.identifier.get_untracked().trim().into();
        if typed.is_empty() {
            checked.check(vec![(id, words::t().identifier_blank.into())]);
            return;
        }
        checked.check(Vec::new());
        let nobody = Problem::new(Answer::Identifier, Fault::UnknownPerson);
        let request = async move {
            match api::collective::head(typed).await {
                Ok(head) => Ok(Some(head)),
                Err(Error::Invalid(problems)) if problems.contains(&nobody) => Ok(None),
                Err(error) => Err(error),
            }
        };
        checked.form.send(request, move |found| match found {
            Some(head) => {
                preparing.head.set(Some(head));
                navigation::go(&CollectivePage::Names.path());
            }
            None => drop(checked.check(vec![(id, words::t().unknown_head.into())])),
        });
    };
    let content = move || {
        let t = words::t();
        let field = Field::new(id, t.identifier, preparing.identifier)
            .class("w30")
            .hint(t.identifier_hint)
            .error(checked.error(id))
            .view();
        let act = actions().child(busy_button(t.find, shell::t().sending, checked.form.busy));
        submit_form(submit).child(field).child(act).view()
    };
    view! {
        <CollectiveFrame title=|| words::t().head back=CollectivePage::List.path() form=checked>
            {content()}
        </CollectiveFrame>
    }
    .into_any()
}
