//! The only home of SQL. One file a table or a closely related few.
//!
//! Readers have a pool of their own; all writing goes through one connection, one transaction after the other, which is
//! how `SQLite` writes anyway: nobody meets a busy database, and the order is fair.

pub mod account_edits;
pub mod admin_events;
pub mod certificates;
pub mod chain;
pub mod changes;
pub mod delegations;
pub mod drafts;
pub mod elsewhere;
pub mod events;
pub mod files;
pub mod filings;
pub mod idempotency;
pub mod import;
pub mod inbox;
pub mod keys;
pub mod links;
pub mod looks;
pub mod messages;
pub mod notes;
pub mod orders;
pub mod outbox;
pub mod people;
pub mod people_along;
pub mod people_found;
pub mod reminders;
pub mod renewals;
pub mod retention;
pub mod role_changes;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod tries;
pub mod uploads;
pub mod word;
pub mod words;

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool, Transaction};

/// A write transaction. Dropping it without `commit` undoes everything.
pub type Tx = Transaction<'static, Sqlite>;

/// The database.
#[derive(Clone, Debug)]
pub struct Db {
    readers: SqlitePool,
    writer: SqlitePool,
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
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        sqlx::migrate!("./migrations").run(&writer).await?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self { readers, writer })
    }

    /// For reading outside a transaction.
    pub fn read(&self) -> &SqlitePool {
        &self.readers
    }

    /// Begins to write; waits until the writers before are done. Never begin a second one while holding the first.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Whether reading and writing are possible.
    pub async fn check(&self) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT 1").execute(self.read()).await?;
        self.begin().await?.rollback().await
    }

    /// Writes the write-ahead log into the file and empties it: what is gone from the tables then stands nowhere any more.
    pub async fn fold(&self) -> Result<(), sqlx::Error> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.writer).await.map(drop)
    }

    /// Closes every connection, with everything in the one file.
    pub async fn close(&self) {
        self.readers.close().await;
        // Whoever is closed last would do it by itself, but for a reader, who can't.
        if let Err(error) = self.fold().await {
            tracing::error!(?error, "the write-ahead log stays beside the database");
        }
        self.writer.close().await;
    }
}
