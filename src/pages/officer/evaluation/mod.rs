//! How the service is evaluated: reports by period.

mod plans;

use domain::evaluation::evaluates;
use leptos::prelude::*;

use crate::components::{html, link_button};
use crate::containers::{Page, h1};
use crate::i18n::officer::{self, evaluation as words};
use crate::route::officer::{self as route, Route};
use crate::state::session::Session;

/// The page of a route of the evaluation.
pub fn page(route: &Route) -> AnyView {
    let session = Session::here();
    let may = session.me.with_untracked(|me| me.as_ref().is_some_and(|me| evaluates(&me.roles)));
    match route {
        _ if !may => view! { <RefusedPage/> }.into_any(),
        Route::SurveyPlans => view! { <plans::PlansPage/> }.into_any(),
        _ => view! { <PeriodsPage/> }.into_any(),
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

/// The periods that there are reports of.
#[component]
fn PeriodsPage() -> AnyView {
    view! { <Page title=|| words::t().title full_width=true>{vec![h1(words::t().title).view()]}</Page> }.into_any()
}
