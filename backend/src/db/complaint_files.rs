//! Files of complaints that passed inspection. Their bytes are in the file store.

use domain::moment::Timestamp;

use super::codec::number;
use super::complaints::ComplaintId;
use super::engine::Conn;

/// A file of a complaint.
#[derive(Clone, Debug)]
pub struct ComplaintFileRow {
    /// Random; also the name in the store.
    pub id: String,
    /// As the device called it.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Pages.
    pub pages: u32,
    /// Media type.
    pub media_type: String,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}

type Row = (String, String, i64, i64, String, String);

const COLUMNS: &str = "SELECT id, name, size, pages, media_type, sha256 FROM complaint_files";

fn file((id, name, size, pages, media_type, sha256): Row) -> sqlx::Result<ComplaintFileRow> {
    Ok(ComplaintFileRow { id, name, size: size.unsigned_abs(), pages: number(pages)?, media_type, sha256 })
}

/// Records an accepted file, whose bytes are safe on the disk already.
pub async fn insert(db: &mut Conn, complaint: ComplaintId, new: &ComplaintFileRow, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO complaint_files (id, complaint, name, size, pages, media_type, sha256, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&new.id)
    .bind(complaint.0)
    .bind(&new.name)
    .bind(i64::try_from(new.size).unwrap_or(i64::MAX))
    .bind(i64::from(new.pages))
    .bind(&new.media_type)
    .bind(&new.sha256)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// The files of a complaint, in the order in which they came.
pub async fn of(db: &mut Conn, complaint: ComplaintId) -> sqlx::Result<Vec<ComplaintFileRow>> {
    let sql = format!("{COLUMNS} WHERE complaint = $1 ORDER BY accepted_at, id");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(complaint.0).fetch_all(db).await?;
    rows.into_iter().map(file).collect()
}

/// Every file of every complaint behind `after`, by their ids; at most 100.
pub async fn all(db: &mut Conn, after: &str) -> sqlx::Result<Vec<ComplaintFileRow>> {
    let sql = format!("{COLUMNS} WHERE id > $1 ORDER BY id LIMIT 100");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(after).fetch_all(db).await?;
    rows.into_iter().map(file).collect()
}

/// Whether there is a file with this id.
pub async fn exists(db: &mut Conn, id: &str) -> sqlx::Result<bool> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT size FROM complaint_files WHERE id = $1").bind(id).fetch_optional(db).await?;
    Ok(row.is_some())
}
