//! Deletes abandoned uploads and orphaned files.

use domain::moment::DAY;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{complaint_files, files, filings, idempotency, uploads};
use crate::infra::file_store::Store;

/// Days that idempotency keys are kept.
const REQUEST_KEY_DAYS: i64 = 7;

/// Deletes uploads begun and letters not filed for more than a day, old idempotency keys, and bytes older than a day
/// without a row.
pub async fn sweep(app: &App) -> Result<(), Error> {
    let store = Store::new(&app.config.data);
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let given_up = uploads::delete_begun_before(&mut tx, now.plus_days(-1)).await?;
    let unfiled = filings::discard_unfiled_before(&mut tx, now.plus_days(-1)).await?;
    idempotency::forget_before(&mut tx, now.plus_days(-REQUEST_KEY_DAYS)).await?;
    tx.commit().await?;
    for file in unfiled {
        store.drop_file(&file);
    }
    for upload in given_up {
        store.drop_upload(&upload);
    }

    let old_store = store.clone();
    let old = tokio::task::spawn_blocking(move || old_store.older_than(DAY.unsigned_abs())).await??;
    let mut db = app.db.read().acquire().await?;
    for path in old {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path == store.accepted(name) {
            if files::get(&mut db, name).await?.is_none() && !complaint_files::exists(&mut db, name).await? {
                store.drop_file(name);
            }
        } else if !uploads::exists(&mut db, name).await? {
            store.drop_upload(name);
        }
    }
    Ok(())
}
