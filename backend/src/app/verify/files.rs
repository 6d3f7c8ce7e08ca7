//! Verifies that each file exists with the bytes that its row names.

use std::path::Path;

use super::{Report, VerifyError};
use crate::db::Conn;
use crate::db::Snapshot;
use crate::db::verify::{self as rows, FileRow};
use crate::infra::file_store::{IntegrityError, Store};

/// Reads every file named by a row.
pub(super) async fn check_all(
    db: &mut Conn,
    store: &Store,
    database: &Path,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let mut after = String::new();
    loop {
        let page = rows::all_files(db, &after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.clone();
        for row in page {
            report.files += 1;
            report.file_bytes += row.size.unsigned_abs();
            let size = row.size.unsigned_abs();
            let Some(why) = read_back(store, &row.id, size, &row.sha256).await? else { continue };
            // A serving program may have deleted it since the snapshot.
            if is_there(database, &row).await? {
                let of = row.renewal.map_or_else(|| "of a draft".to_owned(), |id| format!("of renewal number {id}"));
                report.fault(format_args!("file {} ({} {of})", row.id, row.purpose), why);
            }
        }
    }
}

/// Reads a file and returns what is wrong with its bytes, if anything is.
pub(super) async fn read_back(
    store: &Store,
    id: &str,
    size: u64,
    sha256: &str,
) -> Result<Option<&'static str>, VerifyError> {
    let (store, id, sha256) = (store.clone(), id.to_owned(), sha256.to_owned());
    let read = move || store.open_verified(&id, size, &sha256).map(drop);
    match tokio::task::spawn_blocking(read).await.map_err(std::io::Error::other)? {
        Ok(()) => Ok(None),
        Err(IntegrityError::Gone) => Ok(Some("its bytes are gone")),
        Err(IntegrityError::Changed) => Ok(Some("its bytes are not those that were sent")),
        Err(IntegrityError::Io(error)) => Err(error.into()),
    }
}

async fn is_there(database: &Path, row: &FileRow) -> Result<bool, VerifyError> {
    let mut snapshot = Snapshot::open(database).await?;
    let there = rows::has_file(snapshot.connection(), &row.id).await?;
    snapshot.close().await?;
    Ok(there)
}
