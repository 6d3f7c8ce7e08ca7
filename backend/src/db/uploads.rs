//! Uploads under way: which chunks have arrived. One a person and purpose.

use domain::moment::Timestamp;
use domain::person::FilePurpose;
use domain::renewal::PersonId;

use super::codec::{from_word, number, word};
use super::engine::Conn;

/// An upload under way or completed.
#[derive(Clone, Debug)]
pub struct UploadRow {
    /// Random; also the name in quarantine.
    pub id: String,
    /// Whose.
    pub person: PersonId,
    /// What the file is for.
    pub purpose: FilePurpose,
    /// As the device calls it.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// As announced, lower-case hex.
    pub sha256: String,
    /// The accepted file, once completed.
    pub file: Option<String>,
}

type Row = (String, i64, String, String, i64, String, Option<String>);

const COLUMNS: &str = "SELECT id, person, purpose, name, size, sha256, file FROM uploads";

fn upload((id, person, purpose, name, size, sha256, file): Row) -> sqlx::Result<UploadRow> {
    let (person, purpose, size) = (PersonId(person), from_word(&purpose)?, size.unsigned_abs());
    Ok(UploadRow { id, person, purpose, name, size, sha256, file })
}

/// Records that an upload was begun.
///
/// # Errors
/// there must be no other for this purpose.
pub async fn insert(db: &mut Conn, new: &UploadRow, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO uploads (id, person, purpose, name, size, sha256, begun_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&new.id)
    .bind(new.person.0)
    .bind(word(&new.purpose)?)
    .bind(&new.name)
    .bind(i64::try_from(new.size).unwrap_or(i64::MAX))
    .bind(&new.sha256)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// The person's upload with this id.
pub async fn get(db: &mut Conn, person: PersonId, id: &str) -> sqlx::Result<Option<UploadRow>> {
    let row: Option<Row> = sqlx::query_as(&format!("{COLUMNS} WHERE id = $1 AND person = $2"))
        .bind(id)
        .bind(person.0)
        .fetch_optional(db)
        .await?;
    row.map(upload).transpose()
}

/// The person's upload for this purpose.
pub async fn of_purpose(db: &mut Conn, person: PersonId, purpose: FilePurpose) -> sqlx::Result<Option<UploadRow>> {
    let row: Option<Row> = sqlx::query_as(&format!("{COLUMNS} WHERE person = $1 AND purpose = $2"))
        .bind(person.0)
        .bind(word(&purpose)?)
        .fetch_optional(db)
        .await?;
    row.map(upload).transpose()
}

/// The person's uploads for the own draft that are not complete: at most one for each purpose.
pub async fn stopped(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<UploadRow>> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "{COLUMNS} WHERE person = $1 AND purpose <> $2 AND file IS NULL ORDER BY begun_at, id"
    ))
    .bind(person.0)
    .bind(word(&FilePurpose::FiledLetter)?)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(upload).collect()
}

/// Numbers of the chunks that have arrived, in order.
pub async fn chunks(db: &mut Conn, id: &str) -> sqlx::Result<Vec<u32>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT number FROM chunks WHERE upload = $1 ORDER BY number").bind(id).fetch_all(db).await?;
    rows.into_iter().map(|(chunk,)| number(chunk)).collect()
}

/// Records that a chunk has arrived. Its bytes must be on the disk already. False if the upload was deleted meanwhile.
pub async fn add_chunk(db: &mut Conn, id: &str, number: u32) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO chunks (upload, number) SELECT id, $2 FROM uploads WHERE id = $1
         ON CONFLICT (upload, number) DO UPDATE SET number = excluded.number",
    )
    .bind(id)
    .bind(i64::from(number))
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Records which file the upload became.
pub async fn complete(db: &mut Conn, id: &str, file: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE uploads SET file = $1 WHERE id = $2").bind(file).bind(id).execute(db).await?;
    Ok(())
}

/// Deletes an upload.
pub async fn delete(db: &mut Conn, id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM uploads WHERE id = $1").bind(id).execute(db).await?;
    Ok(())
}

/// Deletes a person's uploads for the own draft. Returns their ids.
pub async fn delete_all(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<String>> {
    let ids: Vec<(String,)> = sqlx::query_as("DELETE FROM uploads WHERE person = $1 AND purpose <> $2 RETURNING id")
        .bind(person.0)
        .bind(word(&FilePurpose::FiledLetter)?)
        .fetch_all(db)
        .await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Deletes uploads begun before then. Returns their ids.
pub async fn delete_begun_before(db: &mut Conn, then: Timestamp) -> sqlx::Result<Vec<String>> {
    let ids: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM uploads WHERE begun_at < $1").bind(then.0).fetch_all(&mut *db).await?;
    sqlx::query("DELETE FROM uploads WHERE begun_at < $1").bind(then.0).execute(db).await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Whether anybody's upload has this id.
pub async fn exists(db: &mut Conn, id: &str) -> sqlx::Result<bool> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT size FROM uploads WHERE id = $1").bind(id).fetch_optional(db).await?;
    Ok(row.is_some())
}
