//! An officer's roles.

use domain::api::{OfficerRoles, OfficerRow, Officers};
use domain::renewal::PersonId;
use leptos::prelude::*;

use super::part;
use super::wanted::{self, Wanted};
use crate::api::{self, Error};
use crate::components::{actions, busy_button, html, second, submit_form};
use crate::i18n::officer::admin as words;
use crate::i18n::{fill, shell};
use crate::load;
use crate::navigation;
use crate::page::Frame;
use crate::pages::officer::checked::{Checked, Faults};
use crate::pages::officer::route;
use crate::pages::officer::told::Told;

/// The page.
pub fn page(officer: PersonId) -> AnyView {
    let checked = Checked::new();
    let told = Told::elsewhere();
    let wanted = Wanted::new();
    let fetch = move || async move {
        let all = api::admin::officers().await?;
        let row = all.rows.iter().find(|row| row.id == officer).cloned().ok_or(Error::NotFound)?;
        wanted.0.try_set(row.roles.iter().map(|role| role.as_str()).collect());
        Ok((all, row))
    };
    load::loaded_within(fetch, move |data| data.with(|(all, row)| frame(all, row, wanted, checked, told)), Frame::desk)
}

fn frame(all: &Officers, row: &OfficerRow, wanted: Wanted, checked: Checked, told: Told) -> Frame {
    let t = words::t();
    let mut known = all.roles.clone();
    known.extend(row.roles.iter().filter(|role| !all.roles.contains(role)));
    let (id, name) = (row.id, row.name.clone());
    let title = fill(t.roles_of, &row.name);
    let form = submit_form(move || send(id, name.clone(), wanted, checked, told))
        .child(wanted.view(&known, checked))
        .child(actions().child(busy_button(t.save, shell::t().sending, checked.form.busy)));
    let name = row.name.clone();
    let end = second(t.end_sessions, move || {
        let name = name.clone();
        checked.form.send(api::admin::end_sessions(id), move |()| done(told, words::t().ended_sessions, &name));
    });
    let end = actions().child(end);
    let content = vec![html::p().child(t.roles_lead).view(), form.view(), end.view()];
    part(route::OFFICERS, &title, content).back(route::OFFICERS).faults(checked.faults())
}

fn send(officer: PersonId, name: String, wanted: Wanted, checked: Checked, told: Told) {
    checked.check(Faults::new());
    let body = OfficerRoles { roles: wanted.roles() };
    let request = async move {
        match api::admin::set_roles(officer, &body).await {
            Ok(()) => Ok(Faults::new()),
            Err(error) => wanted::faults(error),
        }
    };
    checked.form.send(request, move |faults| {
        if checked.check(faults) {
            done(told, words::t().saved_roles, &name);
        }
    });
}

/// Back to the list, which tells what was done to whom.
fn done(told: Told, what: &str, name: &str) {
    navigation::go(route::OFFICERS);
    told.say(fill(what, name));
}
