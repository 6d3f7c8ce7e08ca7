//! Who is the applicant?

use domain::api::HolderQuery;
use domain::problem::Field as Answer;
use leptos::prelude::*;

use super::{awaited, form, frame};
use crate::api;
use crate::components::{Field, actions, busy_button, html};
use crate::containers::{h1, page};
use crate::i18n::officer::filing as words;
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::notice::Notice;
use crate::route::navigation;
use crate::route::officer::FilingPage;
use crate::state::filing::Filing;
use crate::state::form::field_id;

/// The page.
pub fn page(filing: Filing) -> AnyView {
    let (checked, notice) = (CheckedForm::new(), Notice::here());
    let lists = awaited::lists();
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
            navigation::go(&FilingPage::Found.path());
        });
    };
    page::show(move || {
        let t = words::t();
        let field = Field::new(id, t.identifier, filing.identifier)
            .class("w30")
            .hint(t.identifier_hint)
            .error(checked.error(id))
            .view();
        let act = actions().child(busy_button(t.find, t.finding, checked.form.busy)).view();
        let content = vec![
            h1(t.title).view(),
            notice.view(),
            html::p().child(t.lead).view(),
            form(vec![field, act], submit).view(),
            lists(),
        ];
        frame(t.title).content(content).faults(checked.faults())
    })
}
