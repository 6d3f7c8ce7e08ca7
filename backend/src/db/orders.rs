//! Orders to the authority, fixed at approval, so that issuing can be repeated after a crash.

use domain::failure::OrderFailure;
use domain::moment::Timestamp;
use domain::standard::AgencyId;
use serde::{Deserialize, Serialize};

use super::codec::{from_json, from_word, json, number, word};
use super::engine::Conn;
use super::renewals::RenewalId;

/// What to certify.
#[derive(Clone, Debug)]
pub struct OrderRow {
    /// Names the order at the authority for ever.
    pub order_id: String,
    /// The certificate's serial number, lower-case hex; none in an order from before it was drawn at random.
    pub serial: Option<String>,
    /// The verified data.
    pub subject: OrderSubject,
    /// `SubjectPublicKeyInfo`, DER.
    pub spki: Vec<u8>,
    /// Start of validity.
    pub not_before: Timestamp,
    /// The last second of validity.
    pub not_after: Timestamp,
}

/// The certificate's subject as it was verified.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OrderSubject {
    /// Name without titles (CN).
    pub name: String,
    /// O.
    pub organization: String,
    /// OU.
    pub unit: String,
    /// L.
    pub locality: String,
    /// ST.
    pub province: String,
    /// Official e-mail.
    pub email: String,
}

/// Stores the order of a renewal.
///
/// # Errors
/// a unique violation when it was fixed already.
pub async fn insert(db: &mut Conn, renewal: RenewalId, order: &OrderRow) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO orders (renewal, order_id, subject, spki, not_before, not_after, serial, done)
         VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)",
    )
    .bind(renewal.0)
    .bind(&order.order_id)
    .bind(json(&order.subject)?)
    .bind(&order.spki)
    .bind(order.not_before.0)
    .bind(order.not_after.0)
    .bind(&order.serial)
    .execute(db)
    .await?;
    Ok(())
}

/// The order of a renewal whose certificate is not recorded yet.
pub async fn pending(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Option<OrderRow>> {
    type Row = (String, String, Vec<u8>, i64, i64, Option<String>);
    let row: Option<Row> = sqlx::query_as(
        "SELECT order_id, subject, spki, not_before, not_after, serial FROM orders WHERE renewal = $1 AND NOT done",
    )
    .bind(renewal.0)
    .fetch_optional(db)
    .await?;
    row.map(|(order_id, subject, spki, not_before, not_after, serial)| {
        Ok(OrderRow {
            order_id,
            serial,
            subject: from_json(&subject)?,
            spki,
            not_before: Timestamp(not_before),
            not_after: Timestamp(not_after),
        })
    })
    .transpose()
}

/// Renewals whose certificate is not recorded yet and may be tried now, oldest first. Who would wait longer than the longest wait
/// was told so by a clock that was wrong, and does not wait.
pub async fn due(db: &mut Conn, now: Timestamp, longest_secs: i64) -> sqlx::Result<Vec<RenewalId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT renewal FROM orders WHERE NOT done AND (next_try <= $1 OR next_try > $2) ORDER BY renewal",
    )
    .bind(now.0)
    .bind(now.plus_seconds(longest_secs).0)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| RenewalId(id)).collect())
}

/// What is known of a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Failed attempts, this one included.
    pub attempts: u32,
    /// Whether the one before failed for another reason, or there was none.
    pub new: bool,
    /// When the next one may be made.
    pub next_try: Timestamp,
}

/// Records a failed attempt at a pending order; none if it is not pending any more. `wait` tells the seconds to wait after
/// so many failures.
pub async fn failed(
    db: &mut Conn,
    renewal: RenewalId,
    failure: OrderFailure,
    now: Timestamp,
    wait: fn(u32) -> i64,
) -> sqlx::Result<Option<Attempt>> {
    let failure = word(&failure)?;
    let before: Option<(i64, Option<String>)> =
        sqlx::query_as("SELECT attempts, failure FROM orders WHERE renewal = $1 AND NOT done")
            .bind(renewal.0)
            .fetch_optional(&mut *db)
            .await?;
    let Some((attempts, last)) = before else { return Ok(None) };
    let attempts = number(attempts)?.saturating_add(1);
    let next_try = now.plus_seconds(wait(attempts));
    sqlx::query(
        "UPDATE orders SET attempts = $1, failure = $2, next_try = $3, failing_since = COALESCE(failing_since, $4)
         WHERE renewal = $5",
    )
    .bind(i64::from(attempts))
    .bind(&failure)
    .bind(next_try.0)
    .bind(now.0)
    .bind(renewal.0)
    .execute(db)
    .await?;
    Ok(Some(Attempt { attempts, new: last.as_ref() != Some(&failure), next_try }))
}

/// An order that failed and is still pending.
#[derive(Clone, Debug)]
pub struct StuckOrder {
    /// The renewal's reference number.
    pub reference: String,
    /// When it failed for the first time.
    pub failing_since: Timestamp,
    /// Failed attempts.
    pub attempts: i64,
    /// When the next one is due.
    pub next_try: Timestamp,
    /// Why the last one failed.
    pub failure: OrderFailure,
}

/// The agency's orders that failed, the oldest trouble first.
pub async fn stuck(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<StuckOrder>> {
    type Row = (String, i64, i64, i64, String);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT (SELECT r.reference FROM renewals r WHERE r.id = o.renewal), o.failing_since, o.attempts, o.next_try,
                o.failure
         FROM orders o
         WHERE NOT o.done AND o.failing_since IS NOT NULL AND o.failure IS NOT NULL
           AND (SELECT r.agency FROM renewals r WHERE r.id = o.renewal) = $1
         ORDER BY o.failing_since, o.renewal",
    )
    .bind(&agency.0)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|(reference, since, attempts, next_try, failure)| {
            let (failing_since, next_try) = (Timestamp(since), Timestamp(next_try));
            Ok(StuckOrder { reference, failing_since, attempts, next_try, failure: from_word(&failure)? })
        })
        .collect()
}

/// How many orders wait for their certificate, and how many of them failed.
pub async fn counts(db: &mut Conn) -> sqlx::Result<(i64, i64)> {
    sqlx::query_as("SELECT COUNT(*), COUNT(failing_since) FROM orders WHERE NOT done").fetch_one(db).await
}

/// Records that the certificate of this order is recorded.
pub async fn done(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<()> {
    // What was to be certified is in the certificate now.
    sqlx::query("UPDATE orders SET done = TRUE, subject = '', failure = NULL, failing_since = NULL WHERE renewal = $1")
        .bind(renewal.0)
        .execute(db)
        .await?;
    Ok(())
}
