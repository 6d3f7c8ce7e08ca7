//! The roles that an officer is to have, as checkboxes.

use domain::problem::Field;
use domain::standard::Role;
use leptos::prelude::*;

use crate::api::Error;
use crate::components::{Choice, Element, Part, choice_group, html};
use crate::i18n::failure;
use crate::i18n::officer::{self, admin as words};
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::state::form::field_id;

/// The roles ticked, by their codes.
#[derive(Clone, Copy)]
pub struct RoleChoice(pub RwSignal<Vec<&'static str>>);

impl RoleChoice {
    /// None yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// The question, for the roles that the agency's procedure knows.
    pub fn view(self, known: &[Role], checked: CheckedForm) -> AnyView {
        let t = words::t();
        let choice = |role: &Role| Choice {
            value: role.as_str(),
            label: officer::role(*role).into(),
            hint: if *role == Role::FrontDesk { t.front_desk_hint.into() } else { String::new() },
            within: None,
        };
        let id = field_id(Field::Roles);
        let all = known.iter().map(choice).collect();
        let legend: Element = html::span().child(t.roles).child(html::span().class("hint").child(t.roles_hint));
        choice_group(id, legend.part(), checked.error(id), true, all, self.0)
    }

    /// The roles ticked.
    pub fn roles(self) -> Vec<Role> {
        let taken = self.0.get_untracked();
        Role::ALL.into_iter().filter(|role| taken.contains(&role.as_str())).collect()
    }
}

/// The backend's refusal to take the last administrator's role stands at the question; any other error goes on as it came.
pub fn faults(error: Error) -> Result<Faults, Error> {
    match error {
        Error::Conflict(Some(_)) => Ok(vec![(field_id(Field::Roles), failure::text(&error))]),
        error => Err(error),
    }
}
