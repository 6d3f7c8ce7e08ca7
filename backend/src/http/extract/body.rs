//! A request's body as a whole, in no more memory than it is long.
//!
//! What arrives at a time is a slice of the connection's buffer and keeps all of it: thousands of single bytes, collected as
//! they come, would keep thousands of buffers. So each is copied, and let go before the next.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::Pin;

use axum::RequestExt;
use axum::extract::{FromRequest, Request};
use http_body_util::LengthLimitError;
use hyper::body::Body as _;

use crate::http::problem::HttpError;

/// Bytes that are reserved at once, if so many are announced; further ones when they arrive.
const RESERVED_BYTES: usize = 64 * 1024;

/// The bytes of a body, within the route's limit.
#[derive(Debug)]
pub struct Whole(pub Vec<u8>);

impl<S: Send + Sync> FromRequest<S> for Whole {
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
        // Trailers say nothing to anybody here.
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
