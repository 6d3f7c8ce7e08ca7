//! Files that passed inspection. Their bytes are in the file store.

use domain::journey::FileInfo;
use domain::moment::Timestamp;
use domain::person::FilePurpose;
use domain::renewal::PersonId;

use super::codec::{from_json, from_word, json, number, word};
use super::engine::Conn;
use super::renewals::RenewalId;

/// A file and to whom it belongs.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// What people see of it.
    pub info: FileInfo,
    /// Whose.
    pub person: PersonId,
    /// The renewal it was sent with; none while it belongs to a draft.
    pub renewal: Option<RenewalId>,
}

type Row = (String, String, String, i64, i64, String, String, String, i64, Option<i64>);

const COLUMNS: &str =
    "SELECT id, purpose, name, size, pages, media_type, sha256, signatures, person, renewal FROM files";

fn stored(
    (id, purpose, name, size, pages, media_type, sha256, signatures, person, renewal): Row,
) -> sqlx::Result<StoredFile> {
    let info = FileInfo {
        id,
        purpose: from_word(&purpose)?,
        name,
        size: size.unsigned_abs(),
        pages: number(pages)?,
        media_type,
        sha256,
        signatures: from_json(&signatures)?,
    };
    Ok(StoredFile { info, person: PersonId(person), renewal: renewal.map(RenewalId) })
}

/// Records an accepted file, whose bytes are safe on the disk already.
pub async fn insert(db: &mut Conn, person: PersonId, file: &FileInfo, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO files (id, person, purpose, name, size, pages, media_type, sha256, signatures, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&file.id)
    .bind(person.0)
    .bind(word(&file.purpose)?)
    .bind(&file.name)
    .bind(i64::try_from(file.size).unwrap_or(i64::MAX))
    .bind(i64::from(file.pages))
    .bind(&file.media_type)
    .bind(&file.sha256)
    .bind(json(&file.signatures)?)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// The file with this id.
pub async fn get(db: &mut Conn, id: &str) -> sqlx::Result<Option<StoredFile>> {
    let row: Option<Row> = sqlx::query_as(&format!("{COLUMNS} WHERE id = $1")).bind(id).fetch_optional(db).await?;
    row.map(stored).transpose()
}

/// All files that were ever sent with a renewal, latest first.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<FileInfo>> {
    let sql = format!("{COLUMNS} WHERE renewal = $1 ORDER BY accepted_at DESC");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(renewal.0).fetch_all(db).await?;
    rows.into_iter().map(|row| stored(row).map(|file| file.info)).collect()
}

/// Gives a file to the renewal it is sent with.
pub async fn attach(db: &mut Conn, id: &str, renewal: RenewalId) -> sqlx::Result<()> {
    sqlx::query("UPDATE files SET renewal = $1 WHERE id = $2").bind(renewal.0).bind(id).execute(db).await?;
    Ok(())
}

/// Deletes a file that was never sent. True if it was deleted, so that its bytes can be deleted too.
pub async fn discard(db: &mut Conn, id: &str) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM files WHERE id = $1 AND renewal IS NULL").bind(id).execute(db).await?;
    Ok(done.rows_affected() > 0)
}

/// Deletes all files of a person that were never sent, except letters that the person uploaded as an officer. Returns their
/// ids, so that the bytes can be deleted too.
pub async fn discard_unsent(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<String>> {
    let ids: Vec<(String,)> =
        sqlx::query_as("DELETE FROM files WHERE person = $1 AND renewal IS NULL AND purpose <> $2 RETURNING id")
            .bind(person.0)
            .bind(word(&FilePurpose::FiledLetter)?)
            .fetch_all(db)
            .await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
