//! JSON bodies: every way to get one wrong has its own status, and nothing has changed then.

use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::body;
use crate::http::problem::HttpError;

/// A JSON body of the right type.
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
