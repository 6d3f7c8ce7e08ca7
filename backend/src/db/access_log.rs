//! Which officer saw whose data, and at which terminal an account was opened (UU 27/2022: the holder may know).

use domain::access::AccessedData;
use domain::moment::{DAY, Timestamp, Zone};
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};
use domain::terminal::TerminalId;

use super::codec::{from_json, from_word, json, word};
use super::engine::{Conn, QueryBuilder};

/// Rows of one statement: five values each.
const ROWS: usize = 1_000;

/// An officer saw data of these people.
#[derive(Clone, Debug)]
pub struct NewAccess {
    /// Whose data; one row each.
    pub people: Vec<PersonId>,
    /// Who.
    pub officer: PersonId,
    /// The roles in which the officer could see it.
    pub roles: Vec<Role>,
    /// What.
    pub data: AccessedData,
    /// When.
    pub at: Timestamp,
}

/// What one officer saw of one person's data, in the same way on the same day.
#[derive(Clone, Debug)]
pub struct Access {
    /// When last.
    pub at: Timestamp,
    /// How often on that day.
    pub times: i64,
    /// The roles in which the officer could see it.
    pub roles: Vec<Role>,
    /// What.
    pub data: AccessedData,
    /// Name and agency of the terminal at which the account was opened.
    pub terminal: Option<(String, AgencyId)>,
}

/// Appends that a person's account was opened at a terminal.
pub async fn append_terminal(
    db: &mut Conn,
    person: PersonId,
    terminal: TerminalId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO access_log (person, officer, at, data, terminal) VALUES ($1, $1, $2, $3, $4)")
        .bind(person.0)
        .bind(at.0)
        .bind(word(&AccessedData::Account)?)
        .bind(terminal.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Appends it to the log.
pub async fn append(db: &mut Conn, access: &NewAccess) -> Result<(), sqlx::Error> {
    let (data, roles) = (word(&access.data)?, json(&access.roles)?);
    for people in access.people.chunks(ROWS) {
        let mut query = QueryBuilder::new("INSERT INTO access_log (person, officer, at, data, roles) ");
        query.push_values(people, |mut row, person| {
            row.push_bind(person.0).push_bind(access.officer.0).push_bind(access.at.0);
            row.push_bind(&data).push_bind(&roles);
        });
        query.build().execute(&mut *db).await?;
    }
    Ok(())
}

/// Time, count, roles, data, and the terminal's name and agency.
type Row = (i64, i64, String, String, Option<String>, Option<String>);

/// The latest accesses to a person's data, at most `limit`. Those of one officer to the same data on one day of `zone` are one.
pub async fn of_person(db: &mut Conn, person: PersonId, zone: Zone, limit: i64) -> Result<Vec<Access>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT MAX(l.at), COUNT(*), l.roles, l.data, t.name, t.agency FROM access_log l \
         LEFT JOIN terminals t ON t.id = l.terminal WHERE l.person = $1 \
         GROUP BY (l.at + $2) / $3, l.officer, l.roles, l.data, l.terminal, t.name, t.agency \
         ORDER BY MAX(l.at) DESC, l.data LIMIT $4",
    )
    .bind(person.0)
    .bind(zone.offset())
    .bind(DAY)
    .bind(limit)
    .fetch_all(db)
    .await?;
    let access = |(at, times, roles, data, name, agency): Row| {
        let terminal = name.zip(agency.map(AgencyId));
        Ok(Access { at: Timestamp(at), times, roles: from_json(&roles)?, data: from_word(&data)?, terminal })
    };
    rows.into_iter().map(access).collect()
}

/// Whether such an access was logged after then.
pub async fn logged_since(
    db: &mut Conn,
    person: PersonId,
    officer: PersonId,
    data: AccessedData,
    then: Timestamp,
) -> Result<bool, sqlx::Error> {
    let row =
        sqlx::query("SELECT id FROM access_log WHERE person = $1 AND officer = $2 AND data = $3 AND at > $4 LIMIT 1")
            .bind(person.0)
            .bind(officer.0)
            .bind(word(&data)?)
            .bind(then.0)
            .fetch_optional(&mut *db)
            .await?;
    Ok(row.is_some())
}

/// When the officer last saw this of the person, after then.
pub async fn last(
    db: &mut Conn,
    person: PersonId,
    officer: PersonId,
    data: AccessedData,
    then: Timestamp,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let (at,): (Option<i64>,) =
        sqlx::query_as("SELECT MAX(at) FROM access_log WHERE person = $1 AND officer = $2 AND data = $3 AND at > $4")
            .bind(person.0)
            .bind(officer.0)
            .bind(word(&data)?)
            .bind(then.0)
            .fetch_one(&mut *db)
            .await?;
    Ok(at.map(Timestamp))
}
