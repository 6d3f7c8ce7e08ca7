//! The OpenAPI document is whole.

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
