//! Orders to the authority, fixed at approval, so that issuing can be repeated after a crash.

use domain::moment::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::renewals::RenewalId;
use super::word::{from_json, json};

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

/// Fixes the order of a renewal.
///
/// # Errors
/// a unique violation when it was fixed already.
pub async fn insert(db: &mut SqliteConnection, renewal: RenewalId, order: &OrderRow) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO orders (renewal, order_id, subject, spki, not_before, not_after, serial, done)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0)",
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
pub async fn pending(db: &mut SqliteConnection, renewal: RenewalId) -> sqlx::Result<Option<OrderRow>> {
    type Row = (String, String, Vec<u8>, i64, i64, Option<String>);
    let row: Option<Row> = sqlx::query_as(
        "SELECT order_id, subject, spki, not_before, not_after, serial FROM orders WHERE renewal = $1 AND done = 0",
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

/// Renewals whose certificate is not recorded yet, oldest first.
pub async fn all_pending(db: &mut SqliteConnection) -> sqlx::Result<Vec<RenewalId>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT renewal FROM orders WHERE done = 0 ORDER BY renewal").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id,)| RenewalId(id)).collect())
}

/// Records that the certificate of this order is recorded.
pub async fn done(db: &mut SqliteConnection, renewal: RenewalId) -> sqlx::Result<()> {
    // What was to be certified is in the certificate now.
    sqlx::query("UPDATE orders SET done = 1, subject = '', failure = NULL, failing_since = NULL WHERE renewal = $1")
        .bind(renewal.0)
        .execute(db)
        .await?;
    Ok(())
}
