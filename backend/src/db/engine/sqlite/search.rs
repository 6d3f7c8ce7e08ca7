//! The search index: an FTS5 table over `search_words`, which triggers keep up to date.

use super::Conn;

/// A condition on words: the rows of `search_words` that have the word `exact` and for each beginning a word that begins so.
///
/// Words are letters and digits only, but for the mark of an agency, so that nothing in them is FTS5's syntax.
#[derive(Clone, Debug)]
pub struct HavingWords(String);

impl HavingWords {
    /// These words.
    pub fn new(exact: &str, beginnings: &[String]) -> Self {
        Self(beginnings.iter().fold(format!("\"{exact}\""), |all, word| format!("{all} AND \"{word}\" *")))
    }
}

/// At most `limit` keys of such rows, below a key and from the newest.
pub async fn matches(db: &mut Conn, words: &HavingWords, below: i64, limit: i64) -> sqlx::Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT rowid FROM search_index WHERE search_index MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3",
    )
    .bind(&words.0)
    .bind(below)
    .bind(limit)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}

/// How many rows have these words; stops at `limit`.
pub async fn count(db: &mut Conn, words: &HavingWords, limit: i64) -> sqlx::Result<i64> {
    let (rows,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM (SELECT rowid FROM search_index WHERE search_index MATCH $1 LIMIT $2)")
            .bind(&words.0)
            .bind(limit)
            .fetch_one(db)
            .await?;
    Ok(rows)
}

/// The keys of the renewals whose holders have a certificate that ends from `first` to `last` (Unix seconds), the newest
/// first; with `words` of those that have them. The words' keys are put together once, not looked up for each renewal.
pub async fn ending(db: &mut Conn, (first, last): (i64, i64), words: Option<&HavingWords>) -> sqlx::Result<Vec<i64>> {
    let words = words.map(|words| words.0.as_str());
    let rows: Vec<(i64,)> = sqlx::query_as(
        "WITH having_words AS MATERIALIZED (SELECT rowid AS id FROM search_index WHERE search_index MATCH $3)
         SELECT DISTINCT r.id FROM certificates c CROSS JOIN renewals r ON r.holder = c.person
         WHERE c.ended_at IS NULL AND c.not_after >= $1 AND c.not_after <= $2
           AND ($3 IS NULL OR r.id IN (SELECT id FROM having_words))
         ORDER BY r.id DESC",
    )
    .bind(first)
    .bind(last)
    .bind(words)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}
