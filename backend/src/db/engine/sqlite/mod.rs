//! `SQLite`, with FTS5 as the search index.

mod copy;
mod damage;
mod migrate;
mod search;
mod snapshot;

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Executor};

pub use self::copy::copy;
pub use self::damage::{damage, integrity, orphans};
pub use self::migrate::pending_migrations;
pub use self::search::{HavingWords, count as count_words, ending, matches};
pub use self::snapshot::{Snapshot, SnapshotError};
use super::QueryBuilder;
use crate::db::codec::json;

/// The engine.
pub type Engine = sqlx::Sqlite;
/// A connection.
pub type Conn = sqlx::SqliteConnection;
/// A pool of connections.
pub type Pool = sqlx::SqlitePool;
/// A row of a result.
pub type ResultRow = sqlx::sqlite::SqliteRow;
/// A transaction.
pub type Transaction = sqlx::Transaction<'static, Engine>;

/// The steps that bring the tables up to date.
static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// How long a request waits for the writer, or for a free reader, before the answer is 503.
const ACQUIRE_LIMIT: Duration = Duration::from_secs(10);
/// How long a statement waits while another program holds the database. Less than [`ACQUIRE_LIMIT`], so that the requests
/// behind it wait no longer than that.
const BUSY_LIMIT: Duration = Duration::from_secs(5);
/// How long [`checkpoint`] waits for readers to end.
const CHECKPOINT_LIMIT: Duration = Duration::from_millis(500);

/// Opens or creates the file and brings its tables up to date: the one writer, and the readers.
pub async fn open(file: &Path) -> Result<(Pool, Pool), MigrateError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // WAL with FULL: what was acknowledged survives a power cut, too.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // Deleted data is overwritten in the file.
        .pragma("secure_delete", "ON")
        .busy_timeout(BUSY_LIMIT);
    let writer = pool(1).connect_with(options.clone()).await?;
    MIGRATIONS.run(&writer).await?;
    let readers = pool(4).connect_with(options.read_only(true)).await?;
    Ok((writer, readers))
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

/// Begins a write transaction.
pub async fn begin(writer: &Pool) -> sqlx::Result<Transaction> {
    writer.begin_with("BEGIN IMMEDIATE").await
}

/// Writes the header's page with the value that it has: only a commit shows that the disk is full.
pub async fn rewrite_header(db: &mut Conn) -> sqlx::Result<()> {
    db.execute("PRAGMA user_version = 0").await.map(drop)
}

/// Writes the write-ahead log into the file and empties it, so that deleted data is in neither. False if that was not
/// possible because of a reader; it is not tried for long, since other writers wait meanwhile.
pub async fn checkpoint(writer: &Pool) -> sqlx::Result<bool> {
    let mut writer = writer.acquire().await?;
    let timeout = |limit: Duration| format!("PRAGMA busy_timeout = {}", limit.as_millis());
    sqlx::query(&timeout(CHECKPOINT_LIMIT)).execute(&mut *writer).await?;
    let done = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await;
    sqlx::query(&timeout(BUSY_LIMIT)).execute(&mut *writer).await?;
    let (busy, ..): (i64, i64, i64) = done?;
    Ok(busy == 0)
}

/// Adds `IN (values)` to a query, with all values as one parameter.
///
/// # Errors
/// Never for numbers.
pub fn push_in(query: &mut QueryBuilder<'_>, values: &[i64]) -> sqlx::Result<()> {
    query.push(" IN (SELECT value FROM json_each(").push_bind(json(&values)?).push("))");
    Ok(())
}

/// Whether the database has this table.
pub async fn has_table(db: &mut Conn, name: &str) -> sqlx::Result<bool> {
    let row: Option<(String,)> = sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1")
        .bind(name)
        .fetch_optional(db)
        .await?;
    Ok(row.is_some())
}

/// Whether the database could not serve just now: nobody got a connection in time, another program holds it, the disk is
/// full, read-only or fails. By the primary result codes (<https://sqlite.org/rescode.html>).
pub fn is_passing(error: &sqlx::Error) -> bool {
    const BUSY: u32 = 5;
    const LOCKED: u32 = 6;
    const READONLY: u32 = 8;
    const IOERR: u32 = 10;
    const FULL: u32 = 13;
    const CANTOPEN: u32 = 14;
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(database) => database
            .code()
            .is_some_and(|code| matches!(primary(&code), Some(BUSY | LOCKED | READONLY | IOERR | FULL | CANTOPEN))),
        _ => false,
    }
}

/// The primary result code: the low byte of an extended one.
fn primary(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().map(|code| code & 0xff)
}
