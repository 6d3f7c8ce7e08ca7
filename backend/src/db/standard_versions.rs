//! Versions of service standards: what the renewals that were submitted under them are read by.

use domain::moment::Timestamp;
use domain::renewal::Digest;
use domain::standard::{AgencyId, ServiceStandard};

use super::codec::json;
use super::engine::Conn;

/// Inserts a version, unless it is on record.
pub async fn insert(
    db: &mut Conn,
    digest: &Digest,
    agency: &AgencyId,
    standard: &ServiceStandard,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO standard_versions (digest, agency, content, recorded_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (digest) DO NOTHING",
    )
    .bind(&digest.0)
    .bind(&agency.0)
    .bind(json(standard)?)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Every version on record: its digest and its content, as JSON.
pub async fn all(db: &mut Conn) -> sqlx::Result<Vec<(Digest, String)>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT digest, content FROM standard_versions ORDER BY recorded_at, digest")
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|(digest, content)| (Digest(digest), content)).collect())
}

/// The versions under which open renewals were submitted: agency and digest, with each step at which one of them stands; none
/// for the holder's turn.
pub async fn of_open_renewals(db: &mut Conn) -> sqlx::Result<Vec<(AgencyId, Digest, Option<String>)>> {
    let sql = "SELECT DISTINCT agency, standard, step FROM renewals WHERE open = TRUE ORDER BY agency, standard, step";
    let rows: Vec<(String, String, Option<String>)> = sqlx::query_as(sql).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(agency, digest, step)| (AgencyId(agency), Digest(digest), step)).collect())
}
