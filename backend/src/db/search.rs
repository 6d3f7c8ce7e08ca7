//! Search over an agency's renewals. The work is bounded whatever is asked: where one condition leaves few people, their
//! renewals are looked at; where all of them are common, the newest renewals are.

use domain::renewal::PersonId;
use domain::standard::AgencyId;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::people_found::{ending, push_list, with_all_words, with_word};
use super::words;

/// A condition that at most so many people fulfil is where the search begins.
pub const FEW: u32 = 1_000;
/// Renewals looked at together, newest first, where every condition is common.
const STRIDE: u32 = 1_000;
/// Times a [`STRIDE`] is looked at: further back nothing is found.
const STRIDES: u32 = 20;
/// People asked about in one query.
pub(super) const TOGETHER: usize = 500;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Beginnings of words of name or unit, in lower case; all of them.
    pub words: Vec<String>,
    /// The present certificate's end, first and last second (Unix), both included.
    pub ends: Option<(i64, i64)>,
}

/// A renewal that was found.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Found {
    /// Key.
    pub id: i64,
    /// Reference number.
    pub reference: String,
    /// Key of the holder.
    pub holder: i64,
    /// Holder's name.
    pub name: String,
    /// Holder's unit.
    pub unit: String,
    /// When it was sent (Unix seconds).
    pub submitted_at: i64,
    /// Where it stands: the word of the projection.
    pub stage: String,
    /// Id of the present step.
    pub step: Option<String>,
    /// Whether the holder confirmed to have the certificate.
    pub received: bool,
    /// Whether its certificate is recorded.
    pub issued: bool,
    /// When the holder's present certificate ends (Unix seconds).
    pub not_after: Option<i64>,
}

const COLUMNS: &str = "SELECT r.id, r.reference, r.holder, p.name, p.unit, r.submitted_at, r.stage, r.step, r.received, \
    (SELECT COUNT(*) FROM certificates i WHERE i.renewal = r.id) > 0 AS issued, \
    (SELECT c.not_after FROM certificates c WHERE c.person = r.holder ORDER BY c.id DESC LIMIT 1) AS not_after \
    FROM renewals r JOIN people p ON p.id = r.holder WHERE ";

/// The renewal of this reference.
pub async fn by_reference(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    reference: &str,
) -> sqlx::Result<Option<Found>> {
    let mut query = QueryBuilder::new(COLUMNS);
    query.push("r.reference = ").push_bind(reference.to_owned());
    query.push(" AND r.agency = ").push_bind(agency.0.clone());
    query.build_query_as().fetch_optional(db).await
}

/// The renewals of the person with this NIP.
pub async fn by_nip(db: &mut SqliteConnection, agency: &AgencyId, nip: &str) -> sqlx::Result<Vec<Found>> {
    let person: Option<(i64,)> = sqlx::query_as("SELECT id FROM people WHERE nip = $1 AND agency = $2")
        .bind(nip)
        .bind(&agency.0)
        .fetch_optional(&mut *db)
        .await?;
    let people: Vec<i64> = person.into_iter().map(|(id,)| id).collect();
    of_people(db, agency, &people).await
}

/// The newest renewals that fit, without this officer's own, at most `limit`; and whether there may be more.
pub async fn search(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    officer: PersonId,
    wanted: &Wanted,
    limit: usize,
) -> sqlx::Result<(Vec<Found>, bool)> {
    let mut fewest: Option<Vec<i64>> = None;
    for beginning in &wanted.words {
        keep_fewer(&mut fewest, with_word(db, agency, beginning).await?);
    }
    if let Some(ends) = wanted.ends {
        keep_fewer(&mut fewest, ending(db, ends).await?);
    }
    let (mut found, cut) = match fewest {
        Some(people) => {
            let people = with_all_words(db, agency, people, &wanted.words).await?;
            (of_people(db, agency, &people).await?, false)
        }
        None => newest(db, agency, wanted, limit + 1).await?,
    };
    found.retain(|row| row.holder != officer.0 && ends_within(row, wanted.ends));
    let more = cut || found.len() > limit;
    found.truncate(limit);
    Ok((found, more))
}

fn keep_fewer(fewest: &mut Option<Vec<i64>>, people: Vec<i64>) {
    let few = people.len() <= FEW as usize;
    if few && fewest.as_ref().is_none_or(|known| people.len() < known.len()) {
        *fewest = Some(people);
    }
}

fn ends_within(row: &Found, ends: Option<(i64, i64)>) -> bool {
    ends.is_none_or(|(first, last)| row.not_after.is_some_and(|end| first <= end && end <= last))
}

/// These people's renewals at the agency, newest first.
async fn of_people(db: &mut SqliteConnection, agency: &AgencyId, people: &[i64]) -> sqlx::Result<Vec<Found>> {
    let mut found: Vec<Found> = Vec::new();
    for some in people.chunks(TOGETHER) {
        // In order only below: asked for here, the planner would rather walk through all renewals in that order.
        let mut query = QueryBuilder::new(COLUMNS);
        query.push("r.holder IN (");
        push_list(&mut query, some);
        query.push(" AND r.agency = ").push_bind(agency.0.clone());
        found.extend(query.build_query_as::<Found>().fetch_all(&mut *db).await?);
    }
    found.sort_unstable_by_key(|row| std::cmp::Reverse(row.id));
    Ok(found)
}

/// The newest of the agency's renewals that fit, `limit` at most; and whether the search ended before the oldest one.
async fn newest(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    wanted: &Wanted,
    limit: usize,
) -> sqlx::Result<(Vec<Found>, bool)> {
    let mut found: Vec<Found> = Vec::new();
    let mut below = i64::MAX;
    for _ in 0..STRIDES {
        let last: Option<(Option<i64>, i64)> =
            stride_query(agency, below).build_query_as().fetch_optional(&mut *db).await?;
        let Some((Some(oldest), count)) = last else { return Ok((found, false)) };
        let mut query = newest_query(agency, wanted, oldest, below);
        found.extend(query.build_query_as::<Found>().fetch_all(&mut *db).await?);
        if found.len() >= limit {
            found.truncate(limit);
            return Ok((found, true));
        }
        if count < i64::from(STRIDE) {
            return Ok((found, false));
        }
        below = oldest;
    }
    Ok((found, true))
}

/// The oldest of the next [`STRIDE`] renewals below this key, and how many there are.
pub fn stride_query(agency: &AgencyId, below: i64) -> QueryBuilder<'static, Sqlite> {
    let mut query = QueryBuilder::new("SELECT MIN(id), COUNT(*) FROM (SELECT id FROM renewals WHERE agency = ");
    query.push_bind(agency.0.clone()).push(" AND id < ").push_bind(below);
    query.push(" ORDER BY id DESC LIMIT ").push_bind(STRIDE).push(") AS stride");
    query
}

/// What fits among the renewals from `oldest` up to `below`, newest first.
pub fn newest_query(agency: &AgencyId, wanted: &Wanted, oldest: i64, below: i64) -> QueryBuilder<'static, Sqlite> {
    let mut query = QueryBuilder::new(COLUMNS);
    query.push("r.agency = ").push_bind(agency.0.clone());
    query.push(" AND r.id >= ").push_bind(oldest).push(" AND r.id < ").push_bind(below);
    for beginning in &wanted.words {
        let (first, behind) = words::range(beginning);
        query.push(" AND EXISTS (SELECT 1 FROM person_words w WHERE w.person = r.holder AND w.agency = ");
        query.push_bind(agency.0.clone()).push(" AND w.word >= ").push_bind(first);
        query.push(" AND w.word < ").push_bind(behind).push(")");
    }
    if let Some((first, last)) = wanted.ends {
        query
            .push(" AND (SELECT c.not_after FROM certificates c WHERE c.person = r.holder ORDER BY c.id DESC LIMIT 1)");
        query.push(" BETWEEN ").push_bind(first).push(" AND ").push_bind(last);
    }
    query.push(" ORDER BY r.id DESC");
    query
}
