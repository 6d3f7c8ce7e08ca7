//! The log of all renewals: one append-only chain of hashes.

use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId};

pub use super::chain::Verification;
use super::chain::{self, GENESIS, Verifier};
use super::codec::{from_json, json};
use super::engine::Conn;
use super::renewals::RenewalId;

/// One event of a renewal as stored.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// When.
    pub at: Timestamp,
    /// Who; none for the program itself.
    pub actor: Option<PersonId>,
    /// What.
    pub event: Event,
}

/// A row of the chain as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChainedEvent {
    position: i64,
    renewal: i64,
    seq: i64,
    at: i64,
    actor: Option<i64>,
    event: String,
    prev_hash: String,
    hash: String,
}

impl chain::Chained for ChainedEvent {
    fn position(&self) -> i64 {
        self.position
    }

    fn prev_hash(&self) -> &str {
        &self.prev_hash
    }

    fn hash(&self) -> &str {
        &self.hash
    }

    fn digest(&self) -> String {
        let actor = self.actor.map(|id| id.to_string()).unwrap_or_default();
        let Self { position, renewal, seq, at, event, prev_hash, .. } = self;
        chain::digest(prev_hash, &[position, renewal, seq, at, &actor, event])
    }
}

/// Appends an event as the renewal's `seq`-th. Must be called in a write transaction.
///
/// # Errors
/// A unique violation when the renewal has an event of this number already.
pub async fn append(db: &mut Conn, renewal: RenewalId, seq: u32, recorded: &Recorded) -> sqlx::Result<()> {
    let (length, prev_hash) = head(db).await?;
    let mut link = ChainedEvent {
        position: length + 1,
        renewal: renewal.0,
        seq: i64::from(seq),
        at: recorded.at.0,
        actor: recorded.actor.map(|person| person.0),
        event: json(&recorded.event)?,
        prev_hash,
        hash: String::new(),
    };
    link.hash = chain::Chained::digest(&link);
    sqlx::query(
        "INSERT INTO events (position, renewal, seq, at, actor, event, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(link.position)
    .bind(link.renewal)
    .bind(link.seq)
    .bind(link.at)
    .bind(link.actor)
    .bind(link.event)
    .bind(link.prev_hash)
    .bind(link.hash)
    .execute(db)
    .await?;
    Ok(())
}

/// Place and hash of the last row; 0 and [`GENESIS`] while there is none.
pub async fn head(db: &mut Conn) -> sqlx::Result<(i64, String)> {
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT position, hash FROM events ORDER BY position DESC LIMIT 1").fetch_optional(db).await?;
    Ok(last.unwrap_or_else(|| (0, GENESIS.to_owned())))
}

/// The hash of the row at this place; none if there is no such row.
pub async fn hash_at(db: &mut Conn, position: i64) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT hash FROM events WHERE position = $1").bind(position).fetch_optional(db).await?;
    Ok(row.map(|(hash,)| hash))
}

/// At most 1,000 rows after this place, in order.
pub async fn links_after(db: &mut Conn, position: i64) -> sqlx::Result<Vec<ChainedEvent>> {
    sqlx::query_as(
        "SELECT position, renewal, seq, at, actor, event, prev_hash, hash FROM events
         WHERE position > $1 ORDER BY position LIMIT 1000",
    )
    .bind(position)
    .fetch_all(db)
    .await
}

/// A renewal's events in order.
///
/// # Errors
/// When a row can't be read, e.g. because it was changed.
pub async fn load(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<Recorded>> {
    let rows: Vec<(i64, Option<i64>, String)> =
        sqlx::query_as("SELECT at, actor, event FROM events WHERE renewal = $1 ORDER BY seq")
            .bind(renewal.0)
            .fetch_all(db)
            .await?;
    rows.into_iter()
        .map(|(at, actor, event)| {
            Ok(Recorded { at: Timestamp(at), actor: actor.map(PersonId), event: from_json(&event)? })
        })
        .collect()
}

/// Verifies the whole chain.
pub async fn verify(db: &mut Conn) -> sqlx::Result<Verification> {
    let mut verifier = Verifier::default();
    loop {
        let page = links_after(db, verifier.position()).await?;
        if page.is_empty() {
            return Ok(verifier.intact());
        }
        if let Some(broken) = verifier.follow(&page) {
            return Ok(broken);
        }
    }
}
