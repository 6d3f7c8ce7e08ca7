//! The search index: an FTS5 table over `search_words`, which triggers keep up to date.

use super::Conn;

/// At most `limit` keys, below a key and from the newest, of the rows of `search_words` that have the word `exact` and for
/// each beginning a word that begins so.
///
/// Words are letters and digits only, but for the mark of an agency, so that nothing in them is FTS5's syntax.
pub async fn matches(
    db: &mut Conn,
    exact: &str,
    beginnings: &[String],
    below: i64,
    limit: i64,
) -> sqlx::Result<Vec<i64>> {
    let expression = beginnings.iter().fold(format!("\"{exact}\""), |all, word| format!("{all} AND \"{word}\" *"));
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT rowid FROM search_index WHERE search_index MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3",
    )
    .bind(expression)
    .bind(below)
    .bind(limit)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}
