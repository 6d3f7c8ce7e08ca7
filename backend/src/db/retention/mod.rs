//! Erasing the personal data of cases that are over. Events are kept: they hold none.

pub mod people;

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::renewals::RenewalId;
use super::{drafts, files, keys, recommendations, uploads};
use crate::db::engine::Conn;

/// At most `limit` of the agency's cases that ended before then and were not erased, oldest first.
pub async fn expired(db: &mut Conn, agency: &AgencyId, before: Timestamp, limit: u32) -> sqlx::Result<Vec<RenewalId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM renewals WHERE agency = $1 AND NOT open AND erased_at IS NULL AND since < $2
         ORDER BY since LIMIT $3",
    )
    .bind(&agency.0)
    .bind(before.0)
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| RenewalId(id)).collect())
}

/// Erases what was written and sent in a case; the ids of its files, whose bytes can go after the commit.
pub async fn erase(db: &mut Conn, renewal: RenewalId, now: Timestamp) -> sqlx::Result<Vec<String>> {
    let files: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM files WHERE renewal = $1").bind(renewal.0).fetch_all(&mut *db).await?;
    for sql in [
        "DELETE FROM files WHERE renewal = $1",
        "DELETE FROM notes WHERE renewal = $1",
        "DELETE FROM messages WHERE renewal = $1",
        "DELETE FROM changes WHERE renewal = $1",
        "DELETE FROM drafts WHERE completes = $1",
        "DELETE FROM keys WHERE renewal = $1",
        "DELETE FROM old_key_proofs WHERE renewal = $1",
        "UPDATE orders SET subject = '' WHERE renewal = $1 AND done",
    ] {
        sqlx::query(sql).bind(renewal.0).execute(&mut *db).await?;
    }
    recommendations::erase(db, renewal).await?;
    let sql = "UPDATE renewals SET erased_at = $1, unread = FALSE WHERE id = $2";
    sqlx::query(sql).bind(now.0).bind(renewal.0).execute(db).await?;
    Ok(files.into_iter().map(|(id,)| id).collect())
}

/// At most `limit` cases that are erased, but for a certificate that is not valid any more.
pub async fn expired_certificates(db: &mut Conn, now: Timestamp, limit: u32) -> sqlx::Result<Vec<RenewalId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT r.id FROM renewals r JOIN certificates c ON c.renewal = r.id
         WHERE r.erased_at IS NOT NULL AND (c.ended_at IS NOT NULL OR c.not_after < $1)
           AND (c.subject IS NOT NULL OR c.der IS NOT NULL OR c.chain IS NOT NULL) LIMIT $2",
    )
    .bind(now.0)
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| RenewalId(id)).collect())
}

/// Erases what the certificate of a case says about its holder. Number, validity and state are kept.
pub async fn forget_certificate(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<()> {
    let sql = "UPDATE certificates SET subject = NULL, der = NULL, chain = NULL WHERE renewal = $1";
    sqlx::query(sql).bind(renewal.0).execute(db).await?;
    Ok(())
}

/// At most `limit` people whose draft was not touched since then. Drafts that complete a case go with the case.
pub async fn stale_drafts(db: &mut Conn, before: Timestamp, limit: u32) -> sqlx::Result<Vec<PersonId>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT person FROM drafts WHERE completes IS NULL AND updated_at < $1 LIMIT $2")
            .bind(before.0)
            .bind(i64::from(limit))
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
}

/// Deletes a person's draft with its key pair, uploads, files and requests for a recommendation; the ids of these two, whose bytes can go after the commit.
pub async fn delete_draft(db: &mut Conn, person: PersonId) -> sqlx::Result<(Vec<String>, Vec<String>)> {
    drafts::delete(db, person).await?;
    recommendations::discard_unsent(db, person).await?;
    keys::discard(db, person).await?;
    Ok((uploads::delete_all(db, person).await?, files::discard_unsent(db, person).await?))
}

/// Deletes at most `limit` accesses to data of the agency's people from before then, the oldest first; how many.
pub async fn delete_accesses(db: &mut Conn, agency: &AgencyId, before: Timestamp, limit: u32) -> sqlx::Result<u64> {
    let done = sqlx::query(
        "DELETE FROM access_log WHERE id IN
         (SELECT l.id FROM access_log l JOIN people p ON p.id = l.person WHERE l.at < $1 AND p.agency = $2
          ORDER BY l.at LIMIT $3)",
    )
    .bind(before.0)
    .bind(&agency.0)
    .bind(i64::from(limit))
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Deletes devices on which nobody logged in since then. Returns how many.
pub async fn delete_devices(db: &mut Conn, before: Timestamp) -> sqlx::Result<u64> {
    let sql = "DELETE FROM devices WHERE COALESCE(used_at, created_at) < $1";
    Ok(sqlx::query(sql).bind(before.0).execute(db).await?.rows_affected())
}
