//! Which agencies' administrators were warned of which end of the authority's certificates, and when.

use domain::moment::Timestamp;
use domain::standard::AgencyId;
use sqlx::SqliteConnection;

/// Notes a warning; false if the last one of this end was sent less than `pause` seconds ago.
pub async fn note(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    end: Timestamp,
    now: Timestamp,
    pause: i64,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO authority_warnings (agency, ends_at, sent_at) VALUES ($1, $2, $3)
         ON CONFLICT (agency, ends_at) DO UPDATE SET sent_at = $3 WHERE sent_at <= $3 - $4",
    )
    .bind(&agency.0)
    .bind(end.0)
    .bind(now.0)
    .bind(pause)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}
