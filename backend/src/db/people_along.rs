//! The people whom a search leaves where each of its conditions is common: along the rarest of its words, from the newest
//! renewal back.

use domain::standard::AgencyId;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::people_found::{Holder, Search, push_ends, push_has_word};
use super::search::BACK;
use super::words;

/// Words on record that a beginning may stand for, where it is followed word by word.
const SPELLINGS: u32 = 8;
/// People of a word that are looked at, in strides; where several words are read for each of them, so many fewer. Those of
/// the newest renewals ([`BACK`]) are looked at in any case.
const STRIDES: [u32; 2] = [1_000, 4_000];

/// A beginning, and the words on record for which it stands.
pub struct Spelt<'a> {
    /// What was typed.
    pub beginning: &'a str,
    /// The words; none where they are more than [`SPELLINGS`].
    pub words: Option<Vec<String>>,
}

/// The people who fit where every condition is common: from the newest renewal back along the rarest word, at most `limit`;
/// and whether there may be more. Nothing where no word is followed, since each beginning stands for too many.
pub(super) async fn along_a_word(
    db: &mut SqliteConnection,
    search: Search<'_>,
    limit: u32,
) -> sqlx::Result<Option<(Vec<Holder>, bool)>> {
    let mut others = Vec::new();
    for beginning in &search.wanted.words {
        others.push(Spelt { beginning, words: spellings(db, search.agency, beginning).await? });
    }
    let Some(place) = rarest(db, search.agency, &others).await? else { return Ok(None) };
    let words = others.swap_remove(place).words.unwrap_or_default();
    let compared = others.iter().filter_map(|other| other.words.as_ref()).map(Vec::len);
    let dearer = compared.chain([words.len(), 1]).max().and_then(|most| u32::try_from(most).ok()).unwrap_or(SPELLINGS);

    let (mut found, mut more) = (Vec::new(), false);
    for word in &words {
        let (people, cut) = back_along(db, search, word, &others, dearer, limit).await?;
        found.extend(people);
        more |= cut;
    }
    // Who has two of the words was found twice.
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.dedup();
    more |= found.len() > limit as usize;
    found.truncate(limit as usize);
    Ok(Some((found, more)))
}

/// The place of the rarest word among those that are followed: its newest people reach furthest back.
async fn rarest(db: &mut SqliteConnection, agency: &AgencyId, spelt: &[Spelt<'_>]) -> sqlx::Result<Option<usize>> {
    if let [only] = spelt {
        return Ok(only.words.as_ref().map(|_| 0));
    }
    let mut rarest: Option<(i64, usize)> = None;
    for (place, spelt) in spelt.iter().enumerate() {
        let Some(words) = &spelt.words else { continue };
        let mut reached = 0;
        for word in words {
            reached = reached.max(reach(db, agency, word, i64::MAX, STRIDES[0]).await?);
        }
        if rarest.is_none_or(|(known, _)| reached < known) {
            rarest = Some((reached, place));
        }
    }
    Ok(rarest.map(|(_, place)| place))
}

/// The people of a word who fit, at most `limit`; and whether it has people who were not looked at.
async fn back_along(
    db: &mut SqliteConnection,
    search: Search<'_>,
    word: &str,
    others: &[Spelt<'_>],
    dearer: u32,
    limit: u32,
) -> sqlx::Result<(Vec<Holder>, bool)> {
    let mut found: Vec<Holder> = Vec::new();
    let mut below = i64::MAX;
    for stride in [Some(STRIDES[0]), Some(STRIDES[1]), None] {
        let from = match stride {
            Some(stride) => reach(db, search.agency, word, below, stride / dearer).await?,
            None => oldest_of_newest(db, search.agency).await?,
        };
        let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
        let mut query = along_query(search, word, others, from, below, left);
        found.extend(query.build_query_as::<Holder>().fetch_all(&mut *db).await?);
        below = below.min(from);
        if below == 0 || found.len() >= limit as usize {
            break;
        }
    }
    Ok((found, below > 0))
}

/// The words on record that begin so, unless they are more than [`SPELLINGS`].
async fn spellings(db: &mut SqliteConnection, agency: &AgencyId, beginning: &str) -> sqlx::Result<Option<Vec<String>>> {
    let (first, behind) = words::range(beginning);
    // From each word to the next one, past all its people.
    let rows: Vec<(String,)> = sqlx::query_as(
        "WITH RECURSIVE spelling (word) AS (
           SELECT (SELECT MIN(word) FROM person_words WHERE agency = $1 AND word >= $2 AND word < $3)
           UNION ALL
           SELECT (SELECT MIN(w.word) FROM person_words w WHERE w.agency = $1 AND w.word > spelling.word AND w.word < $3)
           FROM spelling WHERE spelling.word IS NOT NULL LIMIT $4)
         SELECT word FROM spelling WHERE word IS NOT NULL",
    )
    .bind(&agency.0)
    .bind(first)
    .bind(behind)
    .bind(SPELLINGS + 1)
    .fetch_all(db)
    .await?;
    let few = rows.len() <= SPELLINGS as usize;
    Ok(few.then(|| rows.into_iter().map(|(word,)| word).collect()))
}

/// The newest renewal of the person so many places behind, among those of a word below a renewal; 0 when there are fewer.
async fn reach(db: &mut SqliteConnection, agency: &AgencyId, word: &str, below: i64, places: u32) -> sqlx::Result<i64> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT newest FROM person_words WHERE agency = $1 AND word = $2 AND newest > 0 AND newest < $3
         ORDER BY newest DESC LIMIT 1 OFFSET $4",
    )
    .bind(&agency.0)
    .bind(word)
    .bind(below)
    .bind(places)
    .fetch_optional(db)
    .await?;
    Ok(row.map_or(0, |(newest,)| newest))
}

/// The oldest of the agency's newest renewals ([`BACK`]); 0 where there are not so many.
async fn oldest_of_newest(db: &mut SqliteConnection, agency: &AgencyId) -> sqlx::Result<i64> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT id FROM renewals WHERE agency = $1 ORDER BY id DESC LIMIT 1 OFFSET $2")
            .bind(&agency.0)
            .bind(BACK)
            .fetch_optional(db)
            .await?;
    Ok(row.map_or(0, |(id,)| id))
}

/// The people of a word who fit, by their newest renewal: it is from `from` up to `below`. `others`: the other words.
pub fn along_query(
    search: Search<'_>,
    word: &str,
    others: &[Spelt<'_>],
    from: i64,
    below: i64,
    limit: u32,
) -> QueryBuilder<'static, Sqlite> {
    let agency = search.agency;
    let mut query = QueryBuilder::new("SELECT w.newest, w.person FROM person_words w WHERE w.agency = ");
    query.push_bind(agency.0.clone()).push(" AND w.word = ").push_bind(word.to_owned());
    query.push(" AND w.newest >= ").push_bind(from.max(1)).push(" AND w.newest < ").push_bind(below);
    query.push(" AND w.person <> ").push_bind(search.officer.0);
    for other in others {
        let Some(words) = &other.words else {
            push_has_word(&mut query, agency, other.beginning, "w.person");
            continue;
        };
        // A renewal has one holder: the same newest renewal is the same person, and lies near the last one looked for.
        query.push(" AND EXISTS (SELECT 1 FROM person_words x WHERE x.agency = ").push_bind(agency.0.clone());
        query.push(" AND x.newest = w.newest AND x.word IN (");
        let mut list = query.separated(", ");
        for word in words {
            list.push_bind(word.clone());
        }
        query.push("))");
    }
    push_ends(&mut query, search.wanted.ends, "w.person");
    query.push(" ORDER BY w.newest DESC LIMIT ").push_bind(limit);
    query
}
