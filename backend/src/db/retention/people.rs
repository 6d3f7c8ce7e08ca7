//! Erasing the personal data of people who are inactive for years. The row is kept: events and certificates refer to its key.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::db::engine::Conn;
use crate::db::search_index;

/// At most `limit` of the agency's people who have no role and had none, no case that is kept, no valid certificate and none
/// that ended after `before`, no draft and no session, and were entered before then. Only `person`, if it is given.
pub async fn inactive(
    db: &mut Conn,
    agency: &AgencyId,
    before: Timestamp,
    person: Option<PersonId>,
    limit: u32,
) -> sqlx::Result<Vec<PersonId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT p.id FROM people p
         WHERE p.agency = $1 AND p.erased_at IS NULL AND p.created_at < $2 AND ($3 IS NULL OR p.id = $3)
           AND NOT EXISTS (SELECT 1 FROM renewals r WHERE r.holder = p.id AND r.erased_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.person = p.id
                           AND (c.ended_at >= $2 OR (c.ended_at IS NULL AND c.not_after >= $2)))
           AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.person = p.id)
           AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.person = p.id)
           AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.person = p.id)
           AND NOT EXISTS (SELECT 1 FROM account_edits e WHERE e.person = p.id AND e.role_at IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM renewals r WHERE r.filed_by = p.id AND r.erased_at IS NULL)
         LIMIT $4",
    )
    .bind(&agency.0)
    .bind(before.0)
    .bind(person.map(|person| person.0))
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
}

/// Erases what is known of a person. The address that takes the e-mail's place is none that anybody can type at log-in.
pub async fn erase(db: &mut Conn, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    search_index::delete(db, person).await?;
    for sql in [
        "DELETE FROM outbox WHERE recipient = (SELECT email FROM people WHERE id = $1)",
        "DELETE FROM devices WHERE person = $1",
        "DELETE FROM authenticators WHERE person = $1",
        "DELETE FROM recovery_codes WHERE person = $1",
        "DELETE FROM passkeys WHERE person = $1",
        "DELETE FROM passkey_challenges WHERE person = $1",
        "DELETE FROM links WHERE person = $1",
        "DELETE FROM calendar_feeds WHERE person = $1",
        "DELETE FROM text_messages WHERE person = $1",
        "DELETE FROM login_codes WHERE challenge_sha256 IN (SELECT challenge_sha256 FROM challenges WHERE person = $1)",
        "DELETE FROM challenges WHERE person = $1",
        "DELETE FROM access_log WHERE person = $1",
        "DELETE FROM idempotency WHERE person = $1",
        "DELETE FROM issuance_holds WHERE person = $1",
        "DELETE FROM collective_members WHERE person = $1",
        "DELETE FROM keys WHERE person = $1",
        "UPDATE certificates SET subject = NULL, der = NULL, chain = NULL WHERE person = $1",
        "UPDATE people SET name = '', nik = '', nip = NULL, email = 'ERASED ' || id, mobile = '', province = '',
         agency_name = '', unit = '', position = '', rank = NULL, password_hash = NULL,
         language = NULL, language_chosen = FALSE, text_messages = FALSE WHERE id = $1",
    ] {
        sqlx::query(sql).bind(person.0).execute(&mut *db).await?;
    }
    sqlx::query("UPDATE people SET erased_at = $1 WHERE id = $2").bind(now.0).bind(person.0).execute(db).await?;
    Ok(())
}
