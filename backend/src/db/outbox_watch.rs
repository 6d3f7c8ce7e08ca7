//! The outbox for whoever watches over it: what can't be delivered, and how much waits.

use domain::api::StuckMail;
use domain::moment::Timestamp;
use domain::standard::AgencyId;
use sqlx::{SqliteConnection, SqliteExecutor};

use super::word::from_word;

/// A mail is in trouble after so many failed attempts: a server that is away for some minutes is none.
const ATTEMPTS: u32 = 5;

/// Not sent after some attempts, refused, or given up; but for codes that expired, which somebody asked for anew.
const STUCK: &str = "agency = $1 AND sent_at IS NULL
    AND (attempts >= $2 OR failure = 'refused' OR (given_up_at IS NOT NULL AND priority = 2))";

/// At most `limit` of the agency's mails that can't be delivered, the newest first, and how many there are.
pub async fn stuck(db: &mut SqliteConnection, agency: &AgencyId, limit: u32) -> sqlx::Result<(Vec<StuckMail>, u32)> {
    type Row = (String, String, i64, u32, i64, bool, Option<String>);
    let (count,): (u32,) = sqlx::query_as(&format!("SELECT COUNT(*) FROM outbox WHERE {STUCK}"))
        .bind(&agency.0)
        .bind(ATTEMPTS)
        .fetch_one(&mut *db)
        .await?;
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT recipient, subject, created_at, attempts, next_try, given_up_at IS NOT NULL, failure FROM outbox
         WHERE {STUCK} ORDER BY id DESC LIMIT $3"
    ))
    .bind(&agency.0)
    .bind(ATTEMPTS)
    .bind(limit)
    .fetch_all(db)
    .await?;
    let mails = rows.into_iter().map(|(to, subject, since, attempts, next_try, given_up, failure)| {
        let failure = failure.as_deref().map(from_word).transpose()?;
        let next_try = (!given_up).then_some(Timestamp(next_try));
        Ok(StuckMail { to, subject, since: Timestamp(since), attempts, next_try, failure })
    });
    Ok((mails.collect::<sqlx::Result<_>>()?, count))
}

/// How much waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Queue {
    /// Mails that are not sent and not given up.
    pub waiting: i64,
    /// When the oldest of them was written.
    pub oldest: Option<i64>,
    /// Mails that were given up and are not swept yet.
    pub given_up: i64,
}

/// The queue as it is.
pub async fn queue(db: impl SqliteExecutor<'_>) -> sqlx::Result<Queue> {
    sqlx::query_as(
        "SELECT COUNT(*) AS waiting, MIN(created_at) AS oldest,
                (SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL) AS given_up
         FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL",
    )
    .fetch_one(db)
    .await
}
