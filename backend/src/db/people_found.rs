//! The people whom one condition of a search leaves: by the beginning of a word, or by the end of the certificate.

use domain::standard::AgencyId;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::search::{FEW, TOGETHER};
use super::words;

/// People with a word that begins so, one more than [`FEW`] at most.
pub(super) async fn with_word(db: &mut SqliteConnection, agency: &AgencyId, beginning: &str) -> sqlx::Result<Vec<i64>> {
    let (first, behind) = words::range(beginning);
    // A person may have two such words: read on until it is certain that there are many.
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT person FROM person_words WHERE agency = $1 AND word >= $2 AND word < $3 LIMIT $4")
            .bind(&agency.0)
            .bind(first)
            .bind(behind)
            .bind(FEW * 2 + 1)
            .fetch_all(db)
            .await?;
    Ok(distinct(rows))
}

/// People whose certificate ends then, more than [`FEW`] where there are many.
pub(super) async fn ending(db: &mut SqliteConnection, (first, last): (i64, i64)) -> sqlx::Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT person FROM certificates WHERE ended_at IS NULL AND not_after >= $1 AND not_after <= $2 LIMIT $3",
    )
    .bind(first)
    .bind(last)
    .bind(FEW * 2 + 1)
    .fetch_all(db)
    .await?;
    Ok(distinct(rows))
}

fn distinct(rows: Vec<(i64,)>) -> Vec<i64> {
    // As long as the limit: there may be more than were read.
    let cut = rows.len() > FEW as usize * 2;
    let mut people: Vec<i64> = rows.into_iter().map(|(person,)| person).collect();
    if !cut {
        people.sort_unstable();
        people.dedup();
    }
    people
}

/// Those of `people` who have a word for every beginning.
pub(super) async fn with_all_words(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    people: Vec<i64>,
    beginnings: &[String],
) -> sqlx::Result<Vec<i64>> {
    if beginnings.is_empty() {
        return Ok(people);
    }
    let mut kept = Vec::new();
    for some in people.chunks(TOGETHER) {
        let mut query = QueryBuilder::new("SELECT person, word FROM person_words WHERE agency = ");
        query.push_bind(agency.0.clone()).push(" AND person IN (");
        push_list(&mut query, some);
        let words: Vec<(i64, String)> = query.build_query_as().fetch_all(&mut *db).await?;
        let has = |person: i64, beginning: &String| {
            words.iter().any(|(whose, word)| *whose == person && word.starts_with(beginning.as_str()))
        };
        kept.extend(some.iter().copied().filter(|person| beginnings.iter().all(|beginning| has(*person, beginning))));
    }
    Ok(kept)
}

/// Writes keys of people and closes the bracket.
pub(super) fn push_list(query: &mut QueryBuilder<'_, Sqlite>, people: &[i64]) {
    let mut list = query.separated(", ");
    for person in people {
        list.push_bind(*person);
    }
    query.push(")");
}
