//! Requests to every route of the OpenAPI document, with values that reach the handlers.

use super::acts;
use super::http::Request;
use super::letter::letter;
use super::random::Random;
use serde_json::{Map, Value, json};

/// Ids for requests.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// A renewal.
    pub reference: String,
    /// A file.
    pub file: String,
    /// An upload under way.
    pub upload: String,
}

/// A method on a path, as the document describes it.
#[derive(Clone, Debug)]
pub struct Route {
    /// In capitals.
    pub method: String,
    /// With `{...}`.
    pub path: String,
    parameters: Vec<(String, String)>,
    body: Option<(String, Value)>,
}

/// Returns every route of the document.
pub fn all(document: &Value) -> Vec<Route> {
    let mut routes = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let parameters = parameters.map(|one| (text(&one["in"]), text(&one["name"]))).collect();
            let content = operation["requestBody"]["content"].as_object();
            let body = content.and_then(|content| content.iter().next());
            let body = body.map(|(kind, content)| (kind.clone(), plausible(document, &content["schema"], "", 0)));
            routes.push(Route { method: method.to_uppercase(), path: path.clone(), parameters, body });
        }
    }
    routes
}

impl Route {
    /// Returns a request to it.
    pub fn request(&self, known: &Known, random: &mut Random) -> Request {
        let mut path = self.path.clone();
        while let (Some(open), Some(close)) = (path.find('{'), path.find('}')) {
            let name = path.get(open + 1..close).unwrap_or_default().to_owned();
            path.replace_range(open..=close, &self.value(&name, known, random));
        }
        let mut request = Request::new(&self.method, &path);
        let chunk = letter(1, 1_000);
        for (place, name) in &self.parameters {
            if place == "header" && name == "x-chunk-sha256" {
                request = request.with(name, &acts::digest(&chunk));
            } else if place == "header" {
                request = request.with(name, &random.key());
            }
        }
        match &self.body {
            None => request,
            Some((kind, _)) if kind == "application/octet-stream" => request.body(kind, chunk),
            Some((kind, _)) if kind.starts_with("text/") => request.body(kind, b"nama,nik\nOrang Uji,1\n".to_vec()),
            Some((kind, body)) => request.body(kind, body.to_string().into_bytes()),
        }
    }

    /// Returns a value for a part of the path.
    fn value(&self, name: &str, known: &Known, random: &mut Random) -> String {
        let path = self.path.as_str();
        match name {
            "reference" => known.reference.clone(),
            "number" => random.below(2).to_string(),
            "purpose" => "letter".to_owned(),
            _ if path.starts_with("/api/files/") => known.file.clone(),
            _ if path.starts_with("/api/uploads/") => known.upload.clone(),
            _ if path.starts_with("/api/agencies/") || path.starts_with("/standar/") => "purbalingga".to_owned(),
            // An unknown session, so that the attackers stay logged in.
            _ if path.starts_with("/api/sessions/") => random.key(),
            _ => "1".to_owned(),
        }
    }
}

/// Returns a value of this schema, plausible by its name.
fn plausible(document: &Value, schema: &Value, name: &str, depth: u8) -> Value {
    if depth > 8 {
        return Value::Null;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let target = document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
        return plausible(document, target, name, depth + 1);
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        let options = schema[choice].as_array().into_iter().flatten();
        if let Some(option) = options.into_iter().find(|option| option["type"] != "null") {
            return plausible(document, option, name, depth + 1);
        }
    }
    if let Some(known) = likely(name) {
        return known;
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    if let Some(only) = schema.get("const") {
        return only.clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").cloned().unwrap_or_default(),
        kind => kind.clone(),
    };
    match kind.as_str() {
        Some("string") => json!("contoh"),
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("array") => json!([plausible(document, &schema["items"], name, depth + 1)]),
        Some("object") => {
            let required: Vec<&str> =
                schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let properties = schema["properties"].as_object().into_iter().flatten();
            let needed = properties.filter(|(name, _)| required.contains(&name.as_str()));
            needed
                .map(|(name, part)| (name.clone(), plausible(document, part, name, depth + 1)))
                .collect::<Map<_, _>>()
                .into()
        }
        _ => Value::Null,
    }
}

/// Values that pass the first checks of the handlers.
fn likely(name: &str) -> Option<Value> {
    Some(match name {
        "identifier" | "email" => json!("tidak.ada@purbalinggakab.go.id"),
        "password" => json!("sandi-yang-salah-1"),
        "link" => json!("a".repeat(43)),
        "token" | "code" => json!("123456"),
        "sha256" => json!(acts::digest(&letter(1, 1_000))),
        "size" => json!(letter(1, 1_000).len()),
        "purpose" => json!("letter"),
        "changes" => json!([{ "field": "mobile", "value": "+6281200022222" }]),
        "version" => json!(1),
        "text" => json!("Apa kabar permohonan saya?"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_becomes_requests() {
        let document = json!({
            "paths": { "/api/a/{reference}": { "post": {
                "parameters": [{ "in": "path", "name": "reference" }, { "in": "header", "name": "idempotency-key" }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } },
            } } },
            "components": { "schemas": { "A": {
                "type": "object",
                "required": ["version", "word", "kind", "perhaps"],
                "properties": {
                    "version": { "type": "integer" },
                    "word": { "type": ["string", "null"] },
                    "kind": { "type": "string", "enum": ["x", "y"] },
                    "perhaps": { "oneOf": [{ "type": "null" }, { "type": "boolean" }] },
                    "left_out": { "type": "string" },
                },
            } } },
        });
        let routes = all(&document);
        assert_eq!(routes.len(), 1);
        let known = Known { reference: "PBR-1".to_owned(), ..Known::default() };
        let request = routes[0].request(&known, &mut Random::new(1));
        assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", "/api/a/PBR-1"));
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        assert_eq!(body, json!({ "version": 1, "word": "contoh", "kind": "x", "perhaps": true }));
        let key = request.headers.iter().find(|(name, _)| name == "idempotency-key");
        assert!(key.is_some_and(|(_, key)| key.len() == 32));
    }
}
