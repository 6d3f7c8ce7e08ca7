//! Warnings to administrators that a certificate of the authority ends.

use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::engine::Conn;

/// Records a warning; false if the last one of this end was sent less than `pause` seconds ago.
pub async fn record(
    db: &mut Conn,
    agency: &AgencyId,
    end: Timestamp,
    now: Timestamp,
    pause: i64,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO authority_warnings (agency, ends_at, sent_at) VALUES ($1, $2, $3)
         ON CONFLICT (agency, ends_at) DO UPDATE SET sent_at = excluded.sent_at WHERE authority_warnings.sent_at <= $4",
    )
    .bind(&agency.0)
    .bind(end.0)
    .bind(now.0)
    .bind(now.plus_seconds(-pause).0)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}
