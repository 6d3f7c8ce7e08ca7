//! What administrators set in the place of their service standard's own values.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::settings::AgencySettings;
use domain::standard::AgencyId;

use super::codec::{from_json, json, number};
use super::engine::Conn;

/// Every agency's settings; an error where the stored ones can't be read.
pub async fn all(db: &mut Conn) -> sqlx::Result<Vec<(AgencyId, sqlx::Result<AgencySettings>)>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT agency, settings FROM settings ORDER BY agency").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(agency, text)| (AgencyId(agency), from_json(&text))).collect())
}

/// The version of an agency's settings; 0 where none are stored.
pub async fn version(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<u32> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT version FROM settings WHERE agency = $1").bind(&agency.0).fetch_optional(db).await?;
    row.map_or(Ok(0), |(version,)| number(version))
}

/// The versions of all stored settings.
pub async fn versions(db: &mut Conn) -> sqlx::Result<Vec<(AgencyId, u32)>> {
    let rows: Vec<(String, i64)> = sqlx::query_as("SELECT agency, version FROM settings").fetch_all(db).await?;
    rows.into_iter().map(|(agency, version)| Ok((AgencyId(agency), number(version)?))).collect()
}

/// Stores an agency's settings under this version. To be called in the transaction that read the one before.
pub async fn put(
    db: &mut Conn,
    agency: &AgencyId,
    version: u32,
    settings: &AgencySettings,
    by: PersonId,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO settings (agency, version, settings, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency) DO UPDATE SET version = excluded.version, settings = excluded.settings,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at",
    )
    .bind(&agency.0)
    .bind(i64::from(version))
    .bind(json(settings)?)
    .bind(by.0)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}
