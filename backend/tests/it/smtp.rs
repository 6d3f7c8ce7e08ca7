//! A mail server for tests: speaks enough SMTP (RFC 5321) to take mails, and misbehaves on request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use backend::app::mail_sender::Sender;
use backend::config::Config;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};

use crate::harness::World;

/// What the server does with mails to an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Refuses them for now, so many times.
    Later(usize),
    /// Refuses them for good.
    Refuses,
    /// Closes the connection without a word, so many times.
    BreaksOff(usize),
    /// Never answers.
    Hangs,
}

/// A running server.
pub struct Server {
    state: Arc<State>,
    url: String,
    /// A mail was taken.
    pub arrivals: mpsc::UnboundedReceiver<String>,
}

struct State {
    moods: Mutex<HashMap<String, Mood>>,
    taken: Mutex<Vec<String>>,
    /// Connections now, and at most.
    open: Mutex<(usize, usize)>,
    /// A mail is taken only with one of these.
    permits: Semaphore,
    arrived: mpsc::UnboundedSender<String>,
}

impl Server {
    /// One that takes every mail.
    pub async fn start() -> Self {
        let server = Self::stopped().await;
        server.take(Semaphore::MAX_PERMITS / 2);
        server
    }

    /// One that takes no mail until [`Server::take`] says how many.
    pub async fn stopped() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (arrived, arrivals) = mpsc::unbounded_channel();
        let state = Arc::new(State {
            moods: Mutex::default(),
            taken: Mutex::default(),
            open: Mutex::default(),
            permits: Semaphore::new(0),
            arrived,
        });
        let serving = state.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let state = serving.clone();
                tokio::spawn(async move {
                    state.count(1);
                    // A client that goes away in the middle is no fault of the server's.
                    let _ = state.talk(stream).await;
                    state.count(-1);
                });
            }
        });
        Self { state, url, arrivals }
    }

    pub fn take(&self, mails: usize) {
        self.state.permits.add_permits(mails);
    }

    pub fn mood(&self, address: &str, mood: Mood) {
        self.state.moods.lock().unwrap().insert(address.to_owned(), mood);
    }

    /// Every mail so far, as it came.
    pub fn taken(&self) -> Vec<String> {
        self.state.taken.lock().unwrap().clone()
    }

    /// Connections that were open at once, at most.
    pub fn most_open(&self) -> usize {
        self.state.open.lock().unwrap().1
    }

    pub fn sender(&self, world: &World) -> Sender {
        sender(world, &self.url)
    }
}

/// A sender to this server.
pub fn sender(world: &World, url: &str) -> Sender {
    let config = Config { smtp_url: Some(url.to_owned()), ..(*world.app.config).clone() };
    Sender::new(&config).unwrap()
}

impl State {
    fn count(&self, change: isize) {
        let mut open = self.open.lock().unwrap();
        open.0 = open.0.checked_add_signed(change).unwrap();
        open.1 = open.1.max(open.0);
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"220 test\r\n").await?;
        while let Some(line) = lines.next_line().await? {
            let answer: &[u8] = if let Some(address) = line.strip_prefix("RCPT TO:<") {
                match self.mood_for(address.split('>').next().unwrap()) {
                    None => b"250 go on\r\n",
                    Some(Mood::Later(_)) => b"451 later\r\n",
                    Some(Mood::Refuses) => b"550 nobody of that name\r\n",
                    Some(Mood::BreaksOff(_)) => return Ok(()),
                    Some(Mood::Hangs) => std::future::pending().await,
                }
            } else if line == "DATA" {
                writer.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.push_str(&line);
                    mail.push('\n');
                }
                self.permits.acquire().await.unwrap().forget();
                self.taken.lock().unwrap().push(mail.clone());
                // The test may have ended.
                let _ = self.arrived.send(mail);
                b"250 taken\r\n"
            } else if line == "QUIT" {
                return writer.write_all(b"221 bye\r\n").await;
            } else {
                b"250 test\r\n"
            };
            writer.write_all(answer).await?;
        }
        Ok(())
    }

    /// The mood for this mail; one that lasts for some mails is used up.
    fn mood_for(&self, address: &str) -> Option<Mood> {
        let mut moods = self.moods.lock().unwrap();
        let mood = *moods.get(address)?;
        let left = match mood {
            Mood::Later(0) | Mood::BreaksOff(0) => return None,
            Mood::Later(left) => Mood::Later(left - 1),
            Mood::BreaksOff(left) => Mood::BreaksOff(left - 1),
            Mood::Refuses | Mood::Hangs => mood,
        };
        moods.insert(address.to_owned(), left);
        Some(mood)
    }
}
