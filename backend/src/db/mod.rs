//! The only home of SQL. One file a table or a few closely related ones.
//!
//! Readers have a pool of their own; all writing goes through one connection, one transaction after the other. A request that
//! only reads never holds the writer: its small writes go through [`write_queue`]. SQL is written in what `SQLite` and
//! `PostgreSQL` share; the rest is in `engine`.

pub mod access_log;
pub mod account_edits;
pub mod admin_events;
pub mod authenticators;
pub mod authority_warnings;
pub mod backup;
pub mod calendar_feeds;
pub mod case_list;
pub mod certificates;
pub mod chain;
pub mod challenges;
pub mod changes;
pub mod checkpoints;
pub mod clock;
pub mod closed_periods;
pub mod codec;
pub mod collectives;
pub mod complaint_files;
pub mod complaint_texts;
pub mod complaints;
pub mod delegations;
pub mod drafts;
pub mod due_calendars;
pub mod email_codes;
mod engine;
pub mod events;
pub mod failure;
pub mod files;
pub mod filings;
pub mod hand_offs;
pub mod holder_action;
pub mod idempotency;
pub mod import;
pub mod key_reports;
pub mod keys;
pub mod links;
pub mod login_attempts;
pub mod meeting_reminders;
pub mod messages;
pub mod minutes;
pub mod notes;
pub mod officer_notices;
pub mod old_key_proofs;
pub mod orders;
pub mod outbox;
pub mod outbox_status;
pub mod passkeys;
pub mod people;
pub mod proposal_links;
pub mod proposals;
pub mod recommendations;
pub mod reminders;
pub mod renewals;
pub mod retention;
pub mod revoked_certificates;
pub mod roles;
pub mod scanner_findings;
pub mod search;
pub mod search_index;
pub mod sessions;
pub mod settings;
pub mod standard_versions;
pub mod start;
pub mod survey;
pub mod survey_invitations;
pub mod survey_plans;
pub mod terminals;
pub mod text_messages;
pub mod told_limits;
pub mod uploads;
pub mod verify;
pub mod visits;
pub mod write_queue;
pub mod writer_state;

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use sqlx::migrate::MigrateError;

pub use self::engine::{Conn, Pool, Snapshot, SnapshotError, pending_migrations};
use self::write_queue::WriteQueue;
use self::writer_state::WriterState;

/// The database.
#[derive(Clone, Debug)]
pub struct Db {
    readers: Pool,
    writer: Pool,
    state: Arc<WriterState>,
    queue: WriteQueue,
}

impl Db {
    /// Opens or creates the file and brings its tables up to date.
    pub async fn open(file: &Path) -> Result<Self, MigrateError> {
        let (writer, readers) = engine::open(file).await?;
        let state = Arc::new(WriterState::default());
        let queue = WriteQueue::start(writer.clone(), state.clone());
        Ok(Self { readers, writer, state, queue })
    }

    /// For reading outside a transaction.
    pub fn read(&self) -> &Pool {
        &self.readers
    }

    /// Begins to write; waits until the writers before are done. Never begin a second one while holding the first.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        begin(&self.writer, &self.state).await
    }

    /// The small writes of requests that only read.
    pub fn queue(&self) -> &WriteQueue {
        &self.queue
    }

    /// Whether writing works, as far as is known.
    pub fn writer_state(&self) -> &WriterState {
        &self.state
    }

    /// Whether reading is possible.
    pub async fn check(&self) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT 1").execute(self.read()).await.map(drop)
    }

    /// Tries to write and notes the outcome in [`Db::writer_state`]. After a failure it commits something, since only then
    /// a full disk shows.
    pub async fn probe(&self) -> Result<(), sqlx::Error> {
        let mut tx = self.begin().await?;
        if self.state.refused_since().is_none() {
            return tx.rollback().await;
        }
        engine::rewrite_header(&mut tx).await.inspect_err(|_| self.state.refused())?;
        tx.commit().await
    }

    /// Makes sure that deleted data is nowhere in the database's files. False if that was not possible now, since somebody has
    /// been reading since before.
    pub async fn checkpoint(&self) -> Result<bool, sqlx::Error> {
        engine::checkpoint(&self.writer).await
    }

    /// Closes every connection, with everything in the one file.
    pub async fn close(&self) {
        self.queue.finish().await;
        self.readers.close().await;
        // SQLite does it on the last close, but a read-only connection can't.
        match self.checkpoint().await {
            Ok(true) => {}
            done => tracing::error!(?done, "the write-ahead log stays beside the database"),
        }
        self.writer.close().await;
    }
}

async fn begin(writer: &Pool, state: &Arc<WriterState>) -> Result<Tx, sqlx::Error> {
    let asked = Instant::now();
    let begun = engine::begin(writer).await;
    ::metrics::histogram!("perbarui_writer_wait_seconds").record(asked.elapsed());
    match begun {
        Ok(inner) => {
            state.granted();
            Ok(Tx { inner, state: state.clone() })
        }
        Err(error) => {
            if matches!(error, sqlx::Error::PoolTimedOut) {
                state.not_granted();
            } else {
                state.refused();
            }
            Err(error)
        }
    }
}

/// A write transaction. Dropping it without `commit` undoes everything.
#[derive(Debug)]
pub struct Tx {
    inner: engine::Transaction,
    state: Arc<WriterState>,
}

impl Tx {
    /// Makes everything durable.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        let Self { inner, state } = self;
        inner.commit().await.inspect_err(|_| state.refused())?;
        state.written();
        Ok(())
    }

    /// Undoes everything.
    pub async fn rollback(self) -> Result<(), sqlx::Error> {
        self.inner.rollback().await
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.inner
    }
}
