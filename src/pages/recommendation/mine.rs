//! A holder's request: whom to ask, or what became of it.

use domain::api::{AskedRecommendation, CollectiveOfHolder, MyRecommendation, RecommendationState as State};
use domain::problem::{Fault, Field as Answer, Problem};
use domain::value::LoginIdentifier;
use leptos::prelude::*;

use super::{Asking, head};
use crate::api::recommendation as api;
use crate::components::{
    Field, actions, busy_button, button, html, link_button, submit_form, summary_list, summary_row,
};
use crate::containers::{Loaded, Page, field_error, h1, page};
use crate::i18n::recommendation::{collective as words, t};
use crate::i18n::{fill, shell, time};
use crate::route::recommendation::RecommendationRoute;
use crate::route::{APPLY, Route};
use crate::state::form::{Form, field_id};

type Mine = RwSignal<MyRecommendation>;

/// The page.
#[component]
pub fn MinePage() -> AnyView {
    let (form, asking) = (Form::new(), Asking::here());
    view! {
        <Loaded fetch=api::mine let:mine>
            <Page title=move || mine.with(title) back=letter() form>{content(form, asking, mine)}</Page>
        </Loaded>
    }
    .into_any()
}

/// The page of the wizard where the letter is uploaded.
fn letter() -> String {
    Route::Wizard(Some(domain::journey::Step::Letter)).path()
}

fn title(mine: &MyRecommendation) -> &'static str {
    let t = t();
    match mine.asked.as_ref().map(|asked| asked.state) {
        Some(State::Waiting) => t.waiting,
        Some(State::Recommended) => t.recommended,
        _ if !mine.available => t.unavailable,
        _ => t.ask,
    }
}

fn content(form: Form, asking: Asking, mine: Mine) -> Vec<AnyView> {
    let now = mine.get();
    let mut all = vec![h1(title(&now)).view()];
    match &now.asked {
        Some(asked) if matches!(asked.state, State::Waiting | State::Recommended) => {
            all.extend(standing(form, mine, &now, asked));
        }
        asked => {
            all.extend(asked.as_ref().map(over));
            if now.available {
                all.push(html::p().class("lead").child(fill(t().lead, &now.letter_title)).view());
                all.extend(now.collective.iter().flat_map(|collective| together(form, mine, collective)));
                all.push(find(form, asking, mine));
            } else {
                all.push(html::p().class("lead").child(fill(t().unavailable_body, &now.letter_title)).view());
                all.push(actions().child(link_button("button", APPLY, t().go_on)).view());
            }
        }
    }
    all
}

/// A request that waits, or a recommendation that was given.
fn standing(form: Form, mine: Mine, now: &MyRecommendation, asked: &AskedRecommendation) -> Vec<AnyView> {
    let t = t();
    let given = asked.state == State::Recommended;
    let lead = if given { t.recommended_body } else { t.waiting_body };
    let moment = |at| html::span().class("num").child(time::moment(at, now.zone));
    let mut rows = vec![head(t.asked, &asked.head), summary_row(t.asked_at, moment(asked.asked_at), None)];
    match asked.answered_at {
        Some(at) => rows.push(summary_row(t.recommended_at, moment(at), None)),
        None => rows.push(summary_row(t.until, moment(asked.expires_at), None)),
    }
    if !asked.note.is_empty() {
        rows.push(summary_row(t.note, html::span().class("words").child(asked.note.as_str()), None));
    }
    let withdraw = asked.withdrawable.then(|| {
        let words = if given { t.withdraw_given } else { t.withdraw };
        button("button second", words, move || {
            form.send(api::withdraw(), move |now| {
                mine.set(now);
                request_animation_frame(|| page::focus_field("main"));
            });
        })
    });
    let go_on = if given { link_button("button", APPLY, t.go_on) } else { link_button("button", &letter(), t.upload) };
    vec![
        html::p().class("lead").child(fill(lead, &now.letter_title)).view(),
        summary_list(rows),
        actions().child(go_on).child(withdraw).view(),
    ]
}

/// What became of the last request, above the form.
fn over(asked: &AskedRecommendation) -> AnyView {
    let t = t();
    let words = match asked.state {
        State::Declined => fill(t.declined, &asked.head.name),
        State::Expired => fill(t.expired, &asked.head.name),
        State::Withdrawn => t.withdrawn.into(),
        State::Void | State::Waiting | State::Recommended => t.void.into(),
    };
    let reason = (!asked.reason.is_empty()).then(|| html::p().class("words").child(asked.reason.as_str()));
    html::div().class("notice caution").child(html::p().child(words)).child(reason).view()
}

/// Asks the head of the collective renewal, whom nobody need look up.
fn together(form: Form, mine: Mine, collective: &CollectiveOfHolder) -> Vec<AnyView> {
    let t = words::t();
    let ask = move || {
        // The new title takes the focus.
        form.send(api::ask_together(), move |now| mine.set(now));
    };
    let act = actions().child(busy_button(t.ask_together, shell::t().sending, form.busy));
    vec![
        html::h2().child(t.together).view(),
        html::p().child(fill(t.together_body, &collective.unit)).view(),
        summary_list(vec![head(t.head, &collective.head)]),
        submit_form(ask).child(act).view(),
        html::h2().child(t.another).view(),
    ]
}

/// Asks for NIP or e-mail of the head of the unit.
fn find(form: Form, asking: Asking, mine: Mine) -> AnyView {
    let t = t();
    let submit = move || {
        let typed = asking.identifier.get_untracked();
        let fault = LoginIdentifier::parse(&typed).err().map(Fault::from);
        let problems = fault.map(|fault| Problem::new(Answer::Identifier, fault)).into_iter().collect();
        if !form.check(problems) {
            return;
        }
        form.send(api::head(typed), move |head| {
            asking.found.set(Some((head, mine.get_untracked())));
            RecommendationRoute::Check.go();
        });
    };
    let field = Field::new(field_id(Answer::Identifier), t.identifier, asking.identifier)
        .hint(t.identifier_hint)
        .class("w30")
        .error(form.error(Answer::Identifier).map(field_error));
    let find = busy_button(t.find, shell::t().sending, form.busy);
    submit_form(submit).child(field.view()).child(actions().child(find)).view()
}
