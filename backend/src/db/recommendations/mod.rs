//! Requests for an electronic recommendation, and the answers. Events name a recommendation by a salted digest.

mod row;

use domain::journey::RecommendedData;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

pub use self::row::{Answer, RequestRow};
use self::row::{COLUMNS, Raw};
use super::codec::json;
use super::engine::Conn;
use super::renewals::RenewalId;

/// A new request.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// At which agency.
    pub agency: &'a AgencyId,
    /// Whose application.
    pub holder: PersonId,
    /// Who is asked.
    pub head: PersonId,
    /// What is shown.
    pub data: &'a RecommendedData,
    /// Whether the certificate has expired.
    pub reissue: bool,
    /// What the holder writes.
    pub note: &'a str,
    /// When it ends unanswered.
    pub expires_at: Timestamp,
    /// The collective renewal in which it is asked.
    pub collective: Option<i64>,
}

/// Stores a request. Returns its key.
pub async fn insert(db: &mut Conn, new: &New<'_>, now: Timestamp) -> sqlx::Result<i64> {
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO recommendation_requests (agency, holder, head, data, reissue, note, asked_at, expires_at, salt,
                                              collective)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
    )
    .bind(&new.agency.0)
    .bind(new.holder.0)
    .bind(new.head.0)
    .bind(json(new.data)?)
    .bind(new.reissue)
    .bind(new.note)
    .bind(now.0)
    .bind(new.expires_at.0)
    .bind(hex::encode(rand::random::<[u8; 16]>()))
    .bind(new.collective)
    .fetch_one(db)
    .await?;
    Ok(id)
}

/// The request of this key.
pub async fn get(db: &mut Conn, id: i64) -> sqlx::Result<Option<RequestRow>> {
    one(db, "r.id = $1", id).await
}

/// The holder's latest request that was not sent with an application.
pub async fn latest(db: &mut Conn, holder: PersonId) -> sqlx::Result<Option<RequestRow>> {
    one(db, "r.holder = $1 AND r.renewal IS NULL ORDER BY r.id DESC LIMIT 1", holder.0).await
}

async fn one(db: &mut Conn, condition: &str, key: i64) -> sqlx::Result<Option<RequestRow>> {
    let row: Option<Raw> = sqlx::query_as(&format!("{COLUMNS} WHERE {condition}")).bind(key).fetch_optional(db).await?;
    row.map(RequestRow::try_from).transpose()
}

/// The request that an event names by this digest.
pub async fn by_digest(db: &mut Conn, digest: &str) -> sqlx::Result<Option<RequestRow>> {
    let row: Option<Raw> =
        sqlx::query_as(&format!("{COLUMNS} WHERE r.digest = $1")).bind(digest).fetch_optional(db).await?;
    row.map(RequestRow::try_from).transpose()
}

/// The requests to this person that nobody answered or withdrew and that have not expired, oldest first, at most `limit`.
pub async fn waiting(db: &mut Conn, head: PersonId, now: Timestamp, limit: u32) -> sqlx::Result<Vec<RequestRow>> {
    let rows: Vec<Raw> = sqlx::query_as(&format!(
        "{COLUMNS} WHERE r.head = $1 AND r.answer IS NULL AND r.withdrawn_at IS NULL AND r.expires_at > $2
         ORDER BY r.id LIMIT $3"
    ))
    .bind(head.0)
    .bind(now.0)
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    rows.into_iter().map(RequestRow::try_from).collect()
}

/// The requests that were sent with a renewal.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<RequestRow>> {
    let rows: Vec<Raw> =
        sqlx::query_as(&format!("{COLUMNS} WHERE r.renewal = $1 ORDER BY r.id")).bind(renewal.0).fetch_all(db).await?;
    rows.into_iter().map(RequestRow::try_from).collect()
}

/// The requests that a person made or was asked, oldest first.
pub async fn of_person(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<RequestRow>> {
    let rows: Vec<Raw> = sqlx::query_as(&format!("{COLUMNS} WHERE r.holder = $1 OR r.head = $1 ORDER BY r.id"))
        .bind(person.0)
        .fetch_all(db)
        .await?;
    rows.into_iter().map(RequestRow::try_from).collect()
}

/// The requests that were made in a collective renewal, oldest first.
pub async fn of_collective(db: &mut Conn, collective: i64) -> sqlx::Result<Vec<RequestRow>> {
    let rows: Vec<Raw> = sqlx::query_as(&format!("{COLUMNS} WHERE r.collective = $1 ORDER BY r.id"))
        .bind(collective)
        .fetch_all(db)
        .await?;
    rows.into_iter().map(RequestRow::try_from).collect()
}

/// When the holder made the `nth` latest request after then; none if there are fewer.
pub async fn nth_latest(
    db: &mut Conn,
    holder: PersonId,
    (then, now): (Timestamp, Timestamp),
    nth: u32,
) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT asked_at FROM recommendation_requests WHERE holder = $1 AND asked_at > $2 AND asked_at <= $4
         ORDER BY id DESC LIMIT 1 OFFSET $3",
    )
    .bind(holder.0)
    .bind(then.0)
    .bind(i64::from(nth.saturating_sub(1)))
    .bind(now.0)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(at,)| Timestamp(at)))
}

/// Stores an answer, which [`answer`] gives to one or several requests. Returns its key.
pub async fn insert_answer(db: &mut Conn, answer: &Answer) -> sqlx::Result<i64> {
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO recommendation_answers (answered_by, at, recommended, name, position, unit, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
    )
    .bind(answer.by.0)
    .bind(answer.at.0)
    .bind(answer.recommended)
    .bind(&answer.name)
    .bind(&answer.position)
    .bind(&answer.unit)
    .bind(&answer.reason)
    .fetch_one(db)
    .await?;
    Ok(id)
}

/// Gives a request the stored answer `id`, and the digest that names it in events if it is recommended.
pub async fn answer(db: &mut Conn, row: &mut RequestRow, id: i64, answer: &Answer) -> sqlx::Result<()> {
    row.answer = Some(answer.clone());
    row.digest = row.written_digest().filter(|_| answer.recommended);
    sqlx::query("UPDATE recommendation_requests SET answer = $1, digest = $2 WHERE id = $3")
        .bind(id)
        .bind(&row.digest)
        .bind(row.id)
        .execute(db)
        .await?;
    Ok(())
}

/// Marks a request as withdrawn.
pub async fn withdraw(db: &mut Conn, id: i64, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE recommendation_requests SET withdrawn_at = $1 WHERE id = $2")
        .bind(now.0)
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes with which renewal a recommendation was sent.
pub async fn attach(db: &mut Conn, digest: &str, renewal: RenewalId) -> sqlx::Result<()> {
    sqlx::query("UPDATE recommendation_requests SET renewal = $1 WHERE digest = $2")
        .bind(renewal.0)
        .bind(digest)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes the holder's requests that were not sent, with their answers.
pub async fn discard_unsent(db: &mut Conn, holder: PersonId) -> sqlx::Result<()> {
    delete(db, "holder = $1 AND renewal IS NULL", holder.0).await
}

/// Deletes the requests that were sent with a renewal, with their answers.
pub async fn erase(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<()> {
    delete(db, "renewal = $1", renewal.0).await
}

async fn delete(db: &mut Conn, condition: &str, key: i64) -> sqlx::Result<()> {
    let answers: Vec<(i64,)> =
        sqlx::query_as(&format!("SELECT answer FROM recommendation_requests WHERE answer IS NOT NULL AND {condition}"))
            .bind(key)
            .fetch_all(&mut *db)
            .await?;
    sqlx::query(&format!("DELETE FROM recommendation_requests WHERE {condition}")).bind(key).execute(&mut *db).await?;
    for (answer,) in answers {
        let sql = "DELETE FROM recommendation_answers WHERE id = $1
                   AND NOT EXISTS (SELECT 1 FROM recommendation_requests WHERE answer = $1)";
        sqlx::query(sql).bind(answer).execute(&mut *db).await?;
    }
    Ok(())
}
