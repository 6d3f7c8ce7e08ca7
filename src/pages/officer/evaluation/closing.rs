//! Whether the period is closed, and closing it.

use domain::api::EvaluationView;
use leptos::prelude::*;

use super::State;
use crate::api;
use crate::components::{actions, busy_button, html, submit_form, summary_list, summary_row};
use crate::i18n::officer::evaluation as words;
use crate::i18n::{fill, shell, time};
use crate::route::officer as route;

/// Says whether the figures may still change.
pub fn state_of(view: &EvaluationView) -> AnyView {
    let t = words::t();
    let text = match &view.closed {
        Some(closed) => {
            let at = time::moment(closed.at, view.zone);
            if closed.by.is_empty() { fill(t.closed_by_itself, &at) } else { fill(&fill(t.closed, &at), &closed.by) }
        }
        None if view.figures.period.last() < view.today => t.over.into(),
        None => fill(t.running, &time::moment(view.figures.until, view.zone)),
    };
    html::p().child(text).view()
}

/// What a closed period is kept by, or the button that closes it.
pub fn section(state: State, view: &EvaluationView) -> Vec<AnyView> {
    let t = words::t();
    let public = html::p().child(html::a().href(route::performance(&view.agency_id)).child(t.public)).view();
    if let Some(closed) = &view.closed {
        let rows = vec![
            summary_row(t.digest, closed.figures.0.clone(), None),
            summary_row(t.length, closed.length.to_string(), None),
            summary_row(t.head, closed.head.0.clone(), None),
        ];
        return vec![html::h2().child(t.seal).view(), html::p().child(t.seal_body).view(), summary_list(rows), public];
    }
    if !view.closable {
        return vec![public];
    }
    let form = submit_form(move || close(state))
        .child(html::p().child(t.close_body))
        .child(actions().child(busy_button(t.close, shell::t().sending, state.closing.form.busy)));
    vec![html::h2().child(t.close_title).view(), form.view(), public]
}

fn close(state: State) {
    state.notice.clear();
    state.closing.check(Vec::new());
    let period = state.data.with_untracked(|view| view.figures.period);
    state.closing.form.send(async move { api::evaluation::close(period).await }, move |view| {
        state.data.set(view);
        state.notice.show(words::t().closed_now.into());
    });
}
