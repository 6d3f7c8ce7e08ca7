//! Runs handlers that change something to completion: neither a client that disconnects nor the time limit ends one
//! between its first write and what follows its commit.
//!
//! A handler runs in a task of its own. Nothing has been written while it waits for the request's body, so a body that does
//! not come in time ends the task; otherwise the handler runs to its end, which its own limits bound: waiting for the
//! database, for a permit to work, for another program.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tracing::Instrument;

use crate::app::error::Error;
use crate::app::state::App;
use crate::http::problem::HttpError;
use crate::infra::limits::RangePermit;

/// Runs the handler in a task of its own among the changes, with its permit, which becomes free when the task ends.
/// Only the stop of the program cuts it off, after a while.
///
/// # Errors
/// [`HttpError::Timeout`] if the body did not arrive within `limit`: nothing has changed. [`Error::Unavailable`] if the handler
/// takes longer than `limit`; it goes on, and the client may ask again.
pub(super) async fn run(
    app: &App,
    permit: RangePermit,
    limit: Duration,
    request: Request,
    next: Next,
) -> Result<Response, HttpError> {
    let waits_for_body = Arc::new(AtomicBool::new(false));
    let request = request.map(|inner| Body::new(Watched { inner, waits: waits_for_body.clone() }));
    let handling = next.run(request).instrument(tracing::Span::current());
    let end = app.changes_end.clone();
    let mut handler = app.changes.spawn(async move {
        let _place = permit;
        end.run_until_cancelled(handling).await
    });
    match tokio::time::timeout(limit, &mut handler).await {
        Ok(Ok(Some(response))) => Ok(response),
        Ok(Ok(None)) => Err(Error::unavailable(10, "cut off at the stop").into()),
        Ok(Err(error)) => Err(error.into()),
        Err(_) if waits_for_body.load(Ordering::Acquire) => {
            handler.abort();
            Err(HttpError::Timeout)
        }
        Err(_) => Err(Error::unavailable(10, "the handler takes longer than the limit; it goes on").into()),
    }
}

/// A body that records whether somebody waits for more of it.
struct Watched {
    inner: Body,
    waits: Arc<AtomicBool>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = Pin::new(&mut self.inner).poll_frame(context);
        self.waits.store(frame.is_pending(), Ordering::Release);
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
