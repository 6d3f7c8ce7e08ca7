//! Invitations to rate a service: each once, by a token of which only the digest is kept.

use domain::moment::Timestamp;
use domain::standard::AgencyId;
use sqlx::Row;

use super::engine::{Conn, ResultRow};

/// The service that an invitation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// A renewal, by the id of its row.
    Renewal(i64),
    /// A complaint, by the id of its row.
    Complaint(i64),
}

impl Service {
    const fn columns(self) -> (&'static str, i64) {
        match self {
            Self::Renewal(number) => ("renewal", number),
            Self::Complaint(number) => ("complaint", number),
        }
    }
}

/// An invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The agency that served.
    pub agency: AgencyId,
    /// Until when it can be used.
    pub until: Timestamp,
    /// Whether it was used.
    pub answered: bool,
}

/// The invitation to rate a service, if one was asked for.
pub async fn of_service(db: &mut Conn, service: Service) -> sqlx::Result<Option<Invitation>> {
    let (name, number) = service.columns();
    let sql = "SELECT agency, until, answered FROM survey_invitations WHERE service = $1 AND number = $2";
    invitation(sqlx::query(sql).bind(name).bind(number).fetch_optional(db).await?)
}

/// The invitation of a token.
pub async fn of_token(db: &mut Conn, digest: &[u8]) -> sqlx::Result<Option<Invitation>> {
    let sql = "SELECT agency, until, answered FROM survey_invitations WHERE token_sha256 = $1";
    invitation(sqlx::query(sql).bind(digest).fetch_optional(db).await?)
}

fn invitation(row: Option<ResultRow>) -> sqlx::Result<Option<Invitation>> {
    let read = |row: ResultRow| {
        Ok(Invitation {
            agency: AgencyId(row.try_get("agency")?),
            until: Timestamp(row.try_get("until")?),
            answered: row.try_get("answered")?,
        })
    };
    row.map(read).transpose()
}

/// Stores an invitation with its token's digest; the token before it counts no more.
pub async fn invite(
    db: &mut Conn,
    service: Service,
    agency: &AgencyId,
    digest: &[u8],
    until: Timestamp,
) -> sqlx::Result<()> {
    let (name, number) = service.columns();
    sqlx::query(
        "INSERT INTO survey_invitations (service, number, agency, token_sha256, until) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (service, number) DO UPDATE SET token_sha256 = excluded.token_sha256, until = excluded.until",
    )
    .bind(name)
    .bind(number)
    .bind(&agency.0)
    .bind(digest)
    .bind(until.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Uses up an invitation; whether it was unused.
pub async fn use_up(db: &mut Conn, digest: &[u8]) -> sqlx::Result<bool> {
    let sql = "UPDATE survey_invitations SET answered = TRUE WHERE token_sha256 = $1 AND answered = FALSE";
    Ok(sqlx::query(sql).bind(digest).execute(db).await?.rows_affected() == 1)
}

/// Deletes invitations that ended before then; how many.
pub async fn delete_before(db: &mut Conn, before: Timestamp) -> sqlx::Result<u64> {
    let sql = "DELETE FROM survey_invitations WHERE until < $1";
    Ok(sqlx::query(sql).bind(before.0).execute(db).await?.rows_affected())
}
