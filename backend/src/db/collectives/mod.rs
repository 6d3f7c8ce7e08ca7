//! Collective renewals. Their members stand in [`members`], who can be invited in [`nominees`].

pub mod members;
pub mod nominees;

use domain::collective::Collective;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::engine::Conn;

/// A collective renewal as it is kept.
#[derive(Clone, Debug)]
pub struct CollectiveRow {
    /// Key.
    pub id: i64,
    /// What the rules see.
    pub collective: Collective,
    /// The unit.
    pub unit: String,
    /// Who started it.
    pub started_by: PersonId,
    /// Who recommends.
    pub head: PersonId,
    /// What the officer wrote to the members.
    pub note: String,
    /// When it was started.
    pub started_at: Timestamp,
    /// When the head was last mailed that requests wait.
    pub head_told_at: Option<Timestamp>,
}

/// A new collective renewal.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// At which agency.
    pub agency: &'a AgencyId,
    /// The unit.
    pub unit: &'a str,
    /// Who starts it.
    pub started_by: PersonId,
    /// Who recommends.
    pub head: PersonId,
    /// What the officer writes to the members.
    pub note: &'a str,
    /// When it ends by itself.
    pub ends_at: Timestamp,
}

type Raw = (i64, String, String, i64, i64, String, i64, i64, Option<i64>, Option<i64>);

const COLUMNS: &str = "SELECT id, agency, unit, started_by, head, note, started_at, ends_at, ended_at, head_told_at
                       FROM collective_renewals";

fn row((id, agency, unit, started_by, head, note, started_at, ends_at, ended_at, told): Raw) -> CollectiveRow {
    let (ends_at, ended_at) = (Timestamp(ends_at), ended_at.map(Timestamp));
    CollectiveRow {
        id,
        collective: Collective { agency: AgencyId(agency), ends_at, ended_at },
        unit,
        started_by: PersonId(started_by),
        head: PersonId(head),
        note,
        started_at: Timestamp(started_at),
        head_told_at: told.map(Timestamp),
    }
}

/// Stores a new one. Returns its key.
pub async fn insert(db: &mut Conn, new: &New<'_>, now: Timestamp) -> sqlx::Result<i64> {
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO collective_renewals (agency, unit, started_by, head, note, started_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
    )
    .bind(&new.agency.0)
    .bind(new.unit)
    .bind(new.started_by.0)
    .bind(new.head.0)
    .bind(new.note)
    .bind(now.0)
    .bind(new.ends_at.0)
    .fetch_one(db)
    .await?;
    Ok(id)
}

/// The one of this key.
pub async fn get(db: &mut Conn, id: i64) -> sqlx::Result<Option<CollectiveRow>> {
    let found: Option<Raw> = sqlx::query_as(&format!("{COLUMNS} WHERE id = $1")).bind(id).fetch_optional(db).await?;
    Ok(found.map(row))
}

/// The agency's, the latest first, at most `limit`.
pub async fn of_agency(db: &mut Conn, agency: &AgencyId, limit: u32) -> sqlx::Result<Vec<CollectiveRow>> {
    let rows: Vec<Raw> = sqlx::query_as(&format!("{COLUMNS} WHERE agency = $1 ORDER BY id DESC LIMIT $2"))
        .bind(&agency.0)
        .bind(i64::from(limit))
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(row).collect())
}

/// The open ones of all agencies.
pub async fn open(db: &mut Conn, now: Timestamp) -> sqlx::Result<Vec<CollectiveRow>> {
    let rows: Vec<Raw> = sqlx::query_as(&format!("{COLUMNS} WHERE ended_at IS NULL AND ends_at > $1 ORDER BY id"))
        .bind(now.0)
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(row).collect())
}

/// The latest one to which this person was invited and of which they were not left out; an open one before all others.
pub async fn of_member(db: &mut Conn, person: PersonId, now: Timestamp) -> sqlx::Result<Option<CollectiveRow>> {
    let found: Option<Raw> = sqlx::query_as(&format!(
        "{COLUMNS} WHERE id IN (SELECT collective FROM collective_members WHERE person = $1 AND left_out_at IS NULL)
         ORDER BY CASE WHEN ended_at IS NULL AND ends_at > $2 THEN 0 ELSE 1 END, id DESC LIMIT 1"
    ))
    .bind(person.0)
    .bind(now.0)
    .fetch_optional(db)
    .await?;
    Ok(found.map(row))
}

/// Those for whose head a request waits that was made after the head's last mail, with how many wait.
pub async fn with_news_for_head(db: &mut Conn, now: Timestamp) -> sqlx::Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT c.id FROM collective_renewals c WHERE EXISTS
         (SELECT 1 FROM recommendation_requests r WHERE r.collective = c.id AND r.answer IS NULL AND r.withdrawn_at IS NULL
          AND r.expires_at > $1 AND (c.head_told_at IS NULL OR r.asked_at > c.head_told_at)) ORDER BY c.id",
    )
    .bind(now.0)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes that an officer ended it.
pub async fn end(db: &mut Conn, id: i64, now: Timestamp) -> sqlx::Result<()> {
    set(db, "ended_at", id, now).await
}

/// Notes that the head was mailed.
pub async fn head_told(db: &mut Conn, id: i64, now: Timestamp) -> sqlx::Result<()> {
    set(db, "head_told_at", id, now).await
}

async fn set(db: &mut Conn, column: &str, id: i64, now: Timestamp) -> sqlx::Result<()> {
    let sql = format!("UPDATE collective_renewals SET {column} = $1 WHERE id = $2");
    sqlx::query(&sql).bind(now.0).bind(id).execute(db).await?;
    Ok(())
}

/// Deletes those that ended before then, with their members. Requests made in them stay as they are. Returns how many.
pub async fn delete_ended_before(db: &mut Conn, then: Timestamp) -> sqlx::Result<u64> {
    const OVER: &str = "(SELECT id FROM collective_renewals WHERE COALESCE(ended_at, ends_at) < $1)";
    for sql in [
        format!("UPDATE recommendation_requests SET collective = NULL WHERE collective IN {OVER}"),
        format!("DELETE FROM collective_members WHERE collective IN {OVER}"),
    ] {
        sqlx::query(&sql).bind(then.0).execute(&mut *db).await?;
    }
    let sql = "DELETE FROM collective_renewals WHERE COALESCE(ended_at, ends_at) < $1";
    Ok(sqlx::query(sql).bind(then.0).execute(db).await?.rows_affected())
}
