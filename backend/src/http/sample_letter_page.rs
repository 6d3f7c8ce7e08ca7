//! Serves the pages that show a good letter.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use domain::api::path;
use domain::standard::AgencyId;

use crate::app::settings::standards::letter_of;
use crate::app::state::App;
use crate::http::problem::HttpError;
use crate::http::standard_page::{answer, language};
use crate::web::{sample_letter_page, standard_page};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route(path::SAMPLE_LETTERS, get(all)).route(path::SAMPLE_LETTER, get(one))
}

async fn all(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let standards = app.standards.all();
    let body = sample_letter_page::index(standards.iter().map(AsRef::as_ref), uri.path(), language(&uri));
    answer(StatusCode::OK, body, language(&uri), &headers)
}

async fn one(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    let language = language(&uri);
    let (status, body) = match app.standards.get(&AgencyId(id)) {
        Some(standard) => {
            let template = letter_of(&standard)?;
            (StatusCode::OK, sample_letter_page::sample(&standard, &template, uri.path(), language))
        }
        None => (StatusCode::NOT_FOUND, standard_page::unknown(uri.path(), language)),
    };
    Ok(answer(status, body, language, &headers))
}
