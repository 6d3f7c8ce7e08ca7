//! Accepts connections until the stop; then lets those in progress finish.
//!
//! `axum::serve` limits neither the time for a request's head, nor connections, nor clients that don't read the
//! response: each would be enough to use up all file descriptors.

mod activity;
mod admission;
mod log_limiter;

use std::convert::Infallible;
use std::io::Write;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;
use tower::ServiceExt;

use self::activity::{Activity, RequestBody, Watched};
pub use self::admission::{ConnectionLimits, Connections, raise_descriptor_limit};
use self::log_limiter::LogLimiter;
use crate::http::extract::client::Peer;

/// Buffer size of a request or response per connection.
const BUFFER_BYTES: usize = 64 * 1024;
/// Interval between checks for stalled clients after the stop.
const CHECK: Duration = Duration::from_millis(100);

/// Time limits of clients.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// A request's head must arrive within this time; an idle connection is closed after it.
    pub head: Duration,
    /// A client must read some of its response within this time; all waits together are limited to it, plus the time
    /// that the response takes at the minimum rate.
    pub read: Duration,
    /// Minimum average rate at which a client must read, in bytes per second.
    pub least_bytes_a_sec: u32,
    /// After the stop, a client that stalls for this long is disconnected.
    pub quiet: Duration,
    /// After the stop, a request in progress may take this long.
    pub grace: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            read: Duration::from_secs(30),
            // 10 MB take less than three hours at this rate.
            least_bytes_a_sec: 1024,
            quiet: Duration::from_secs(1),
            grace: Duration::from_secs(4),
        }
    }
}

/// Serves until `stop` changes.
pub async fn serve(listener: TcpListener, router: Router, caps: ConnectionLimits, mut stop: watch::Receiver<bool>) {
    let times = caps.times;
    let connections = Connections::new(caps);
    let (running, mut ended) = mpsc::channel::<Infallible>(1);
    let (mut failures, mut refusals) = (LogLimiter::default(), LogLimiter::default());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Probably out of file descriptors: let other connections end.
                if let Some(times) = failures.count(Instant::now()) {
                    tracing::warn!(?error, times, "connections were not accepted");
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let Some(admission) = connections.admit(peer.ip()) else {
            reject(stream);
            if let Some(times) = refusals.count(Instant::now()) {
                let range = crate::config::network::Network::wide(peer.ip());
                tracing::warn!(address = %range, connections = connections.count(), times, "too many connections");
            }
            continue;
        };
        let (router, stop, running) = (router.clone(), stop.clone(), running.clone());
        tokio::spawn(async move {
            let _running = (admission, running);
            connection(stream, peer, router, times, stop).await;
        });
    }
    drop(listener);
    drop(running);
    // Nothing is sent: the channel closes with the last connection.
    ended.recv().await;
}

/// Serves one connection to its end.
async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    times: Times,
    mut stop: watch::Receiver<bool>,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(?error, "no TCP_NODELAY");
    }
    let activity = Activity::new();
    let io = TokioIo::new(Watched::new(stream, activity.clone(), times));
    let service = service_fn(|request: Request<Incoming>| answer(request, peer, router.clone(), activity.clone()));
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(times.head).max_buf_size(BUFFER_BYTES);
    let mut connection = pin!(builder.serve_connection(io, service));
    let served = tokio::select! {
        served = connection.as_mut() => Some(served),
        _ = stop.changed() => None,
    };
    if let Some(served) = served {
        return log(served);
    }
    // Closes it at once if no request is in progress.
    connection.as_mut().graceful_shutdown();
    let end = Instant::now() + times.grace;
    loop {
        tokio::select! {
            served = connection.as_mut() => return log(served),
            () = tokio::time::sleep(CHECK) => {}
        }
        if activity.waits_for_client(times.quiet) {
            return tracing::debug!("a client that kept the program waiting was cut off at the stop");
        }
        if Instant::now() >= end {
            return tracing::warn!("a request was cut off at the stop");
        }
    }
}

async fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    router: Router,
    activity: std::sync::Arc<Activity>,
) -> Result<Response, Infallible> {
    let mut request = request.map(|body| Body::new(RequestBody::new(body, activity.clone())));
    request.extensions_mut().insert(Peer(peer.ip()));
    let answer = router.oneshot(request).await;
    activity.set_working(false);
    answer
}

fn log(served: Result<(), hyper::Error>) {
    if let Err(error) = served {
        tracing::debug!(?error, "a connection broke off");
    }
}

/// Answers that there are too many connections, without waiting for the request or for the client to read.
fn reject(stream: TcpStream) {
    const ANSWER: &[u8] =
        b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 30\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    if let Ok(mut stream) = stream.into_std()
        && let Err(error) = stream.write(ANSWER)
    {
        tracing::debug!(?error, "a connection broke off");
    }
}
