//! The log of all renewals: one chain of hashes, to which rows are only added.

use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::renewals::RenewalId;
use super::word::{from_json, json};

/// `prev_hash` of the first row.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

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

#[derive(sqlx::FromRow)]
struct Link {
    position: i64,
    renewal: i64,
    seq: i64,
    at: i64,
    actor: Option<i64>,
    event: String,
    prev_hash: String,
    hash: String,
}

impl Link {
    /// SHA-256 over the lines of the row. JSON has no raw line feed, so no two rows give the same bytes.
    fn digest(&self) -> String {
        let actor = self.actor.map(|id| id.to_string()).unwrap_or_default();
        let Self { position, renewal, seq, at, event, prev_hash, .. } = self;
        hex::encode(Sha256::digest(format!("{prev_hash}\n{position}\n{renewal}\n{seq}\n{at}\n{actor}\n{event}")))
    }
}

/// Adds an event as the renewal's `seq`-th. To be called in a write transaction.
///
/// # Errors
/// a unique violation when somebody was faster.
pub async fn append(db: &mut SqliteConnection, renewal: RenewalId, seq: u32, recorded: &Recorded) -> sqlx::Result<()> {
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT position, hash FROM events ORDER BY position DESC LIMIT 1")
            .fetch_optional(&mut *db)
            .await?;
    let (position, prev_hash) = last.map_or((1, GENESIS.to_owned()), |(position, hash)| (position + 1, hash));
    let mut link = Link {
        position,
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
/// when a row can't be read, e.g. after somebody changed it.
pub async fn load(db: &mut SqliteConnection, renewal: RenewalId) -> sqlx::Result<Vec<Recorded>> {
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

/// What [`verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Every link holds.
    Whole {
        /// Rows in the chain.
        events: i64,
        /// Hash of the last one: whoever keeps it notices when the tail is cut off.
        head: String,
    },
    /// The first row that does not fit the one before, or not itself.
    Broken {
        /// Its position.
        position: i64,
    },
}

/// Goes through the whole chain.
pub async fn verify(db: &mut SqliteConnection) -> sqlx::Result<Verification> {
    let (mut events, mut head) = (0, GENESIS.to_owned());
    loop {
        let page: Vec<Link> = sqlx::query_as(
            "SELECT position, renewal, seq, at, actor, event, prev_hash, hash FROM events
             WHERE position > $1 ORDER BY position LIMIT 1000",
        )
        .bind(events)
        .fetch_all(&mut *db)
        .await?;
        if page.is_empty() {
            return Ok(Verification::Whole { events, head });
        }
        for link in page {
            if link.position != events + 1 || link.prev_hash != head || link.hash != link.digest() {
                return Ok(Verification::Broken { position: events + 1 });
            }
            events = link.position;
            head = link.hash;
        }
    }
}
