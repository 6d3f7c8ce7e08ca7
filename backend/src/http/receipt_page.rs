//! Serves the page that says whether a receipt was issued here. Wrong codes are counted by address, in memory.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::api::path;
use domain::value::ReceiptCode;
use serde::Deserialize;

use crate::app::receipts;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::problem::HttpError;
use crate::http::standard_page::{answer, language};
use crate::web::receipt_page::{self, Found, Outcome};
use crate::web::standard_page::Language;

/// The page's policy: no scripts, and a form that is sent here.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
                      frame-ancestors 'none'; form-action 'self'";

/// Most characters of what was typed that are read.
const MAX_CODE_CHARS: usize = 64;

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route(path::RECEIPT_CHECK, get(ask)).route(path::RECEIPT_CHECKED, get(check))
}

/// What the form sends.
#[derive(Deserialize)]
struct Typed {
    kode: Option<String>,
}

/// Asks for a code, and leads to the page of the one that was typed.
async fn ask(Query(typed): Query<Typed>, uri: Uri, headers: HeaderMap) -> Response {
    let language = language(&uri);
    let Some(typed) = typed.kode else {
        return page(StatusCode::OK, &Outcome::Asked, path::RECEIPT_CHECK, language, &headers);
    };
    // Nobody's code is so long.
    let typed: String = typed.chars().take(MAX_CODE_CHARS).collect();
    match ReceiptCode::parse(&typed) {
        Ok(code) => {
            let own = format!("{}{}", path::with(path::RECEIPT_CHECKED, code.as_str()), query(language));
            (StatusCode::SEE_OTHER, [(LOCATION, own)]).into_response()
        }
        Err(_) => {
            page(StatusCode::UNPROCESSABLE_ENTITY, &Outcome::Faulty(typed), path::RECEIPT_CHECK, language, &headers)
        }
    }
}

async fn check(
    State(app): State<App>,
    client: Client,
    Path(code): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    let language = language(&uri);
    let show = |status, outcome: &Outcome| page(status, outcome, uri.path(), language, &headers);
    let Ok(code) = ReceiptCode::parse(&code) else {
        return Ok(page(StatusCode::NOT_FOUND, &Outcome::Unknown, path::RECEIPT_CHECK, language, &headers));
    };
    if let Err(seconds) = app.limits.attempts.take(client.0, app.now()) {
        let mut response = show(StatusCode::TOO_MANY_REQUESTS, &Outcome::TooMany);
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(response);
    }
    let mut db = app.db.read().begin().await?;
    let Some(found) = receipts::find(&app, &mut db, &code).await? else {
        return Ok(show(StatusCode::NOT_FOUND, &Outcome::Unknown));
    };
    app.limits.attempts.refund(client.0);
    let found = Found {
        reference: found.reference,
        at: found.at,
        zone: found.zone,
        office: found.office,
        digest: found.digest,
        code: found.code.to_string(),
    };
    Ok(show(StatusCode::OK, &Outcome::Issued(found)))
}

const fn query(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "",
        Language::English => "?bahasa=en",
    }
}

fn page(status: StatusCode, outcome: &Outcome, path: &str, language: Language, headers: &HeaderMap) -> Response {
    let mut response = answer(status, receipt_page::page(outcome, path, language), language, headers);
    let answer = response.headers_mut();
    answer.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    answer.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
