//! What is done about the lowest element of a survey.

use domain::moment::Date;
use domain::standard::AgencyId;
use domain::survey::{Element, Month};
use sqlx::Row;

use super::codec::{from_word, word};
use super::engine::{Conn, ResultRow};

/// A plan.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// Id.
    pub id: i64,
    /// The element.
    pub element: Element,
    /// The survey's first month.
    pub first: Month,
    /// Its last month.
    pub last: Month,
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: Date,
    /// When it was done.
    pub done: Option<Date>,
}

/// A new plan.
#[derive(Clone, Copy, Debug)]
pub struct NewPlan<'a> {
    /// Of which agency.
    pub agency: &'a AgencyId,
    /// The element.
    pub element: Element,
    /// The survey's first month.
    pub first: Month,
    /// Its last month.
    pub last: Month,
    /// What is done.
    pub what: &'a str,
    /// Who does it.
    pub owner: &'a str,
    /// By when.
    pub due: Date,
}

/// Inserts a plan; its id.
///
/// # Errors
/// a unique violation where there is one for this element of these months.
pub async fn insert(db: &mut Conn, new: &NewPlan<'_>) -> sqlx::Result<i64> {
    let sql = "INSERT INTO survey_plans (agency, element, first, last, what, owner, due) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    let query = sqlx::query(sql).bind(&new.agency.0).bind(word(&new.element)?);
    let query = query.bind(new.first.to_string()).bind(new.last.to_string()).bind(new.what).bind(new.owner);
    query.bind(new.due.to_string()).fetch_one(db).await?.try_get("id")
}

/// The agency's plans, the latest survey's first.
pub async fn all(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<PlanRow>> {
    let sql = "SELECT id, element, first, last, what, owner, due, done FROM survey_plans WHERE agency = $1 \
               ORDER BY last DESC, first DESC, id DESC";
    sqlx::query(sql).bind(&agency.0).fetch_all(db).await?.iter().map(plan).collect()
}

/// Marks a plan of the agency as done; whether there was one that was not.
pub async fn set_done(db: &mut Conn, agency: &AgencyId, id: i64, day: Date) -> sqlx::Result<bool> {
    let sql = "UPDATE survey_plans SET done = $1 WHERE agency = $2 AND id = $3 AND done IS NULL";
    let query = sqlx::query(sql).bind(day.to_string()).bind(&agency.0).bind(id);
    Ok(query.execute(db).await?.rows_affected() == 1)
}

fn plan(row: &ResultRow) -> sqlx::Result<PlanRow> {
    let month = |column: &str| from_word(row.try_get(column)?);
    let done: Option<String> = row.try_get("done")?;
    Ok(PlanRow {
        id: row.try_get("id")?,
        element: from_word(row.try_get("element")?)?,
        first: month("first")?,
        last: month("last")?,
        what: row.try_get("what")?,
        owner: row.try_get("owner")?,
        due: from_word(row.try_get("due")?)?,
        done: done.map(|day| from_word(&day)).transpose()?,
    })
}
