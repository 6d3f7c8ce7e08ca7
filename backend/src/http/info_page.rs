//! Serves the pages about the service itself.

use axum::Router;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use domain::api::path;

use crate::app::state::App;
use crate::http::standard_page::{answer, language};
use crate::web::info_page::{InfoPage, page};

/// The routes.
pub fn router() -> Router<App> {
    let pages =
        [(path::HELP, InfoPage::Help), (path::ACCESSIBILITY, InfoPage::Accessibility), (path::ABOUT, InfoPage::About)];
    pages.into_iter().fold(Router::new(), |router, (path, which)| {
        router.route(path, get(move |uri: Uri, headers: HeaderMap| async move { render(which, &uri, &headers) }))
    })
}

fn render(which: InfoPage, uri: &Uri, headers: &HeaderMap) -> Response {
    let language = language(uri);
    answer(StatusCode::OK, page(which, uri.path(), language), language, headers)
}
