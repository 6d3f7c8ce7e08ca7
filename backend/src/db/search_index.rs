//! The words by which renewals are found: those of the holder's name and unit. The engine keeps its search index up to date
//! with this table ([`super::engine::matches`]).

use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::plain::plain;

use super::engine::Conn;

/// Characters of a word that are indexed.
const WORD_CHARACTERS: usize = 40;
/// Begins an agency's own word. No word of a text has it, since it is no letter.
const AGENCY_MARK: char = '§';

/// The words of a text in its plain form and in lower case, each once: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    let lower = plain(text).to_lowercase();
    let mut words: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(WORD_CHARACTERS).collect())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The word that each renewal of the agency has, so that other agencies' renewals don't match.
pub(super) fn agency_word(agency: &AgencyId) -> String {
    let mark = |c: char| if c.is_ascii_alphanumeric() { c } else { AGENCY_MARK };
    std::iter::once(AGENCY_MARK).chain(agency.0.chars().map(mark)).collect()
}

fn text(agency: &AgencyId, name: &str, unit: &str) -> String {
    let mut all = words(&format!("{name} {unit}"));
    all.push(agency_word(agency));
    all.join(" ")
}

/// Adds a new renewal.
pub(super) async fn insert(db: &mut Conn, renewal: i64, agency: &AgencyId, holder: PersonId) -> sqlx::Result<()> {
    let (name, unit): (String, String) =
        sqlx::query_as("SELECT name, unit FROM people WHERE id = $1").bind(holder.0).fetch_one(&mut *db).await?;
    sqlx::query("INSERT INTO search_words (renewal, words) VALUES ($1, $2)")
        .bind(renewal)
        .bind(text(agency, &name, &unit))
        .execute(db)
        .await?;
    Ok(())
}

/// Replaces the words of a holder's renewals.
pub(super) async fn update(db: &mut Conn, holder: PersonId, data: &PersonData) -> sqlx::Result<()> {
    let renewals: Vec<(i64, String)> =
        sqlx::query_as("SELECT id, agency FROM renewals WHERE holder = $1").bind(holder.0).fetch_all(&mut *db).await?;
    for (renewal, agency) in renewals {
        // An unchanged text costs no write.
        sqlx::query("UPDATE search_words SET words = $1 WHERE renewal = $2 AND words <> $1")
            .bind(text(&AgencyId(agency), &data.name, &data.unit))
            .bind(renewal)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Removes a holder's renewals.
pub(super) async fn delete(db: &mut Conn, holder: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM search_words WHERE renewal IN (SELECT id FROM renewals WHERE holder = $1)")
        .bind(holder.0)
        .execute(db)
        .await?;
    Ok(())
}
