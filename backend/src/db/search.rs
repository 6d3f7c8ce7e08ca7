//! Search over an agency's renewals. The work is bounded whatever is asked: where one condition leaves few people, they are
//! looked at; where all of them are common, the people of the rarest word are, or else the newest renewals.

use domain::renewal::PersonId;
use domain::standard::AgencyId;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::people_along::along_a_word;
use super::people_found::{Search, few, push_ends, push_has_word, start};
use super::word::json;

/// A condition that at most so many people fulfil is where the search begins.
pub const FEW: u32 = 1_000;
/// Renewals looked at together, newest first, where every condition is common and no word can be followed.
const STRIDE: u32 = 1_000;
/// Times a [`STRIDE`] is looked at: further back nothing is found.
const STRIDES: u32 = 20;

/// Renewals that are looked at in any case, from the newest one back.
pub const BACK: u32 = STRIDE * STRIDES;

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
    /// Whether an officer filed it and the holder has yet to check it: nothing happened since.
    pub waits_as_filed: bool,
}

const COLUMNS: &str = "SELECT r.id, r.reference, r.holder, p.name, p.unit, r.submitted_at, r.stage, r.step, r.received, \
    (SELECT COUNT(*) FROM certificates i WHERE i.renewal = r.id) > 0 AS issued, \
    (SELECT c.not_after FROM certificates c WHERE c.person = r.holder ORDER BY c.id DESC LIMIT 1) AS not_after, \
    r.waits_as_filed FROM ";
const RENEWALS: &str = "renewals r JOIN people p ON p.id = r.holder WHERE ";

/// The renewal of this reference.
pub async fn by_reference(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    reference: &str,
) -> sqlx::Result<Option<Found>> {
    let mut query = QueryBuilder::new(COLUMNS);
    query.push(RENEWALS).push("r.reference = ").push_bind(reference.to_owned());
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
    of_people(db, agency, &people, u32::MAX).await
}

/// The newest renewals that fit, without this officer's own, at most `limit`; and whether there may be more.
pub async fn search(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    officer: PersonId,
    wanted: &Wanted,
    limit: u32,
) -> sqlx::Result<(Vec<Found>, bool)> {
    let search = Search { agency, officer, wanted };
    let asked = limit.saturating_add(1);
    let (people, cut) = match start(db, search).await? {
        Some(start) => (few(db, search, start, asked).await?, false),
        None => match along_a_word(db, search, asked).await? {
            Some(found) => found,
            None => return newest(db, search, limit).await,
        },
    };
    // By their newest renewals: no renewal of the others is as new as the last of these.
    let people: Vec<i64> = people.into_iter().map(|holder| holder.person).collect();
    Ok(up_to(limit, of_people(db, agency, &people, asked).await?, cut))
}

fn up_to(limit: u32, mut found: Vec<Found>, cut: bool) -> (Vec<Found>, bool) {
    let more = cut || found.len() > limit as usize;
    found.truncate(limit as usize);
    (found, more)
}

/// These people's renewals at the agency, newest first, at most `limit`.
async fn of_people(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    people: &[i64],
    limit: u32,
) -> sqlx::Result<Vec<Found>> {
    let mut query = QueryBuilder::new(COLUMNS);
    // People first: the planner would rather walk through all renewals in the order asked for.
    query.push("json_each(").push_bind(json(&people)?).push(") f CROSS JOIN renewals r ON r.holder = f.value ");
    query.push("JOIN people p ON p.id = r.holder WHERE r.agency = ").push_bind(agency.0.clone());
    query.push(" ORDER BY r.id DESC LIMIT ").push_bind(limit);
    query.build_query_as().fetch_all(db).await
}

/// The newest of the agency's renewals that fit, `limit` at most; and whether the search ended before the oldest one.
async fn newest(db: &mut SqliteConnection, search: Search<'_>, limit: u32) -> sqlx::Result<(Vec<Found>, bool)> {
    let Search { agency, officer, wanted } = search;
    let mut found: Vec<Found> = Vec::new();
    let mut below = i64::MAX;
    for _ in 0..STRIDES {
        let last: Option<(Option<i64>, i64)> =
            stride_query(agency, below).build_query_as().fetch_optional(&mut *db).await?;
        let Some((Some(oldest), count)) = last else { return Ok(up_to(limit, found, false)) };
        let mut query = newest_query(agency, wanted, oldest, below);
        let rows = query.build_query_as::<Found>().fetch_all(&mut *db).await?;
        found.extend(rows.into_iter().filter(|row| row.holder != officer.0));
        if found.len() > limit as usize || count < i64::from(STRIDE) {
            return Ok(up_to(limit, found, false));
        }
        below = oldest;
    }
    Ok(up_to(limit, found, true))
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
    query.push(RENEWALS).push("r.agency = ").push_bind(agency.0.clone());
    query.push(" AND r.id >= ").push_bind(oldest).push(" AND r.id < ").push_bind(below);
    for beginning in &wanted.words {
        push_has_word(&mut query, agency, beginning, "r.holder");
    }
    push_ends(&mut query, wanted.ends, "r.holder");
    query.push(" ORDER BY r.id DESC");
    query
}
