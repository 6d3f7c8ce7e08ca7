//! Renewals that wait for their holders: filed by an officer, or at a given step.

use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use super::engine::Conn;
use super::renewals::{COLUMNS, RenewalRow, Row, renewal};

/// Renewals that this officer filed and the holder has not confirmed, longest waiting first.
pub async fn filed_by(db: &mut Conn, officer: PersonId, limit: u32) -> sqlx::Result<Vec<RenewalRow>> {
    let sql = format!("{COLUMNS} WHERE filed_by = $1 AND open = TRUE AND awaits_confirmation ORDER BY since LIMIT $2");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(officer.0).bind(i64::from(limit)).fetch_all(db).await?;
    Ok(rows.into_iter().map(renewal).collect())
}

/// The agency's renewals at this step of a version of its standard, longest waiting first.
pub async fn at_step(
    db: &mut Conn,
    agency: &AgencyId,
    (standard, step): (&Digest, &str),
    limit: u32,
) -> sqlx::Result<Vec<RenewalRow>> {
    let sql =
        format!("{COLUMNS} WHERE agency = $1 AND step = $2 AND standard = $3 AND open = TRUE ORDER BY since LIMIT $4");
    let rows = sqlx::query_as(&sql).bind(&agency.0).bind(step).bind(&standard.0).bind(i64::from(limit));
    let rows: Vec<Row> = rows.fetch_all(db).await?;
    Ok(rows.into_iter().map(renewal).collect())
}

/// The agency's renewals that were filed and wait for their holders since a moment in `[from, to)`.
pub async fn filed_since(
    db: &mut Conn,
    agency: &AgencyId,
    (from, to): (Timestamp, Timestamp),
) -> sqlx::Result<Vec<RenewalRow>> {
    let sql = format!("{COLUMNS} WHERE agency = $1 AND awaits_confirmation AND since >= $2 AND since < $3");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(&agency.0).bind(from.0).bind(to.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(renewal).collect())
}

/// The agency's renewals that are at this step of a version of its standard since a moment in `[from, to)`.
pub async fn at_step_since(
    db: &mut Conn,
    agency: &AgencyId,
    (standard, step): (&Digest, &str),
    (from, to): (Timestamp, Timestamp),
) -> sqlx::Result<Vec<RenewalRow>> {
    let sql = format!(
        "{COLUMNS} WHERE agency = $1 AND step = $2 AND standard = $3 AND open = TRUE AND since >= $4 AND since < $5"
    );
    let rows = sqlx::query_as(&sql).bind(&agency.0).bind(step).bind(&standard.0).bind(from.0).bind(to.0);
    let rows: Vec<Row> = rows.fetch_all(db).await?;
    Ok(rows.into_iter().map(renewal).collect())
}
