//! Complaints, and reports of lost or leaked keys, as officers handle them.

use leptos::prelude::*;

use super::officer;
use crate::pages::account;
use crate::pages::officer::notice::Notice;
use crate::pages::officer::{complaints, key_reports};
use crate::route::officer::complaint_page::{self as path, ComplaintPage};
use crate::route::officer::{self as route, KeyReportPage, Route};

/// The complaints: lists, each complaint, and the record of one that came by another way. The reports: the list, each report.
pub fn app() -> AnyView {
    officer::app(
        path::LOGIN,
        Notice::provide,
        |route| match route {
            Route::Complaints(page) => complaints::page(page),
            Route::KeyReports(KeyReportPage::List) => Some(view! { <key_reports::ListPage/> }.into_any()),
            Route::KeyReports(KeyReportPage::One(id)) => Some(view! { <key_reports::OnePage id=*id/> }.into_any()),
            _ => None,
        },
        |route| match route {
            Route::Complaints(ComplaintPage::Login) => {
                Some(view! { <account::LoginPage next=path::TOKEN.into()/> }.into_any())
            }
            Route::Complaints(ComplaintPage::Token) => {
                Some(view! { <account::TokenPage login=path::LOGIN/> }.into_any())
            }
            _ => None,
        },
        |path| route::owns(path) && matches!(Route::parse(path), Route::Complaints(_) | Route::KeyReports(_)),
    )
}
