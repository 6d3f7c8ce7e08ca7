//! Invites an officer.

use domain::api::{NewOfficer, Officers};
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::{OfficialEmail, PersonName};
use leptos::prelude::*;

use super::AdminPage;
use super::role_choice::{self, RoleChoice};
use crate::api;
use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::containers::Loaded;
use crate::i18n::officer::admin as words;
use crate::i18n::{fill, problem, shell};
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::pages::officer::notice::Notice;
use crate::route::navigation;
use crate::route::officer as route;
use crate::state::form::field_id;

#[derive(Clone, Copy)]
struct Invite {
    checked: CheckedForm,
    notice: Notice,
    name: RwSignal<String>,
    email: RwSignal<String>,
    choice: RoleChoice,
}

/// The form.
#[component]
pub fn InvitePage() -> AnyView {
    let text = || RwSignal::new(String::new());
    let invite = Invite {
        checked: CheckedForm::new(),
        notice: Notice::for_next_page(),
        name: text(),
        email: text(),
        choice: RoleChoice::new(),
    };
    view! {
        <Loaded fetch=api::admin::officers full_width=true let:data>
            <AdminPage here=route::OFFICERS title=|| words::t().invite back=route::OFFICERS form=invite.checked>
                {invite.content(data)}
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

impl Invite {
    fn content(self, data: RwSignal<Officers>) -> Vec<AnyView> {
        let t = words::t();
        let field = |answer: Answer, label: &'static str, typed| {
            let id = field_id(answer);
            Field::new(id, label, typed).error(self.checked.error(id))
        };
        let form = submit_form(move || self.send(data))
            .child(field(Answer::Name, t.name, self.name).hint(t.name_hint).view())
            .child(field(Answer::Email, t.email, self.email).kind("email").view())
            .child(self.choice.view(&data.with(|data| data.roles.clone()), self.checked))
            .child(actions().child(busy_button(t.send, shell::t().sending, self.checked.form.busy)));
        vec![html::p().child(t.invite_lead).view(), form.view()]
    }

    fn send(self, before: RwSignal<Officers>) {
        let body = NewOfficer {
            name: self.name.get_untracked().trim().into(),
            email: self.email.get_untracked().trim().into(),
            roles: self.choice.roles(),
        };
        if !self.checked.check(wrong(&body)) {
            return;
        }
        // Who is in office already gets the invitation at once.
        let again = before
            .with_untracked(|before| before.rows.iter().any(|officer| officer.email.eq_ignore_ascii_case(&body.email)));
        let name = body.name.clone();
        let request = async move {
            match api::admin::invite(&body).await {
                Ok(()) => Ok(Faults::new()),
                Err(error) => role_choice::faults(error),
            }
        };
        self.checked.form.send(request, move |faults| {
            if self.checked.check(faults) {
                navigation::go(route::OFFICERS);
                let t = words::t();
                self.notice.show(fill(if again { t.invited_again } else { t.invited }, &name));
            }
        });
    }
}

fn wrong(body: &NewOfficer) -> Faults {
    let fault = |field, fault: Option<Fault>| fault.map(|fault| Problem::new(field, fault));
    let problems = [
        fault(Answer::Name, PersonName::parse(&body.name).err().map(Into::into)),
        fault(Answer::Email, OfficialEmail::parse(&body.email).err().map(Into::into)),
    ];
    let mut faults: Faults =
        problems.into_iter().flatten().map(|problem| (field_id(problem.field), problem::text(&problem))).collect();
    if body.roles.is_empty() {
        faults.push((field_id(Answer::Roles), words::t().choose_role.into()));
    }
    faults
}
