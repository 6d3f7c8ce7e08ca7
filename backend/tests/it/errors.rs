//! Malformed requests and those of foreign pages: each has its own status, and nothing has changed.

use std::io;

use axum::body::Body;
use axum::http::Method;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, ORIGIN};
use backend::http::problem::HttpError;
use domain::api::{ProblemKind, path};
use sqlx::Connection;
use tokio_util::io::ReaderStream;

use crate::harness::{World, changing};

const GOOD: &str = r#"{"identifier":"sari@pekalongankota.go.id","password":"salah"}"#;

/// A full disk is no internal error, since it may have space later.
#[test]
fn a_full_disk_is_unavailable_not_an_internal_error() {
    for (kind, status) in [
        (io::ErrorKind::StorageFull, 503),
        (io::ErrorKind::QuotaExceeded, 503),
        (io::ErrorKind::ReadOnlyFilesystem, 503),
        (io::ErrorKind::FileTooLarge, 503),
        (io::ErrorKind::PermissionDenied, 500),
        (io::ErrorKind::NotFound, 500),
    ] {
        assert_eq!(HttpError::from(io::Error::from(kind)).status(), status, "{kind}");
    }
}

/// A pool timeout is unavailable, a unique violation a conflict, and the rest internal.
#[tokio::test]
async fn errors_of_the_database_have_their_status() {
    let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
    sqlx::raw_sql("CREATE TABLE keys (key TEXT PRIMARY KEY) STRICT; INSERT INTO keys VALUES ('a')")
        .execute(&mut db)
        .await
        .unwrap();
    let twice = sqlx::query("INSERT INTO keys VALUES ('a')").execute(&mut db).await.unwrap_err();
    let unknown = sqlx::query("SELECT 1 FROM nothing").execute(&mut db).await.unwrap_err();
    for (error, status) in
        [(twice, 409), (sqlx::Error::PoolTimedOut, 503), (unknown, 500), (sqlx::Error::RowNotFound, 500)]
    {
        let text = error.to_string();
        assert_eq!(HttpError::from(error).status(), status, "{text}");
    }
}

#[tokio::test]
async fn malformed_bodies_are_refused() {
    let world = World::new().await;
    let huge = format!(r#"{{"identifier":"{}","password":"x"}}"#, "a".repeat(1024 * 1024));
    let deep = "[".repeat(10_000);
    let json = "application/json";
    for (kind, body, status, problem) in [
        (json, GOOD.as_bytes(), 401, ProblemKind::NotLoggedIn),
        ("application/json; charset=utf-8", GOOD.as_bytes(), 401, ProblemKind::NotLoggedIn),
        (json, b"", 400, ProblemKind::BadRequest),
        (json, b"{", 400, ProblemKind::BadRequest),
        (json, b"null", 400, ProblemKind::BadRequest),
        (json, deep.as_bytes(), 400, ProblemKind::BadRequest),
        (json, br#"{"identifier":"a"}"#, 400, ProblemKind::BadRequest),
        (json, br#"{"identifier":"a","password":1}"#, 400, ProblemKind::BadRequest),
        (json, br#"{"identifier":"a","password":"b","admin":true}"#, 400, ProblemKind::BadRequest),
        (json, b"{\"identifier\":\"\xff\xfe\",\"password\":\"b\"}", 400, ProblemKind::BadRequest),
        (json, huge.as_bytes(), 413, ProblemKind::TooLarge),
        ("text/plain", GOOD.as_bytes(), 415, ProblemKind::MediaType),
        ("application/x-www-form-urlencoded", b"identifier=a", 415, ProblemKind::MediaType),
    ] {
        let request = changing(Method::POST, path::LOGIN).header(CONTENT_TYPE, kind).body(Body::from(body.to_vec()));
        let answer = world.browser().send(request.unwrap()).await;
        let sample = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        assert_eq!((answer.status, answer.problem().kind), (status, problem), "{kind} {sample}");
    }
}

#[tokio::test]
async fn a_body_of_a_hundred_megabytes_is_refused_early() {
    let world = World::new().await;
    // Without an end: whoever reads it whole never answers.
    let body = Body::from_stream(ReaderStream::new(tokio::io::repeat(b' ')));
    let request = changing(Method::POST, path::LOGIN).header(CONTENT_TYPE, "application/json").body(body).unwrap();
    let answer = world.browser().send(request).await;
    assert_eq!((answer.status, answer.problem().kind), (413, ProblemKind::TooLarge));
}

#[tokio::test]
async fn unknown_paths_and_methods_are_refused() {
    let world = World::new().await;
    for (method, path, status, kind) in [
        (Method::GET, "/api", 404, ProblemKind::NotFound),
        (Method::GET, "/api/", 404, ProblemKind::NotFound),
        (Method::GET, "/api/nothing", 404, ProblemKind::NotFound),
        (Method::POST, "/api/nothing/at/all", 404, ProblemKind::NotFound),
        (Method::GET, "/api/agencies/atlantis/standard", 404, ProblemKind::NotFound),
        (Method::GET, "/api/agencies/%ff/standard", 400, ProblemKind::BadRequest),
        (Method::PUT, path::LOGIN, 405, ProblemKind::MethodNotAllowed),
        (Method::DELETE, path::SESSION, 405, ProblemKind::MethodNotAllowed),
        (Method::GET, path::SESSION, 401, ProblemKind::NotLoggedIn),
        (Method::GET, path::INBOX, 401, ProblemKind::NotLoggedIn),
    ] {
        let answer = world.browser().act(method.clone(), path).await;
        assert_eq!((answer.status, answer.problem().kind), (status, kind), "{method} {path}");
    }
    let mut holder = world.logged_in("sari@pekalongankota.go.id").await;
    assert_eq!(holder.get(path::INBOX).await.status, 403, "a holder is no officer");
}

#[tokio::test]
async fn foreign_pages_are_refused() {
    let world = World::new().await;
    let own = "https://perbarui.test";
    for (headers, status) in [
        (vec![("x-perbarui", "1")], 401),
        (vec![("x-perbarui", "1"), ("origin", own), ("sec-fetch-site", "same-origin")], 401),
        // As a proxy writes it that does not pass Host on.
        (vec![("x-perbarui", "1"), ("host", "127.0.0.1:8080"), ("origin", own)], 401),
        (vec![("x-perbarui", "1"), ("host", "10.0.0.5:8080"), ("origin", own)], 403),
        (vec![("x-perbarui", "1"), ("host", "10.0.0.5:8080"), ("origin", "http://10.0.0.5:8080")], 403),
        // A name of somebody else's that leads here (DNS rebinding), told by its origin or only by the host.
        (vec![("x-perbarui", "1"), ("host", "jahat.example"), ("origin", "https://jahat.example")], 403),
        (vec![("x-perbarui", "1"), ("host", "jahat.example")], 403),
        (vec![("x-perbarui", "1"), ("origin", "http://perbarui.test")], 403),
        (vec![], 403),
        (vec![("x-perbarui", "0")], 403),
        (vec![("origin", own)], 403),
        (vec![("x-perbarui", "1"), ("origin", "https://jahat.example")], 403),
        (vec![("x-perbarui", "1"), ("origin", "https://perbarui.test.jahat.example")], 403),
        (vec![("x-perbarui", "1"), ("origin", "https://perbarui.test:8443")], 403),
        (vec![("x-perbarui", "1"), ("origin", "null")], 403),
        (vec![("x-perbarui", "1"), ("sec-fetch-site", "cross-site")], 403),
        (vec![("x-perbarui", "1"), ("sec-fetch-site", "same-site")], 403),
    ] {
        let mut request = axum::http::Request::post(path::LOGIN).header(CONTENT_TYPE, "application/json");
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let answer = world.browser().send(request.body(Body::from(GOOD)).unwrap()).await;
        assert_eq!(answer.status, status, "{headers:?}");
        answer.problem();
    }
    // A session in the cookie jar changes nothing about it.
    let mut holder = world.logged_in("sari@pekalongankota.go.id").await;
    holder.headers.insert(ORIGIN, "https://jahat.example".parse().unwrap());
    assert_eq!(holder.act(Method::POST, path::LOGOUT).await.status, 403);
    holder.headers.clear();
    assert_eq!(holder.get(path::SESSION).await.status, 200, "still logged in");
}

#[tokio::test]
async fn errors_are_in_the_readers_language() {
    let world = World::new().await;
    for (language, detail) in [
        ("", "Masuklah untuk melanjutkan."),
        ("id-ID,id;q=0.9", "Masuklah untuk melanjutkan."),
        ("en-GB,en;q=0.9,id;q=0.1", "Log in to go on."),
    ] {
        let mut browser = world.browser();
        browser.headers.insert(ACCEPT_LANGUAGE, language.parse().unwrap());
        assert_eq!(browser.get(path::SESSION).await.problem().detail, detail, "{language}");
    }
}

#[tokio::test]
async fn responses_of_the_rest_backend_are_never_cached() {
    let world = World::new().await;
    let mut browser = world.browser();
    for path in [path::AGENCIES, path::SESSION, path::HEALTH, path::READY, "/api/nothing"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        // The host's sub-domains are not ours to speak for, unless the operator says so.
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
    }
}
