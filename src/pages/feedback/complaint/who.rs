//! Who complains.

use domain::api::ComplaintForm;
use leptos::prelude::*;

use super::checks::Checks;
use crate::components::{Choice, Field, Part, choice_group, html, live};
use crate::containers::field_error;
use crate::i18n::complaint::t;
use crate::route::feedback::MY_COMPLAINTS;
use crate::state::complaint::{Complaining, who};
use crate::state::kiosk::is_kiosk;
use crate::state::session::Session;

/// The question, with the fields of the answer taken.
pub fn view(complaining: Complaining, checks: Checks, about: &ComplaintForm) -> AnyView {
    let t = t();
    let mut choices = Vec::new();
    if !about.renewals.is_empty() {
        let references = about.renewals.clone();
        let within = move || renewal(complaining, checks, &references);
        choices.push(with(complaining, choice(who::HOLDER, t.holder, t.holder_hint), within));
    }
    let contact = move || html::div().class("within").children(contact(complaining, checks)).part();
    choices.push(with(complaining, choice(who::CONTACT, t.contact, t.contact_hint), contact));
    choices.push(with(complaining, choice(who::ANONYMOUS, t.anonymous, t.anonymous_hint), anonymous));
    let error = checks.of("who").map(field_error);
    let group = choice_group("who", t.who.part(), error, false, choices, complaining.who);
    let known = Session::here().me.with_untracked(Option::is_some);
    let log_in = (!known && !is_kiosk()).then(|| html::p().child(html::a().href(MY_COMPLAINTS).child(t.log_in)));
    vec![group, log_in.part()].part()
}

fn with(complaining: Complaining, choice: Choice, within: impl Fn() -> AnyView + Send + 'static) -> Choice {
    let value = choice.value;
    // Followed by itself: the choices stay.
    let taken = Memo::new(move |_| complaining.who.with(|taken| taken.contains(&value)));
    let within = live(move || if taken.get() { within() } else { ().into_any() });
    Choice { within: Some(within), ..choice }
}

fn renewal(complaining: Complaining, checks: Checks, references: &[String]) -> AnyView {
    let mut options = vec![(String::new(), String::new())];
    options.extend(references.iter().map(|reference| (reference.clone(), reference.clone())));
    let field = Field::new("renewal", t().renewal, complaining.renewal).options(options);
    html::div().class("within").child(field.error(checks.of("renewal").map(field_error)).view()).view()
}

/// The fields of a contact.
pub(super) fn contact(complaining: Complaining, checks: Checks) -> Vec<AnyView> {
    let t = t();
    let error = |id| checks.of(id).map(field_error);
    vec![
        Field::new("name", t.name, complaining.name).autocomplete("name").error(error("name")).view(),
        Field::new("email", t.email, complaining.email)
            .kind("email")
            .autocomplete("email")
            .hint(t.email_hint)
            .error(error("email"))
            .view(),
        Field::new("mobile", t.mobile, complaining.mobile)
            .kind("tel")
            .inputmode("tel")
            .autocomplete("tel")
            .error(error("mobile"))
            .view(),
    ]
}

fn anonymous() -> AnyView {
    let t = t();
    let lines = [t.anonymous_kept, t.anonymous_files, t.anonymous_receipt].map(|line| html::li().child(line).view());
    html::div().class("within").child(html::ul().children(lines)).view()
}

/// A choice without fields of its own.
pub(super) fn choice(value: &'static str, label: &str, hint: &str) -> Choice {
    Choice { value, label: label.into(), hint: hint.into(), within: None }
}
