//! Reads a whole request body in no more memory than its length.
//!
//! Each chunk is a slice of the connection's buffer and keeps all of it alive: thousands of single bytes would keep
//! thousands of buffers. So each chunk is copied and dropped before the next.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::Pin;

use axum::RequestExt;
use axum::extract::{FromRequest, Request};
use http_body_util::LengthLimitError;
use hyper::body::Body as _;

use crate::http::problem::HttpError;

/// Bytes reserved in advance at most; more are reserved as they arrive.
const RESERVED_BYTES: usize = 64 * 1024;

/// Extracts the bytes of a body within the route's limit.
#[derive(Debug)]
pub struct FullBody(pub Vec<u8>);

impl<S: Send + Sync> FromRequest<S> for FullBody {
    type Rejection = HttpError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, HttpError> {
        read(request).await.map(Self)
    }
}

/// Reads the body to its end.
///
/// # Errors
/// [`HttpError::TooLarge`] if it is longer than the route's limit, [`HttpError::BadRequest`] if it breaks off.
pub async fn read(request: Request) -> Result<Vec<u8>, HttpError> {
    let mut body = request.with_limited_body().into_body();
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    let mut whole = Vec::with_capacity(announced.min(RESERVED_BYTES));
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        // Trailers are ignored.
        if let Ok(bytes) = frame.map_err(|error| refused(&error))?.into_data() {
            whole.extend_from_slice(&bytes);
        }
    }
    Ok(whole)
}

fn refused(error: &axum::Error) -> HttpError {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return HttpError::TooLarge;
        }
        cause = error.source();
    }
    HttpError::BadRequest("the body broke off")
}
