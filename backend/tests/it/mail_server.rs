//! A real mail server that is down, comes up, and dies in the middle (aiosmtpd, from Debian).

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use backend::app::mail_sender::Sender;
use backend::config::Config;
use domain::api::RenewalStatus;
use domain::moment::DAY;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::harness::World;
use crate::wizard::{SARI, VERIFIER};

/// A started server; killed when dropped.
pub struct Server(Child);

impl Server {
    /// Starts one that puts what it takes into a maildir, and waits until it answers.
    pub fn start(address: SocketAddr, maildir: &Path) -> Self {
        let child = Command::new("aiosmtpd")
            .args(["-n", "-l", &address.to_string(), "-c", "aiosmtpd.handlers.Mailbox"])
            .arg(maildir)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd: cargo xtask test installs it");
        let server = Self(child);
        let begun = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the mail server does not start");
            std::thread::yield_now();
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reserves an address without a listener: nobody else gets it while the socket exists, but the server may listen.
pub fn kept_address() -> (TcpSocket, SocketAddr) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let address = socket.local_addr().unwrap();
    (socket, address)
}

fn sender(world: &World, address: SocketAddr) -> Sender {
    let config = Config { smtp_url: Some(format!("smtp://{address}")), ..(*world.app.config).clone() };
    Sender::new(&config).unwrap()
}

/// How often each Message-ID was taken.
fn taken(maildir: &Path) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in std::fs::read_dir(maildir.join("new")).into_iter().flatten() {
        let mail = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
        *counts.entry(id.to_owned()).or_default() += 1;
    }
    counts
}

/// The Message-IDs that the outbox holds.
async fn written(world: &World) -> BTreeMap<String, usize> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT message_id FROM outbox").fetch_all(world.app.db.read()).await.unwrap();
    rows.into_iter().map(|(id,)| (id, 1)).collect()
}

#[tokio::test]
async fn a_dead_server_only_delays_mails() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    world.mail_at_once(&[VERIFIER]).await;
    // Only what follows.
    world.forget_mails().await;
    let ((_kept, address), directory) = (kept_address(), TempDir::new().unwrap());
    let maildir = directory.path().join("maildir");
    let sender = sender(&world, address);

    let reference = sari.apply(0).await;
    let written = written(&world).await;
    assert!(written.len() >= 2, "to the holder and to the officers");
    for wait in [30, 60, 120] {
        sender.send_due(&world.app).await.unwrap();
        assert_eq!(world.count("outbox WHERE sent_at IS NOT NULL").await, 0);
        world.clock.pass(wait);
    }
    assert_eq!(sari.follow(&reference).await.status, RenewalStatus::InProcess);

    let server = Server::start(address, &maildir);
    sender.send_due(&world.app).await.unwrap();
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(taken(&maildir), written, "each once, with the Message-ID that it had from the start");
    // Stopped and started again: the connection that was kept open is dead, and the next mail still goes out.
    drop(server);
    let _server = Server::start(address, &maildir);
    sari.act(axum::http::Method::POST, &domain::api::path::with(domain::api::path::RENEWAL_WITHDRAWAL, &reference))
        .await;
    let again = sari.apply(1).await;
    for _ in 0..2 {
        sender.send_due(&world.app).await.unwrap();
        world.clock.pass(60);
    }
    assert_ne!(again, reference);
    assert_eq!(taken(&maildir), self::written(&world).await);
}

#[tokio::test]
async fn a_mail_without_an_answer_is_sent_again() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    world.forget_mails().await;
    sari.apply(0).await;
    let mails = written(&world).await;
    let ((_kept, address), directory) = (kept_address(), TempDir::new().unwrap());
    let maildir = directory.path().join("maildir");

    // Between the two stands a wire that breaks when the server has taken the first mail and says so.
    let wire = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let through = wire.local_addr().unwrap();
    let server = Server::start(address, &maildir);
    let breaking = tokio::spawn(async move {
        let (mut client, _) = wire.accept().await.unwrap();
        let mut upstream = TcpStream::connect(address).await.unwrap();
        let (mut from_client, mut from_server) = (vec![0; 65536], vec![0; 4096]);
        let (mut body, mut ended) = (false, false);
        loop {
            tokio::select! {
                count = client.read(&mut from_client) => {
                    let bytes = &from_client[..count.unwrap()];
                    ended |= body && bytes.ends_with(b"\r\n.\r\n");
                    upstream.write_all(bytes).await.unwrap();
                }
                count = upstream.read(&mut from_server) => {
                    let bytes = &from_server[..count.unwrap()];
                    body |= bytes.starts_with(b"354");
                    if ended && bytes.starts_with(b"250") {
                        drop(server);
                        return;
                    }
                    client.write_all(bytes).await.unwrap();
                }
            }
        }
    });
    sender(&world, through).send_due(&world.app).await.unwrap();
    breaking.await.unwrap();
    assert_eq!(taken(&maildir).len(), 1);
    assert_eq!(world.count("outbox WHERE sent_at IS NOT NULL").await, 0, "nobody said that it arrived");

    let _server = Server::start(address, &maildir);
    world.clock.pass(30);
    sender(&world, address).send_due(&world.app).await.unwrap();
    let counts = taken(&maildir);
    assert!(counts.keys().eq(mails.keys()), "every mail came: {counts:?}");
    assert_eq!(counts.values().sum::<usize>(), mails.len() + 1, "one of them twice, under the same Message-ID");
}

#[tokio::test]
async fn retries_slow_to_an_hour_and_stop_after_five_days() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    world.forget_mails().await;
    sari.apply(0).await;
    let (_kept, address) = kept_address();
    let sender = sender(&world, address);
    let mails = world.count("outbox").await;
    let mut waits = Vec::new();
    loop {
        sender.send_due(&world.app).await.unwrap();
        let Some(next) =
            backend::db::outbox::next_try(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap()
        else {
            break;
        };
        waits.push(next.seconds_since(world.app.now()));
        world.clock.pass(*waits.last().unwrap());
    }
    assert_eq!(waits[..8], [30, 60, 120, 240, 480, 960, 1920, 3600]);
    assert!(waits[8..].iter().all(|wait| *wait == 3600));
    let tried: i64 = waits.iter().sum();
    assert!((5 * DAY..=5 * DAY + 3600).contains(&tried), "{tried}");
    assert_eq!(world.count("outbox WHERE given_up_at IS NOT NULL AND body_text = ''").await, mails);
}

impl World {
    /// Sends and drops every mail so far.
    async fn forget_mails(&self) {
        let mut tx = self.app.db.begin().await.unwrap();
        sqlx::query("DELETE FROM outbox").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    }
}
