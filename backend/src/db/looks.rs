//! Who looked at whose data (UU 27/2022: the holder may know).

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use sqlx::SqliteConnection;

use super::word::json;

/// Notes that an officer looked at these people's data: a look for each place in the list.
pub async fn note_all(
    db: &mut SqliteConnection,
    people: &[PersonId],
    officer: PersonId,
    what: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let people: Vec<i64> = people.iter().map(|person| person.0).collect();
    sqlx::query("INSERT INTO looks (person, officer, at, what) SELECT value, ?, ?, ? FROM json_each(?)")
        .bind(officer.0)
        .bind(now.0)
        .bind(what)
        .bind(json(&people)?)
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

/// When the officer last looked at this of the person, after then.
pub async fn last(
    db: &mut SqliteConnection,
    person: PersonId,
    officer: PersonId,
    what: &str,
    then: Timestamp,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let (at,): (Option<i64>,) =
        sqlx::query_as("SELECT MAX(at) FROM looks WHERE person = ? AND officer = ? AND what = ? AND at > ?")
            .bind(person.0)
            .bind(officer.0)
            .bind(what)
            .bind(then.0)
            .fetch_one(&mut *db)
            .await?;
    Ok(at.map(Timestamp))
}
