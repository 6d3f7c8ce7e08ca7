//! How officers are mailed that cases wait, and the cases of their next digest.

use std::collections::BTreeMap;

use domain::moment::Timestamp;
use domain::notice::CaseMails;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::codec::{from_word, word};
use super::engine::{Conn, QueryBuilder, push_in};
use super::renewals::{RenewalId, RenewalRow, Row, renewal};

/// What these officers chose. Who never chose is missing.
pub async fn chosen(db: &mut Conn, officers: &[PersonId]) -> sqlx::Result<BTreeMap<PersonId, CaseMails>> {
    let officers: Vec<i64> = officers.iter().map(|officer| officer.0).collect();
    let mut query = QueryBuilder::new("SELECT person, case_mails FROM officer_notices WHERE person");
    push_in(&mut query, &officers)?;
    let rows: Vec<(i64, String)> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(|(person, choice)| Ok((PersonId(person), from_word(&choice)?))).collect()
}

/// Stores what an officer chose.
pub async fn choose(db: &mut Conn, officer: PersonId, choice: CaseMails) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO officer_notices (person, case_mails) VALUES ($1, $2)
         ON CONFLICT (person) DO UPDATE SET case_mails = excluded.case_mails",
    )
    .bind(officer.0)
    .bind(word(&choice)?)
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps a case for an officer's next digest. One that is kept already stays since when it was.
pub async fn keep(db: &mut Conn, officer: PersonId, renewal: RenewalId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO pending_notices (officer, renewal, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(officer.0)
        .bind(renewal.0)
        .bind(now.0)
        .execute(db)
        .await?;
    Ok(())
}

/// A case that is kept for a digest.
#[derive(Clone, Debug)]
pub struct PendingNotice {
    /// For whom.
    pub officer: PersonId,
    /// Since when.
    pub since: Timestamp,
    /// The case.
    pub renewal: RenewalRow,
}

/// What is kept for the digests of an agency's cases, by officer, oldest first.
pub async fn pending(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<PendingNotice>> {
    let rows: Vec<(i64, i64, i64, String, String, String, i64)> = sqlx::query_as(
        "SELECT n.officer, n.since, r.id, r.reference, r.agency, r.standard, r.holder
         FROM pending_notices n JOIN renewals r ON r.id = n.renewal WHERE r.agency = $1
         ORDER BY n.officer, n.since, n.renewal",
    )
    .bind(&agency.0)
    .fetch_all(db)
    .await?;
    let read = |(officer, since, id, reference, agency, standard, holder)| {
        let row: Row = (id, reference, agency, standard, holder);
        PendingNotice { officer: PersonId(officer), since: Timestamp(since), renewal: renewal(row) }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Removes a case from an officer's digest. False if it was not there any more.
pub async fn remove(db: &mut Conn, officer: PersonId, renewal: RenewalId) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM pending_notices WHERE officer = $1 AND renewal = $2")
        .bind(officer.0)
        .bind(renewal.0)
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes everything that was kept for an officer's digest.
pub async fn remove_all(db: &mut Conn, officer: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM pending_notices WHERE officer = $1").bind(officer.0).execute(db).await?;
    Ok(())
}
