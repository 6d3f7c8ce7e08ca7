//! The only home of SQL. One file a table or a closely related few.
//!
//! Readers have a pool of their own; all writing goes through one connection, one transaction after the other, which is
//! how `SQLite` writes anyway: nobody meets a busy database, and the order is fair. A request that only reads never holds the
//! writer: what it leaves behind goes through [`write_queue`].

pub mod account_edits;
pub mod admin_events;
pub mod authority_warnings;
pub mod awaited;
pub mod backup;
pub mod certificates;
pub mod chain;
pub mod challenges;
pub mod changes;
pub mod checkpoints;
pub mod clock;
pub mod delegations;
pub mod drafts;
pub mod elsewhere;
pub mod email_codes;
pub mod events;
pub mod failure;
pub mod files;
pub mod filings;
pub mod idempotency;
pub mod import;
pub mod inbox;
pub mod keys;
pub mod links;
pub mod looks;
pub mod messages;
pub mod migrate;
pub mod notes;
pub mod orders;
pub mod outbox;
pub mod outbox_watch;
pub mod people;
pub mod people_along;
pub mod people_found;
pub mod proposal_links;
pub mod proposals;
pub mod reminders;
pub mod renewals;
pub mod retention;
pub mod role_changes;
pub mod scanner_findings;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod snapshot;
pub mod start;
pub mod tries;
pub mod uploads;
pub mod verify;
pub mod word;
pub mod words;
pub mod write_queue;
pub mod writer_state;

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Sqlite, SqliteConnection, SqlitePool, Transaction};

use self::write_queue::WriteQueue;
use self::writer_state::WriterState;

/// The steps that bring the tables up to date.
pub static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// So long a request waits for its turn to write, or for a free reader; then the answer is 503.
const ACQUIRE_LIMIT: Duration = Duration::from_secs(10);
/// So long a statement waits while another program holds the database; below [`ACQUIRE_LIMIT`], so that the ones behind it
/// wait no longer than that.
const BUSY_LIMIT: Duration = Duration::from_secs(5);

/// So long [`Db::fold`] waits for readers to end.
const FOLD_LIMIT: Duration = Duration::from_millis(500);

/// The database.
#[derive(Clone, Debug)]
pub struct Db {
    readers: SqlitePool,
    writer: SqlitePool,
    state: Arc<WriterState>,
    queue: WriteQueue,
}

impl Db {
    /// Opens or creates the file and brings its tables up to date.
    pub async fn open(file: &Path) -> Result<Self, MigrateError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // WAL with FULL: what was acknowledged survives a power cut, too.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What retention erases is overwritten, not only forgotten.
            .pragma("secure_delete", "ON")
            .busy_timeout(BUSY_LIMIT);
        let writer = pool(1).connect_with(options.clone()).await?;
        MIGRATIONS.run(&writer).await?;
        let readers = pool(4).connect_with(options.read_only(true)).await?;
        let state = Arc::new(WriterState::default());
        let queue = WriteQueue::start(writer.clone(), state.clone());
        Ok(Self { readers, writer, state, queue })
    }

    /// For reading outside a transaction.
    pub fn read(&self) -> &SqlitePool {
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

    /// Whether writing works, as far as was seen.
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
        // The header's page is written, with the value that stands there.
        sqlx::query("PRAGMA user_version = 0").execute(&mut *tx).await.inspect_err(|_| self.state.refused())?;
        tx.commit().await
    }

    /// Writes the write-ahead log into the file and empties it: what is gone from the tables then stands nowhere any more.
    /// False if that was not possible, since somebody has been reading since before; other writers wait meanwhile, so it is
    /// not tried for long.
    pub async fn fold(&self) -> Result<bool, sqlx::Error> {
        let mut writer = self.writer.acquire().await?;
        sqlx::query(&format!("PRAGMA busy_timeout = {}", FOLD_LIMIT.as_millis())).execute(&mut *writer).await?;
        let folded = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await;
        sqlx::query(&format!("PRAGMA busy_timeout = {}", BUSY_LIMIT.as_millis())).execute(&mut *writer).await?;
        let (busy, ..): (i64, i64, i64) = folded?;
        Ok(busy == 0)
    }

    /// Closes every connection, with everything in the one file.
    pub async fn close(&self) {
        self.queue.finish().await;
        self.readers.close().await;
        // Whoever is closed last would do it by itself, but for a reader, who can't.
        match self.fold().await {
            Ok(true) => {}
            folded => tracing::error!(?folded, "the write-ahead log stays beside the database"),
        }
        self.writer.close().await;
    }
}

/// A pool whose connections are outside a transaction whenever somebody gets one.
///
/// A future that is dropped inside `begin`, or an error after which `SQLite` has rolled back by itself, leaves a connection
/// whose transaction depth, as sqlx counts it, is not zero; every later `begin` on it would fail. It is replaced by a new one.
/// The ping before the check (sqlx's default) puts the check behind a `BEGIN` that is still under way.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(ACQUIRE_LIMIT)
        .test_before_acquire(true)
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
}

async fn begin(writer: &SqlitePool, state: &Arc<WriterState>) -> Result<Tx, sqlx::Error> {
    let asked = Instant::now();
    let begun = writer.begin_with("BEGIN IMMEDIATE").await;
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
    inner: Transaction<'static, Sqlite>,
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
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }
}
