//! Clients that disconnect: the program stays usable, and changes are finished.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use axum::body::Body;
use axum::http::{Method, Request};
use backend::config::network::Networks;
use backend::http::serve::{ConnectionLimits, serve};
use domain::api::{CaseCommand, DraftView, LinkRequest, Login, NewMessage, OfficerCommand, Send, Upload, path};
use domain::person::FilePurpose;
use serde::Serialize;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use crate::harness::{Browser, World, changing};
use crate::inspect::make;
use crate::wizard::{SARI, VERIFIER, chunk, digest, new_key, new_upload};

/// Polls a future until it has waited `waits` times, then drops it; `Some` if it was ready before.
pub async fn drop_after<F: Future>(waits: u32, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = waits;
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if left <= 1 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

impl World {
    /// Waits until no change is in progress.
    pub async fn settle(&self) {
        self.app.changes.close();
        self.app.changes.wait().await;
        self.app.changes.reopen();
    }

    /// Sends a request and disconnects after this many waits; the request may still be carried out.
    async fn cut_off(&self, browser: &Browser, request: Request<Body>, waits: u32) {
        drop_after(waits, self.router.clone().oneshot(browser.dressed(request))).await;
        self.settle().await;
        let tx = self.app.db.begin().await.expect("the writer is free and fit");
        tx.rollback().await.unwrap();
    }
}

fn json(method: Method, path: &str, body: &impl Serialize) -> Request<Body> {
    let body = Body::from(serde_json::to_vec(body).unwrap());
    let request = changing(method, path).header("content-type", "application/json");
    request.header("idempotency-key", &digest(path.as_bytes())[..32]).body(body).unwrap()
}

#[tokio::test]
async fn a_transaction_cancelled_at_any_await_leaves_the_writer_usable() {
    let world = World::new().await;
    for round in 0..60 {
        for waits in 1..8 {
            if let Some(tx) = drop_after(waits, world.app.db.begin()).await {
                // Begun after all: then the handler is dropped with its transaction.
                drop(tx);
            }
            let tx = world.app.db.begin().await;
            tx.unwrap_or_else(|error| panic!("round {round}, wait {waits}: {error}")).commit().await.unwrap();
        }
    }
    assert!(world.app.db.writer_state().is_ready());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_cancelled_transactions_leave_the_writer_usable() {
    let world = World::new().await;
    let tasks: Vec<_> = (0..8_u32)
        .map(|nth| {
            let db = world.app.db.clone();
            tokio::spawn(async move {
                for round in 0..100 {
                    drop(drop_after(1 + (nth + round) % 5, db.begin()).await);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    world.app.db.begin().await.unwrap().commit().await.unwrap();
}

#[tokio::test]
async fn reads_cancelled_at_any_await_leave_the_readers_usable() {
    let world = World::new().await;
    let sari = world.logged_in(SARI).await;
    for round in 0..20 {
        for waits in 1..10 {
            let request = Request::get(path::CERTIFICATE).body(Body::empty()).unwrap();
            drop_after(waits, world.router.clone().oneshot(sari.dressed(request))).await;
        }
        let answer = sari.clone().get(path::CERTIFICATE).await;
        assert_eq!(answer.status, 200, "round {round}: {}", answer.text());
    }
}

/// When the disk is full, `SQLite` rolls back by itself, and the caller does not notice.
#[tokio::test]
async fn a_transaction_rolled_back_by_sqlite_leaves_the_writer_usable() {
    let world = World::new().await;
    let mut tx = world.app.db.begin().await.unwrap();
    let twice = "INSERT OR ROLLBACK INTO login_attempts (bucket, failures, last_at, next_at) VALUES (x'00', 0, 0, 0)";
    sqlx::query(twice).execute(&mut *tx).await.unwrap();
    sqlx::query(twice).execute(&mut *tx).await.unwrap_err();
    drop(tx);
    world.app.db.begin().await.unwrap().commit().await.unwrap();
    world.logged_in(SARI).await;
}

#[tokio::test]
async fn a_change_is_finished_without_its_client() {
    let world = World::new().await;
    let nobody = world.browser();
    let login = Login { identifier: SARI.to_owned(), password: backend::cli::demo::PASSWORD.to_owned() };
    let link = LinkRequest { identifier: SARI.to_owned() };
    let mut sari = world.logged_in(SARI).await;
    let verifier = world.logged_in(VERIFIER).await;

    for (waits, request) in
        [(1, json(Method::POST, path::LOGIN, &login)), (2, json(Method::POST, path::ACCOUNT_LINK, &link))]
    {
        let before = world.count("outbox").await;
        world.cut_off(&nobody, request, waits).await;
        assert_eq!(world.count("outbox").await, before + 1, "the mail is written");
    }

    // The wizard, each answer lost on its way.
    sari.answer(0, &[]).await.json::<DraftView>();
    let letter = make::letter();
    world.cut_off(&sari, json(Method::POST, path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)), 1).await;
    assert_eq!(world.count("uploads").await, 1);
    let upload: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
    let bytes = chunk(&upload, &letter, 0);
    let to = path::UPLOAD_CHUNK.replace("{id}", &upload.id).replace("{number}", "0");
    let request = changing(Method::PUT, &to).header("x-chunk-sha256", digest(bytes)).body(Body::from(bytes.to_vec()));
    world.cut_off(&sari, request.unwrap(), 1).await;
    assert_eq!(world.count("chunks").await, 1);
    let to = path::with(path::UPLOAD_COMPLETION, &upload.id);
    world.cut_off(&sari, changing(Method::POST, &to).body(Body::empty()).unwrap(), 1).await;
    assert_eq!(world.count("files").await, 1);
    world.cut_off(&sari, json(Method::PUT, path::DRAFT_KEY, &new_key(0)), 1).await;
    assert_eq!(world.count("keys").await, 1);
    let version = sari.draft().await.version;
    let before = world.count("outbox").await;
    world.cut_off(&sari, json(Method::POST, path::RENEWALS, &Send { version, keep: false }), 1).await;
    assert_eq!(world.count("renewals").await, 1);
    assert!(world.count("outbox").await > before, "holder and officers are told");
    assert_eq!(world.count("drafts").await, 0);

    let mine: domain::api::MyCertificate = sari.get(path::CERTIFICATE).await.json();
    let reference = mine.current.unwrap().reference;
    let text = NewMessage { text: "Mohon dicek".to_owned() };
    world.cut_off(&sari, json(Method::POST, &path::with(path::RENEWAL_MESSAGES, &reference), &text), 1).await;
    assert_eq!(world.count("messages").await, 1);

    // The office.
    for command in [OfficerCommand::Take, OfficerCommand::Approve { note: String::new() }] {
        let version = verifier.clone().case(&reference).await.version;
        let asked = CaseCommand { version, command };
        world.cut_off(&verifier, json(Method::POST, &path::with(path::CASE_COMMANDS, &reference), &asked), 1).await;
        assert!(verifier.clone().case(&reference).await.version > version, "{asked:?}");
    }
    assert_eq!(
        world.count("certificates WHERE renewal IS NOT NULL").await,
        1,
        "what follows the approval is done, too"
    );
    world.cut_off(&sari, changing(Method::POST, path::LOGOUT).body(Body::empty()).unwrap(), 1).await;
    assert_eq!(sari.get(path::SESSION).await.status, 401);
}

/// Two thousand connections that break at any point, some of them like those of a foreign page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_broken_connections_do_no_harm() {
    let world = World::new().await;
    let sari = world.logged_in(SARI).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let limits = ConnectionLimits::within(10_000, Networks::default());
    let serving = tokio::spawn(serve(listener, world.router.clone(), limits, stopped));

    let cookies: Vec<String> = sari.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let own = format!("Cookie: {}\r\nX-Perbarui: 1\r\nContent-Type: application/json\r\n", cookies.join("; "));
    let foreign = "Origin: https://elsewhere.test\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n";
    let nobody = "X-Perbarui: 1\r\nContent-Type: application/json\r\n";
    let login = r#"{"identifier":"nobody@example.go.id","password":"salah"}"#;
    let requests: Vec<Vec<u8>> = [
        ("GET /api/ready", foreign, ""),
        ("GET /api/session", &own, ""),
        ("PUT /api/draft", &own, r#"{"version":0,"data_right":true,"changes":[]}"#),
        ("GET /api/ready", foreign, ""),
        ("POST /api/account/link", nobody, r#"{"identifier":"nobody@example.go.id"}"#),
        ("GET /api/certificate", &own, ""),
        ("POST /api/logout", foreign, ""),
        ("POST /api/login", nobody, login),
    ]
    .iter()
    .map(|(line, headers, body)| {
        format!("{line} HTTP/1.1\r\nHost: perbarui.test\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
            .into_bytes()
    })
    .collect();

    let clients: Vec<_> = (0..8_usize)
        .map(|client| {
            let requests = requests.clone();
            tokio::spawn(async move {
                for nth in 0..250_usize {
                    let request = &requests[(client + nth) % requests.len()];
                    let mut stream = TcpStream::connect(address).await.unwrap();
                    // Every third one not even whole.
                    let sent = if nth % 3 == 0 { request.len() * (nth % 7) / 7 } else { request.len() };
                    let _ = stream.write_all(&request[..sent]).await;
                    for _ in 0..nth % 5 {
                        tokio::task::yield_now().await;
                    }
                    // A reset instead of an end for half of them.
                    if nth % 2 == 0 {
                        let _ = stream.set_zero_linger();
                    }
                }
            })
        })
        .collect();
    for client in clients {
        client.await.unwrap();
    }

    world.settle().await;
    let mut aisyah = world.browser();
    aisyah.log_in(&world, crate::wizard::AISYAH).await;
    assert_eq!(aisyah.get(path::READY).await.status, 200);
    assert_eq!(aisyah.get(path::HEALTH).await.status, 200);
    stop.send_replace(true);
    serving.await.unwrap();
}
