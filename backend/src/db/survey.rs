//! What people answered in the survey of satisfaction, without anything that leads to them, and how many were served.

use domain::standard::AgencyId;
use domain::survey::{Element, Month, Ratings, Score, Tally};
use serde::Serialize;
use sqlx::query::Query;
use sqlx::{Database, Row};

use super::codec::{number, word};
use super::engine::{Conn, Engine};

/// Some months of an agency.
#[derive(Clone, Copy, Debug)]
pub struct Months<'a> {
    /// Of which agency.
    pub agency: &'a AgencyId,
    /// The first one.
    pub first: Month,
    /// The last one.
    pub last: Month,
}

/// Stores one person's ratings under a random key.
pub async fn insert_ratings(
    db: &mut Conn,
    agency: &AgencyId,
    month: Month,
    key: &str,
    ratings: &Ratings,
) -> sqlx::Result<()> {
    let mut columns = String::new();
    let mut places = String::new();
    for (place, element) in (4..).zip(Element::ALL) {
        columns.extend([", ", &word(element)?]);
        places.extend([", $", &place.to_string()]);
    }
    let sql = format!("INSERT INTO survey_ratings (agency, month, key{columns}) VALUES ($1, $2, $3{places})");
    let mut query = sqlx::query(&sql).bind(&agency.0).bind(month.to_string()).bind(key);
    for element in Element::ALL {
        query = query.bind(ratings.get(*element).map(|score| i64::from(score.value())));
    }
    query.execute(db).await?;
    Ok(())
}

/// How often each score was given, and by how many people.
pub async fn tally(db: &mut Conn, months: Months<'_>) -> sqlx::Result<(Tally, u32)> {
    let mut tally = Tally::default();
    for element in Element::ALL {
        let column = word(element)?;
        let sql = format!(
            "SELECT {column} AS score, COUNT(*) AS n FROM survey_ratings \
             WHERE agency = $1 AND month BETWEEN $2 AND $3 AND {column} IS NOT NULL GROUP BY {column}"
        );
        for row in of_months(&sql, months).fetch_all(&mut *db).await? {
            if let Some(score) = Score::of_value(row.try_get("score")?) {
                tally.set(*element, score, number(row.try_get("n")?)?);
            }
        }
    }
    let sql = "SELECT COUNT(*) AS n FROM survey_ratings WHERE agency = $1 AND month BETWEEN $2 AND $3";
    let row = of_months(sql, months).fetch_one(db).await?;
    Ok((tally, number(row.try_get("n")?)?))
}

/// Counts one person more who said this of themselves.
pub async fn count_trait<T: Serialize>(
    db: &mut Conn,
    agency: &AgencyId,
    month: Month,
    name: &str,
    value: &T,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO survey_traits (agency, month, trait, value, count) VALUES ($1, $2, $3, $4, 1) \
         ON CONFLICT (agency, month, trait, value) DO UPDATE SET count = survey_traits.count + 1",
    )
    .bind(&agency.0)
    .bind(month.to_string())
    .bind(name)
    .bind(word(value)?)
    .execute(db)
    .await?;
    Ok(())
}

/// How many people said each value of a trait of themselves, by its word.
pub async fn traits(db: &mut Conn, months: Months<'_>, name: &str) -> sqlx::Result<Vec<(String, u32)>> {
    let sql = "SELECT value, SUM(count) AS n FROM survey_traits \
               WHERE agency = $1 AND month BETWEEN $2 AND $3 AND trait = $4 GROUP BY value";
    let rows = of_months(sql, months).bind(name.to_owned()).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get("value")?, number(row.try_get("n")?)?))).collect()
}

/// Stores a remark under a random key.
pub async fn insert_remark(
    db: &mut Conn,
    agency: &AgencyId,
    month: Month,
    key: &str,
    remark: &str,
) -> sqlx::Result<()> {
    let sql = "INSERT INTO survey_remarks (agency, month, key, remark) VALUES ($1, $2, $3, $4)";
    sqlx::query(sql).bind(&agency.0).bind(month.to_string()).bind(key).bind(remark).execute(db).await?;
    Ok(())
}

/// The remarks, in an order that says nothing; at most `limit`.
pub async fn remarks(db: &mut Conn, months: Months<'_>, limit: u32) -> sqlx::Result<Vec<String>> {
    let sql = "SELECT remark FROM survey_remarks WHERE agency = $1 AND month BETWEEN $2 AND $3 ORDER BY key LIMIT $4";
    let rows = of_months(sql, months).bind(i64::from(limit)).fetch_all(db).await?;
    rows.iter().map(|row| row.try_get("remark")).collect()
}

/// Deletes the remarks of earlier months; how many.
pub async fn delete_remarks_before(db: &mut Conn, month: Month) -> sqlx::Result<u64> {
    let sql = "DELETE FROM survey_remarks WHERE month < $1";
    Ok(sqlx::query(sql).bind(month.to_string()).execute(db).await?.rows_affected())
}

/// Counts a service that ended.
pub async fn count_served(db: &mut Conn, agency: &AgencyId, month: Month) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO survey_served (agency, month, count) VALUES ($1, $2, 1) \
         ON CONFLICT (agency, month) DO UPDATE SET count = survey_served.count + 1",
    )
    .bind(&agency.0)
    .bind(month.to_string())
    .execute(db)
    .await?;
    Ok(())
}

/// How many services ended.
pub async fn served(db: &mut Conn, months: Months<'_>) -> sqlx::Result<u32> {
    let sql = "SELECT COALESCE(SUM(count), 0) AS n FROM survey_served WHERE agency = $1 AND month BETWEEN $2 AND $3";
    number(of_months(sql, months).fetch_one(db).await?.try_get("n")?)
}

/// A query whose first parameters are the months.
fn of_months<'q>(sql: &'q str, months: Months<'_>) -> Query<'q, Engine, <Engine as Database>::Arguments<'q>> {
    sqlx::query(sql).bind(months.agency.0.clone()).bind(months.first.to_string()).bind(months.last.to_string())
}
