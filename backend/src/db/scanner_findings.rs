//! What the scanner found in uploads that were refused.

use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::engine::Conn;

/// What the scanner found in one upload.
#[derive(Clone, Debug)]
pub struct Finding {
    /// When.
    pub at: Timestamp,
    /// The scanner's own name for it.
    pub signature: String,
    /// Whether it is known malware; otherwise only a heuristic speaks against the file.
    pub known: bool,
}

/// Records a finding.
pub async fn insert(
    db: &mut Conn,
    agency: &AgencyId,
    signature: &str,
    known: bool,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO scanner_findings (agency, at, signature, known) VALUES ($1, $2, $3, $4)")
        .bind(&agency.0)
        .bind(now.0)
        .bind(signature)
        .bind(known)
        .execute(db)
        .await?;
    Ok(())
}

/// The agency's latest findings, the newest first.
pub async fn latest(db: &mut Conn, agency: &AgencyId, limit: i64) -> sqlx::Result<Vec<Finding>> {
    let rows: Vec<(i64, String, bool)> = sqlx::query_as(
        "SELECT at, signature, known FROM scanner_findings WHERE agency = $1 ORDER BY at DESC, id DESC LIMIT $2",
    )
    .bind(&agency.0)
    .bind(limit)
    .fetch_all(db)
    .await?;
    let finding = |(at, signature, known)| Finding { at: Timestamp(at), signature, known };
    Ok(rows.into_iter().map(finding).collect())
}

/// Deletes those from before then; how many.
pub async fn delete_before(db: &mut Conn, before: Timestamp) -> sqlx::Result<u64> {
    let done = sqlx::query("DELETE FROM scanner_findings WHERE at < $1").bind(before.0).execute(db).await?;
    Ok(done.rows_affected())
}
