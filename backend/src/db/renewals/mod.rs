//! Renewals for lists: a projection of the events, written in the same transaction.

mod projection;

use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

pub use self::projection::{Projection, StageName, WaitsFor, project};
use super::engine::{Conn, QueryBuilder, push_in};

/// Key of a renewal's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenewalId(pub i64);

/// Which renewal it is; all else comes from its events.
#[derive(Clone, Debug)]
pub struct RenewalRow {
    /// Key of the row.
    pub id: RenewalId,
    /// As people name it.
    pub reference: String,
    /// At which agency.
    pub agency: AgencyId,
    /// The version of the agency's standard under which it was submitted.
    pub standard: Digest,
    /// Whose.
    pub holder: PersonId,
}

pub(super) type Row = (i64, String, String, String, i64);

pub(super) const COLUMNS: &str = "SELECT id, reference, agency, standard, holder FROM renewals";

pub(super) fn renewal((id, reference, agency, standard, holder): Row) -> RenewalRow {
    RenewalRow {
        id: RenewalId(id),
        reference,
        agency: AgencyId(agency),
        standard: Digest(standard),
        holder: PersonId(holder),
    }
}

/// The renewal of this reference.
pub async fn find(db: &mut Conn, reference: &str) -> sqlx::Result<Option<RenewalRow>> {
    let row: Option<Row> =
        sqlx::query_as(&format!("{COLUMNS} WHERE reference = $1")).bind(reference).fetch_optional(db).await?;
    Ok(row.map(renewal))
}

/// The renewal of this key.
///
/// # Errors
/// when there is none.
pub async fn get(db: &mut Conn, id: RenewalId) -> sqlx::Result<RenewalRow> {
    let row: Row = sqlx::query_as(&format!("{COLUMNS} WHERE id = $1")).bind(id.0).fetch_one(db).await?;
    Ok(renewal(row))
}

/// All of a holder's renewals, latest first.
pub async fn of_holder(db: &mut Conn, holder: PersonId) -> sqlx::Result<Vec<RenewalRow>> {
    let rows: Vec<Row> =
        sqlx::query_as(&format!("{COLUMNS} WHERE holder = $1 ORDER BY id DESC")).bind(holder.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(renewal).collect())
}

/// Whether the holder has a renewal that may still change.
pub async fn any_open(db: &mut Conn, holder: PersonId) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT id FROM renewals WHERE holder = $1 AND open = TRUE")
        .bind(holder.0)
        .fetch_optional(db)
        .await?;
    Ok(row.is_some())
}

/// Inserts the row of a new renewal, with its agency and the version of its standard. [`project`] fills it.
///
/// # Errors
/// a unique violation when the reference is taken.
pub async fn insert(
    db: &mut Conn,
    reference: &str,
    (agency, standard): (&AgencyId, &Digest),
    holder: PersonId,
    now: Timestamp,
) -> sqlx::Result<RenewalRow> {
    let row: Row = sqlx::query_as(
        "INSERT INTO renewals
         (reference, agency, standard, holder, version, stage, step, since, due, taken_by, submitted_at, received, open)
         VALUES ($1, $2, $3, $4, 0, 'at', NULL, $5, NULL, NULL, $5, FALSE, TRUE)
         RETURNING id, reference, agency, standard, holder",
    )
    .bind(reference)
    .bind(&agency.0)
    .bind(&standard.0)
    .bind(holder.0)
    .bind(now.0)
    .fetch_one(&mut *db)
    .await?;
    let row = renewal(row);
    super::search_index::insert(db, row.id.0, agency, holder).await?;
    Ok(row)
}

/// Some of the agency's renewals that may still change, by their keys, behind `after`.
pub async fn open_after(
    db: &mut Conn,
    agency: &AgencyId,
    after: Option<RenewalId>,
    limit: u32,
) -> sqlx::Result<Vec<RenewalRow>> {
    let sql = format!("{COLUMNS} WHERE agency = $1 AND open = TRUE AND id > $2 ORDER BY id LIMIT $3");
    let rows = sqlx::query_as(&sql).bind(&agency.0).bind(after.map_or(0, |id| id.0)).bind(i64::from(limit));
    let rows: Vec<Row> = rows.fetch_all(db).await?;
    Ok(rows.into_iter().map(renewal).collect())
}

/// Updates when the present wait ends.
pub async fn set_due(db: &mut Conn, id: RenewalId, due: Option<Timestamp>) -> sqlx::Result<()> {
    sqlx::query("UPDATE renewals SET due = $1 WHERE id = $2").bind(due.map(|at| at.0)).bind(id.0).execute(db).await?;
    Ok(())
}

/// Updates the end of the holder's present certificate in the row of an open renewal.
pub(super) async fn set_certificate_ends(db: &mut Conn, holders: &[PersonId]) -> sqlx::Result<()> {
    let holders: Vec<i64> = holders.iter().map(|holder| holder.0).collect();
    let mut query = QueryBuilder::new(
        "UPDATE renewals SET certificate_ends =
         (SELECT c.not_after FROM certificates c WHERE c.person = renewals.holder ORDER BY c.id DESC LIMIT 1)
         WHERE open = TRUE AND holder",
    );
    push_in(&mut query, &holders)?;
    query.build().execute(db).await?;
    Ok(())
}

/// When this holder's `nth` latest renewal after then was submitted; none if there are fewer.
pub async fn nth_latest(
    db: &mut Conn,
    holder: PersonId,
    (then, now): (Timestamp, Timestamp),
    nth: u32,
) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT submitted_at FROM renewals WHERE holder = $1 AND submitted_at > $2 AND submitted_at <= $4
         ORDER BY id DESC LIMIT 1 OFFSET $3",
    )
    .bind(holder.0)
    .bind(then.0)
    .bind(i64::from(nth.saturating_sub(1)))
    .bind(now.0)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(at,)| Timestamp(at)))
}
