//! The letter that the applicant brought or sent.

use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use leptos::prelude::*;

use super::{FilingFrame, form};
use crate::components::{actions, html};
use crate::containers::FileUpload;
use crate::i18n::officer::filing as words;
use crate::i18n::{fill, shell, time, upload};
use crate::route::navigation;
use crate::route::officer::FilingPage;
use crate::state::filing::Filing;
use crate::state::form::Form;

/// The upload.
#[component]
pub fn LetterPage(
    /// What was found and typed so far.
    filing: Filing,
) -> AnyView {
    let Some(rules) = filing.rules() else { return ().into_any() };
    let back = if filing.known().is_some() { FilingPage::Holder } else { FilingPage::Entry };
    let request = Form::new();
    // Told only after "Lanjutkan".
    let wait = RwSignal::new(false);
    let part = FileUpload::new(filing, request, rules.max_upload_bytes, FilePurpose::FiledLetter);
    let submit = move || {
        wait.set(part.unfinished().is_some());
        if wait.get_untracked() {
            return;
        }
        let there = filing.letter.with_untracked(Option::is_some);
        let missing = if there { Vec::new() } else { vec![Problem::new(Field::Letter, Fault::Blank)] };
        if request.check(missing) {
            navigation::go(&FilingPage::Check.path());
        }
    };
    let name = rules.letter_title.clone();
    let title = move || fill(words::t().letter, &name);
    let faults = move || {
        let mut faults = request.faults();
        faults.extend(part.faults());
        faults.extend(part.unfinished().filter(|_| wait.get()).map(|words| ("", words.into())));
        faults
    };
    let content = move || {
        let t = words::t();
        let hints = [upload::t().types.into(), fill(upload::t().largest, &time::limit(rules.max_upload_bytes))];
        let shows = rules.letter_shows.iter().map(|item| html::li().child(item.as_str()).view());
        let go_on = html::button().class("button").r#type("submit").child(shell::t().go_on);
        let fields = vec![part.view(&rules.letter_title, &hints), actions().child(go_on).view()];
        let mut content = vec![html::p().child(t.letter_lead).view()];
        if !rules.letter_shows.is_empty() {
            content.push(html::p().child(t.shows).view());
            content.push(html::ul().children(shows).view());
        }
        content.push(form(fields, submit).view());
        content
    };
    view! { <FilingFrame title back=back.path() form=faults>{content()}</FilingFrame> }.into_any()
}
