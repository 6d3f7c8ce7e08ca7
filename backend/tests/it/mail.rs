//! Mail over SMTP: a dead server delays it, and it is the same mail when it comes.

use std::sync::{Arc, Mutex};

use backend::config::Config;
use backend::mail::sender::Sender;
use domain::api::{LinkRequest, path};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::harness::World;

const SARI: &str = "sari@pekalongankota.go.id";

/// Speaks enough SMTP (RFC 5321) to take mails; refuses the first `refuse` of them.
async fn server(refuse: usize) -> (Arc<Mutex<Vec<String>>>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = Arc::new(Mutex::new(Vec::new()));
    let mails = taken.clone();
    tokio::spawn(async move {
        let mut refused = 0;
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let (reader, mut writer) = stream.into_split();
            let mut lines = BufReader::new(reader).lines();
            let mut mail: Option<String> = None;
            writer.write_all(b"220 test\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                let answer: &[u8] = match &mut mail {
                    Some(text) if line == "." => {
                        mails.lock().unwrap().push(std::mem::take(text));
                        mail = None;
                        b"250 taken\r\n"
                    }
                    Some(text) => {
                        text.push_str(&line);
                        text.push('\n');
                        continue;
                    }
                    None if line.starts_with("RCPT") && refused < refuse => {
                        refused += 1;
                        b"451 later\r\n"
                    }
                    None if line == "DATA" => {
                        mail = Some(String::new());
                        b"354 go on\r\n"
                    }
                    None if line == "QUIT" => b"221 bye\r\n",
                    None => b"250 test\r\n",
                };
                if writer.write_all(answer).await.is_err() {
                    break;
                }
            }
        }
    });
    (taken, url)
}

fn sender(world: &World, url: &str) -> Sender {
    let config = Config { smtp_url: Some(url.to_owned()), ..(*world.app.config).clone() };
    Sender::new(&config).unwrap()
}

#[tokio::test]
async fn a_refused_mail_is_tried_again_and_holds_up_no_other() {
    let world = World::new().await;
    let mut browser = world.browser();
    let (taken, url) = server(1).await;
    let sender = sender(&world, &url);
    for who in [SARI, "bima@pekalongankota.go.id"] {
        browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: who.to_owned() }).await;
    }
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(taken.lock().unwrap().len(), 1, "the second one went out");
    world.clock.pass(29);
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(taken.lock().unwrap().len(), 1, "not yet");
    world.clock.pass(1);
    sender.send_due(&world.app).await.unwrap();
    sender.send_due(&world.app).await.unwrap();
    let mails = taken.lock().unwrap().clone();
    assert_eq!(mails.len(), 2, "once and no more");
    assert!(mails[1].contains(&format!("To: {SARI}")), "{}", mails[1]);
    assert!(mails[1].contains("From: Perbarui <noreply@localhost>"), "{}", mails[1]);
}

#[tokio::test]
async fn no_server_at_all_loses_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    let (taken, url) = server(0).await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let answer = browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    assert_eq!(answer.status, 202);
    for wait in [30, 60, 120] {
        sender(&world, &format!("smtp://{nobody}")).send_due(&world.app).await.unwrap();
        world.clock.pass(wait);
    }
    sender(&world, &url).send_due(&world.app).await.unwrap();
    let mails = taken.lock().unwrap().clone();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Message-ID: <") && mails[0].contains("/sandi#"), "{}", mails[0]);
}

#[tokio::test]
async fn settings_that_can_not_work_are_told_at_the_start() {
    let world = World::new().await;
    for (smtp_url, mail_from, told) in [
        (Some("http://mail.example"), "a@b.id", "--smtp-url"),
        (Some("::::"), "a@b.id", "--smtp-url"),
        (None, "not an address", "--mail-from"),
    ] {
        let config = Config {
            smtp_url: smtp_url.map(str::to_owned),
            mail_from: mail_from.to_owned(),
            ..(*world.app.config).clone()
        };
        let error = Sender::new(&config).err().unwrap().to_string();
        assert!(error.contains(told), "{error}");
    }
}
