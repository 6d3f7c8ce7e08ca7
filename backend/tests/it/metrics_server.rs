//! The metrics' server: few connections, and silent ones are closed.

use backend::infra::metrics;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::harness::World;

#[tokio::test]
async fn metrics_connections_are_limited() {
    let world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let handle = metrics::recorder().unwrap().handle();
    let serving = tokio::spawn(backend::http::metrics::serve(listener, handle, world.app.clone(), stopped));

    let ask = async || {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // Whoever is turned away may find the connection closed already.
        let _ = stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8(answer).unwrap()
    };
    assert!(ask().await.starts_with("HTTP/1.1 200"));
    let mut silent = Vec::new();
    for _ in 0..16 {
        silent.push(TcpStream::connect(address).await.unwrap());
    }
    let refused = ask().await;
    assert!(refused.is_empty() || refused.starts_with("HTTP/1.1 503"), "{refused}");
    drop(silent);
    // Until the program has seen that they are gone.
    let mut answer = String::new();
    for _ in 0..1000 {
        answer = ask().await;
        if answer.starts_with("HTTP/1.1 200") {
            break;
        }
    }
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    stop.send_replace(true);
    serving.await.unwrap();
}
