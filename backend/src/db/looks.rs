//! Who looked at whose data (UU 27/2022: the holder may know).

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use sqlx::SqliteConnection;

/// Notes that an officer looked at a person's data.
pub async fn note(
    db: &mut SqliteConnection,
    person: PersonId,
    officer: PersonId,
    what: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO looks (person, officer, at, what) VALUES (?, ?, ?, ?)")
        .bind(person.0)
        .bind(officer.0)
        .bind(now.0)
        .bind(what)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Whether such a look was noted after then.
pub async fn noted_since(
    db: &mut SqliteConnection,
    person: PersonId,
    officer: PersonId,
    what: &str,
    then: Timestamp,
) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT id FROM looks WHERE person = ? AND officer = ? AND what = ? AND at > ? LIMIT 1")
        .bind(person.0)
        .bind(officer.0)
        .bind(what)
        .bind(then.0)
        .fetch_optional(&mut *db)
        .await?;
    Ok(row.is_some())
}
