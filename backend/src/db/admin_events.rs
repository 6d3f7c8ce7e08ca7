//! The log of the administration: one chain of hashes over all agencies, to which rows are only added, and with each row what
//! follows from it.

use domain::administration::{AdminEvent, Consent};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};
use sqlx::SqliteConnection;

use super::account_edits;
use super::chain::{self, GENESIS, Verification, Walk};
use super::word::{from_json, json};

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
pub struct Link {
    position: i64,
    agency: String,
    at: i64,
    actor: Option<i64>,
    event: String,
    prev_hash: String,
    hash: String,
}

impl chain::Link for Link {
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

/// Adds an event with what follows from it. To be called in the transaction of the change that it tells of.
pub async fn append(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    actor: Option<PersonId>,
    at: Timestamp,
    event: &AdminEvent,
) -> sqlx::Result<()> {
    let (length, prev_hash) = head(db).await?;
    let mut link = Link {
        position: length + 1,
        agency: agency.0.clone(),
        at: at.0,
        actor: actor.map(|person| person.0),
        event: json(event)?,
        prev_hash,
        hash: String::new(),
    };
    link.hash = chain::Link::digest(&link);
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

/// Place and hash of the last row; 0 and [`GENESIS`] while there is none.
pub async fn head(db: &mut SqliteConnection) -> sqlx::Result<(i64, String)> {
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT position, hash FROM admin_events ORDER BY position DESC LIMIT 1")
            .fetch_optional(db)
            .await?;
    Ok(last.unwrap_or_else(|| (0, GENESIS.to_owned())))
}

/// The hash of the row at this place; none if there is no such row.
pub async fn hash_at(db: &mut SqliteConnection, position: i64) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT hash FROM admin_events WHERE position = $1").bind(position).fetch_optional(db).await?;
    Ok(row.map(|(hash,)| hash))
}

/// At most 1,000 rows after this place, in order.
pub async fn links_after(db: &mut SqliteConnection, position: i64) -> sqlx::Result<Vec<Link>> {
    sqlx::query_as(
        "SELECT position, agency, at, actor, event, prev_hash, hash FROM admin_events
         WHERE position > $1 ORDER BY position LIMIT 1000",
    )
    .bind(position)
    .fetch_all(db)
    .await
}

/// An agency's latest events below a position, newest first.
///
/// # Errors
/// when a row can't be read, e.g. after somebody changed it.
pub async fn latest(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    below: i64,
    most: u32,
) -> sqlx::Result<Vec<Recorded>> {
    let links: Vec<Link> = sqlx::query_as(
        "SELECT position, agency, at, actor, event, prev_hash, hash FROM admin_events
         WHERE agency = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
    )
    .bind(&agency.0)
    .bind(below)
    .bind(most)
    .fetch_all(db)
    .await?;
    links.into_iter().map(|link| read(link).map(|(_, recorded)| recorded)).collect()
}

/// A link's agency and event.
///
/// # Errors
/// when the event can't be read, e.g. after somebody changed it.
pub fn read(link: Link) -> sqlx::Result<(AgencyId, Recorded)> {
    let Link { position, agency, at, actor, event, hash, .. } = link;
    let (at, actor, event) = (Timestamp(at), actor.map(PersonId), from_json(&event)?);
    Ok((AgencyId(agency), Recorded { position, at, actor, event, hash }))
}

/// Goes through the whole chain.
pub async fn verify(db: &mut SqliteConnection) -> sqlx::Result<Verification> {
    let mut walk = Walk::default();
    loop {
        let page = links_after(db, walk.position()).await?;
        if page.is_empty() {
            return Ok(walk.whole());
        }
        if let Some(broken) = walk.over(&page) {
            return Ok(broken);
        }
    }
}

/// Takes over what was before there was this log: officers in office, and the table of role changes, in which they stood
/// without hashes.
pub async fn adopt_roles(db: &super::Db) -> sqlx::Result<()> {
    let begun: Option<(i64,)> =
        sqlx::query_as("SELECT position FROM admin_events LIMIT 1").fetch_optional(db.read()).await?;
    let any: Option<(i64,)> = sqlx::query_as("SELECT id FROM role_changes LIMIT 1").fetch_optional(db.read()).await?;
    if begun.is_some() && any.is_none() {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    if begun.is_none() {
        adopt_officers(&mut tx).await?;
    }
    adopt_role_changes(&mut tx).await?;
    tx.commit().await
}

/// Whoever came into office by the operator, whose roles no change tells of.
async fn adopt_officers(db: &mut SqliteConnection) -> sqlx::Result<()> {
    let rows: Vec<(String, i64, String, i64)> = sqlx::query_as(
        "SELECT r.agency, r.person, r.role, p.created_at FROM roles r JOIN people p ON p.id = r.person
         WHERE NOT EXISTS (SELECT 1 FROM role_changes c WHERE c.person = r.person AND c.role = r.role)
         ORDER BY r.person, r.role",
    )
    .fetch_all(&mut *db)
    .await?;
    for (agency, person, role, at) in rows {
        let Some(role) = Role::parse(&role) else { continue };
        let created = AdminEvent::OfficerCreated { person: PersonId(person), roles: vec![role] };
        append(db, &AgencyId(agency), None, Timestamp(at), &created).await?;
    }
    Ok(())
}

async fn adopt_role_changes(db: &mut SqliteConnection) -> sqlx::Result<()> {
    let rows: Vec<(String, i64, String, bool, i64, i64)> =
        sqlx::query_as("SELECT agency, person, role, given, by_person, at FROM role_changes ORDER BY id")
            .fetch_all(&mut *db)
            .await?;
    for (agency, person, role, given, by, at) in rows {
        let Some(role) = Role::parse(&role) else { continue };
        let (person, by) = (PersonId(person), PersonId(by));
        let event = if given {
            AdminEvent::RoleGiven { person, role, proposed_by: by, told_at: None, consent: Consent::NotNeeded }
        } else {
            AdminEvent::RoleTaken { person, role }
        };
        append(db, &AgencyId(agency), Some(by), Timestamp(at), &event).await?;
    }
    sqlx::query("DELETE FROM role_changes").execute(db).await?;
    Ok(())
}
