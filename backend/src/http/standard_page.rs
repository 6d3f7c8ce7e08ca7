//! Serves an agency's service standard as an HTML page, and its style sheet.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::api::path;
use domain::standard::AgencyId;

use crate::app::settings::standards::revocation_of;
use crate::app::state::App;
use crate::http::problem::HttpError;
use crate::http::static_files::{is_known, tag_of};
use crate::web::standard_page;
use crate::web::standard_page::Language;

/// The page's policy: no scripts, no requests. The pattern of the head is a `data:` image of the style.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
                      frame-ancestors 'none'; form-action 'none'";

/// The routes of page and style.
pub fn router() -> Router<App> {
    Router::new().route(path::STANDARD_PAGE, get(standard)).route(standard_page::style_path(), get(style))
}

async fn standard(State(app): State<App>, Path(id): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let language = language(&uri);
    let (status, body) = match app.standards.get(&AgencyId(id)) {
        Some(standard) => match revocation_of(&standard) {
            Ok(rules) => (StatusCode::OK, standard_page::standard(&standard, &rules, uri.path(), language)),
            Err(error) => return HttpError::from(error).into_response(),
        },
        None => (StatusCode::NOT_FOUND, standard_page::unknown(uri.path(), language)),
    };
    answer(status, body, language, &headers)
}

/// Returns the language that a page is asked for in.
pub(super) fn language(uri: &Uri) -> Language {
    let english = uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "bahasa=en"));
    if english { Language::English } else { Language::Indonesian }
}

/// Answers with a page without scripts.
pub(super) fn answer(status: StatusCode, body: String, language: Language, headers: &HeaderMap) -> Response {
    // Administrators may change the hours at any time, so browsers revalidate.
    let tag = format!("\"{}\"", tag_of(body.as_bytes()));
    let mut response = if status == StatusCode::OK && is_known(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_LANGUAGE, language.tag())], body).into_response()
    };
    let answer = response.headers_mut();
    answer.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    answer.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(ETAG, tag);
    }
    response
}

async fn style() -> Response {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, standard_page::STYLE).into_response()
}
