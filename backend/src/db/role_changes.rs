//! Officers with their roles, and the log of roles given and taken.

use domain::api::OfficerRow;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};
use sqlx::SqliteConnection;

use crate::roles::By;

/// Everybody in office at the agency, by name.
pub async fn in_office(db: &mut SqliteConnection, agency: &AgencyId) -> sqlx::Result<Vec<OfficerRow>> {
    let rows: Vec<(i64, String, String, bool, String)> = sqlx::query_as(
        "SELECT p.id, p.name, p.email, CASE WHEN p.password_hash IS NULL THEN 0 ELSE 1 END, r.role
         FROM roles r JOIN people p ON p.id = r.person AND p.agency = r.agency
         WHERE r.agency = $1 ORDER BY p.name, p.id, r.role",
    )
    .bind(&agency.0)
    .fetch_all(db)
    .await?;
    let mut officers: Vec<OfficerRow> = Vec::new();
    for (id, name, email, activated, role) in rows {
        let (id, role) = (PersonId(id), Role::parse(&role));
        match officers.last_mut().filter(|officer| officer.id == id) {
            Some(officer) => officer.roles.extend(role),
            None => officers.push(OfficerRow { id, name, email, activated, roles: role.into_iter().collect() }),
        }
    }
    Ok(officers)
}

/// A line of the log.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    /// Unix seconds.
    pub at: i64,
    /// Who did it.
    pub by_name: String,
    /// To whom.
    pub officer_name: String,
    /// Which role.
    pub role: String,
    /// Given; otherwise taken.
    pub given: bool,
}

/// The latest changes of roles at the agency, newest first.
pub async fn latest(db: &mut SqliteConnection, agency: &AgencyId, most: u32) -> sqlx::Result<Vec<Line>> {
    sqlx::query_as(
        "SELECT c.at, b.name AS by_name, o.name AS officer_name, c.role, c.given
         FROM role_changes c JOIN people b ON b.id = c.by_person JOIN people o ON o.id = c.person
         WHERE c.agency = $1 ORDER BY c.id DESC LIMIT $2",
    )
    .bind(&agency.0)
    .bind(most)
    .fetch_all(db)
    .await
}

/// Notes that a role was given or taken.
pub async fn log(db: &mut SqliteConnection, by: &By, officer: PersonId, role: Role, given: bool) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO role_changes (agency, person, role, given, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&by.agency.0)
    .bind(officer.0)
    .bind(role.as_str())
    .bind(given)
    .bind(by.person.0)
    .bind(by.now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a role.
pub async fn take_role(db: &mut SqliteConnection, person: PersonId, agency: &AgencyId, role: Role) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM roles WHERE person = $1 AND agency = $2 AND role = $3")
        .bind(person.0)
        .bind(&agency.0)
        .bind(role.as_str())
        .execute(db)
        .await?;
    Ok(())
}

/// Whether anybody of the agency holds this role.
pub async fn any_with(db: &mut SqliteConnection, agency: &AgencyId, role: Role) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT r.person FROM roles r JOIN people p ON p.id = r.person AND p.agency = r.agency
         WHERE r.agency = $1 AND r.role = $2 LIMIT 1",
    )
    .bind(&agency.0)
    .bind(role.as_str())
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}
