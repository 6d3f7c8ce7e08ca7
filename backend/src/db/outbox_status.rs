//! The state of the outbox: which mails can't be delivered, and how many wait.

use domain::failure::MailFailure;
use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::codec::from_word;
use super::engine::Conn;

/// Failed attempts after which a mail counts as stuck. A server that is down for some minutes causes fewer.
const ATTEMPTS: i64 = 5;

/// Not sent after some attempts, refused, or given up. Expired codes and links don't count: they are asked for anew.
const STUCK: &str = "agency = $1 AND sent_at IS NULL
    AND (attempts >= $2 OR failure = 'refused' OR (given_up_at IS NOT NULL AND priority = 2))";

/// A mail that can't be delivered.
#[derive(Clone, Debug)]
pub struct StuckMail {
    /// Address.
    pub recipient: String,
    /// Subject.
    pub subject: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Failed attempts.
    pub attempts: i64,
    /// When the next one is due; none: it was given up.
    pub next_try: Option<Timestamp>,
    /// Why the last one failed; none: it expired before there was one.
    pub failure: Option<MailFailure>,
}

/// At most `limit` of the agency's mails that can't be delivered, the newest first, and how many there are.
pub async fn stuck(db: &mut Conn, agency: &AgencyId, limit: i64) -> sqlx::Result<(Vec<StuckMail>, i64)> {
    type Row = (String, String, i64, i64, i64, bool, Option<String>);
    let (count,): (i64,) = sqlx::query_as(&format!("SELECT COUNT(*) FROM outbox WHERE {STUCK}"))
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
    let mails = rows.into_iter().map(|(recipient, subject, created_at, attempts, next_try, given_up, failure)| {
        let failure = failure.as_deref().map(from_word).transpose()?;
        let next_try = (!given_up).then_some(Timestamp(next_try));
        Ok(StuckMail { recipient, subject, created_at: Timestamp(created_at), attempts, next_try, failure })
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
pub async fn queue(db: &mut Conn) -> sqlx::Result<Queue> {
    sqlx::query_as(
        "SELECT COUNT(*) AS waiting, MIN(created_at) AS oldest,
                (SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL) AS given_up
         FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL",
    )
    .fetch_one(db)
    .await
}
