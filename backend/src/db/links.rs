//! Links in mails: random, stored as digest, one purpose, one use, an end.

use domain::renewal::PersonId;
use sqlx::Row;

use super::engine::Conn;

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Setting the password: first activation or forgotten.
    Password,
    /// Freezing the account: "this was not me".
    NotMe,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::NotMe => "not_me",
        }
    }
}

/// Stores a new link.
pub async fn insert(
    db: &mut Conn,
    token: &[u8],
    person: PersonId,
    purpose: Purpose,
    now: i64,
    expires_at: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO links (token_sha256, person, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(token)
    .bind(person.0)
    .bind(purpose.as_str())
    .bind(now)
    .bind(expires_at)
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// Whose link it is, if it can still be used for this.
pub async fn owner(db: &mut Conn, token: &[u8], purpose: Purpose, now: i64) -> Result<Option<PersonId>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT person FROM links WHERE token_sha256 = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
    );
    let row = row.bind(token).bind(purpose.as_str()).bind(now).fetch_optional(&mut *db).await?;
    row.map(|row| row.try_get("person").map(PersonId)).transpose()
}

/// Marks a link as used.
pub async fn mark_used(db: &mut Conn, token: &[u8], now: i64) -> Result<(), sqlx::Error> {
    let sql = "UPDATE links SET used_at = $1 WHERE token_sha256 = $2";
    sqlx::query(sql).bind(now).bind(token).execute(db).await?;
    Ok(())
}
