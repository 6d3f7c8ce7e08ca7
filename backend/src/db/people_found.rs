//! The people whom a search leaves where one of its conditions leaves few: all of them, by their newest renewal.

use domain::renewal::PersonId;
use domain::standard::AgencyId;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::search::{FEW, Wanted};
use super::words;

/// Who looks for what, and where.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// The agency.
    pub agency: &'a AgencyId,
    /// The officer, whose own renewals are left out.
    pub officer: PersonId,
    /// What for.
    pub wanted: &'a Wanted,
}

/// A person whom a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct Holder {
    /// Key of the newest of their renewals at the agency.
    pub newest: i64,
    /// Key of the person.
    pub person: i64,
}

/// The condition that the fewest people fulfil, at most [`FEW`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The word at this place.
    Word(usize),
    /// The certificate's end.
    Ends,
}

/// Where one condition leaves few people, it; the rarest of such conditions.
pub(super) async fn start(db: &mut SqliteConnection, search: Search<'_>) -> sqlx::Result<Option<Start>> {
    let mut fewest: Option<(u32, Start)> = None;
    let mut keep = |count: Option<u32>, start: Start| {
        if let Some(count) = count
            && fewest.is_none_or(|(known, _)| count < known)
        {
            fewest = Some((count, start));
        }
    };
    for (place, beginning) in search.wanted.words.iter().enumerate() {
        keep(few_with_word(db, search.agency, beginning).await?, Start::Word(place));
    }
    if let Some(ends) = search.wanted.ends {
        keep(few_ending(db, ends).await?, Start::Ends);
    }
    Ok(fewest.map(|(_, start)| start))
}

/// How many people have a word that begins so; nothing when they are more than [`FEW`].
async fn few_with_word(db: &mut SqliteConnection, agency: &AgencyId, beginning: &str) -> sqlx::Result<Option<u32>> {
    let (first, behind) = words::range(beginning);
    // A person may have two such words: many for certain are only rows for twice as many.
    let (people,): (Option<u32>,) = sqlx::query_as(
        "SELECT CASE WHEN (SELECT person FROM person_words WHERE agency = $1 AND word >= $2 AND word < $3
                           LIMIT 1 OFFSET $4) IS NULL
           THEN (SELECT COUNT(DISTINCT person) FROM person_words WHERE agency = $1 AND word >= $2 AND word < $3) END",
    )
    .bind(&agency.0)
    .bind(first)
    .bind(behind)
    .bind(FEW * 2)
    .fetch_one(db)
    .await?;
    Ok(people.filter(|people| *people <= FEW))
}

/// How many people's certificates end then; nothing when they are more than [`FEW`].
async fn few_ending(db: &mut SqliteConnection, (first, last): (i64, i64)) -> sqlx::Result<Option<u32>> {
    let (people,): (Option<u32>,) = sqlx::query_as(
        "SELECT CASE WHEN (SELECT person FROM certificates WHERE ended_at IS NULL AND not_after >= $1 AND not_after <= $2
                           LIMIT 1 OFFSET $3) IS NULL
           THEN (SELECT COUNT(DISTINCT person) FROM certificates
                 WHERE ended_at IS NULL AND not_after >= $1 AND not_after <= $2) END",
    )
    .bind(first)
    .bind(last)
    .bind(FEW * 2)
    .fetch_one(db)
    .await?;
    Ok(people.filter(|people| *people <= FEW))
}

/// The people who fit, beginning where few do; by their newest renewal, at most `limit`.
pub(super) async fn few(
    db: &mut SqliteConnection,
    search: Search<'_>,
    start: Start,
    limit: u32,
) -> sqlx::Result<Vec<Holder>> {
    few_query(search, start, limit).build_query_as().fetch_all(db).await
}

/// The query of [`few`].
pub fn few_query(search: Search<'_>, start: Start, limit: u32) -> QueryBuilder<'static, Sqlite> {
    let Search { agency, officer, wanted } = search;
    let mut query = QueryBuilder::new("SELECT ");
    let whose = match start {
        Start::Word(place) => {
            let (first, behind) = words::range(wanted.words.get(place).map_or("", String::as_str));
            query.push("DISTINCT w.newest, w.person FROM person_words w WHERE w.agency = ").push_bind(agency.0.clone());
            query.push(" AND w.word >= ").push_bind(first).push(" AND w.word < ").push_bind(behind);
            query.push(" AND w.newest > 0");
            "w.person"
        }
        Start::Ends => {
            let (first, last) = wanted.ends.unwrap_or((i64::MAX, i64::MIN));
            query
                .push("MAX(r.id) AS newest, c.person FROM certificates c CROSS JOIN renewals r ON r.holder = c.person");
            query.push(" AND r.agency = ").push_bind(agency.0.clone());
            query.push(" WHERE c.ended_at IS NULL AND c.not_after >= ").push_bind(first);
            query.push(" AND c.not_after <= ").push_bind(last);
            "c.person"
        }
    };
    query.push(" AND ").push(whose).push(" <> ").push_bind(officer.0);
    for (place, beginning) in wanted.words.iter().enumerate() {
        if start != Start::Word(place) {
            push_has_word(&mut query, agency, beginning, whose);
        }
    }
    push_ends(&mut query, wanted.ends, whose);
    if start == Start::Ends {
        query.push(" GROUP BY c.person");
    }
    query.push(" ORDER BY newest DESC LIMIT ").push_bind(limit);
    query
}

/// Has a word that begins so.
pub(super) fn push_has_word(
    query: &mut QueryBuilder<'static, Sqlite>,
    agency: &AgencyId,
    beginning: &str,
    whose: &'static str,
) {
    let (first, behind) = words::range(beginning);
    query.push(" AND EXISTS (SELECT 1 FROM person_words x INDEXED BY person_words_of WHERE x.person = ").push(whose);
    query.push(" AND x.agency = ").push_bind(agency.0.clone());
    query.push(" AND x.word >= ").push_bind(first).push(" AND x.word < ").push_bind(behind).push(")");
}

/// Has a present certificate that ends then.
pub(super) fn push_ends(query: &mut QueryBuilder<'static, Sqlite>, ends: Option<(i64, i64)>, whose: &'static str) {
    let Some((first, last)) = ends else { return };
    query.push(" AND (SELECT n.not_after FROM certificates n WHERE n.person = ").push(whose);
    query.push(" ORDER BY n.id DESC LIMIT 1) BETWEEN ").push_bind(first).push(" AND ").push_bind(last);
}
