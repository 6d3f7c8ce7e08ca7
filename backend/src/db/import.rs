//! What an import of holders reads and writes, many rows with one statement.

use std::collections::{BTreeMap, BTreeSet};

use domain::certificate::CertificateStatus;
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use sqlx::{Encode, Row as _, Type};

use super::codec::{from_word, word};
use super::engine::{Conn, Engine, QueryBuilder};
use super::people::{COLUMNS, Person, person};
use super::renewals::RenewalId;

/// Everybody on record, at whatever agency, with one of these values in this column. Give at most some thousand.
async fn with(db: &mut Conn, column: &str, values: &[&str]) -> sqlx::Result<Vec<Person>> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::new(format!("{COLUMNS} WHERE {column} IN ("));
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(*value);
    }
    query.push(")");
    query.build().fetch_all(db).await?.iter().map(person).collect()
}

/// Everybody on record with one of these NIKs, NIPs or e-mail addresses, by id.
pub async fn people_with(
    db: &mut Conn,
    identity_numbers: Vec<&str>,
    servant_numbers: Vec<&str>,
    addresses: Vec<&str>,
) -> sqlx::Result<BTreeMap<PersonId, Person>> {
    let mut found = BTreeMap::new();
    // The condition lets SQLite use the partial index.
    for (column, values) in [("nik <> '' AND nik", identity_numbers), ("nip", servant_numbers), ("email", addresses)] {
        found.extend(with(db, column, &values).await?.into_iter().map(|person| (person.id, person)));
    }
    Ok(found)
}

/// A certificate on record.
#[derive(Clone, Debug)]
pub struct ExistingCertificate {
    /// Key of the row.
    pub id: i64,
    /// Whose.
    pub person: PersonId,
    /// Serial number, lower-case hex.
    pub serial: Option<String>,
    /// As recorded.
    pub status: CertificateStatus,
    /// The last second of validity.
    pub not_after: Option<Timestamp>,
    /// The renewal it came from.
    pub renewal: Option<RenewalId>,
    /// Whether a report of its key decides its status: one that is open, or on which it was revoked.
    pub reported: bool,
}

/// The certificates on record with one of these values in this column, in the order of their ids.
async fn certificates<'a, T: Encode<'a, Engine> + Type<Engine> + 'a>(
    db: &mut Conn,
    column: &str,
    values: impl Iterator<Item = T>,
) -> sqlx::Result<Vec<ExistingCertificate>> {
    let mut query = QueryBuilder::new(format!(
        "SELECT id, person, serial, status, not_after, renewal, EXISTS (SELECT 1 FROM key_reports k
         WHERE k.certificate = certificates.id AND (k.open OR k.outcome = 'revoked')) AS reported
         FROM certificates WHERE {column} IN ("
    ));
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    let rows = query.push(") ORDER BY id").build().fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(ExistingCertificate {
                id: row.try_get("id")?,
                person: PersonId(row.try_get("person")?),
                serial: row.try_get("serial")?,
                status: from_word(row.try_get("status")?)?,
                not_after: row.try_get::<Option<i64>, _>("not_after")?.map(Timestamp),
                renewal: row.try_get::<Option<i64>, _>("renewal")?.map(RenewalId),
                reported: row.try_get("reported")?,
            })
        })
        .collect()
}

/// The present certificates of these people.
pub async fn present(
    db: &mut Conn,
    people: impl Iterator<Item = PersonId>,
) -> sqlx::Result<BTreeMap<PersonId, ExistingCertificate>> {
    let found = certificates(db, "person", people.map(|person| person.0)).await?;
    // In the order of their ids: the newest row stays.
    Ok(found.into_iter().map(|known| (known.person, known)).collect())
}

/// The certificates on record with these serial numbers.
pub async fn with_serials(
    db: &mut Conn,
    serials: impl Iterator<Item = &str>,
) -> sqlx::Result<BTreeMap<String, ExistingCertificate>> {
    let found = certificates(db, "serial", serials).await?;
    Ok(found.into_iter().filter_map(|known| Some((known.serial.clone()?, known))).collect())
}

/// Everybody at the agency with an application under way.
pub async fn applying(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<BTreeSet<PersonId>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT holder FROM renewals WHERE open = TRUE AND agency = $1")
        .bind(&agency.0)
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(|(holder,)| PersonId(holder)).collect())
}

/// Adds people without passwords, each with the NIK of nobody else among them: their ids by NIK.
pub async fn insert_people(
    db: &mut Conn,
    agency: &AgencyId,
    people: &[PersonData],
    now: Timestamp,
) -> sqlx::Result<BTreeMap<String, PersonId>> {
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut query = QueryBuilder::new(
        "INSERT INTO people (agency, name, nik, nip, email, mobile, province, agency_name, unit, position, rank, \
         created_at) ",
    );
    query.push_values(people, |mut row, data| {
        row.push_bind(&agency.0)
            .push_bind(&data.name)
            .push_bind(&data.nik)
            .push_bind(&data.nip)
            .push_bind(&data.email)
            .push_bind(&data.mobile)
            .push_bind(&data.province)
            .push_bind(&data.agency)
            .push_bind(&data.unit)
            .push_bind(&data.position)
            .push_bind(&data.rank)
            .push_bind(now.0);
    });
    let rows: Vec<(String, i64)> = query.push(" RETURNING nik, id").build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().map(|(nik, id)| (nik, PersonId(id))).collect())
}

/// A certificate as the table describes it.
#[derive(Clone, Debug)]
pub struct ImportedCertificate {
    /// Serial number, lower-case hex.
    pub serial: Option<String>,
    /// Status.
    pub status: CertificateStatus,
    /// The last second of validity.
    pub not_after: Option<Timestamp>,
}

/// Records certificates as the present ones of their holders.
pub async fn insert_certificates(db: &mut Conn, new: &[(PersonId, ImportedCertificate)]) -> sqlx::Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let statuses: Vec<String> =
        new.iter().map(|(_, certificate)| word(&certificate.status)).collect::<Result<_, _>>()?;
    let mut query = QueryBuilder::new("INSERT INTO certificates (person, serial, status, not_after) ");
    query.push_values(new.iter().zip(&statuses), |mut row, ((person, certificate), status)| {
        row.push_bind(person.0)
            .push_bind(&certificate.serial)
            .push_bind(status)
            .push_bind(certificate.not_after.map(|at| at.0));
    });
    query.build().execute(&mut *db).await?;
    let holders: Vec<PersonId> = new.iter().map(|(holder, _)| *holder).collect();
    super::renewals::set_certificate_ends(db, &holders).await
}

/// Amends what is known of a certificate: its serial number, or a status that the authority gave it since.
pub async fn amend(
    db: &mut Conn,
    id: i64,
    serial: Option<&str>,
    status: CertificateStatus,
    now: Timestamp,
) -> sqlx::Result<()> {
    let ended = matches!(status, CertificateStatus::Revoked).then_some(now.0);
    sqlx::query("UPDATE certificates SET serial = $1, status = $2, ended_at = $3 WHERE id = $4")
        .bind(serial)
        .bind(word(&status)?)
        .bind(ended)
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}
