//! People, their roles and passwords.

use std::collections::{BTreeMap, BTreeSet};

use domain::language::Language;
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};
use sqlx::Row;

use super::engine::{Conn, QueryBuilder, ResultRow};

/// A person on record.
#[derive(Clone, Debug)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// The data that goes into a certificate.
    pub data: PersonData,
    /// Argon2id; none until activated.
    pub password_hash: Option<String>,
    /// The language that the person chose, else that of the last log-in; none before the first.
    pub language: Option<Language>,
    /// Whether the person chose it by hand.
    pub language_chosen: bool,
    /// Whether the person wants text messages.
    pub text_messages: bool,
}

impl Person {
    /// A person who was just entered and has never logged in.
    pub const fn new(id: PersonId, agency: AgencyId, data: PersonData) -> Self {
        Self { id, agency, data, password_hash: None, language: None, language_chosen: false, text_messages: false }
    }
}

pub(super) const COLUMNS: &str = "SELECT id, agency, name, nik, nip, email, mobile, province, agency_name, unit, position, rank, \
                       password_hash, language, language_chosen, text_messages FROM people";

/// The person of this key.
pub async fn get(db: &mut Conn, id: PersonId) -> Result<Option<Person>, sqlx::Error> {
    let row = sqlx::query(&format!("{COLUMNS} WHERE id = $1")).bind(id.0).fetch_optional(db).await?;
    row.as_ref().map(person).transpose()
}

/// The person who logs in with this e-mail (lower case) or NIP (digits).
pub async fn find_by_identifier(db: &mut Conn, identifier: &str) -> Result<Option<Person>, sqlx::Error> {
    let row =
        sqlx::query(&format!("{COLUMNS} WHERE email = $1 OR nip = $1")).bind(identifier).fetch_optional(db).await?;
    row.as_ref().map(person).transpose()
}

/// Whether a person other than `except` has this e-mail or NIP.
pub async fn is_taken(db: &mut Conn, value: &str, except: PersonId) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT COUNT(*) AS n FROM people WHERE (email = $1 OR nip = $1) AND id <> $2");
    Ok(row.bind(value).bind(except.0).fetch_one(db).await?.try_get::<i64, _>("n")? > 0)
}

/// The officers' roles of a person, at the person's own agency.
pub async fn roles(db: &mut Conn, person: PersonId) -> Result<Vec<Role>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT role FROM roles JOIN people ON people.id = roles.person AND people.agency = roles.agency \
         WHERE roles.person = $1 ORDER BY role",
    );
    let rows = rows.bind(person.0).fetch_all(db).await?;
    rows.iter().filter_map(|row| row.try_get("role").map(Role::parse).transpose()).collect()
}

/// Adds a person; e-mail and NIP are unique.
pub async fn insert(
    db: &mut Conn,
    agency: &AgencyId,
    data: &PersonData,
    password_hash: Option<&str>,
    now: i64,
) -> Result<PersonId, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO people (agency, name, nik, nip, email, mobile, province, agency_name, unit, position, rank, \
         password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
    );
    let row = done
        .bind(&agency.0)
        .bind(&data.name)
        .bind(&data.nik)
        .bind(&data.nip)
        .bind(&data.email)
        .bind(&data.mobile)
        .bind(&data.province)
        .bind(&data.agency)
        .bind(&data.unit)
        .bind(&data.position)
        .bind(&data.rank)
        .bind(password_hash)
        .bind(now)
        .fetch_one(&mut *db)
        .await?;
    let id = PersonId(row.try_get("id")?);
    Ok(id)
}

/// Replaces a person's data, as approved changes do.
pub async fn set_data(db: &mut Conn, id: PersonId, data: &PersonData) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE people SET name = $1, nik = $2, nip = $3, email = $4, mobile = $5, province = $6, agency_name = $7, unit = $8, \
         position = $9, rank = $10 WHERE id = $11",
    )
    .bind(&data.name)
    .bind(&data.nik)
    .bind(&data.nip)
    .bind(&data.email)
    .bind(&data.mobile)
    .bind(&data.province)
    .bind(&data.agency)
    .bind(&data.unit)
    .bind(&data.position)
    .bind(&data.rank)
    .bind(id.0)
    .execute(&mut *db)
    .await?;
    super::search_index::update(db, id, data).await
}

/// Gives a role at the person's agency.
pub async fn give_role(db: &mut Conn, person: PersonId, agency: &AgencyId, role: Role) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO roles (person, agency, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(person.0)
        .bind(&agency.0)
        .bind(role.as_str())
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Since when the account is frozen.
pub async fn frozen_at(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<Timestamp>> {
    let sql = "SELECT frozen_at FROM people WHERE id = $1";
    let at: Option<Option<i64>> = sqlx::query_scalar(sql).bind(person.0).fetch_optional(db).await?;
    Ok(at.flatten().map(Timestamp))
}

/// Freezes an account. False if it is frozen already.
pub async fn freeze(db: &mut Conn, person: PersonId, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "UPDATE people SET frozen_at = $1 WHERE id = $2 AND frozen_at IS NULL";
    Ok(sqlx::query(sql).bind(now.0).bind(person.0).execute(db).await?.rows_affected() == 1)
}

/// Opens a frozen account, without a password. False if it is not frozen.
pub async fn reopen(db: &mut Conn, person: PersonId) -> sqlx::Result<bool> {
    let sql = "UPDATE people SET frozen_at = NULL, password_hash = NULL WHERE id = $1 AND frozen_at IS NOT NULL";
    Ok(sqlx::query(sql).bind(person.0).execute(db).await?.rows_affected() == 1)
}

/// The agency's frozen accounts with their owners' names, the latest first.
pub async fn frozen(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<(PersonId, String, Timestamp)>> {
    let sql =
        "SELECT id, name, frozen_at FROM people WHERE agency = $1 AND frozen_at IS NOT NULL ORDER BY frozen_at DESC";
    let rows: Vec<(i64, String, i64)> = sqlx::query_as(sql).bind(&agency.0).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id, name, at)| (PersonId(id), name, Timestamp(at))).collect())
}

/// Sets the password's hash.
pub async fn set_password(db: &mut Conn, person: PersonId, hash: &str) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE people SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(person.0)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Sets the language of the person's mails, where a browser told one and the person chose none by hand.
pub async fn set_language(db: &mut Conn, person: &mut Person, told: Option<Language>) -> Result<(), sqlx::Error> {
    let Some(language) = told.filter(|_| told != person.language && !person.language_chosen) else { return Ok(()) };
    let sql = "UPDATE people SET language = $1 WHERE id = $2";
    sqlx::query(sql).bind(language.tag()).bind(person.id.0).execute(&mut *db).await?;
    person.language = told;
    Ok(())
}

/// Sets the language of the person's mails by hand: later log-ins don't replace it.
pub async fn choose_language(db: &mut Conn, person: PersonId, language: Language) -> sqlx::Result<()> {
    let sql = "UPDATE people SET language = $1, language_chosen = TRUE WHERE id = $2";
    sqlx::query(sql).bind(language.tag()).bind(person.0).execute(db).await?;
    Ok(())
}

/// Turns text messages on or off.
pub async fn set_text_messages(db: &mut Conn, person: PersonId, on: bool) -> sqlx::Result<()> {
    let sql = "UPDATE people SET text_messages = $1 WHERE id = $2";
    sqlx::query(sql).bind(on).bind(person.0).execute(db).await?;
    Ok(())
}

/// The names of these people. Give at most some thousand.
pub async fn names(db: &mut Conn, people: &BTreeSet<PersonId>) -> sqlx::Result<BTreeMap<PersonId, String>> {
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut query = QueryBuilder::new("SELECT id, name FROM people WHERE id IN (");
    let mut list = query.separated(", ");
    for person in people {
        list.push_bind(person.0);
    }
    let rows: Vec<(i64, String)> = query.push(")").build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}

/// How many people are on record.
pub async fn count(db: &mut Conn) -> Result<i64, sqlx::Error> {
    sqlx::query("SELECT COUNT(*) AS n FROM people").fetch_one(db).await?.try_get("n")
}

pub(super) fn person(row: &ResultRow) -> Result<Person, sqlx::Error> {
    Ok(Person {
        id: PersonId(row.try_get("id")?),
        agency: AgencyId(row.try_get("agency")?),
        data: PersonData {
            name: row.try_get("name")?,
            nik: row.try_get("nik")?,
            nip: row.try_get("nip")?,
            email: row.try_get("email")?,
            mobile: row.try_get("mobile")?,
            province: row.try_get("province")?,
            agency: row.try_get("agency_name")?,
            unit: row.try_get("unit")?,
            position: row.try_get("position")?,
            rank: row.try_get("rank")?,
        },
        password_hash: row.try_get("password_hash")?,
        language: row.try_get::<Option<&str>, _>("language")?.and_then(Language::parse),
        language_chosen: row.try_get("language_chosen")?,
        text_messages: row.try_get("text_messages")?,
    })
}
