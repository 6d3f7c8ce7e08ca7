//! Small writes of requests that only read: that a session was used, a terminal was heard of, who looked at whose data,
//! that messages were read.
//!
//! A request hands its write over and waits until it is durable, but holds no transaction: one task commits all that waits
//! in one transaction (group commit). A cancelled request leaves nothing half done.

use std::sync::Arc;
use std::time::Duration;

use domain::moment::Timestamp;
use domain::terminal::TerminalId;
use tokio::sync::{mpsc, oneshot};

use super::access_log::{self, NewAccess};
use super::engine::{Conn, Pool};
use super::renewals::RenewalId;
use super::writer_state::WriterState;
use super::{messages, sessions, terminals};

/// Writes that may wait; more are refused.
const CAPACITY: usize = 1024;
/// Writes of one transaction.
const GROUP: usize = 256;

/// A write that waits for its turn.
#[derive(Clone, Debug)]
pub enum Write {
    /// A session was used.
    SessionUsed {
        /// Which.
        session: String,
        /// When.
        at: Timestamp,
    },
    /// A terminal was heard of.
    TerminalSeen {
        /// Which.
        terminal: TerminalId,
        /// Version of the program that it had loaded.
        version: String,
        /// When.
        at: Timestamp,
    },
    /// An officer saw data of these people.
    Accessed(NewAccess),
    /// An officer who may act on it read a renewal's messages.
    MessagesRead {
        /// Which.
        renewal: RenewalId,
        /// How many messages there were.
        count: i64,
    },
}

/// Why a write is not durable (yet).
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the write queue is full, too slow, or its transaction failed")]
pub struct NotWritten;

enum Message {
    Write(Write, oneshot::Sender<()>),
    Finish(oneshot::Sender<()>),
}

/// Where requests hand their writes over.
#[derive(Clone, Debug)]
pub struct WriteQueue {
    sender: mpsc::Sender<Message>,
    state: Arc<WriterState>,
}

impl WriteQueue {
    /// Starts the task that commits. It ends with [`WriteQueue::finish`] or when the last handle is dropped.
    pub(super) fn start(writer: Pool, state: Arc<WriterState>) -> Self {
        let (sender, receiver) = mpsc::channel(CAPACITY);
        tokio::spawn(commit_groups(writer, state.clone(), receiver));
        Self { sender, state }
    }

    /// Writes, and waits until it is durable.
    ///
    /// # Errors
    /// [`NotWritten`] when it could not be made durable within `limit`; at once while the database refuses writes.
    pub async fn write(&self, write: Write, limit: Duration) -> Result<(), NotWritten> {
        if self.state.refused_since().is_some() {
            return Err(NotWritten);
        }
        let (done, written) = oneshot::channel();
        self.sender.try_send(Message::Write(write, done)).map_err(|_| NotWritten)?;
        match tokio::time::timeout(limit, written).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(NotWritten),
        }
    }

    /// Commits what waits, and stops.
    pub(super) async fn finish(&self) {
        let (done, finished) = oneshot::channel();
        if self.sender.send(Message::Finish(done)).await.is_ok() {
            // An error: the task has ended already.
            let _ = finished.await;
        }
    }
}

async fn commit_groups(writer: Pool, state: Arc<WriterState>, mut receiver: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(GROUP);
    while receiver.recv_many(&mut messages, GROUP).await > 0 {
        let (mut group, mut asked, mut finish) = (Vec::new(), Vec::new(), None);
        for message in messages.drain(..) {
            match message {
                Message::Write(write, done) => {
                    group.push(write);
                    asked.push(done);
                }
                Message::Finish(done) => finish = Some(done),
            }
        }
        match commit(&writer, &state, &group).await {
            Ok(()) => {
                for done in asked {
                    // Nobody waits any more where the request was cut off.
                    let _ = done.send(());
                }
            }
            // Those who wait get an error when the senders are dropped.
            Err(error) => tracing::error!(?error, writes = group.len(), "queued writes are lost"),
        }
        if let Some(done) = finish {
            let _ = done.send(());
            return;
        }
    }
}

async fn commit(writer: &Pool, state: &Arc<WriterState>, group: &[Write]) -> Result<(), sqlx::Error> {
    if group.is_empty() {
        return Ok(());
    }
    let mut tx = super::begin(writer, state).await?;
    for write in group {
        apply(&mut tx, write).await?;
    }
    tx.commit().await
}

async fn apply(db: &mut Conn, write: &Write) -> Result<(), sqlx::Error> {
    match write {
        Write::SessionUsed { session, at } => sessions::touch(db, session, at.0).await,
        Write::TerminalSeen { terminal, version, at } => terminals::set_seen(db, *terminal, version, *at).await,
        Write::Accessed(access) => access_log::append(db, access).await,
        Write::MessagesRead { renewal, count } => messages::set_read(db, *renewal, *count).await,
    }
}
