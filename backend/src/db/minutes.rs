//! Minutes and decisions of meetings on a period, in every version.

use domain::evaluation::Period;
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use super::closed_periods::period;
use super::codec::{json, number};
use super::engine::Conn;

/// A version of the minutes of a period.
#[derive(Clone, Debug)]
pub struct MinutesRow {
    /// 1, 2, 3 ... of a period.
    pub version: u32,
    /// What was said.
    pub minutes: String,
    /// What was decided.
    pub decisions: String,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether the texts were erased.
    pub erased: bool,
    /// Names both texts in an event.
    pub digest: Digest,
}

/// Stores a version; what names it in an event.
///
/// # Errors
/// A unique violation when there is one of this number.
pub async fn insert(
    db: &mut Conn,
    agency: &AgencyId,
    period: Period,
    version: u32,
    (minutes, decisions): (&str, &str),
    (by, at): (PersonId, Timestamp),
) -> sqlx::Result<Digest> {
    let salt = hex::encode(rand::random::<[u8; 16]>());
    sqlx::query(
        "INSERT INTO minutes (agency, first_day, last_day, version, salt, minutes, decisions, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&agency.0)
    .bind(period.first().to_string())
    .bind(period.last().to_string())
    .bind(i64::from(version))
    .bind(&salt)
    .bind(minutes)
    .bind(decisions)
    .bind(by.0)
    .bind(at.0)
    .execute(db)
    .await?;
    digest_of(&salt, minutes, decisions)
}

type Row = (i64, String, String, String, i64, i64, bool);

fn read((version, salt, minutes, decisions, by, at, erased): Row) -> sqlx::Result<MinutesRow> {
    let digest = digest_of(&salt, &minutes, &decisions)?;
    let (by, at) = (PersonId(by), Timestamp(at));
    Ok(MinutesRow { version: number(version)?, minutes, decisions, by, at, erased, digest })
}

const COLUMNS: &str = "version, salt, minutes, decisions, written_by, written_at, erased_at IS NOT NULL";

/// Every version of the minutes of this period, newest first.
pub async fn of_period(db: &mut Conn, agency: &AgencyId, period: Period) -> sqlx::Result<Vec<MinutesRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM minutes WHERE agency = $1 AND first_day = $2 AND last_day = $3 ORDER BY version DESC"
    );
    let query = sqlx::query_as(&sql).bind(&agency.0).bind(period.first().to_string());
    let rows: Vec<Row> = query.bind(period.last().to_string()).fetch_all(db).await?;
    rows.into_iter().map(read).collect()
}

/// Which minutes there are: period and version, each with its digest; none for one whose texts were erased.
pub async fn all(db: &mut Conn) -> sqlx::Result<Vec<(AgencyId, Period, u32, Option<Digest>)>> {
    let keys: Vec<(String, String, String)> =
        sqlx::query_as("SELECT DISTINCT agency, first_day, last_day FROM minutes").fetch_all(&mut *db).await?;
    let mut all = Vec::new();
    for (agency, first, last) in keys {
        let (agency, period) = (AgencyId(agency), period(&first, &last)?);
        for row in of_period(db, &agency, period).await? {
            all.push((agency.clone(), period, row.version, (!row.erased).then_some(row.digest)));
        }
    }
    Ok(all)
}

/// Erases the texts of the agency's minutes that were written before then; how many.
pub async fn erase_before(db: &mut Conn, agency: &AgencyId, before: Timestamp, now: Timestamp) -> sqlx::Result<u64> {
    let sql = "UPDATE minutes SET minutes = '', decisions = '', erased_at = $1
               WHERE agency = $2 AND written_at < $3 AND erased_at IS NULL";
    let done = sqlx::query(sql).bind(now.0).bind(&agency.0).bind(before.0).execute(db).await?;
    Ok(done.rows_affected())
}

/// What names both texts in an event.
fn digest_of(salt: &str, minutes: &str, decisions: &str) -> sqlx::Result<Digest> {
    Ok(Digest::of(format!("{salt}{}", json(&[minutes, decisions])?)))
}
