//! Searches for the applicant.

use domain::api::HolderQuery;
use domain::problem::Field as Answer;
use leptos::prelude::*;

use super::{FilingFrame, form, holder_action_list};
use crate::api;
use crate::components::{Field, actions, busy_button, html};
use crate::i18n::officer::filing as words;
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::notice::Notice;
use crate::route::navigation;
use crate::route::officer::{COLLECTIVES, FilingPage};
use crate::state::filing::Filing;
use crate::state::form::field_id;

/// Asks for the applicant, and lists what waits.
#[component]
pub fn SearchPage(
    /// What was found and typed so far.
    filing: Filing,
) -> AnyView {
    let (checked, notice) = (CheckedForm::new(), Notice::here());
    let lists = holder_action_list::lists(checked.form);
    let id = field_id(Answer::Identifier);
    let submit = move || {
        let identifier: String = filing.identifier.get_untracked().trim().into();
        if identifier.is_empty() {
            checked.check(vec![(id, words::t().identifier_blank.into())]);
            return;
        }
        checked.check(Vec::new());
        checked.form.send(async move { api::filing::holder(&HolderQuery { identifier }).await }, move |answer| {
            filing.begin(Some(answer));
            navigation::go(&FilingPage::Holder.path());
        });
    };
    let content = move || {
        let t = words::t();
        let field = Field::new(id, t.identifier, filing.identifier)
            .class("w30")
            .hint(t.identifier_hint)
            .error(checked.error(id))
            .view();
        let act = actions().child(busy_button(t.find, t.finding, checked.form.busy)).view();
        let together = html::p().child(html::a().href(COLLECTIVES).child(t.together));
        vec![
            notice.view(),
            html::p().child(t.lead).view(),
            form(vec![field, act], submit).view(),
            together.view(),
            lists(),
        ]
    };
    view! { <FilingFrame title=|| words::t().title form=checked>{content()}</FilingFrame> }.into_any()
}
