//! Secret addresses under which calendars fetch a holder's dates. Stored as digests; one a person.

use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::engine::Conn;

/// Stores the person's address in the place of the one before.
pub async fn put(db: &mut Conn, person: PersonId, secret: &[u8], now: Timestamp) -> sqlx::Result<()> {
    delete(db, person).await?;
    sqlx::query("INSERT INTO calendar_feeds (person, secret_sha256, made_at) VALUES ($1, $2, $3)")
        .bind(person.0)
        .bind(secret)
        .bind(now.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Forgets the person's address, if there is one.
pub async fn delete(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM calendar_feeds WHERE person = $1").bind(person.0).execute(db).await?;
    Ok(())
}

/// When the person's address was made; none if there is none.
pub async fn made_at(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT made_at FROM calendar_feeds WHERE person = $1")
        .bind(person.0)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|(at,)| Timestamp(at)))
}

/// Whose address it is.
pub async fn owner(db: &mut Conn, secret: &[u8]) -> sqlx::Result<Option<PersonId>> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT person FROM calendar_feeds WHERE secret_sha256 = $1")
        .bind(secret)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|(id,)| PersonId(id)))
}
