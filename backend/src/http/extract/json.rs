//! JSON bodies. Each kind of invalid body has its own status.

use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::body;
use crate::http::problem::HttpError;

/// Extracts a JSON body of this type.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = HttpError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, HttpError> {
        let essence = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = essence.and_then(|value| value.split(';').next()).map(str::trim);
        if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
            return Err(HttpError::MediaType);
        }
        let body = body::read(request).await?;
        serde_json::from_slice(&body).map(Self).map_err(|_| HttpError::BadRequest("not the JSON that is expected"))
    }
}
