//! The server over real sockets: limits on connections, clients that don't read, and the stop.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::routing::{get, post};
use backend::http::serve::{ConnectionLimits, Times, serve};
use backend::infra::limits::RangeLimits;
use hyper::body::{Bytes, Frame, SizeHint};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::JoinHandle;

struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Server {
    async fn start(router: Router, caps: ConnectionLimits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let serving = tokio::spawn(serve(listener, router, caps, stopped));
        Self { address, stop, serving }
    }

    /// A connection from this address of the machine itself.
    async fn connect(&self, from: &str) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::new(from.parse().unwrap(), 0)).unwrap();
        socket.connect(self.address).await.unwrap()
    }

    async fn send(&self, text: &str) -> TcpStream {
        let mut stream = self.connect("127.0.0.1").await;
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }

    /// Connections are accepted in order: when this one has its response, those before it have been accepted.
    async fn settle(&self) {
        for _ in 0..3 {
            let mut stream = self.send("GET /nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
            stream.read_to_string(&mut String::new()).await.unwrap();
        }
    }
}

fn caps(all: usize, narrow: usize, proxies: &str) -> ConnectionLimits {
    let most = RangeLimits { all, narrow, wide: all };
    ConnectionLimits { most, ..ConnectionLimits::within(1024, proxies.parse().unwrap()) }
}

fn hello() -> Router {
    Router::new().route("/", get(|| async { "hello" }))
}

const GET: &str = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";

/// Asks once; the status, or none where the connection was closed first.
async fn ask(stream: &mut TcpStream) -> Option<String> {
    // Whoever is turned away may find the connection closed already.
    let _ = stream.write_all(GET.as_bytes()).await;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.ok()?;
    Some(String::from_utf8_lossy(&answer[9..]).into_owned())
}

#[tokio::test]
async fn one_address_can_not_use_up_all_connections() {
    let server = Server::start(hello(), caps(5, 2, "")).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = server.connect("127.0.0.2").await;
        assert_eq!(ask(&mut stream).await.as_deref(), Some("200"));
        held.push(stream);
    }
    for _ in 0..20 {
        let mut refused = server.connect("127.0.0.2").await;
        let answer = ask(&mut refused).await;
        assert!(answer.as_deref().is_none_or(|status| status == "503"), "{answer:?}");
    }
    // Silent ones count, too.
    for from in ["127.0.0.3", "127.0.0.3", "127.0.0.4"] {
        held.push(server.connect(from).await);
    }
    let mut all = None;
    for _ in 0..1000 {
        all = ask(&mut server.connect("127.0.0.5").await).await;
        if all.as_deref() != Some("200") {
            break;
        }
    }
    assert_ne!(all.as_deref(), Some("200"), "all are taken");
    drop(held);
    let mut again = None;
    for _ in 0..1000 {
        again = ask(&mut server.connect("127.0.0.2").await).await;
        if again.as_deref() == Some("200") {
            break;
        }
    }
    assert_eq!(again.as_deref(), Some("200"), "who goes makes room");
}

#[tokio::test]
async fn a_trusted_proxy_may_use_all_connections() {
    let server = Server::start(hello(), caps(8, 1, "127.0.0.1")).await;
    let mut held = Vec::new();
    for _ in 0..8 {
        let mut stream = server.connect("127.0.0.1").await;
        assert_eq!(ask(&mut stream).await.as_deref(), Some("200"));
        held.push(stream);
    }
    assert_ne!(ask(&mut server.connect("127.0.0.1").await).await.as_deref(), Some("200"));
}

/// A body without end, that tells when it is dropped.
struct Endless(mpsc::Sender<Infallible>);

impl hyper::body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        assert!(!self.0.is_closed());
        std::task::Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b'x'; 16_384])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

fn endless() -> (Router, mpsc::Receiver<Infallible>) {
    let (held, dropped) = mpsc::channel(1);
    let held = Arc::new(Mutex::new(Some(held)));
    let answer = move || {
        let held = held.lock().unwrap().take().unwrap();
        async { Body::new(Endless(held)) }
    };
    (Router::new().route("/", get(answer)), dropped)
}

#[tokio::test]
async fn a_client_that_does_not_read_is_disconnected() {
    let (router, mut dropped) = endless();
    let times = Times { read: Duration::from_millis(200), ..Times::default() };
    let server = Server::start(router, ConnectionLimits { times, ..caps(8, 8, "") }).await;
    let _stream = server.send(GET).await;
    assert!(within_a_minute(dropped.recv()).await.is_none());
}

/// Reads a little all the time, so that no single write waits for long.
#[tokio::test]
async fn a_client_that_reads_too_slowly_is_disconnected() {
    let (router, mut dropped) = endless();
    let times = Times { read: Duration::from_millis(300), least_bytes_a_sec: u32::MAX, ..Times::default() };
    let server = Server::start(router, ConnectionLimits { times, ..caps(8, 8, "") }).await;
    let mut stream = server.send(GET).await;
    let mut some = [0; 4096];
    let reading = async { while stream.read(&mut some).await.is_ok_and(|count| count > 0) {} };
    tokio::select! {
        () = within_a_minute(reading) => {}
        dropped = dropped.recv() => assert!(dropped.is_none()),
    }
}

/// Grace without end: whoever is cut off is cut off for keeping the program waiting.
fn patient() -> ConnectionLimits {
    let times = Times { quiet: Duration::from_millis(200), grace: Duration::from_hours(1), ..Times::default() };
    ConnectionLimits { times, ..caps(8, 8, "") }
}

#[tokio::test]
async fn slow_clients_do_not_delay_the_stop() {
    let (router, _dropped) = endless();
    let server = Server::start(router.route("/body", post(|body: Bytes| async move { body })), patient()).await;
    let _slow = [
        server.connect("127.0.0.1").await,
        server.send("GET / HT").await,
        server.send("POST /body HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nslow").await,
        server.send(GET).await,
    ];
    server.settle().await;
    server.stop.send_replace(true);
    within_a_minute(server.serving).await.unwrap();
}

#[tokio::test]
async fn a_request_in_progress_is_finished_at_the_stop() {
    let release = Arc::new(Notify::new());
    let wait = release.clone();
    let work = move |body: Bytes| {
        let wait = wait.clone();
        async move {
            wait.notified().await;
            body
        }
    };
    let router = Router::new().route("/body", post(work)).route("/slow", post(|_: Bytes| async {}));
    // At the first look after the stop, everybody has kept the program waiting for so long.
    let times = Times { quiet: Duration::from_millis(1), ..patient().times };
    let server = Server::start(router, ConnectionLimits { times, ..patient() }).await;
    let mut worked_on = server.send("POST /body HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody").await;
    let mut slow = server.send("POST /slow HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nslow").await;
    server.settle().await;
    server.stop.send_replace(true);
    // After the slow one has been cut off.
    within_a_minute(slow.read_to_end(&mut Vec::new())).await.ok();
    release.notify_one();
    let mut answer = String::new();
    worked_on.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("body"), "{answer}");
    within_a_minute(server.serving).await.unwrap();
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_cancelled_at_the_stop() {
    let times = Times { grace: Duration::from_millis(200), ..Times::default() };
    let router = Router::new().route("/", get(std::future::pending::<()>));
    let server = Server::start(router, ConnectionLimits { times, ..caps(8, 8, "") }).await;
    let _stream = server.send(GET).await;
    server.settle().await;
    server.stop.send_replace(true);
    within_a_minute(server.serving).await.unwrap();
}

/// A server that does not stop fails the test instead of blocking it.
async fn within_a_minute<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_mins(1), future).await.expect("an end within a minute")
}

#[test]
fn the_descriptor_limit_is_raised_as_far_as_allowed() {
    use rustix::process::{Resource, getrlimit};
    let limit = backend::http::serve::raise_descriptor_limit();
    assert_eq!(Some(limit), getrlimit(Resource::Nofile).maximum.or(Some(u64::MAX)));
}
