//! Who looked at whose data (UU 27/2022: the holder may know).

use domain::access::Seen;
use domain::moment::{DAY, Timestamp, Zone};
use domain::renewal::PersonId;
use domain::standard::Role;
use sqlx::{SqliteConnection, SqliteExecutor};

use super::word::{from_json, from_word, json, word};

/// An officer saw data of these people.
#[derive(Clone, Debug)]
pub struct NewLook {
    /// Whose; a look for each entry.
    pub people: Vec<PersonId>,
    /// Who.
    pub officer: PersonId,
    /// The roles in which the officer could see it.
    pub roles: Vec<Role>,
    /// What.
    pub seen: Seen,
    /// When.
    pub at: Timestamp,
}

/// What one officer saw of one person's data, in the same way on the same day.
#[derive(Clone, Debug)]
pub struct LookRow {
    /// When last.
    pub at: Timestamp,
    /// How often on that day.
    pub times: i64,
    /// The roles in which the officer could see it.
    pub roles: Vec<Role>,
    /// What.
    pub seen: Seen,
}

/// Notes it.
pub async fn note(db: &mut SqliteConnection, look: &NewLook) -> Result<(), sqlx::Error> {
    let people: Vec<i64> = look.people.iter().map(|person| person.0).collect();
    sqlx::query("INSERT INTO looks (person, officer, at, what, roles) SELECT value, ?, ?, ?, ? FROM json_each(?)")
        .bind(look.officer.0)
        .bind(look.at.0)
        .bind(word(&look.seen)?)
        .bind(json(&look.roles)?)
        .bind(json(&people)?)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// The latest looks at a person's data, at most `limit`: those of one officer at the same on one day of `zone` are one.
pub async fn of_person(
    db: impl SqliteExecutor<'_>,
    person: PersonId,
    zone: Zone,
    limit: i64,
) -> Result<Vec<LookRow>, sqlx::Error> {
    let rows: Vec<(i64, i64, String, String)> = sqlx::query_as(
        "SELECT MAX(at), COUNT(*), roles, what FROM looks WHERE person = $1
         GROUP BY (at + $2) / $3, officer, roles, what ORDER BY MAX(at) DESC, what LIMIT $4",
    )
    .bind(person.0)
    .bind(zone.offset())
    .bind(DAY)
    .bind(limit)
    .fetch_all(db)
    .await?;
    let look = |(at, times, roles, seen): (i64, i64, String, String)| {
        Ok(LookRow { at: Timestamp(at), times, roles: from_json(&roles)?, seen: from_word(&seen)? })
    };
    rows.into_iter().map(look).collect()
}

/// Whether such a look was noted after then.
pub async fn noted_since(
    db: &mut SqliteConnection,
    person: PersonId,
    officer: PersonId,
    seen: Seen,
    then: Timestamp,
) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT id FROM looks WHERE person = ? AND officer = ? AND what = ? AND at > ? LIMIT 1")
        .bind(person.0)
        .bind(officer.0)
        .bind(word(&seen)?)
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
    seen: Seen,
    then: Timestamp,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let (at,): (Option<i64>,) =
        sqlx::query_as("SELECT MAX(at) FROM looks WHERE person = ? AND officer = ? AND what = ? AND at > ?")
            .bind(person.0)
            .bind(officer.0)
            .bind(word(&seen)?)
            .bind(then.0)
            .fetch_one(&mut *db)
            .await?;
    Ok(at.map(Timestamp))
}
