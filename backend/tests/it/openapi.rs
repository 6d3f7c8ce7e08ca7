//! The OpenAPI document is whole, and true: every answer in every test of this binary stands in it.

use std::sync::OnceLock;

use axum::http::StatusCode;
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
fn an_undocumented_answer_is_noticed() {
    check_documented("get", path::SESSION, StatusCode::IM_A_TEAPOT);
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
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

/// Panics on an answer that the document does not name. Every request of the harness comes by here.
pub fn check_documented(method: &str, path: &str, status: StatusCode) {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| {
        let (_, document) = backend::openapi::routes().split_for_parts();
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
