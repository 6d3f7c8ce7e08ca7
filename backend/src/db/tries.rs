//! Failed tries. After a few, each further one costs a wait that doubles up to a quarter of an hour: guessing gets nowhere,
//! and nobody is locked out for long.

use sqlx::{Row, SqliteConnection};

/// Failures without any wait.
const FREE: i64 = 5;
/// First wait in seconds.
const FIRST_WAIT: i64 = 30;
/// Longest wait in seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// Failures are forgotten after so many seconds without a new one.
const MEMORY: i64 = 60 * 60;

/// Counts a try as failed before it is made, so that many at once gain nothing; [`clear`] takes it back on success.
/// `Err` holds the seconds to wait: the try must not be made then.
pub async fn begin(db: &mut SqliteConnection, bucket: &[u8], now: i64) -> Result<Result<(), u32>, sqlx::Error> {
    let row = sqlx::query("SELECT failures, last_at, next_at FROM tries WHERE bucket = ?");
    let mut failures = 0;
    if let Some(row) = row.bind(bucket).fetch_optional(&mut *db).await? {
        let next: i64 = row.try_get("next_at")?;
        if now < next {
            return Ok(Err(u32::try_from(next - now).unwrap_or(u32::MAX)));
        }
        if now - row.try_get::<i64, _>("last_at")? < MEMORY {
            failures = row.try_get("failures")?;
        }
    }
    failures += 1;
    sqlx::query(
        "INSERT INTO tries (bucket, failures, last_at, next_at) VALUES (?, ?, ?, ?) ON CONFLICT (bucket) \
         DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, next_at = excluded.next_at",
    )
    .bind(bucket)
    .bind(failures)
    .bind(now)
    .bind(now + wait_after(failures))
    .execute(&mut *db)
    .await?;
    Ok(Ok(()))
}

/// Forgets the failures: the try succeeded.
pub async fn clear(db: &mut SqliteConnection, bucket: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM tries WHERE bucket = ?").bind(bucket).execute(&mut *db).await?;
    Ok(())
}

fn wait_after(failures: i64) -> i64 {
    let over = failures - FREE;
    if over < 0 { 0 } else { (FIRST_WAIT << over.min(10)).min(LONGEST_WAIT) }
}

#[cfg(test)]
mod tests {
    use super::wait_after;

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        for (failures, seconds) in [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (10_000, 900)] {
            assert_eq!(wait_after(failures), seconds, "after {failures} failures");
        }
    }
}
