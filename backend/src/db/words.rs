//! The words of people's names and units, by whose beginnings officers search.

use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::plain::plain;
use sqlx::SqliteConnection;

use super::Db;
use super::word::json;

/// Characters of a word that count; longer ones are found by these.
const WORD_CHARACTERS: usize = 40;
/// People read at once by [`backfill`].
const BATCH: u32 = 2_000;

/// The words of a text in its plain form and lower case, each once: runs of letters and digits.
pub fn of_text(text: &str) -> Vec<String> {
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

/// The words by which a person is found.
pub(super) fn of_person(name: &str, unit: &str) -> Vec<String> {
    of_text(&format!("{name} {unit}"))
}

/// The words that begin so: from the first of them to the first behind them.
pub fn range(beginning: &str) -> (String, String) {
    (beginning.to_owned(), format!("{beginning}{}", char::MAX))
}

/// Keeps the words of a person who is new or whose data changed.
pub async fn set(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    person: PersonId,
    data: &PersonData,
) -> Result<(), sqlx::Error> {
    write(db, &agency.0, person.0, &data.name, &data.unit).await
}

/// Puts a holder's words in the place of their newest renewal, which this is.
pub(super) async fn set_newest(
    db: &mut SqliteConnection,
    holder: PersonId,
    agency: &AgencyId,
    newest: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE person_words SET newest = $1 WHERE person = $2 AND agency = $3")
        .bind(newest)
        .bind(holder.0)
        .bind(&agency.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Fills the table where it is empty although people are on record, as after an update from a version without it.
pub async fn backfill(db: &Db) -> Result<(), sqlx::Error> {
    let filled: Option<(i64,)> =
        sqlx::query_as("SELECT person FROM person_words LIMIT 1").fetch_optional(db.read()).await?;
    if filled.is_some() {
        return Ok(());
    }
    // One transaction: cut off half-way, the table would look filled.
    let mut tx = db.begin().await?;
    let mut after = 0_i64;
    loop {
        let people: Vec<(i64, String, String, String)> =
            sqlx::query_as("SELECT id, agency, name, unit FROM people WHERE id > $1 ORDER BY id LIMIT $2")
                .bind(after)
                .bind(BATCH)
                .fetch_all(&mut *tx)
                .await?;
        for (person, agency, name, unit) in &people {
            write(&mut tx, agency, *person, name, unit).await?;
        }
        let Some((last, ..)) = people.last() else { break };
        after = *last;
    }
    tx.commit().await
}

async fn write(
    db: &mut SqliteConnection,
    agency: &str,
    person: i64,
    name: &str,
    unit: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM person_words WHERE person = $1").bind(person).execute(&mut *db).await?;
    sqlx::query(
        "INSERT INTO person_words (agency, word, newest, person)
         SELECT $1, value, COALESCE((SELECT MAX(id) FROM renewals WHERE holder = $2 AND agency = $1), 0), $2
         FROM json_each($3)",
    )
    .bind(agency)
    .bind(person)
    .bind(json(&of_person(name, unit))?)
    .execute(db)
    .await?;
    Ok(())
}
