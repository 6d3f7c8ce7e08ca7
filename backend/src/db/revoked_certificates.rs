//! Certificates that the program's own authority revoked: what its revocation list names.

use domain::moment::Timestamp;
use domain::revocation::Reason;

use super::codec::from_word;
use super::engine::Conn;

/// A certificate that the program's own authority revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokedCertificate {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// When.
    pub at: Timestamp,
    /// Why it was reported.
    pub reason: Reason,
}

/// The certificates that the program's own authority revoked and that would still be valid after `since`, by their keys.
pub async fn all(db: &mut Conn, since: Timestamp) -> sqlx::Result<Vec<RevokedCertificate>> {
    let rows: Vec<(String, i64, String)> = sqlx::query_as(
        "SELECT c.serial, r.ended_at, r.reason FROM key_reports r JOIN certificates c ON c.id = r.certificate
         WHERE r.outcome = 'revoked' AND r.issued_here AND c.serial IS NOT NULL AND r.ended_at IS NOT NULL
         AND c.not_after >= $1 ORDER BY r.id",
    )
    .bind(since.0)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|(serial, at, reason)| Ok(RevokedCertificate { serial, at: Timestamp(at), reason: from_word(&reason)? }))
        .collect()
}
