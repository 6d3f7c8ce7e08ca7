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
