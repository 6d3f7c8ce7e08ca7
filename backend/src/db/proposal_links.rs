//! Mailed links by which those concerned by a proposal answer. Only digests of the secrets are stored.

use domain::administration::{PROPOSAL_LIFETIME_SECS, ProposalId};
use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::engine::Conn;

/// What a mailed link is about.
#[derive(Clone, Copy, Debug)]
pub struct ProposalLink {
    /// The batch.
    pub batch: i64,
    /// One of its proposals; none: all.
    pub proposal: Option<ProposalId>,
    /// Whether it went to the account's owner, who may agree, too.
    pub owner: bool,
}

/// Stores a mailed link.
pub async fn insert(db: &mut Conn, token: &[u8], link: ProposalLink, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO proposal_links (token_sha256, batch, proposal, owner, expires_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(token)
    .bind(link.batch)
    .bind(link.proposal.map(|id| id.0))
    .bind(link.owner)
    .bind(now.plus_seconds(PROPOSAL_LIFETIME_SECS).0)
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the links that were mailed about a proposal.
pub async fn void(db: &mut Conn, id: ProposalId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM proposal_links WHERE proposal = $1").bind(id.0).execute(db).await?;
    Ok(())
}

/// From now on the links that were mailed to this person as an account's owner only object.
pub async fn owner_agrees_no_more(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE proposal_links SET owner = FALSE
         WHERE proposal IN (SELECT id FROM proposals WHERE person = $1 AND decided_at IS NULL)",
    )
    .bind(person.0)
    .execute(db)
    .await?;
    Ok(())
}

/// The link of this digest, unless it ran out.
pub async fn find(db: &mut Conn, token: &[u8], now: Timestamp) -> sqlx::Result<Option<ProposalLink>> {
    let row: Option<(i64, Option<i64>, bool)> =
        sqlx::query_as("SELECT batch, proposal, owner FROM proposal_links WHERE token_sha256 = $1 AND expires_at > $2")
            .bind(token)
            .bind(now.0)
            .fetch_optional(db)
            .await?;
    Ok(row.map(|(batch, proposal, owner)| ProposalLink { batch, proposal: proposal.map(ProposalId), owner }))
}
