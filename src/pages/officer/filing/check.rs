//! The review of a filing before it is sent.

use domain::api::Filed;
use domain::moment::Date;
use domain::problem::{Field, Problem};
use domain::value::Rank;
use leptos::prelude::*;

use super::{FilingFrame, form, holder};
use crate::api::{self, Error};
use crate::components::{Part, actions, busy_button, html, summary_list, summary_row};
use crate::i18n::officer::filing as words;
use crate::i18n::{fill, shell, time, upload, wizard::label};
use crate::pages::officer::checked_form::CheckedForm;
use crate::route::navigation;
use crate::route::officer::FilingPage;
use crate::state::filing::FIELDS;
use crate::state::filing::Filing;

/// The result of sending it.
enum Outcome {
    Filed(Filed),
    Invalid(Vec<Problem>),
    Refused(Error),
}

/// Everything that was found and typed.
#[component]
pub fn CheckPage(
    /// What was found and typed so far.
    filing: Filing,
) -> AnyView {
    let checked = CheckedForm::new();
    let submit = move || {
        let Some((body, key)) = filing.filing() else { return };
        checked.check(Vec::new());
        let request = async move {
            match api::filing::file(&body, &key).await {
                Ok(filed) => Ok(Outcome::Filed(filed)),
                Err(Error::Invalid(problems)) => Ok(Outcome::Invalid(problems)),
                Err(error @ (Error::Refused(_) | Error::Conflict(_))) => Ok(Outcome::Refused(error)),
                Err(error) => Err(error),
            }
        };
        checked.form.send(request, move |outcome| match outcome {
            Outcome::Filed(filed) => {
                filing.done(filed);
                navigation::replace(&FilingPage::Done.path());
            }
            Outcome::Invalid(problems) if problems.iter().any(|problem| FIELDS.contains(&problem.field)) => {
                filing.problems.set(problems);
                navigation::go(&FilingPage::Entry.path());
            }
            Outcome::Invalid(problems) => {
                checked.form.check(problems);
            }
            Outcome::Refused(error) => {
                checked.check(vec![("", words::failed(&error))]);
            }
        });
    };
    let content = move || {
        let t = words::t();
        let act = busy_button(t.submit, shell::t().sending, checked.form.busy);
        let act = vec![html::p().child(t.word).view(), actions().child(act).view()];
        vec![summary_list(rows(filing)), form(act, submit).view()]
    };
    view! {
        <FilingFrame title=|| words::t().check back=FilingPage::Letter.path() form=checked>
            {content()}
        </FilingFrame>
    }
    .into_any()
}

fn rows(filing: Filing) -> Vec<AnyView> {
    let mut rows = match filing.answer.get_untracked() {
        Some(answer) => answer.found.as_ref().map_or_else(|| entered(filing), |found| holder::rows(found, &answer)),
        None => Vec::new(),
    };
    if let Some(letter) = filing.letter.get_untracked() {
        let pages = upload::pages(letter.pages);
        let about = [letter.name.as_str(), ", ", &pages].concat();
        let name = filing.rules().map_or_else(|| label(Field::Letter), |rules| rules.letter_title);
        rows.push(summary_row(&name, about, Some(change(&FilingPage::Letter.path(), &name))));
    }
    rows
}

/// What was typed of a new holder.
fn entered(filing: Filing) -> Vec<AnyView> {
    let t = words::t();
    let rows = FIELDS.into_iter().zip(filing.typed()).map(|(field, typed)| {
        let name = match field {
            Field::NotAfter => t.not_after.into(),
            Field::Serial => t.serial.into(),
            field => label(field),
        };
        let typed: String = typed.get_untracked().trim().into();
        let value =
            if typed.is_empty() { html::span().class("soft").child(t.blank).view() } else { read(field, typed) };
        summary_row(&name, value, Some(change(&FilingPage::Entry.path(), &name)))
    });
    rows.collect()
}

fn read(field: Field, typed: String) -> AnyView {
    match field {
        Field::Rank => Rank::parse(&typed).map_or(typed, Rank::label).part(),
        Field::NotAfter => Date::typed(&typed).map_or(typed, time::day).part(),
        Field::Nik | Field::Nip | Field::Mobile | Field::Serial => html::span().class("num").child(typed).view(),
        _ => typed.part(),
    }
}

fn change(to: &str, what: &str) -> AnyView {
    let unseen = html::span().class("vh").child(fill(" {}", what));
    html::a().href(to).child(words::t().change).child(unseen).view()
}
