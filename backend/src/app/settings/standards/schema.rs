//! The JSON Schema of the standards' format, generated from the types that read it.

use domain::standard::ServiceStandard;
use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

/// Returns the schema (JSON Schema 2020-12) of a service standard, for completion and checks in editors.
pub fn schema() -> Value {
    let mut parts: Vec<(String, RefOr<Schema>)> = Vec::new();
    ServiceStandard::schemas(&mut parts);
    parts.push((ServiceStandard::name().into_owned(), ServiceStandard::schema()));
    let definitions = parts.into_iter().map(|(name, schema)| (name, serde_json::to_value(schema).unwrap_or_default()));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Perbarui: service standard of an agency",
        "$ref": format!("#/$defs/{}", ServiceStandard::name()),
        "$defs": definitions.collect::<serde_json::Map<_, _>>(),
    });
    to_json_schema(&mut schema);
    schema
}

/// Converts OpenAPI's differences: the place of schemas, the name of examples, and the length of pairs.
fn to_json_schema(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let Some(name) = reference.strip_prefix("#/components/schemas/")
            {
                *reference = format!("#/$defs/{name}");
            }
            if let Some(example) = members.remove("example") {
                members.insert("examples".to_owned(), json!([example]));
            }
            // A pair has exactly two items.
            if let Some(length) = members.get("prefixItems").and_then(|items| Some(items.as_array()?.len())) {
                members.insert("minItems".to_owned(), json!(length));
                members.insert("maxItems".to_owned(), json!(length));
            }
            members.values_mut().for_each(to_json_schema);
        }
        Value::Array(items) => items.iter_mut().for_each(to_json_schema),
        _ => {}
    }
}
