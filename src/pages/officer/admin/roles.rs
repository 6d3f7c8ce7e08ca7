//! An officer's roles.

use domain::api::{OfficerRoles, OfficerRow, Officers};
use domain::renewal::PersonId;
use leptos::prelude::*;

use super::AdminPage;
use super::role_choice::{self, RoleChoice};
use crate::api::{self, Error};
use crate::components::{actions, busy_button, html, secondary_button, submit_form};
use crate::containers::Loaded;
use crate::i18n::officer::admin as words;
use crate::i18n::{fill, shell};
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::pages::officer::notice::Notice;
use crate::route::navigation;
use crate::route::officer as route;

/// The form.
#[component]
pub fn RolesPage(
    /// Whose roles.
    officer: PersonId,
) -> AnyView {
    let checked = CheckedForm::new();
    let notice = Notice::for_next_page();
    let choice = RoleChoice::new();
    let fetch = move || async move {
        let all = api::admin::officers().await?;
        let row = all.rows.iter().find(|row| row.id == officer).cloned().ok_or(Error::NotFound)?;
        choice.0.try_set(row.roles.iter().map(|role| role.as_str()).collect());
        Ok((all, row))
    };
    let title = |(_, row): &(Officers, OfficerRow)| fill(words::t().roles_of, &row.name);
    view! {
        <Loaded fetch=fetch full_width=true let:data>
            <AdminPage
                here=route::OFFICERS
                title=move || data.with(title)
                back=route::OFFICERS
                form=checked
            >
                {data.with(|(all, row)| content(all, row, choice, checked, notice))}
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

fn content(all: &Officers, row: &OfficerRow, choice: RoleChoice, checked: CheckedForm, notice: Notice) -> Vec<AnyView> {
    let t = words::t();
    let mut known = all.roles.clone();
    known.extend(row.roles.iter().filter(|role| !all.roles.contains(role)));
    let (id, name) = (row.id, row.name.clone());
    let form = submit_form(move || send(id, name.clone(), choice, checked, notice))
        .child(choice.view(&known, checked))
        .child(actions().child(busy_button(t.save, shell::t().sending, checked.form.busy)));
    let name = row.name.clone();
    let end = secondary_button(t.end_sessions, move || {
        let name = name.clone();
        checked.form.send(api::admin::end_sessions(id), move |()| done(notice, words::t().ended_sessions, &name));
    });
    let end = actions().child(end);
    vec![html::p().child(t.roles_lead).view(), form.view(), end.view()]
}

fn send(officer: PersonId, name: String, choice: RoleChoice, checked: CheckedForm, notice: Notice) {
    checked.check(Faults::new());
    let body = OfficerRoles { roles: choice.roles() };
    let request = async move {
        match api::admin::set_roles(officer, &body).await {
            Ok(()) => Ok(Faults::new()),
            Err(error) => role_choice::faults(error),
        }
    };
    checked.form.send(request, move |faults| {
        if checked.check(faults) {
            done(notice, words::t().saved_roles, &name);
        }
    });
}

/// Back to the list, which tells what was done to whom.
fn done(notice: Notice, what: &str, name: &str) {
    navigation::go(route::OFFICERS);
    notice.show(fill(what, name));
}
