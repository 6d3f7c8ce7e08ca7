//! The log of all renewals: one append-only chain of hashes.

use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId};

use super::chain::{self, Chained};
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

impl Chained for ChainedEvent {
    const TABLE: &'static str = "events";

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
    let (length, prev_hash) = chain::head::<ChainedEvent>(db).await?;
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
    link.hash = link.digest();
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
