//! The list's query in the address bar, so that it survives a reload and can be sent on. It names no person.

use domain::api::{CaseListQuery, CaseListView, CaseOrder};
use js_sys::{decode_uri_component, encode_uri_component};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::route::officer as route;
use crate::state::desk::Desk;
use crate::state::effect::effect;

/// Takes the query from the address where it names one, then keeps the address with the query.
pub fn follow(desk: Desk) {
    let search = window().location().search().unwrap_or_default();
    if !search.is_empty() {
        desk.query.set(parse(&search));
    }
    effect(move || {
        let address = [route::HOME, &desk.query.with(query)].concat();
        let Ok(history) = window().history() else { return };
        // The router writes its own state at once after this page was made.
        set_timeout(
            move || {
                if crate::route::navigation::here() == route::HOME {
                    let state = history.state().unwrap_or(JsValue::NULL);
                    drop(history.replace_state_with_url(&state, "", Some(&address)));
                }
            },
            std::time::Duration::ZERO,
        );
    });
}

/// The query as an address has it: only what differs from the first list.
pub fn query(query: &CaseListQuery) -> String {
    let view = VIEWS.iter().find(|(view, _)| *view == query.view).map(|(_, name)| *name);
    let order = ORDERS.iter().find(|(order, _)| *order == query.order).map(|(_, name)| *name);
    let mut text = String::new();
    for (name, value) in [("view", view), ("step", query.step.as_deref()), ("order", order)] {
        if let Some(value) = value {
            let mark = if text.is_empty() { "?" } else { "&" };
            text.push_str(&[mark, name, "=", &String::from(encode_uri_component(value))].concat());
        }
    }
    text
}

/// The query that an address names; the first list for what it does not.
pub fn parse(search: &str) -> CaseListQuery {
    let mut query = CaseListQuery::default();
    for part in search.trim_start_matches('?').split('&') {
        let Some((name, value)) = part.split_once('=') else { continue };
        match name {
            "view" => query.view = VIEWS.iter().find(|(_, name)| *name == value).map_or(query.view, |(view, _)| *view),
            "order" => {
                query.order = ORDERS.iter().find(|(_, name)| *name == value).map_or(query.order, |(order, _)| *order);
            }
            "step" => query.step = decode_uri_component(value).ok().map(String::from),
            _ => {}
        }
    }
    query
}

/// As the backend names them.
const VIEWS: [(CaseListView, &str); 10] = [
    (CaseListView::Overdue, "overdue"),
    (CaseListView::Mine, "mine"),
    (CaseListView::Completed, "completed"),
    (CaseListView::NewMessage, "new_message"),
    (CaseListView::FiledByMe, "filed_by_me"),
    (CaseListView::WithHolder, "with_holder"),
    (CaseListView::WithAuthority, "with_authority"),
    (CaseListView::EndsSoon, "ends_soon"),
    (CaseListView::Open, "open"),
    (CaseListView::Finished, "finished"),
];

/// As the backend names them.
const ORDERS: [(CaseOrder, &str); 2] =
    [(CaseOrder::Submitted, "submitted"), (CaseOrder::CertificateEnd, "certificate_end")];
