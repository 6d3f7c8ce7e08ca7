//! A scanner that speaks clamd's protocol on a socket.

use std::path::Path;

use backend::infra::inspect::{Rejection, Scanner};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};

/// Sends 200,000 bytes to a scanner that gives `reply`; nothing for one that hangs up at the first byte.
async fn check(reply: Option<&'static str>, expected: Result<(), &str>) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("upload");
    let content: Vec<u8> = (0..=199_u8).cycle().take(200_000).collect();
    std::fs::write(&file, &content).unwrap();
    let socket = dir.path().join("clamd.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    let server = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let Some(reply) = reply else {
            return Vec::new();
        };
        let received = take(&mut connection).await;
        connection.write_all(reply.as_bytes()).await.unwrap();
        received
    });
    let verdict = shown(Scanner::clamd(&socket).scan(&file).await);
    assert_eq!(verdict, expected.map_err(str::to_owned), "{reply:?}");
    if reply.is_some() {
        assert_eq!(server.await.unwrap(), content);
    }
}

/// What is sent to a scanner for a check.
pub async fn take(connection: &mut UnixStream) -> Vec<u8> {
    let mut command = [0; 10];
    connection.read_exact(&mut command).await.unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut received = Vec::new();
    loop {
        let length = connection.read_u32().await.unwrap();
        if length == 0 {
            return received;
        }
        let mut chunk = vec![0; length as usize];
        connection.read_exact(&mut chunk).await.unwrap();
        received.extend(chunk);
    }
}

fn shown(verdict: Result<(), Rejection>) -> Result<(), String> {
    verdict.map_err(|rejection| format!("{rejection:?}"))
}

#[tokio::test]
async fn only_a_plain_ok_is_clean() {
    for (reply, expected) in [
        (Some("stream: OK\0"), Ok(())),
        (Some("stream: Win.Test.EICAR_HDB-1 FOUND\0"), Err("Infected(\"Win.Test.EICAR_HDB-1\")")),
        // A guess is no malware.
        (
            Some("stream: Heuristics.Phishing.Email.SpoofedDomain FOUND\0"),
            Err("Suspicious(\"Heuristics.Phishing.Email.SpoofedDomain\")"),
        ),
        (Some("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"), Err("NotChecked")),
        (Some("INSTREAM size limit exceeded. ERROR\0"), Err("NotChecked")),
        (Some("stream: Can't allocate memory ERROR\0"), Err("NotChecked")),
        (Some("stream: NOT OK\0"), Err("NotChecked")),
        (Some("stream: OK"), Ok(())),
        (Some(""), Err("NotChecked")),
        (None, Err("NotChecked")),
    ] {
        check(reply, expected).await;
    }
}

#[tokio::test]
async fn a_scanner_that_is_not_there_makes_nothing_clean() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("upload");
    std::fs::write(&file, "x").unwrap();
    let scanner = Scanner::clamd(dir.path().join("clamd.sock"));
    assert_eq!(shown(scanner.scan(&file).await), Err("NotChecked".into()));
    assert_eq!(shown(scanner.scan(Path::new("/nonexistent")).await), Err("NotChecked".into()));
}
