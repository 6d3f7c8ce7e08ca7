//! A body takes no more memory than its length, however it arrives.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::routing::post;
use axum::{Router, http};
use backend::http::extract::body::FullBody;
use backend::http::extract::json::Json;
use backend::http::problem::HttpError;
use hyper::body::{Bytes, Frame};
use tower::ServiceExt;

/// A chunk of a body in a connection's buffer.
struct Piece {
    bytes: Vec<u8>,
    held: Arc<AtomicUsize>,
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.held.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A body in small chunks, none of which may be held when the next is requested.
struct ByteByByte {
    text: std::vec::IntoIter<u8>,
    held: Arc<AtomicUsize>,
}

impl hyper::body::Body for ByteByByte {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        assert_eq!(self.held.load(Ordering::SeqCst), 0, "a piece is held while the next is read");
        let piece = self.text.next().map(|byte| {
            self.held.fetch_add(1, Ordering::SeqCst);
            Piece { bytes: vec![byte], held: self.held.clone() }
        });
        Poll::Ready(piece.map(|piece| Ok(Frame::data(Bytes::from_owner(piece)))))
    }
}

fn byte_by_byte(text: &str) -> Request {
    let body = ByteByByte { text: text.as_bytes().to_vec().into_iter(), held: Arc::default() };
    let request = http::Request::post("/").header("content-type", "application/json");
    request.body(Body::new(body)).unwrap()
}

#[tokio::test]
async fn chunks_of_a_body_are_not_kept() {
    let text = format!("[{}]", vec!["1"; 5_000].join(","));
    let FullBody(bytes) = FullBody::from_request(byte_by_byte(&text), &()).await.unwrap();
    assert_eq!(bytes, text.as_bytes());
    let Json(numbers) = Json::<Vec<u8>>::from_request(byte_by_byte(&text), &()).await.ok().unwrap();
    assert_eq!(numbers, [1; 5_000]);
}

#[tokio::test]
async fn too_long_and_incomplete_bodies_are_refused() {
    let whole = async |FullBody(bytes): FullBody| bytes.len().to_string();
    let router: Router = Router::new().route("/", post(whole)).layer(DefaultBodyLimit::max(10));
    for (text, status) in [("0123456789", 200), ("0123456789a", 413)] {
        let answer = router.clone().oneshot(byte_by_byte(text)).await.unwrap();
        assert_eq!(answer.status(), status, "{text}");
    }
    let broken = broken_off();
    assert!(matches!(FullBody::from_request(broken, &()).await, Err(HttpError::BadRequest(_))));
}

fn broken_off() -> Request {
    let frames = tokio_util::io::ReaderStream::new(Broken);
    http::Request::post("/").body(Body::from_stream(frames)).unwrap()
}

/// A closed connection.
struct Broken;

impl tokio::io::AsyncRead for Broken {
    fn poll_read(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        _: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Poll::Ready(Err(std::io::ErrorKind::ConnectionReset.into()))
    }
}
