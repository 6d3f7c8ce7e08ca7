//! Drafts: the holder's answers so far, one draft a person.

use domain::journey::Draft;
use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::codec::{from_json, json, number};
use super::engine::Conn;
use super::renewals::RenewalId;

/// A draft with its lock.
#[derive(Clone, Debug, Default)]
pub struct DraftRow {
    /// 0 before the first answer; one more with every change.
    pub version: u32,
    /// The answers.
    pub draft: Draft,
    /// The returned renewal that it completes.
    pub completes: Option<RenewalId>,
}

/// The person's draft; none before the first answer.
pub async fn get(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<DraftRow>> {
    Ok(get_with_time(db, person).await?.map(|(row, _)| row))
}

/// The person's draft with the time of its last change.
pub async fn get_with_time(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<(DraftRow, Timestamp)>> {
    let row: Option<(i64, String, Option<i64>, i64)> =
        sqlx::query_as("SELECT version, draft, completes, updated_at FROM drafts WHERE person = $1")
            .bind(person.0)
            .fetch_optional(db)
            .await?;
    row.map(|(version, draft, completes, at)| {
        let completes = completes.map(RenewalId);
        Ok((DraftRow { version: number(version)?, draft: from_json(&draft)?, completes }, Timestamp(at)))
    })
    .transpose()
}

/// Stores the draft under the next version, which is set in `row`. Must be called in the transaction that read it.
pub async fn put(db: &mut Conn, person: PersonId, row: &mut DraftRow, now: Timestamp) -> sqlx::Result<()> {
    row.version += 1;
    sqlx::query(
        "INSERT INTO drafts (person, version, draft, completes, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person) DO UPDATE SET version = excluded.version, draft = excluded.draft,
         completes = excluded.completes, updated_at = excluded.updated_at",
    )
    .bind(person.0)
    .bind(i64::from(row.version))
    .bind(json(&row.draft)?)
    .bind(row.completes.map(|id| id.0))
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the draft and the codes sent for it.
pub async fn delete(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM drafts WHERE person = $1").bind(person.0).execute(&mut *db).await?;
    super::email_codes::delete(db, person).await
}

/// Voids the codes sent to a new e-mail address, and the confirmation that the draft has from an earlier one.
pub async fn void_email_code(db: &mut Conn, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    super::email_codes::delete(db, person).await?;
    if let Some(mut row) = get(db, person).await?
        && row.draft.confirmed_email.take().is_some()
    {
        put(db, person, &mut row, now).await?;
    }
    Ok(())
}
