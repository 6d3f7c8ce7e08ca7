//! One's passkeys.

use domain::api::PasskeyInfo;
use domain::problem::Field as Answer;
use leptos::prelude::*;

use super::Methods;
use crate::api;
use crate::components::{Field, Part, actions, button, html, secondary_button, summary_list, summary_row};
use crate::i18n::login_methods::{self as words, t};
use crate::i18n::{fill, time};
use crate::pages::account::device_zone;
use crate::state::form::field_id;
use crate::state::passkey;

/// The name of the next one. Make it in the page's body.
#[derive(Clone, Copy)]
pub struct Name(RwSignal<String>);

impl Name {
    /// Blank.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }
}

/// The list, and how another one is added.
pub fn part(this: Methods, name: Name) -> Vec<AnyView> {
    let t = t();
    let (rows, can_add) = this.shown.with(|methods| {
        let rows: Vec<_> = methods.passkeys.iter().map(|one| row(this, one)).collect();
        (rows, methods.can_add_passkeys && passkey::is_possible())
    });
    let mut part = vec![html::h2().child(t.passkeys).view(), html::p().child(t.passkeys_lead).view()];
    part.extend((!rows.is_empty()).then(|| summary_list(rows)));
    if !can_add {
        part.push(html::p().class("soft").child(t.no_passkeys_here).view());
        return part;
    }
    let Name(name) = name;
    let field = Field::new("passkey-name", t.passkey_name, name).hint(t.passkey_name_hint).class("w20");
    let error = this.form.error(Answer::Passkey).map(|error| html::p().class("err").child(error));
    let add = secondary_button(t.add_passkey, move || {
        let called: String = name.with_untracked(|name| name.trim().chars().take(60).collect());
        let made = |own: domain::api::OwnPassword| passkey::add(own.password, called);
        this.change(made, Some(|| words::t().passkey_added), move |codes| {
            name.set(String::new());
            this.codes.set(codes);
        });
    });
    let add = add.id(field_id(Answer::Passkey));
    part.extend([field.view(), error.map(Part::part).part(), actions().child(add).view()]);
    part
}

fn row(this: Methods, one: &PasskeyInfo) -> AnyView {
    let t = t();
    let moment = |words: &str, at| fill(words, &time::moment(at, device_zone()));
    let used = one.used_at.map_or_else(|| t.unused.into(), |at| moment(t.used, at));
    let about = vec![html::p().child(moment(t.added, one.added_at)).view(), html::p().child(used).view()];
    let name = if one.name.is_empty() { t.unnamed } else { &one.name };
    let id = one.id.clone();
    let remove = button("button link", t.remove, move || {
        let id = id.clone();
        let removed = |password| async move { api::account::remove_passkey(&id, &password).await };
        this.change(removed, Some(|| words::t().passkey_removed), |()| {});
    });
    let remove = remove.child(html::span().class("vh").child(fill(t.of_passkey, name)));
    summary_row(name, about, Some(remove.view()))
}
