//! The officers' office.

use leptos::prelude::*;

use super::officer;
use crate::i18n::problem;
use crate::pages::account;
use crate::pages::officer::notice::Notice;
use crate::pages::officer::{delegation, filing};
use crate::route::officer::{self as route, Route};
use crate::state::filing::Filing;

/// The office: intake on behalf, delegation.
pub fn app() -> AnyView {
    officer::app(
        route::OFFICE_LOGIN,
        || {
            problem::with_files();
            Filing::provide();
            Notice::provide();
        },
        |route| match route {
            Route::HolderAction(reference) => {
                Some(filing::HolderActionPage(filing::HolderActionPageProps { reference: reference.clone() }))
            }
            Route::Filing(asked) => Some(filing::page(*asked)),
            Route::Delegation => Some(delegation::DelegationPage()),
            _ => None,
        },
        // A log-in of its own, which leads back here.
        |route| match route {
            Route::OfficeLogin => {
                Some(account::LoginPage(account::LoginPageProps { next: route::OFFICE_TOKEN.into() }))
            }
            Route::OfficeToken => Some(account::TokenPage(account::TokenPageProps { login: route::OFFICE_LOGIN })),
            _ => None,
        },
        |path| route::owns(path) && Route::parse(path).is_office(),
    )
}
