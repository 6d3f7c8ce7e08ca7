//! Files on the disk: each is there with the bytes that its row tells of.

use std::path::Path;

use super::{Report, VerifyError};
use crate::db::Conn;
use crate::db::Snapshot;
use crate::db::verify::{self as rows, FileRow};
use crate::infra::file_store::{Store, Unsound};

/// Reads every file that a row names.
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
            let (store, wanted) = (store.clone(), row.clone());
            let read = move || store.open_sound(&wanted.id, wanted.size.unsigned_abs(), &wanted.sha256).map(drop);
            let read = tokio::task::spawn_blocking(read).await.map_err(std::io::Error::other)?;
            let why = match read {
                Ok(()) => continue,
                Err(Unsound::Gone) => "its bytes are gone",
                Err(Unsound::Changed) => "its bytes are not those that were sent",
                Err(Unsound::Io(error)) => return Err(error.into()),
            };
            // The program that serves meanwhile may have let it go since the snapshot.
            if is_there(database, &row).await? {
                let of = row.renewal.map_or_else(|| "of a draft".to_owned(), |id| format!("of renewal number {id}"));
                report.fault(format_args!("file {} ({} {of})", row.id, row.purpose), why);
            }
        }
    }
}

async fn is_there(database: &Path, row: &FileRow) -> Result<bool, VerifyError> {
    let mut snapshot = Snapshot::open(database).await?;
    let there = rows::has_file(snapshot.connection(), &row.id).await?;
    snapshot.close().await?;
    Ok(there)
}
