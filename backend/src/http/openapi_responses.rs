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
    ("404", "There is none, or none of yours"),
    ("408", "Too slow"),
    ("409", "The state does not allow it"),
    ("500", "Our fault"),
    ("503", "Try again later"),
];

const CHANGING: &[(&str, &str)] = &[
    ("400", "Not JSON, an unknown field, a wrong type, a missing header"),
    ("401", "Nobody is logged in"),
    ("403", "Refused, or not from this service's own pages"),
    ("404", "There is none, or none of yours"),
    ("408", "Too slow"),
    ("409", "Somebody was faster, or the state does not allow it"),
    ("413", "Too large"),
    ("415", "Not the expected media type"),
    ("422", "See problems"),
    ("429", "Later"),
    ("500", "Our fault"),
    ("503", "Try again later"),
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
