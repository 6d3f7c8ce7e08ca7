//! Delegation during leave.

use domain::moment::Date;
use domain::renewal::PersonId;
use domain::standard::Role;
use sqlx::SqliteExecutor;

use super::people;

/// The colleagues whom this person stands in for on that day, with the roles that come over: all but the administrator's.
pub async fn in_force(
    db: impl SqliteExecutor<'_> + Copy,
    person: PersonId,
    today: Date,
) -> sqlx::Result<Vec<(PersonId, Vec<Role>)>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT DISTINCT from_person FROM delegations
         WHERE to_person = $1 AND first_day <= $2 AND last_day >= $2 AND ended_at IS NULL ORDER BY from_person",
    )
    .bind(person.0)
    .bind(today.to_string())
    .fetch_all(db)
    .await?;
    let mut places = Vec::new();
    for (from,) in rows {
        let mut roles = people::roles(db, PersonId(from)).await?;
        roles.retain(|role| *role != Role::Administrator);
        places.push((PersonId(from), roles));
    }
    Ok(places)
}
