//! What is done about a survey's lowest element: the survey's answers, a plan for the lowest, and whether earlier ones moved it.

mod answers;
mod make;

use domain::api::{SurveyPlan, SurveyPlans};
use domain::moment::Date;
use leptos::prelude::*;

use crate::api;
use crate::components::{Element, button, html, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::officer::survey::{self as words, months};
use crate::i18n::{fill, survey, time};
use crate::pages::officer::notice::Notice;
use crate::route::officer as route;
use crate::state::form::Form;
use make::Make;

/// The plans, and the form that makes one.
#[component]
pub fn PlansPage() -> AnyView {
    let (notice, form) = (Notice::here(), Form::new());
    let make = Make::new(notice);
    let faults = move || {
        let mut faults = form.faults();
        faults.extend(make.faults());
        faults
    };
    view! {
        <Loaded fetch=api::survey::plans full_width=true let:data>
            <Page title=|| words::t().title back=route::EVALUATION full_width=true form=faults>
                {content(data, notice, form, make)}
            </Page>
        </Loaded>
    }
    .into_any()
}

fn content(data: RwSignal<SurveyPlans>, notice: Notice, form: Form, make: Make) -> Vec<AnyView> {
    let t = words::t();
    let all = data.get();
    let mut content = vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view(), notice.view()];
    content.extend(make.view(data, all.today));
    content.push(html::h2().child(t.plans).view());
    if all.plans.is_empty() {
        content.push(html::p().child(t.none).view());
    }
    content.extend(all.plans.iter().map(|plan| one(data, notice, form, plan, all.today).view()));
    content
}

/// A plan: what people said, what is done about it, and what they said then.
fn one(data: RwSignal<SurveyPlans>, notice: Notice, form: Form, plan: &SurveyPlan, today: Date) -> Element {
    let t = words::t();
    let said = match plan.before {
        Some(mean) => fill(&fill(t.said, &words::mean(mean)), &months(plan.first, plan.last)),
        None => months(plan.first, plan.last),
    };
    let moved = match (plan.before, plan.after) {
        (Some(before), Some(after)) => {
            fill(&fill(words::moved(before, after), &words::mean(before)), &words::mean(after))
        }
        _ => t.not_yet.into(),
    };
    let tag = match plan.done {
        Some(_) => html::span().class("tag good").child(t.done),
        None if plan.due < today => html::span().class("tag bad").child(t.overdue),
        None => html::span().class("tag").child(t.open),
    };
    let id = plan.id;
    let carry_out = move || {
        notice.clear();
        form.send(async move { api::survey::carry_out(id).await }, move |all| {
            data.set(all);
            notice.show(words::t().marked.into());
        });
    };
    let name = survey::element(plan.element);
    let act = plan.done.is_none().then(|| {
        let label = html::span().class("vh").child([": ", name].concat());
        html::p().child(button("button link", t.mark, carry_out).child(label))
    });
    let mut rows = vec![
        summary_row(t.you_said, html::span().child(said), None),
        summary_row(t.we_do, html::span().class("words").child(plan.what.as_str()), None),
        summary_row(t.owner, html::span().child(plan.owner.as_str()), None),
        summary_row(t.due, html::span().class("num").child(time::day(plan.due)), None),
    ];
    rows.extend(plan.done.map(|day| summary_row(t.done_on, html::span().class("num").child(time::day(day)), None)));
    rows.push(summary_row(t.moved, html::span().child(moved), None));
    html::section().child(html::h3().child(name).child(" ").child(tag)).child(summary_list(rows)).child(act)
}
