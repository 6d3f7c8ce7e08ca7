//! Requests that were carried out, by the key their client gave them: a repeated request is one act.

use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::engine::Conn;

/// What a key was used for before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviousUse {
    /// Never.
    No,
    /// The very same request, about the renewal of this reference: answer as then.
    Same {
        /// Reference number.
        reference: String,
    },
    /// Another request.
    Other,
}

/// Looks the key up. To be called in the transaction that carries the request out.
pub async fn previous_use(db: &mut Conn, person: PersonId, key: &str, digest: &str) -> sqlx::Result<PreviousUse> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT digest, reference FROM idempotency WHERE person = $1 AND key = $2")
            .bind(person.0)
            .bind(key)
            .fetch_optional(db)
            .await?;
    Ok(match row {
        None => PreviousUse::No,
        Some((known, reference)) if known == digest => PreviousUse::Same { reference },
        Some(_) => PreviousUse::Other,
    })
}

/// Records that the request was carried out.
pub async fn remember(
    db: &mut Conn,
    person: PersonId,
    key: &str,
    digest: &str,
    reference: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO idempotency (person, key, digest, reference, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(person.0)
        .bind(key)
        .bind(digest)
        .bind(reference)
        .bind(now.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes requests older than that.
pub async fn forget_before(db: &mut Conn, then: Timestamp) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM idempotency WHERE at < $1").bind(then.0).execute(db).await?;
    Ok(())
}
