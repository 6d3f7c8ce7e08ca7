//! Delegation during leave, and the officers of an agency with it.

use std::collections::BTreeMap;

use domain::delegation::DelegationDays;
use domain::moment::{Date, Timestamp};
use domain::renewal::{Actor, PersonId};
use domain::standard::{AgencyId, Role};

use super::engine::Conn;
use super::roles;

/// As whom a person may act.
#[derive(Clone, Debug, Default)]
pub struct ActingRoles {
    /// Own roles.
    pub roles: Vec<Role>,
    /// The colleagues in whose place, with the roles that come over: all but the administrator's.
    pub stands_in: Vec<(PersonId, Vec<Role>)>,
}

/// As whom this person may act on that day. Both sides of a delegation must still be of the agency in which it was made, and
/// in office.
pub async fn acting_roles(db: &mut Conn, person: PersonId, today: Date) -> sqlx::Result<ActingRoles> {
    let rows: Vec<(Option<i64>, String)> = sqlx::query_as(
        "SELECT NULL AS place, r.role FROM roles r JOIN people p ON p.id = r.person AND p.agency = r.agency
         WHERE r.person = $1
         UNION
         SELECT d.from_person AS place, r.role FROM delegations d
         JOIN people f ON f.id = d.from_person AND f.agency = d.agency
         JOIN people t ON t.id = d.to_person AND t.agency = d.agency
         JOIN roles r ON r.person = d.from_person AND r.agency = d.agency
         WHERE d.to_person = $1 AND d.first_day <= $2 AND d.last_day >= $2 AND d.ended_at IS NULL
           AND EXISTS (SELECT 1 FROM roles o WHERE o.person = d.to_person AND o.agency = d.agency)
         ORDER BY place, role",
    )
    .bind(person.0)
    .bind(today.to_string())
    .fetch_all(db)
    .await?;
    let mut acting = ActingRoles::default();
    for (place, role) in rows {
        let Some(role) = Role::parse(&role) else { continue };
        match place.map(PersonId) {
            None => acting.roles.push(role),
            Some(_) if !comes_over(role) => {}
            Some(place) => match acting.stands_in.last_mut().filter(|(last, _)| *last == place) {
                Some((_, roles)) => roles.push(role),
                None => acting.stands_in.push((place, vec![role])),
            },
        }
    }
    Ok(acting)
}

/// An officer of an agency.
#[derive(Clone, Debug)]
pub struct OfficerRow {
    /// As `decide` knows them today.
    pub actor: Actor,
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Official e-mail.
    pub email: String,
    /// Own roles.
    pub roles: Vec<Role>,
}

/// Everybody who holds an office at the agency, by name, with whom they stand in for on that day.
pub async fn officers(db: &mut Conn, agency: &AgencyId, today: Date) -> sqlx::Result<Vec<OfficerRow>> {
    let officers = roles::in_office(db, agency).await?;
    let delegated: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT DISTINCT from_person, to_person FROM delegations
         WHERE agency = $1 AND first_day <= $2 AND last_day >= $2 AND ended_at IS NULL ORDER BY from_person",
    )
    .bind(&agency.0)
    .bind(today.to_string())
    .fetch_all(db)
    .await?;
    let held: BTreeMap<PersonId, Vec<Role>> =
        officers.iter().map(|officer| (officer.id, handed_over(&officer.roles))).collect();
    let place = |from: i64| Some((PersonId(from), held.get(&PersonId(from))?.clone()));
    Ok(officers
        .into_iter()
        .map(|roles::Officer { id, name, email, roles, .. }| {
            let places = delegated.iter().filter(|(_, to)| *to == id.0).filter_map(|(from, _)| place(*from));
            let stands_in = places.filter(|(_, roles)| !roles.is_empty()).collect();
            let actor = Actor::Person { id, agency: agency.clone(), roles: roles.clone(), stands_in };
            OfficerRow { actor, id, name, email, roles }
        })
        .collect())
}

fn handed_over(roles: &[Role]) -> Vec<Role> {
    roles.iter().copied().filter(|role| comes_over(*role)).collect()
}

/// Whether who stands in for somebody has this role of theirs, too.
fn comes_over(role: Role) -> bool {
    role != Role::Administrator
}

/// A delegation.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DelegationRow {
    /// Key.
    pub id: i64,
    /// Who is on leave.
    pub from_person: i64,
    /// Name of who is on leave.
    pub from_name: String,
    /// Who stands in.
    pub to_person: i64,
    /// Name of who stands in.
    pub to_name: String,
    /// First day.
    pub first_day: String,
    /// Last day.
    pub last_day: String,
}

impl DelegationRow {
    /// Its days.
    ///
    /// # Errors
    /// For a row that this program did not write.
    pub fn days(&self) -> sqlx::Result<DelegationDays> {
        let date = |text: &str| Date::parse(text).ok_or_else(|| sqlx::Error::Decode("no date".into()));
        Ok(DelegationDays { first: date(&self.first_day)?, last: date(&self.last_day)? })
    }
}

const COLUMNS: &str = "SELECT d.id, d.from_person, f.name AS from_name, d.to_person, t.name AS to_name, d.first_day, \
                       d.last_day FROM delegations d JOIN people f ON f.id = d.from_person \
                       JOIN people t ON t.id = d.to_person WHERE d.ended_at IS NULL AND d.agency = $1 ";

/// The agency's delegations that are not over, soonest first.
pub async fn not_over(db: &mut Conn, agency: &AgencyId, today: Date) -> sqlx::Result<Vec<DelegationRow>> {
    sqlx::query_as(&format!("{COLUMNS} AND d.last_day >= $2 ORDER BY d.first_day, d.last_day, d.id"))
        .bind(&agency.0)
        .bind(today.to_string())
        .fetch_all(db)
        .await
}

/// One of the agency's delegations, unless it was ended.
pub async fn get(db: &mut Conn, agency: &AgencyId, id: i64) -> sqlx::Result<Option<DelegationRow>> {
    sqlx::query_as(&format!("{COLUMNS} AND d.id = $2")).bind(&agency.0).bind(id).fetch_optional(db).await
}

/// A delegation as the administration's log knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recorded {
    /// At which agency.
    pub agency: AgencyId,
    /// Whose place it is.
    pub from: PersonId,
    /// Who stands in.
    pub to: PersonId,
    /// When it was given, or ended.
    pub at: Timestamp,
}

/// Every delegation, as it was given, and when it was ended before its last day.
pub async fn all(db: &mut Conn) -> sqlx::Result<Vec<(Recorded, Option<Timestamp>)>> {
    let rows: Vec<(String, i64, i64, i64, Option<i64>)> =
        sqlx::query_as("SELECT agency, from_person, to_person, made_at, ended_at FROM delegations")
            .fetch_all(db)
            .await?;
    let read = |(agency, from, to, at, ended): (_, _, _, _, Option<i64>)| {
        let given = Recorded { agency: AgencyId(agency), from: PersonId(from), to: PersonId(to), at: Timestamp(at) };
        (given, ended.map(Timestamp))
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Makes a delegation.
pub async fn insert(
    db: &mut Conn,
    agency: &AgencyId,
    from: PersonId,
    to: PersonId,
    days: DelegationDays,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO delegations (agency, from_person, to_person, first_day, last_day, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&agency.0)
    .bind(from.0)
    .bind(to.0)
    .bind(days.first.to_string())
    .bind(days.last.to_string())
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Ends a delegation before its last day.
pub async fn end(db: &mut Conn, id: i64, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE delegations SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL")
        .bind(now.0)
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}
