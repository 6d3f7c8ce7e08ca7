//! The OpenAPI document is complete and true: it describes every response in every test of this binary.

use std::sync::OnceLock;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::api::path;
use serde_json::Value;

use crate::harness::World;

#[tokio::test]
async fn every_path_is_described() {
    let world = World::new().await;
    let document: Value = world.browser().get(path::OPENAPI).await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    // Read from the source, so that a new path can't be forgotten here.
    let source = include_str!("../../../domain/src/api/path.rs");
    let paths = source.lines().filter_map(|line| line.split('"').nth(1)).filter(|path| path.starts_with("/api/"));
    let mut count = 0;
    for path in paths.filter(|path| *path != path::OPENAPI) {
        assert!(described.iter().any(|one| *one == path), "{path} is not among {described:?}");
        count += 1;
    }
    assert!(count >= 30, "{count} paths found in the source");
}

#[test]
#[should_panic(expected = "get /api/session answered 418")]
fn an_undocumented_response_is_detected() {
    check_documented("get", path::SESSION, StatusCode::IM_A_TEAPOT);
}

#[tokio::test]
async fn every_reference_resolves() {
    let world = World::new().await;
    let document: Value = world.browser().get(path::OPENAPI).await.json();
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

/// Each operation of the document as it is served: method, path and what is said of it.
async fn operations(world: &World) -> Vec<(Method, String, Value)> {
    let document: Value = world.browser().get(path::OPENAPI).await.json();
    let paths = document["paths"].as_object().unwrap().clone();
    let each = paths.into_iter().flat_map(|(path, item)| {
        let item = item.as_object().unwrap().clone();
        item.into_iter().map(move |(method, said)| (method.to_uppercase().parse().unwrap(), path.clone(), said))
    });
    each.collect()
}

/// A path with something in the place of what varies.
fn filled(path: &str) -> String {
    path.replace("{purpose}", "letter")
        .replace("{id}", "1")
        .replace("{number}", "1")
        .replace("{reference}", "PBR-7K3M-9Q2X")
}

#[tokio::test]
async fn documented_authentication_is_enforced() {
    let world = World::new().await;
    for (method, path, said) in operations(&world).await {
        let answer = world.browser().act(method.clone(), &filled(&path)).await;
        let (security, answers) = (&said["security"], &said["responses"]);
        let session = ["\"session\"", "\"terminal\""].iter().any(|scheme| security.to_string().contains(scheme));
        // Wrong credentials, or a kiosk that is not paired.
        let log_in = method == Method::POST && path.starts_with(path::LOGIN);
        assert_eq!(answer.status == 401, session, "{method} {path} answered {}, said is {security}", answer.status);
        assert_eq!(!answers["401"].is_null(), session || log_in, "{method} {path}");
        // Without the header nothing changes, and whoever reads needs none.
        let csrf = security.to_string().contains("\"csrf\"");
        assert_eq!(csrf, method != Method::GET, "{method} {path}");
        let bare = Request::builder().method(method.clone()).uri(filled(&path)).body(Body::empty()).unwrap();
        assert_eq!(world.browser().send(bare).await.status == 403, csrf, "{method} {path}");
    }
}

#[tokio::test]
async fn undocumented_methods_are_not_allowed() {
    let world = World::new().await;
    let all = operations(&world).await;
    assert!(all.iter().all(|(.., said)| said["responses"]["405"].is_null()), "no described operation answers so");
    for (_, path, _) in &all {
        for method in [Method::GET, Method::PUT, Method::POST, Method::DELETE, Method::PATCH] {
            if all.iter().any(|(other, at, _)| *other == method && at == path) {
                continue;
            }
            let answer = world.browser().act(method.clone(), &filled(path)).await;
            assert_eq!(answer.problem().status, 405, "{method} {path}");
            assert!(!answer.header("allow").is_empty(), "{method} {path}");
        }
    }
}

/// Each of these has a test with this answer; no other route may answer so.
#[tokio::test]
async fn only_documented_limits_answer_429() {
    let world = World::new().await;
    let counted = operations(&world).await.into_iter().filter(|(.., said)| !said["responses"]["429"].is_null());
    let mut counted: Vec<_> = counted.map(|(method, path, _)| format!("{method} {path}")).collect();
    counted.sort();
    let expected = [
        "GET /api/calendars/{secret}",
        "GET /api/complaints/{number}",
        "GET /api/complaints/{number}/files/{id}",
        "POST /api/account/authenticator",
        "POST /api/account/authenticator/removal",
        "POST /api/account/freeze",
        "POST /api/account/link",
        "POST /api/account/passkeys/options",
        "POST /api/account/passkeys/{id}/removal",
        "POST /api/account/password/link",
        "POST /api/account/proposals",
        "POST /api/account/recovery-codes",
        "POST /api/admin/import",
        "POST /api/admin/import/dry-run",
        "POST /api/admin/officers",
        "POST /api/complaints",
        "POST /api/complaints/{number}/commands",
        "POST /api/complaints/{number}/files",
        "POST /api/complaints/{number}/survey",
        "POST /api/draft/email-code",
        "POST /api/draft/email-confirmation",
        "POST /api/draft/recommendation",
        "POST /api/draft/recommendation/collective",
        "POST /api/draft/recommendation/head",
        "POST /api/key-reports",
        "POST /api/kiosk/hand-offs",
        "POST /api/kiosk/pairing",
        "POST /api/kiosk/renewals/{reference}/link",
        "POST /api/login",
        "POST /api/login/code",
        "POST /api/login/passkey",
        "POST /api/login/passkey/options",
        "POST /api/login/token",
        "POST /api/officer/cases/{reference}/messages",
        "POST /api/officer/filings",
        "POST /api/renewals",
        "POST /api/renewals/{reference}/messages",
        "POST /api/survey/answers",
        "POST /api/survey/invitation",
        "POST /api/uploads",
        "PUT /api/account/own-password",
        "PUT /api/account/password",
    ];
    assert_eq!(counted, expected);
}

#[tokio::test]
async fn every_string_has_a_maximum_length() {
    fn check(schema: &Value, at: &str) {
        if let Some(map) = schema.as_object() {
            let kind = &map.get("type").cloned().unwrap_or_default();
            let text = kind == "string" || kind.as_array().is_some_and(|kinds| kinds.iter().any(|one| one == "string"));
            let bound = ["enum", "const", "maxLength"].iter().any(|bound| map.contains_key(*bound));
            assert!(!text || bound, "{at}: {schema}");
        }
        match schema {
            Value::Object(map) => map.iter().for_each(|(key, value)| check(value, &format!("{at}/{key}"))),
            Value::Array(list) => list.iter().for_each(|value| check(value, at)),
            _ => {}
        }
    }
    let world = World::new().await;
    let document: Value = world.browser().get(path::OPENAPI).await.json();
    check(&document, "");
    assert_eq!(document["components"]["schemas"]["NewPassword"]["properties"]["password"]["maxLength"], 128);
}

fn collect<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            references.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|value| collect(value, references));
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

/// Panics on an undocumented response. The harness calls it for every request.
pub fn check_documented(method: &str, path: &str, status: StatusCode) {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| {
        let (_, document) = backend::http::openapi::routes().split_for_parts();
        serde_json::to_value(document).unwrap()
    });
    let fits = |template: &str| {
        let (wanted, given): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        wanted.len() == given.len()
            && wanted.iter().zip(given).all(|(part, given)| part.starts_with('{') || *part == given)
    };
    // A literal path goes before a template, as in the router.
    let mut paths: Vec<_> = document["paths"].as_object().unwrap().iter().filter(|(path, _)| fits(path)).collect();
    paths.sort_by_key(|(path, _)| path.contains('{'));
    let Some((template, operation)) = paths.first().and_then(|(path, item)| Some((path, item.get(method)?))) else {
        return;
    };
    let documented = operation["responses"].as_object().unwrap();
    assert!(documented.contains_key(status.as_str()), "{method} {template} answered {status}, which is not documented");
}
