//! How whoever complained can be reached, and what is erased of complaints.

use domain::api::ComplaintContact;
use domain::language::Language;
use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::ComplaintId;
use crate::db::engine::Conn;

/// How whoever complained can be reached, and in which language if that is known; none where nobody knows.
pub async fn contact(db: &mut Conn, id: ComplaintId) -> sqlx::Result<Option<(ComplaintContact, Option<Language>)>> {
    let sql = "SELECT name, email, mobile, language FROM complaint_contacts WHERE complaint = $1";
    let row: Option<(String, String, String, Option<String>)> =
        sqlx::query_as(sql).bind(id.0).fetch_optional(db).await?;
    Ok(row.map(|(name, email, mobile, language)| {
        (ComplaintContact { name, email, mobile }, language.as_deref().and_then(Language::parse))
    }))
}

/// Stores how whoever complained can be reached, and in which language, if it is known.
///
/// # Errors
/// a unique violation when that is stored already.
pub async fn insert_contact(
    db: &mut Conn,
    id: ComplaintId,
    contact: &ComplaintContact,
    language: Option<Language>,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO complaint_contacts (complaint, name, email, mobile, language) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id.0)
    .bind(&contact.name)
    .bind(&contact.email)
    .bind(&contact.mobile)
    .bind(language.map(Language::tag))
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the contacts of complaints that ended before then. Returns how many.
pub async fn delete_contacts(db: &mut Conn, ended_before: Timestamp) -> sqlx::Result<u64> {
    let done = sqlx::query(
        "DELETE FROM complaint_contacts WHERE complaint IN
         (SELECT id FROM complaints WHERE stage IN ('closed', 'withdrawn') AND since < $1)",
    )
    .bind(ended_before.0)
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// At most `limit` of the agency's complaints that ended before then and still have personal data.
pub async fn expired(
    db: &mut Conn,
    agency: &AgencyId,
    ended_before: Timestamp,
    limit: u32,
) -> sqlx::Result<Vec<ComplaintId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM complaints WHERE agency = $1 AND NOT open AND stage IN ('closed', 'withdrawn') AND since < $2
         AND erased_at IS NULL ORDER BY since LIMIT $3",
    )
    .bind(&agency.0)
    .bind(ended_before.0)
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| ComplaintId(id)).collect())
}

/// Erases words, contact and files of a complaint. Returns the ids of the files, whose bytes can be deleted.
pub async fn erase(db: &mut Conn, id: ComplaintId, now: Timestamp) -> sqlx::Result<Vec<String>> {
    for table in ["complaint_texts", "complaint_contacts"] {
        sqlx::query(&format!("DELETE FROM {table} WHERE complaint = $1")).bind(id.0).execute(&mut *db).await?;
    }
    let files: Vec<(String,)> = sqlx::query_as("DELETE FROM complaint_files WHERE complaint = $1 RETURNING id")
        .bind(id.0)
        .fetch_all(&mut *db)
        .await?;
    sqlx::query("UPDATE complaints SET erased_at = $1 WHERE id = $2").bind(now.0).bind(id.0).execute(db).await?;
    Ok(files.into_iter().map(|(file,)| file).collect())
}
