//! Proposals: changes of roles and accounts that wait for a second person.

use domain::administration::{Proposal, ProposalId, Proposed};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use super::codec::{from_json, json, number};
use super::engine::Conn;

/// A proposal as stored.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the rules know.
    pub proposal: Proposal,
    /// At which agency.
    pub agency: AgencyId,
    /// Proposals of one act share it.
    pub batch: i64,
    /// New values; empty for a role.
    pub changes: Vec<(DataField, String)>,
}

type Columns = (i64, String, i64, i64, i64, Option<String>, Option<String>, i64, i64, bool);

const COLUMNS: &str = "SELECT id, agency, batch, person, proposed_by, role, changes, made_at, announced_at, dated \
                       FROM proposals WHERE decided_at IS NULL";

fn row((id, agency, batch, person, by, role, changes, made_at, announced_at, dated): Columns) -> sqlx::Result<Row> {
    let unknown = || sqlx::Error::Decode("no role".into());
    let role = role.map(|role| Role::parse(&role).ok_or_else(unknown)).transpose()?;
    let changes: Vec<(DataField, String)> = changes.as_deref().map(from_json).transpose()?.unwrap_or_default();
    let fields = || changes.iter().map(|(field, _)| *field).collect();
    Ok(Row {
        proposal: Proposal {
            id: ProposalId(id),
            person: PersonId(person),
            by: PersonId(by),
            what: role.map_or_else(|| Proposed::Data(fields()), Proposed::Role),
            made_at: Timestamp(made_at),
            announced_at: Timestamp(announced_at),
            dated,
        },
        agency: AgencyId(agency),
        batch,
        changes,
    })
}

/// A new proposal.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// At which agency.
    pub agency: &'a AgencyId,
    /// The batch it belongs to; none: it begins one.
    pub batch: Option<i64>,
    /// For whom, or whose account.
    pub person: PersonId,
    /// Who asks for it.
    pub by: PersonId,
    /// A role, or else changes.
    pub role: Option<Role>,
    /// New values.
    pub changes: &'a [(DataField, String)],
    /// When.
    pub now: Timestamp,
}

/// Adds a proposal.
///
/// # Errors
/// a unique violation when the same waits already.
pub async fn insert(db: &mut Conn, new: &New<'_>) -> sqlx::Result<Row> {
    let changes = new.role.is_none().then(|| json(&new.changes)).transpose()?;
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO proposals (agency, batch, person, proposed_by, role, changes, made_at, announced_at)
         VALUES ($1, COALESCE($2, (SELECT COALESCE(MAX(id), 0) + 1 FROM proposals)), $3, $4, $5, $6, $7, $7)
         RETURNING id",
    )
    .bind(&new.agency.0)
    .bind(new.batch)
    .bind(new.person.0)
    .bind(new.by.0)
    .bind(new.role.map(Role::as_str))
    .bind(changes)
    .bind(new.now.0)
    .fetch_one(&mut *db)
    .await?;
    get(db, ProposalId(id)).await?.ok_or(sqlx::Error::RowNotFound)
}

/// The open proposal of this key.
pub async fn get(db: &mut Conn, id: ProposalId) -> sqlx::Result<Option<Row>> {
    let found: Option<Columns> =
        sqlx::query_as(&format!("{COLUMNS} AND id = $1")).bind(id.0).fetch_optional(db).await?;
    found.map(row).transpose()
}

/// The agency's open proposals, oldest first; only those of roles, or all.
pub async fn of_agency(db: &mut Conn, agency: &AgencyId, only_roles: bool, most: u32) -> sqlx::Result<Vec<Row>> {
    let condition = if only_roles { "AND role IS NOT NULL" } else { "" };
    let rows: Vec<Columns> = sqlx::query_as(&format!("{COLUMNS} {condition} AND agency = $1 ORDER BY id LIMIT $2"))
        .bind(&agency.0)
        .bind(i64::from(most))
        .fetch_all(db)
        .await?;
    rows.into_iter().map(row).collect()
}

/// All open proposals.
pub async fn all_open(db: &mut Conn) -> sqlx::Result<Vec<Row>> {
    let rows: Vec<Columns> = sqlx::query_as(COLUMNS).fetch_all(db).await?;
    rows.into_iter().map(row).collect()
}

/// How many proposals are open at the agency.
pub async fn count(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<u32> {
    let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM proposals WHERE decided_at IS NULL AND agency = $1")
        .bind(&agency.0)
        .fetch_one(db)
        .await?;
    number(count)
}

/// The open proposals of a batch.
pub async fn of_batch(db: &mut Conn, batch: i64) -> sqlx::Result<Vec<Row>> {
    let rows: Vec<Columns> =
        sqlx::query_as(&format!("{COLUMNS} AND batch = $1 ORDER BY id")).bind(batch).fetch_all(db).await?;
    rows.into_iter().map(row).collect()
}

/// The open proposal of a role for this person; without a role, that of changes of the person's data.
pub async fn find_open(db: &mut Conn, person: PersonId, role: Option<Role>) -> sqlx::Result<Option<Row>> {
    let found: Option<Columns> = sqlx::query_as(&format!("{COLUMNS} AND person = $1 AND role IS NOT DISTINCT FROM $2"))
        .bind(person.0)
        .bind(role.map(Role::as_str))
        .fetch_optional(db)
        .await?;
    found.map(row).transpose()
}

/// The open proposals of roles for this person.
pub async fn roles_for(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<Row>> {
    let rows: Vec<Columns> = sqlx::query_as(&format!("{COLUMNS} AND person = $1 AND role IS NOT NULL ORDER BY id"))
        .bind(person.0)
        .fetch_all(db)
        .await?;
    rows.into_iter().map(row).collect()
}

/// The agency's open proposals by this person.
pub async fn proposed_by(db: &mut Conn, agency: &AgencyId, by: PersonId) -> sqlx::Result<Vec<Row>> {
    let rows: Vec<Columns> = sqlx::query_as(&format!("{COLUMNS} AND agency = $1 AND proposed_by = $2 ORDER BY id"))
        .bind(&agency.0)
        .bind(by.0)
        .fetch_all(db)
        .await?;
    rows.into_iter().map(row).collect()
}

/// Everybody at the agency for whom a role is proposed.
pub async fn officers_to_be(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<PersonId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT DISTINCT person FROM proposals WHERE decided_at IS NULL AND role IS NOT NULL AND agency = $1",
    )
    .bind(&agency.0)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
}

/// The keys, above a key, of the proposals that were announced before then and may take effect.
pub async fn announced_before(
    db: &mut Conn,
    then: Timestamp,
    above: ProposalId,
    most: u32,
) -> sqlx::Result<Vec<ProposalId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM proposals WHERE decided_at IS NULL AND announced_at <= $1 AND id > $2 ORDER BY id LIMIT $3",
    )
    .bind(then.0)
    .bind(above.0)
    .bind(i64::from(most))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| ProposalId(id)).collect())
}

/// Records that everybody concerned is told now. `dated`: also when it takes effect by itself.
pub async fn mark_announced(db: &mut Conn, id: ProposalId, now: Timestamp, dated: bool) -> sqlx::Result<()> {
    sqlx::query("UPDATE proposals SET announced_at = $1, dated = $2 WHERE id = $3")
        .bind(now.0)
        .bind(dated)
        .bind(id.0)
        .execute(db)
        .await?;
    Ok(())
}

/// The agency's batches with open proposals.
pub async fn batches(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Vec<i64>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT DISTINCT batch FROM proposals WHERE decided_at IS NULL AND agency = $1 ORDER BY batch")
            .bind(&agency.0)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|(batch,)| batch).collect())
}

/// Records that it was decided, and erases the new values.
pub async fn close(db: &mut Conn, id: ProposalId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE proposals SET decided_at = $1, changes = NULL WHERE id = $2")
        .bind(now.0)
        .bind(id.0)
        .execute(&mut *db)
        .await?;
    for links in [
        "DELETE FROM proposal_links WHERE batch = (SELECT batch FROM proposals WHERE id = $1) AND proposal = $1",
        "DELETE FROM proposal_links WHERE batch = (SELECT batch FROM proposals WHERE id = $1) AND NOT EXISTS (
           SELECT 1 FROM proposals p WHERE p.batch = proposal_links.batch AND p.decided_at IS NULL)",
    ] {
        sqlx::query(links).bind(id.0).execute(&mut *db).await?;
    }
    Ok(())
}
