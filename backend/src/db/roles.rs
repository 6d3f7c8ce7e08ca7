//! Roles: who holds an office at an agency.

use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use super::engine::Conn;

/// A person with their roles.
#[derive(Clone, Debug)]
pub struct Officer {
    /// Key.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Official e-mail.
    pub email: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Whether the account was activated.
    pub activated: bool,
}

/// Everybody in office at the agency, by name.
pub async fn in_office(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<Officer>> {
    let rows: Vec<(i64, String, String, bool, String)> = sqlx::query_as(
        "SELECT p.id, p.name, p.email, p.password_hash IS NOT NULL, r.role
         FROM roles r JOIN people p ON p.id = r.person AND p.agency = r.agency
         WHERE r.agency = $1 ORDER BY p.name, p.id, r.role",
    )
    .bind(&agency.0)
    .fetch_all(db)
    .await?;
    let mut officers: Vec<Officer> = Vec::new();
    for (id, name, email, activated, role) in rows {
        let (id, role) = (PersonId(id), Role::parse(&role));
        match officers.last_mut().filter(|officer| officer.id == id) {
            Some(officer) => officer.roles.extend(role),
            None => officers.push(Officer { id, name, email, activated, roles: role.into_iter().collect() }),
        }
    }
    Ok(officers)
}

/// Takes a role.
pub async fn take_role(db: &mut Conn, person: PersonId, agency: &AgencyId, role: Role) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM roles WHERE person = $1 AND agency = $2 AND role = $3")
        .bind(person.0)
        .bind(&agency.0)
        .bind(role.as_str())
        .execute(db)
        .await?;
    Ok(())
}

/// Whether anybody of the agency holds this role.
pub async fn any_with(db: &mut Conn, agency: &AgencyId, role: Role) -> sqlx::Result<bool> {
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
