//! The evaluation of a period: choosing it, its figures, one file a section, and what the meeting said.

mod applications;
mod bars;
mod choose;
mod closing;
mod complaints;
mod minutes;
mod plans;
mod reasons;
mod satisfaction;
mod slowest;
mod times;

use domain::api::{EvaluationView, path};
use domain::evaluation::Period;
use leptos::prelude::*;

use super::checked_form::CheckedForm;
use super::notice::Notice;
use crate::api::{self, evaluation::asked};
use crate::components::{actions, html, link_button};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::officer::{self, evaluation as words};
use crate::i18n::{fill, time};
use crate::route::officer::{self as route, Route};
use crate::state::session::Session;

/// The page of a route of the evaluation.
pub fn page(route: &Route) -> AnyView {
    let session = Session::here();
    let may = session.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.evaluates));
    match route {
        Route::Evaluation(period) if may => view! { <EvaluationPage period=*period/> }.into_any(),
        Route::SurveyPlans if may => view! { <plans::PlansPage/> }.into_any(),
        _ => view! { <RefusedPage/> }.into_any(),
    }
}

/// The page for an officer who does not judge the service.
#[component]
fn RefusedPage() -> AnyView {
    let content = || {
        let t = words::t();
        vec![
            h1(t.refused).view(),
            html::p().child(t.refused_body).view(),
            html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
        ]
    };
    view! { <Page title=|| words::t().refused full_width=true>{content()}</Page> }.into_any()
}

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    data: RwSignal<EvaluationView>,
    notice: Notice,
    choice: StoredValue<choose::Choice>,
    minutes: StoredValue<minutes::Writing>,
    /// For closing the period.
    closing: CheckedForm,
}

/// The evaluation of a period.
#[component]
fn EvaluationPage(period: Option<Period>) -> AnyView {
    let choice = StoredValue::new(choose::Choice::new());
    let minutes = StoredValue::new(minutes::Writing::new());
    let (notice, closing) = (Notice::here(), CheckedForm::new());
    let faults = move || {
        let mut faults = choice.get_value().checked.faults();
        faults.extend(minutes.get_value().form.faults());
        faults.extend(closing.faults());
        faults
    };
    view! {
        <Loaded fetch=move || api::evaluation::of(period) full_width=true let:data>
            <Page title=|| words::t().title class="sheet journey" full_width=true form=faults>
                {content(State { data, notice, choice, minutes, closing })}
            </Page>
        </Loaded>
    }
    .into_any()
}

fn content(state: State) -> Vec<AnyView> {
    let t = words::t();
    let view = state.data.get();
    let period = view.figures.period;
    let days = fill(&fill(t.period, &time::day(period.first())), &time::day(period.last()));
    let mut content = vec![h1(t.title).view(), state.notice.view(), html::p().class("lead").child(days).view()];
    content.push(closing::state_of(&view));
    let table =
        link_button("button second", &asked(path::EVALUATION_TABLE, Some(period)), t.table).attr("download", "");
    let paper =
        link_button("button second", &asked(path::EVALUATION_PAPER, Some(period)), t.paper).attr("download", "");
    content.push(actions().child(table).child(paper).view());
    content.push(applications::section(&view.figures));
    content.extend(view.figures.versions.iter().map(|version| times::section(version, &view)));
    content.push(reasons::section(&view.figures));
    content.push(complaints::section(&view.figures));
    content.push(satisfaction::section(&view.figures));
    content.push(slowest::section(&view.figures));
    content.extend(state.minutes.get_value().section(state, &view));
    content.extend(closing::section(state, &view));
    content.extend(state.choice.get_value().section(&view));
    content
}
