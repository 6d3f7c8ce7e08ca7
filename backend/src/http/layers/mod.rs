//! Middleware around every request: an id, a time limit, checks against foreign pages, errors in the reader's language,
//! security headers.
//!
//! Not by tower-http: its `SetRequestId` keeps an id that a client made up, its `Timeout` cuts changes off and answers without
//! our body, and its `Trace` and `SetResponseHeader` take more lines than what stands here.

pub mod kiosk;
pub mod language;
mod permissions;
mod run_to_completion;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use domain::api::{CSRF_HEADER, CSRF_VALUE, path};
use tracing::Instrument;

use self::language::prefers_english;
use crate::app::error::Error;
use crate::app::state::App;
use crate::config::public_url::{is_own_host, is_own_origin};
use crate::http::extract::client::Client;
use crate::http::problem::HttpError;
use crate::infra::limits::RangePermit;
use crate::infra::metrics;
use crate::infra::random;

/// The id of a request in the log; an extension of the request.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Time limit of a response, and of the request's body.
const LIMIT: Duration = Duration::from_secs(30);
/// Time limit of chunks and tables, which may be large and come over slow links.
const UPLOAD_LIMIT: Duration = Duration::from_mins(3);

/// Seconds after which a request refused for too many changes in progress may be repeated.
const RETRY_AFTER_SECS: u32 = 5;

/// Assigns the request its id, logs it (the route's pattern, never the path; the range of addresses it comes from; the id of who is
/// logged in) and adds the headers that every answer carries.
pub async fn outermost(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = random::id();
    let permissions = permissions::of_page(request.uri().path());
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let client = Client::of(request.extensions(), request.headers(), &app.config.trusted_proxy);
    if client.is_forwarded_by_stranger(request.extensions(), request.headers()) {
        app.limits.warn_of_unknown_proxy(client.range());
    } else if !is_safe(&method) && app.config.trusted_proxy.contain(client.0) {
        app.limits.warn_of_silent_proxy(client.range());
    }
    request.extensions_mut().insert(client);
    // Nothing may tell who complained.
    let address = if is_complaint(request.uri().path()) { String::new() } else { client.range().to_string() };
    let person = tracing::field::Empty;
    let span = tracing::info_span!("request", id, %method, route = &*route, address, person);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(status, millis, "answered"));
    metrics::answered(method.as_str(), &route, status, begun.elapsed());
    let headers = response.headers_mut();
    for (name, value) in FIXED_HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert("permissions-policy", permissions);
    if app.config.public_url.starts_with("https://") {
        // The host may serve others below it, which nobody asked: the operator says whether all of them have TLS.
        let all = app.config.hsts_subdomains;
        let year = if all { "max-age=31536000; includeSubDomains" } else { "max-age=31536000" };
        headers.insert(axum::http::header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(year));
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert("x-request-id", id);
    }
    response
}

const FIXED_HEADERS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
];

/// Around the REST backend only: refuses foreign pages, ends what takes too long, writes errors, forbids caching.
pub async fn api(State(app): State<App>, request: Request, next: Next) -> Response {
    if !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let english = prefers_english(request.headers());
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let asked = request.uri().path();
    let long = ["/api/uploads/", path::IMPORT].iter().any(|beginning| asked.starts_with(beginning))
        || (is_complaint(asked) && asked.ends_with("/files"));
    let limit = if long { UPLOAD_LIMIT } else { LIMIT };
    let answer = match refuse_foreign(&app, request.method(), request.headers()) {
        Err(error) => {
            tracing::info!("refused: not from this service's own pages");
            Err(error)
        }
        // A request that only reads may end anywhere.
        Ok(()) if is_safe(request.method()) => {
            tokio::time::timeout(limit, next.run(request)).await.map_err(|_| HttpError::Timeout)
        }
        Ok(()) => match permit(&app, &request) {
            Some(permit) => run_to_completion::run(&app, permit, limit, request, next).await,
            None => Err(Error::unavailable(RETRY_AFTER_SECS, "too many changes are under way").into()),
        },
    };
    let mut response = match answer {
        Ok(response) => rendered(response, english, &id),
        Err(error) => error.render(english, &id),
    };
    let headers = response.headers_mut();
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(nothing);
    response
}

/// Takes a permit for a change in progress, for the address that the request comes from.
fn permit(app: &App, request: &Request) -> Option<RangePermit> {
    app.limits.changes.enter(request.extensions().get::<Client>().map(|client| client.0))
}

/// Whether the path belongs to the REST backend.
pub fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Whether the path is for whoever complains, perhaps anonymously.
fn is_complaint(path: &str) -> bool {
    path.starts_with(path::COMPLAINTS)
}

/// Whether the method changes nothing (RFC 9110, 9.2.1); no handler of ours answers the other safe ones.
fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// Cross-site request forgery: a page of another origin can't set our header without a preflight, which nobody answers;
/// browsers tell the origin and the relation besides. What is own is what the setting says. (OWASP ASVS 5.0, 3.5.)
///
/// A request that only reads may come from anywhere: its answer stays unreadable to foreign pages, and probes know no name.
fn refuse_foreign(app: &App, method: &Method, headers: &HeaderMap) -> Result<(), HttpError> {
    if is_safe(method) {
        return Ok(());
    }
    let value = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let (url, listen) = (&app.config.public_url, app.config.listen.to_string());
    let foreign = if value(CSRF_HEADER) != Some(CSRF_VALUE) {
        "without the header of our own pages"
    } else if value(ORIGIN.as_str()).is_some_and(|origin| !is_own_origin(url, origin)) {
        "Origin is not the public address"
    } else if value(HOST.as_str()).is_some_and(|host| !is_own_host(url, &listen, host)) {
        "Host is not the public address: a proxy must pass it on"
    } else if value("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        "from a page of another site"
    } else {
        return Ok(());
    };
    tracing::info!(foreign, "refused");
    Err(Error::Forbidden(None).into())
}

/// Renders an error's body, also that of the framework's errors.
fn rendered(response: Response, english: bool, id: &str) -> Response {
    let ours = response.extensions().get::<Arc<HttpError>>().cloned();
    if let Some(error) = ours {
        match &*error {
            HttpError::App(Error::Internal(source)) => tracing::error!(reference = id, ?source, "internal error"),
            HttpError::App(Error::Forbidden(refusal)) => tracing::info!(?refusal, "refused: forbidden"),
            HttpError::BadRequest(why) => tracing::info!(reference = id, why, "bad request"),
            HttpError::App(Error::Unavailable { cause, .. }) => tracing::warn!(reference = id, ?cause, "unavailable"),
            _ => {}
        }
        let mut finished = error.render(english, id);
        // Cookies and the like that a handler set beside its error stay.
        for (name, value) in response.headers() {
            if name == axum::http::header::SET_COOKIE {
                finished.headers_mut().append(name, value.clone());
            }
        }
        return finished;
    }
    let status = response.status();
    let is_problem = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json");
    if is_problem || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let error = match status {
        StatusCode::NOT_FOUND => Error::NotFound.into(),
        StatusCode::METHOD_NOT_ALLOWED => HttpError::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => HttpError::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => HttpError::MediaType,
        status if status.is_client_error() => HttpError::BadRequest("refused by the framework"),
        _ => Error::internal("an answer of the framework").into(),
    };
    let mut finished = error.render(english, id);
    if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
        finished.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
    }
    finished
}
