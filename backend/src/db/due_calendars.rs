//! By which calendar each agency's due times were computed.

use domain::standard::AgencyId;

use super::engine::Conn;

/// The digest of the calendar; none before the first time.
pub async fn get(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT digest FROM due_calendars WHERE agency = $1").bind(&agency.0).fetch_optional(db).await?;
    Ok(row.map(|(digest,)| digest))
}

/// Remembers it in the place of the one before.
pub async fn put(db: &mut Conn, agency: &AgencyId, digest: &str) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO due_calendars (agency, digest) VALUES ($1, $2) ON CONFLICT (agency) DO UPDATE SET digest = $2",
    )
    .bind(&agency.0)
    .bind(digest)
    .execute(db)
    .await?;
    Ok(())
}
