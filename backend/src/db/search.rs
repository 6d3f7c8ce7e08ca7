//! Search over an agency's renewals, newest first.

use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::{MobileNumber, Nik, Nip, OfficialEmail, Reference};

use super::case_list::{ListedCase, SELECT};
use super::engine::{self, Conn, HavingWords, QueryBuilder};
use super::search_index;

/// Where a search changes its way, in rows.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// If at most this many certificates end in the wanted time, the search starts from them.
    pub ending: i64,
    /// If at most this many renewals have the wanted words, the index looks for them; words that more have are looked for in
    /// the rows that the certificates lead to, where they are soon found.
    pub having_words: i64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { ending: 20_000, having_words: 50_000 }
    }
}

/// Candidates that are compared at once, where the end of a certificate is a condition.
const BATCH_ROWS: usize = 1_000;
/// After this many candidates a search for the end of a certificate stops: older renewals are found by its next page.
pub const MAX_EXAMINED_ROWS: i64 = 20_000;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Beginnings of words of name or unit, as [`search_index::words`] gives them. All must match.
    pub words: Vec<String>,
    /// The present certificate's end, first and last second (Unix), both included.
    pub ends: Option<(i64, i64)>,
    /// Only renewals with lower keys.
    pub below: Option<i64>,
}

fn query(agency: &AgencyId) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new(SELECT);
    query.push("r.agency = ").push_bind(agency.0.clone());
    query
}

/// What one case, or the cases of one person, are found by: whole and exactly.
#[derive(Clone, Debug)]
pub enum Identifier {
    /// A reference number.
    Reference(Reference),
    /// A NIP.
    Nip(Nip),
    /// A NIK.
    Nik(Nik),
    /// An e-mail address.
    Email(OfficialEmail),
    /// A mobile number.
    Mobile(MobileNumber),
}

/// The renewals that have it, or whose holder has, newest first, below a key; without this officer's own.
pub async fn by_identifier(
    db: &mut Conn,
    agency: &AgencyId,
    officer: PersonId,
    identifier: &Identifier,
    below: Option<i64>,
    limit: usize,
) -> sqlx::Result<(Vec<ListedCase>, Option<i64>)> {
    let (people, value) = match identifier {
        Identifier::Reference(reference) => (None, reference.as_str()),
        Identifier::Nip(nip) => (Some("nip"), nip.as_str()),
        Identifier::Nik(nik) => (Some("nik <> '' AND nik"), nik.as_str()),
        Identifier::Email(email) => (Some("email"), email.as_str()),
        Identifier::Mobile(mobile) => (Some("mobile <> '' AND mobile"), mobile.as_str()),
    };
    let mut query = QueryBuilder::new(SELECT);
    // Joined to nothing, the agency is compared, not looked up: one person has few renewals, an agency many.
    query.push("(r.agency || '') = ").push_bind(agency.0.clone());
    if let Some(column) = people {
        let sql = format!("SELECT id FROM people WHERE {column} = $1 AND agency = $2");
        let holders: Vec<(i64,)> = sqlx::query_as(&sql).bind(value).bind(&agency.0).fetch_all(&mut *db).await?;
        let holders: Vec<i64> = holders.into_iter().map(|(id,)| id).collect();
        engine::push_in(query.push(" AND r.holder"), &holders)?;
    } else {
        query.push(" AND r.reference = ").push_bind(value.to_owned());
    }
    query.push(" AND r.holder <> ").push_bind(officer.0);
    query.push(" AND r.id < ").push_bind(below.unwrap_or(i64::MAX)).push(" ORDER BY r.id DESC LIMIT ");
    query.push_bind(i64::try_from(limit + 1).unwrap_or(i64::MAX));
    Ok(up_to(limit, query.build_query_as().fetch_all(db).await?, None))
}

/// The newest renewals that match, without this officer's own, at most `limit`; and the key below which there may be more.
pub async fn search(
    db: &mut Conn,
    agency: &AgencyId,
    officer: PersonId,
    wanted: &Wanted,
    limit: usize,
    thresholds: Thresholds,
) -> sqlx::Result<(Vec<ListedCase>, Option<i64>)> {
    if let Some(ends) = wanted.ends
        && is_rare(db, ends, thresholds.ending).await?
    {
        let words = having_words(agency, &wanted.words);
        let common = match &words {
            Some(words) => engine::count_words(db, words, thresholds.having_words + 1).await? > thresholds.having_words,
            None => false,
        };
        let mut renewals = engine::ending(db, ends, words.as_ref().filter(|_| !common)).await?;
        renewals.retain(|renewal| wanted.below.is_none_or(|below| *renewal < below));
        return newest_of(db, agency, officer, wanted, &renewals, limit).await;
    }
    // Words alone are the index's own condition: each candidate matches.
    let stride = if wanted.ends.is_some() { BATCH_ROWS } else { limit + 1 };
    let stride = i64::try_from(stride).unwrap_or(i64::MAX);
    let (mut found, mut below, mut examined) = (Vec::new(), wanted.below.unwrap_or(i64::MAX), 0);
    loop {
        let candidates = candidates(db, agency, &wanted.words, below, stride).await?;
        let read = i64::try_from(candidates.len()).unwrap_or(i64::MAX);
        found.extend(among(db, agency, officer, wanted.ends, &candidates).await?);
        examined += read;
        if found.len() > limit || read < stride {
            return Ok(up_to(limit, found, None));
        }
        below = candidates.last().copied().unwrap_or(0);
        if wanted.ends.is_some() && examined >= MAX_EXAMINED_ROWS {
            return Ok(up_to(limit, found, Some(below)));
        }
    }
}

/// The newest of these renewals, which are in that order, that match.
async fn newest_of(
    db: &mut Conn,
    agency: &AgencyId,
    officer: PersonId,
    wanted: &Wanted,
    renewals: &[i64],
    limit: usize,
) -> sqlx::Result<(Vec<ListedCase>, Option<i64>)> {
    let mut found = Vec::new();
    for batch in renewals.chunks(BATCH_ROWS) {
        let rows = among(db, agency, officer, wanted.ends, batch).await?;
        found.extend(rows.into_iter().filter(|row| has_words(row, &wanted.words)));
        if found.len() > limit {
            break;
        }
    }
    Ok(up_to(limit, found, None))
}

/// At most `limit` of these, and the key below which there are more: `cut` where the search stopped for other reasons.
fn up_to(limit: usize, mut found: Vec<ListedCase>, cut: Option<i64>) -> (Vec<ListedCase>, Option<i64>) {
    let cut_off = found.len() > limit;
    found.truncate(limit);
    let more = if cut_off { found.last().map(|row| row.id) } else { cut };
    (found, more)
}

/// Whether at most so many certificates end then.
async fn is_rare(db: &mut Conn, (first, last): (i64, i64), most: i64) -> sqlx::Result<bool> {
    let (rows,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM (SELECT person FROM certificates
         WHERE ended_at IS NULL AND not_after >= $1 AND not_after <= $2 LIMIT $3) AS ending",
    )
    .bind(first)
    .bind(last)
    .bind(most + 1)
    .fetch_one(db)
    .await?;
    Ok(rows <= most)
}

/// The index's condition for words; none without words.
fn having_words(agency: &AgencyId, words: &[String]) -> Option<HavingWords> {
    (!words.is_empty()).then(|| HavingWords::new(&search_index::agency_word(agency), words))
}

fn has_words(row: &ListedCase, beginnings: &[String]) -> bool {
    let words = search_index::words(&format!("{} {}", row.name, row.unit));
    beginnings.iter().all(|beginning| words.iter().any(|word| word.starts_with(beginning)))
}

/// The keys of the newest renewals with these words, or of all where there are none; below a key, newest first.
async fn candidates(
    db: &mut Conn,
    agency: &AgencyId,
    words: &[String],
    below: i64,
    limit: i64,
) -> sqlx::Result<Vec<i64>> {
    if let Some(words) = having_words(agency, words) {
        return engine::matches(db, &words, below, limit).await;
    }
    let rows = sqlx::query_as("SELECT id FROM renewals WHERE agency = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    let rows: Vec<(i64,)> = rows.bind(&agency.0).bind(below).bind(limit).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What matches among these renewals, newest first.
async fn among(
    db: &mut Conn,
    agency: &AgencyId,
    officer: PersonId,
    ends: Option<(i64, i64)>,
    renewals: &[i64],
) -> sqlx::Result<Vec<ListedCase>> {
    let mut query = query(agency);
    engine::push_in(query.push(" AND r.id"), renewals)?;
    push_conditions(&mut query, officer, ends);
    query.push(" ORDER BY r.id DESC").build_query_as().fetch_all(db).await
}

/// Not the officer's own; the holder's present certificate ends then.
fn push_conditions(query: &mut QueryBuilder<'static>, officer: PersonId, ends: Option<(i64, i64)>) {
    query.push(" AND r.holder <> ").push_bind(officer.0);
    if let Some((first, last)) = ends {
        query
            .push(" AND (SELECT n.not_after FROM certificates n WHERE n.person = r.holder ORDER BY n.id DESC LIMIT 1)");
        query.push(" BETWEEN ").push_bind(first).push(" AND ").push_bind(last);
    }
}
