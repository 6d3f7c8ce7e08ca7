//! The database as it is at one moment, only to be read: nothing is created, migrated or folded, whether a program serves
//! from it meanwhile or not.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{Conn, MIGRATIONS};

/// One read transaction on a connection of its own.
#[derive(Debug)]
pub struct Snapshot {
    connection: Conn,
    file: PathBuf,
    /// The file's state when it was opened; none if the program that uses it guards it by locks.
    unguarded: Option<Stamp>,
}

type Stamp = (u64, Option<SystemTime>);

/// Why there is nothing to be read.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// There is no file, or an empty one.
    #[error("there is no database at {0}: nothing to read. Is PERBARUI_DATA the right folder?")]
    Missing(PathBuf),
    /// Another program's, or one whose making was broken off.
    #[error("{0} is no database of Perbarui")]
    Foreign(PathBuf),
    /// Its tables are those of another version of this program.
    #[error(
        "the database {file} is of another version of Perbarui (its tables: {found}, this program's: {known}): use the \
         program that it belongs to"
    )]
    OtherVersion {
        /// Which file.
        file: PathBuf,
        /// The last step that brought its tables up to date.
        found: i64,
        /// The last one that this program knows.
        known: i64,
    },
    /// A read failed.
    #[error("database: {0}")]
    Query(#[from] sqlx::Error),
}

impl Snapshot {
    /// Opens a file that is there, whatever is in it.
    ///
    /// Where no program uses the file there is no write-ahead log beside it, and none is made: see [`Snapshot::is_stale`].
    pub async fn open(file: &Path) -> Result<Self, SnapshotError> {
        let stamp = stamp(file).filter(|(bytes, _)| *bytes > 0);
        let stamp = stamp.ok_or_else(|| SnapshotError::Missing(file.to_owned()))?;
        let unguarded = (!is_in_use(file)).then_some(stamp);
        let options = SqliteConnectOptions::new()
            .filename(file)
            .read_only(true)
            .immutable(unguarded.is_some())
            .busy_timeout(Duration::from_secs(10));
        let mut connection = options.connect().await?;
        sqlx::query("BEGIN").execute(&mut connection).await?;
        Ok(Self { connection, file: file.to_owned(), unguarded })
    }

    /// The same, if its tables are this program's.
    pub async fn open_known(file: &Path) -> Result<Self, SnapshotError> {
        let mut snapshot = Self::open(file).await?;
        let applied: Result<Vec<(i64,)>, _> =
            sqlx::query_as("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version")
                .fetch_all(snapshot.connection())
                .await;
        let applied = match applied {
            Err(sqlx::Error::Database(_)) => return Err(SnapshotError::Foreign(file.to_owned())),
            applied => applied?,
        };
        let known: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        if !applied.iter().map(|(version,)| version).eq(&known) {
            let found = applied.last().map_or(0, |(version,)| *version);
            let known = known.last().copied().unwrap_or_default();
            return Err(SnapshotError::OtherVersion { file: file.to_owned(), found, known });
        }
        Ok(snapshot)
    }

    /// What to read with.
    pub fn connection(&mut self) -> &mut Conn {
        &mut self.connection
    }

    /// Whether a program began to use the file while it was read without locks, so that what was read may not hold
    /// together: read it again then.
    pub fn is_stale(&self) -> bool {
        self.unguarded.is_some() && (is_in_use(&self.file) || stamp(&self.file) != self.unguarded)
    }

    /// Gives the file back.
    pub async fn close(self) -> sqlx::Result<()> {
        self.connection.close().await
    }
}

/// Whether the file's write-ahead log lies beside it: it does as long as a program has the file open, and after a crash.
fn is_in_use(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    PathBuf::from(log).exists()
}

fn stamp(file: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file)?;
    Some((metadata.len(), metadata.modified().ok()))
}
