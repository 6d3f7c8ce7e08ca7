//! The log of the administration: one append-only chain of hashes over all agencies. With each row the tables that follow from
//! it are updated.

use domain::administration::AdminEvent;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::account_edits;
use super::chain::{self, Chained};
use super::codec::{from_json, json};
use super::engine::Conn;

/// One event as stored.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// 1, 2, 3 ... over all agencies.
    pub position: i64,
    /// When.
    pub at: Timestamp,
    /// Who; none for the program, the operator or a mailed link.
    pub actor: Option<PersonId>,
    /// What.
    pub event: AdminEvent,
    /// The row's hash.
    pub hash: String,
}

/// A row of the chain as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChainedEvent {
    position: i64,
    agency: String,
    at: i64,
    actor: Option<i64>,
    event: String,
    prev_hash: String,
    hash: String,
}

impl Chained for ChainedEvent {
    const TABLE: &'static str = "admin_events";

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
        let Self { position, agency, at, event, prev_hash, .. } = self;
        chain::digest(prev_hash, &[position, agency, at, &actor, event])
    }
}

/// Appends an event and updates the tables that follow from it. Must be called in the transaction of the change.
pub async fn append(
    db: &mut Conn,
    agency: &AgencyId,
    actor: Option<PersonId>,
    at: Timestamp,
    event: &AdminEvent,
) -> sqlx::Result<()> {
    let (length, prev_hash) = chain::head::<ChainedEvent>(db).await?;
    let mut link = ChainedEvent {
        position: length + 1,
        agency: agency.0.clone(),
        at: at.0,
        actor: actor.map(|person| person.0),
        event: json(event)?,
        prev_hash,
        hash: String::new(),
    };
    link.hash = link.digest();
    sqlx::query(
        "INSERT INTO admin_events (position, agency, at, actor, event, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(link.position)
    .bind(link.agency)
    .bind(link.at)
    .bind(link.actor)
    .bind(link.event)
    .bind(link.prev_hash)
    .bind(link.hash)
    .execute(&mut *db)
    .await?;
    account_edits::apply(db, &event.effects(actor, at)).await
}

/// An agency's latest events below a position, newest first.
///
/// # Errors
/// When a row can't be read, e.g. because it was changed.
pub async fn latest(db: &mut Conn, agency: &AgencyId, below: i64, most: u32) -> sqlx::Result<Vec<Recorded>> {
    let links: Vec<ChainedEvent> = sqlx::query_as(
        "SELECT position, agency, at, actor, event, prev_hash, hash FROM admin_events
         WHERE agency = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
    )
    .bind(&agency.0)
    .bind(below)
    .bind(i64::from(most))
    .fetch_all(db)
    .await?;
    links.into_iter().map(|link| read(link).map(|(_, recorded)| recorded)).collect()
}

/// A link's agency and event.
///
/// # Errors
/// When the event can't be read, e.g. because it was changed.
pub fn read(link: ChainedEvent) -> sqlx::Result<(AgencyId, Recorded)> {
    let ChainedEvent { position, agency, at, actor, event, hash, .. } = link;
    let (at, actor, event) = (Timestamp(at), actor.map(PersonId), from_json(&event)?);
    Ok((AgencyId(agency), Recorded { position, at, actor, event, hash }))
}
