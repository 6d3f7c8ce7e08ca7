//! A contact added later: offered in a quiet place, never asked for.

use domain::api::ComplainantCommand;
use leptos::prelude::*;

use super::acts::Acts;
use super::checks::Checks;
use super::who;
use crate::components::{actions, busy_button, html, submit_form};
use crate::containers::page;
use crate::i18n::complaint::follow::t;
use crate::state::complaint::Complaining;

/// The fields, closed at first.
pub fn view(acts: Acts, checks: Checks, complaining: Complaining) -> AnyView {
    let t = t();
    let submit = move || {
        let contact = complaining.contact();
        if checks.check_contact(&contact) {
            acts.act(ComplainantCommand::Identify(contact), || page::queue_focus("about".into()));
        }
    };
    let fields = submit_form(submit)
        .children(who::contact(complaining, checks))
        .child(actions().child(busy_button(t.identify_act, t.sending, acts.form.busy).class("button second")));
    let body = html::div().child(html::p().child(t.identify_lead)).child(fields);
    let faulty = !checks.faults().is_empty();
    html::details().attr_if(faulty, "open", "").child(html::summary().child(t.identify)).child(body).view()
}
