//! The officers' office.

use leptos::prelude::*;

use super::officer;
use crate::i18n::problem;
use crate::pages::account;
use crate::pages::officer::notice::Notice;
use crate::pages::officer::{collective, delegation, filing, notices};
use crate::route::officer::{self as route, Route};
use crate::state::collective::Preparing;
use crate::state::filing::Filing;

/// The office: intake on behalf, collective renewals, delegation, how one is mailed.
pub fn app() -> AnyView {
    officer::app(
        route::OFFICE_LOGIN,
        || {
            problem::with_files();
            Filing::provide();
            Preparing::provide();
            Notice::provide();
        },
        |route| match route {
            Route::HolderAction(reference) => {
                Some(view! { <filing::HolderActionPage reference=reference.clone()/> }.into_any())
            }
            Route::Filing(asked) => Some(filing::page(*asked)),
            Route::Collective(asked) => Some(collective::page(*asked)),
            Route::Delegation => Some(view! { <delegation::DelegationPage/> }.into_any()),
            Route::Notices => Some(view! { <notices::NoticesPage/> }.into_any()),
            _ => None,
        },
        // A log-in of its own, which leads back here.
        |route| match route {
            Route::OfficeLogin => Some(view! { <account::LoginPage next=route::OFFICE_TOKEN.into()/> }.into_any()),
            Route::OfficeToken => Some(view! { <account::TokenPage login=route::OFFICE_LOGIN/> }.into_any()),
            _ => None,
        },
        |path| route::owns(path) && Route::parse(path).is_office(),
    )
}
