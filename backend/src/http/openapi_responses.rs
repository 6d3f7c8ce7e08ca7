//! The error responses in the OpenAPI document.

use std::collections::BTreeMap;

use domain::api::ProblemDetails;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{IntoResponses, ToSchema};

/// Error responses of a request that reads.
#[derive(Clone, Copy, Debug)]
pub struct Reading;

/// Error responses of a request that changes something.
#[derive(Clone, Copy, Debug)]
pub struct Changing;

const READING: &[(&str, &str)] = &[
    ("400", "The path can't be read"),
    ("401", "Nobody is logged in"),
    ("403", "Not for this role"),
    ("404", "It does not exist, or the requester may not know of it"),
    ("408", "The request took too long to arrive"),
    ("409", "The state does not allow it"),
    ("429", "Too many requests"),
    ("500", "Internal server error"),
    ("503", "Temporarily unavailable"),
];

const CHANGING: &[(&str, &str)] = &[
    ("400", "Not JSON, an unknown field, a wrong type, a missing header"),
    ("401", "Nobody is logged in"),
    ("403", "Refused, or not from this service's own pages"),
    ("404", "It does not exist, or the requester may not know of it"),
    ("408", "The request took too long to arrive"),
    ("409", "The state changed meanwhile, or does not allow it"),
    ("413", "Too large"),
    ("415", "Not the expected media type"),
    ("422", "See problems"),
    ("429", "Too many requests"),
    ("500", "Internal server error"),
    ("503", "Temporarily unavailable"),
];

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        document(READING)
    }
}

impl IntoResponses for Changing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        document(CHANGING)
    }
}

fn document(problems: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let schema = Ref::from_schema_name(ProblemDetails::name());
    problems
        .iter()
        .map(|(status, description)| {
            let content = ContentBuilder::new().schema(Some(schema.clone())).build();
            let response =
                ResponseBuilder::new().description(*description).content("application/problem+json", content).build();
            ((*status).to_owned(), RefOr::T(response))
        })
        .collect()
}
