//! People who may be invited to a collective renewal.

use domain::certificate::{CertificateStatus, verdict};
use domain::collective::Nominee;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::db::codec::{from_word, word};
use crate::db::engine::{Conn, QueryBuilder, push_in};

/// Somebody who may be invited.
#[derive(Clone, Debug)]
pub struct NomineeRow {
    /// What the rules see.
    pub nominee: Nominee,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// When the certificate ends.
    pub not_after: Option<Timestamp>,
    /// Whether the account is in use.
    pub activated: bool,
}

#[derive(sqlx::FromRow)]
struct Raw {
    id: i64,
    agency: String,
    name: String,
    unit: String,
    activated: bool,
    status: Option<String>,
    not_after: Option<i64>,
    application_open: bool,
    member: bool,
}

/// The columns of [`Raw`]; then the time of now.
const COLUMNS: &str =
    "SELECT p.id, p.agency, p.name, p.unit, p.password_hash IS NOT NULL AS activated, c.status, c.not_after,
     EXISTS (SELECT 1 FROM renewals o WHERE o.holder = p.id AND o.open = TRUE) AS application_open,
     EXISTS (SELECT 1 FROM collective_members m JOIN collective_renewals x ON x.id = m.collective WHERE m.person = p.id
             AND m.left_out_at IS NULL AND x.ended_at IS NULL AND x.ends_at > ";

fn row(raw: Raw, now: Timestamp) -> sqlx::Result<NomineeRow> {
    let status = raw.status.as_deref().map(from_word).transpose()?.unwrap_or(CertificateStatus::NoCertificate);
    let not_after = raw.not_after.map(Timestamp);
    let nominee = Nominee {
        person: PersonId(raw.id),
        agency: AgencyId(raw.agency),
        verdict: verdict(status, not_after, now),
        application_open: raw.application_open,
        member: raw.member,
    };
    Ok(NomineeRow { nominee, name: raw.name, unit: raw.unit, not_after, activated: raw.activated })
}

/// The agency's people whose present certificate ends in `[from, to)`, by unit and name; at most `limit`.
pub async fn ending(
    db: &mut Conn,
    agency: &AgencyId,
    (from, to): (Timestamp, Timestamp),
    now: Timestamp,
    limit: u32,
) -> sqlx::Result<Vec<NomineeRow>> {
    let mut query = QueryBuilder::new(COLUMNS);
    query
        .push_bind(now.0)
        .push(") AS member FROM certificates c JOIN people p ON p.id = c.person WHERE c.ended_at IS NULL");
    query.push(" AND c.not_after >= ").push_bind(from.0).push(" AND c.not_after < ").push_bind(to.0);
    query.push(" AND c.status IN (").push_bind(word(&CertificateStatus::Active)?);
    query.push(", ").push_bind(word(&CertificateStatus::Expired)?);
    query.push(") AND NOT EXISTS (SELECT 1 FROM certificates n WHERE n.person = c.person AND n.id > c.id)");
    query.push(" AND p.erased_at IS NULL AND p.agency = ").push_bind(&agency.0);
    query.push(" ORDER BY p.unit, p.name, p.id LIMIT ").push_bind(i64::from(limit));
    let rows: Vec<Raw> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(|raw| row(raw, now)).collect()
}

/// These people, in no order.
pub async fn of(db: &mut Conn, people: &[PersonId], now: Timestamp) -> sqlx::Result<Vec<NomineeRow>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let mut query = QueryBuilder::new(COLUMNS);
    query.push_bind(now.0).push(") AS member FROM people p LEFT JOIN certificates c ON c.id = ");
    query.push("(SELECT MAX(id) FROM certificates WHERE person = p.id) WHERE p.erased_at IS NULL AND p.id");
    push_in(&mut query, &ids)?;
    let rows: Vec<Raw> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(|raw| row(raw, now)).collect()
}
