//! Who had a renewal from when until when: a projection of the events, from which reports are made.

use domain::evaluation::{Act, Course, Reason, Visit, VisitEnd};
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::{AgencyId, ServiceStandard};

use super::codec::{from_json, from_word, json, word};
use super::engine::{self, Conn, QueryBuilder};
use super::renewals::RenewalId;

/// Writes a renewal's visit, in the place of the one with this number.
pub async fn put(
    db: &mut Conn,
    renewal: RenewalId,
    standard: &ServiceStandard,
    number: usize,
    visit: &Visit,
) -> sqlx::Result<()> {
    let step = visit.step.and_then(|index| standard.steps.get(index)).map(|step| step.id.as_str());
    let end = visit.end.as_ref();
    sqlx::query(
        "INSERT INTO visits (renewal, number, agency, step, from_at, to_at, act, reasons, by_person, stood_in)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (renewal, number) DO UPDATE SET to_at = excluded.to_at, act = excluded.act,
         reasons = excluded.reasons, by_person = excluded.by_person, stood_in = excluded.stood_in",
    )
    .bind(renewal.0)
    .bind(i64::try_from(number).map_err(|error| sqlx::Error::Encode(Box::new(error)))?)
    .bind(&standard.id.0)
    .bind(step)
    .bind(visit.from.0)
    .bind(end.map(|(to, _)| to.0))
    .bind(end.map(|(_, end)| word(&end.act)).transpose()?)
    .bind(end.filter(|(_, end)| !end.reasons.is_empty()).map(|(_, end)| json(&end.reasons)).transpose()?)
    .bind(end.and_then(|(_, end)| end.by).map(|person| person.0))
    .bind(end.is_some_and(|(_, end)| end.stood_in))
    .execute(db)
    .await?;
    Ok(())
}

/// The agency's renewals that were under way at some time in `[from, until)`, by their keys.
pub async fn under_way(db: &mut Conn, agency: &AgencyId, from: Timestamp, until: Timestamp) -> sqlx::Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT renewal FROM visits WHERE agency = $1 AND to_at IS NOT NULL AND to_at >= $2 AND from_at < $3
         UNION SELECT renewal FROM visits WHERE agency = $1 AND to_at IS NULL AND from_at < $3 ORDER BY renewal",
    )
    .bind(&agency.0)
    .bind(from.0)
    .bind(until.0)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(renewal,)| renewal).collect())
}

/// Whether any of the agency's renewals was.
pub async fn is_any_under_way(
    db: &mut Conn,
    agency: &AgencyId,
    from: Timestamp,
    until: Timestamp,
) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT renewal FROM visits WHERE agency = $1 AND from_at < $3 AND (to_at IS NULL OR to_at >= $2) LIMIT 1",
    )
    .bind(&agency.0)
    .bind(from.0)
    .bind(until.0)
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}

#[derive(sqlx::FromRow)]
struct Row {
    step: Option<String>,
    from_at: i64,
    to_at: Option<i64>,
    act: Option<String>,
    reasons: Option<String>,
    by_person: Option<i64>,
    stood_in: bool,
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    renewal: i64,
    #[sqlx(flatten)]
    visit: Row,
}

/// The courses of these renewals by their keys, in order, each with the version of its standard, which `standard` finds.
///
/// # Errors
/// When a row names a version or a step that is not there.
pub async fn courses<S: AsRef<ServiceStandard>>(
    db: &mut Conn,
    renewals: &[i64],
    mut standard: impl FnMut(&Digest) -> Option<S>,
) -> sqlx::Result<Vec<(Digest, Course)>> {
    let mut query = QueryBuilder::new("SELECT id, reference, standard, filed_by IS NOT NULL FROM renewals WHERE id");
    engine::push_in(&mut query, renewals)?;
    let heads: Vec<(i64, String, String, bool)> =
        query.push(" ORDER BY id").build_query_as().fetch_all(&mut *db).await?;
    let mut query = QueryBuilder::new(
        "SELECT renewal, step, from_at, to_at, act, reasons, by_person, stood_in FROM visits WHERE renewal",
    );
    engine::push_in(&mut query, renewals)?;
    let rows: Vec<CourseRow> = query.push(" ORDER BY renewal, number").build_query_as().fetch_all(db).await?;
    let mut rows = rows.into_iter().peekable();
    let mut courses = Vec::with_capacity(heads.len());
    for (id, reference, version, by_office) in heads {
        let version = Digest(version);
        let own = standard(&version).ok_or_else(|| unknown("version of a standard"))?;
        let mut visits = Vec::new();
        while let Some(row) = rows.next_if(|row| row.renewal == id) {
            visits.push(row.visit.read(own.as_ref())?);
        }
        courses.push((version, Course { reference, by_office, visits }));
    }
    Ok(courses)
}

/// A renewal's visits, oldest first.
///
/// # Errors
/// When a row names a step that its standard does not have.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId, standard: &ServiceStandard) -> sqlx::Result<Vec<Visit>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT step, from_at, to_at, act, reasons, by_person, stood_in FROM visits WHERE renewal = $1 ORDER BY number",
    )
    .bind(renewal.0)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| row.read(standard)).collect()
}

impl Row {
    fn read(self, standard: &ServiceStandard) -> sqlx::Result<Visit> {
        let step = self.step.map(|id| standard.position(&id).ok_or_else(|| unknown("step"))).transpose()?;
        let end = |to: i64, act: &str| -> sqlx::Result<(Timestamp, VisitEnd)> {
            let act: Act = from_word(act)?;
            let reasons: Vec<Reason> = self.reasons.as_deref().map_or(Ok(Vec::new()), from_json)?;
            let (by, stood_in) = (self.by_person.map(PersonId), self.stood_in);
            Ok((Timestamp(to), VisitEnd { act, reasons, by, stood_in }))
        };
        let end = self.to_at.zip(self.act.as_deref()).map(|(to, act)| end(to, act)).transpose()?;
        Ok(Visit { step, from: Timestamp(self.from_at), end })
    }
}

fn unknown(what: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("a visit of an unknown {what}").into())
}
