//! Opens a complaint by its receipt: number and secret, typed or in the address's fragment, which no server sees.

use domain::value::{CodeFault, ComplaintNumber, ComplaintSecret};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::follow::ComplaintPage;
use crate::api::Error;
use crate::api::complaints::{self, Access};
use crate::components::{Field, actions, busy_button, html, live, submit_form};
use crate::containers::{Page, field_error, h1};
use crate::i18n::complaint::follow::t;
use crate::i18n::complaint::t as words;
use crate::route::feedback::{FEEDBACK, FOLLOW_COMPLAINT, MY_COMPLAINTS};
use crate::state::complaint::Complaining;
use crate::state::form::Form;
use crate::state::kiosk::is_kiosk;

/// The complaint that was opened; else asks for its receipt.
#[component]
pub fn FindPage() -> AnyView {
    let complaining = Complaining::here();
    let mut typed = [String::new(), String::new()];
    if let Some((number, secret)) = fragment() {
        match (ComplaintNumber::parse(&number), ComplaintSecret::parse(&secret)) {
            (Ok(number), Ok(secret)) => {
                let access = Access { number: number.to_string(), secret: Some(secret.to_string()) };
                complaining.followed.set(Some(access));
            }
            _ => typed = [number, secret],
        }
    }
    let [number, secret] = typed.map(RwSignal::new);
    live(move || match complaining.followed.get() {
        Some(access) => view! { <ComplaintPage access/> }.into_any(),
        None => view! { <AskPage number secret/> }.into_any(),
    })
}

/// Number and secret in the address, which is cleared of them at once.
fn fragment() -> Option<(String, String)> {
    let fragment = location_hash().filter(|fragment| !is_kiosk() && !fragment.is_empty())?;
    let history = window().history().ok()?;
    // Fails only for what is no address.
    drop(history.replace_state_with_url(&JsValue::NULL, "", Some(FOLLOW_COMPLAINT)));
    let (number, secret) = fragment.split_once('.')?;
    Some((number.into(), secret.into()))
}

#[component]
fn AskPage(number: RwSignal<String>, secret: RwSignal<String>) -> AnyView {
    let complaining = Complaining::here();
    let form = Form::new();
    let wrong = RwSignal::new([None, None]);
    let faults = move || {
        let mut faults: Vec<_> = of_codes(wrong.get()).collect();
        faults.extend(form.faults());
        faults
    };
    let submit = move || {
        let parsed = (ComplaintNumber::parse(&number.get_untracked()), ComplaintSecret::parse(&secret.get_untracked()));
        let found = [parsed.0.as_ref().err().copied(), parsed.1.as_ref().err().copied()];
        if found != wrong.get_untracked() {
            wrong.set(found);
        }
        let (Ok(number), Ok(secret)) = parsed else { return };
        if !form.check(Vec::new()) {
            return;
        }
        let access = Access { number: number.to_string(), secret: Some(secret.to_string()) };
        form.send(open(access), move |opened| match opened {
            Some(access) => complaining.followed.set(Some(access)),
            None => form.say(|| t().wrong_pair),
        });
    };
    let content = move || {
        let t = t();
        let error = |at: usize| of_codes(wrong.get()).find(|(id, _)| *id == IDS[at]).map(|(_, text)| field_error(text));
        let fields = submit_form(submit)
            .child(Field::new(IDS[0], words().number, number).class("w20").hint(t.number_hint).error(error(0)).view())
            .child(Field::new(IDS[1], words().secret, secret).class("w30").hint(t.secret_hint).error(error(1)).view())
            .child(actions().child(busy_button(t.open_it, t.opening, form.busy)));
        let mine = (!is_kiosk()).then(|| html::p().child(html::a().href(MY_COMPLAINTS).child(t.mine_link)).view());
        let mut parts = vec![h1(t.find).view(), html::p().class("lead").child(t.find_lead).view(), fields.view()];
        parts.extend(mine);
        parts
    };
    view! { <Page title=|| t().find back=FEEDBACK form=faults>{content()}</Page> }.into_any()
}

/// The access, if it opens a complaint.
async fn open(access: Access) -> Result<Option<Access>, Error> {
    match complaints::complaint(&access).await {
        Ok(_) => Ok(Some(access)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

const IDS: [&str; 2] = ["number", "secret"];

fn of_codes(wrong: [Option<CodeFault>; 2]) -> impl Iterator<Item = (&'static str, String)> {
    let t = t();
    let texts = [[t.enter_number, t.number_shape, t.number_check], [t.enter_secret, t.secret_shape, t.secret_check]];
    wrong.into_iter().enumerate().filter_map(move |(at, fault)| {
        let text = match fault? {
            CodeFault::Blank => texts[at][0],
            CodeFault::Shape => texts[at][1],
            CodeFault::Check => texts[at][2],
        };
        Some((IDS[at], text.into()))
    })
}
