//! What every page of the wizard has: step, back link, case summary, what was asked for.

use domain::api::DraftView;
use domain::journey::Step;
use domain::renewal::ReturnReason;
use leptos::prelude::*;

use crate::components::{actions, button, html, live, submit_form, summary_row};
use crate::containers::{FaultList, Frame, h1, page};
use crate::i18n::{self, fill, wizard as words};
use crate::route::Route;
use crate::state::wizard::{Wizard, journey};

/// A step's page.
#[component]
pub fn StepPage(
    wizard: Wizard,
    /// The draft as the page took it.
    view: StoredValue<DraftView>,
    step: Step,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] form: Option<FaultList>,
    /// What stands below the heading and what the officer asked for.
    children: ChildrenFn,
) -> AnyView {
    page::show(move || {
        let title = title.get().to_string();
        view.with_value(|view| {
            let journey = journey(view);
            let (position, of) = journey.position(step);
            let mut all =
                vec![html::p().class("step").child(words::position(position, of)).view(), h1(title.as_str()).view()];
            all.push(unsaved(wizard));
            all.extend(asked(view, step));
            all.push(children());
            let back = journey.before(step).map_or(Route::Certificate, |step| Route::Wizard(Some(step)));
            let faults = form.as_ref().map(FaultList::get).unwrap_or_default();
            Frame::new(title).back(back.path()).aside(case(view)).faults(faults).content(all)
        })
    })
}

/// A step's form; its one act is "Lanjutkan".
pub fn form(content: Vec<AnyView>, act: impl Fn() + 'static) -> AnyView {
    submit_form(act).children(content).view()
}

/// "Lanjutkan", for steps that move on at once.
pub fn go_on() -> AnyView {
    let submit = html::button().class("button").r#type("submit").child(i18n::shell::t().go_on);
    actions().child(submit).view()
}

fn case(view: &DraftView) -> Vec<AnyView> {
    let t = words::t();
    let mut rows = vec![summary_row(t.holder, view.person.name.as_str(), None)];
    if let Some(end) = view.not_after {
        rows.push(summary_row(t.certificate, fill(t.until, &i18n::time::date(end, view.zone)), None));
    }
    if let Some(reference) = &view.completes {
        rows.push(summary_row(t.number, html::span().class("num").child(reference.as_str()), None));
    }
    rows
}

/// Always in the page, so that its words are announced when they come.
fn unsaved(wizard: Wizard) -> AnyView {
    html::div()
        .role("status")
        .child(live(move || {
            let Some(error) = wizard.unsaved.get() else { return ().into_any() };
            let t = words::t();
            let (body, act) = if error == crate::api::Error::Conflict(None) {
                (t.changed_in_other_tab, button("button second", t.take_latest, move || wizard.take_latest()))
            } else {
                (t.unsaved, button("button link", t.save_again, move || wizard.save()))
            };
            html::div().class("notice caution").child(html::p().child(body)).child(actions().child(act)).view()
        }))
        .view()
}

fn asked(view: &DraftView, step: Step) -> Vec<AnyView> {
    let of_step = |other: Step| {
        let data = |step| matches!(step, Step::Data | Step::Changes);
        other == step || (data(other) && data(step))
    };
    let items: Vec<_> = view.returned.iter().filter(|item| of_step(item.step)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    if items.iter().all(|item| item.reason == ReturnReason::FiledForYou) {
        let t = words::t();
        let uploaded = || fill(t.filed_data, &view.rules.letter_title);
        let body = if step == Step::Passphrase { t.filed_passphrase.into() } else { uploaded() };
        return vec![html::div().class("notice").child(html::h2().child(t.filed)).child(html::p().child(body)).view()];
    }
    let items = items.into_iter().map(|item| {
        let mut words = i18n::return_reason(item.reason).to_owned();
        if !item.note.is_empty() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&item.note);
        }
        html::p().child(words).view()
    });
    vec![html::div().class("notice caution").child(html::h2().child(words::t().asked)).children(items).view()]
}
