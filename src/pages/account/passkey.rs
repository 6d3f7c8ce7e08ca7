//! Logging in by a passkey, for apps that provide it beside the password.

use domain::problem::Field as Answer;
use leptos::prelude::*;

use crate::components::{Part, actions, button, html};
use crate::i18n::account::t;
use crate::state::form::{Form, field_id};
use crate::state::passkey;
use crate::state::session::Session;

/// "Masuk dengan passkey", where this browser can.
pub fn passkey_button(form: Form) -> AnyView {
    if !passkey::is_possible() {
        return ().into_any();
    }
    let session = Session::here();
    let log_in = button("button second", t().passkey, move || {
        form.check(Vec::new());
        form.send(passkey::log_in(), move |me| session.logged_in(me));
    });
    let error = form.error(Answer::Passkey).map(|error| html::p().class("err").child(error));
    vec![error.map(Part::part).part(), actions().child(log_in.id(field_id(Answer::Passkey))).view()].part()
}
