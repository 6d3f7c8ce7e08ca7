//! Certificates that are known of a person. The newest row is the present one.

use domain::certificate::{CertificateStatus, Signer};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::codec::{from_word, word};
use super::engine::Conn;
use super::renewals::RenewalId;

/// A certificate, as far as it is known.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Key of the row.
    pub id: i64,
    /// The renewal it came from.
    pub renewal: Option<RenewalId>,
    /// Serial number, lower-case hex.
    pub serial: Option<String>,
    /// As recorded; that it expired is not recorded but follows from the clock.
    pub status: CertificateStatus,
    /// Valid from.
    pub not_before: Option<Timestamp>,
    /// The last second of validity.
    pub not_after: Option<Timestamp>,
    /// Issuer's name, where it is recorded.
    pub issuer: Option<String>,
    /// Whether it is known who signed it; of one that an officer recorded.
    pub signer: Option<Signer>,
    /// When it was replaced or revoked.
    pub ended_at: Option<Timestamp>,
}

type Row =
    (i64, Option<i64>, Option<String>, String, Option<i64>, Option<i64>, Option<String>, Option<String>, Option<i64>);

const COLUMNS: &str =
    "SELECT id, renewal, serial, status, not_before, not_after, issuer, signer, ended_at FROM certificates";

fn certificate(
    (id, renewal, serial, status, not_before, not_after, issuer, signer, ended_at): Row,
) -> sqlx::Result<Certificate> {
    Ok(Certificate {
        id,
        renewal: renewal.map(RenewalId),
        serial,
        status: from_word(&status)?,
        not_before: not_before.map(Timestamp),
        not_after: not_after.map(Timestamp),
        issuer,
        signer: signer.as_deref().map(from_word).transpose()?,
        ended_at: ended_at.map(Timestamp),
    })
}

/// What to record of a certificate.
#[derive(Clone, Debug)]
pub struct NewCertificate {
    /// Whose.
    pub person: PersonId,
    /// Serial number, lower-case hex.
    pub serial: Option<String>,
    /// Its state.
    pub status: CertificateStatus,
    /// Valid from.
    pub not_before: Option<Timestamp>,
    /// The last second of validity.
    pub not_after: Option<Timestamp>,
    /// Issuer's name.
    pub issuer: Option<String>,
    /// Subject's name.
    pub subject: Option<String>,
    /// SHA-256 of the public key, lower-case hex.
    pub public_key_sha256: Option<String>,
    /// The certificate itself, if it was issued here or its file was recorded.
    pub der: Option<Vec<u8>>,
    /// Those above it, if they came with its file: DER, one after the other.
    pub chain: Option<Vec<u8>>,
    /// The renewal it came from.
    pub renewal: Option<RenewalId>,
}

/// The present certificate; none for a person of whom nothing is known.
pub async fn present(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<Certificate>> {
    let sql = format!("{COLUMNS} WHERE person = $1 ORDER BY id DESC LIMIT 1");
    let row: Option<Row> = sqlx::query_as(&sql).bind(person.0).fetch_optional(db).await?;
    row.map(certificate).transpose()
}

/// All certificates of a person, the present one first.
pub async fn of_person(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<Certificate>> {
    let sql = format!("{COLUMNS} WHERE person = $1 ORDER BY id DESC");
    let rows: Vec<Row> = sqlx::query_as(&sql).bind(person.0).fetch_all(db).await?;
    rows.into_iter().map(certificate).collect()
}

/// Records a certificate as the person's present one, and its key as seen.
///
/// # Errors
/// for a second certificate of one renewal.
pub async fn insert(db: &mut Conn, new: &NewCertificate, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO certificates
         (person, serial, status, not_before, not_after, issuer, subject, public_key_sha256, der, renewal,
          chain)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(new.person.0)
    .bind(&new.serial)
    .bind(word(&new.status)?)
    .bind(new.not_before.map(|at| at.0))
    .bind(new.not_after.map(|at| at.0))
    .bind(&new.issuer)
    .bind(&new.subject)
    .bind(&new.public_key_sha256)
    .bind(&new.der)
    .bind(new.renewal.map(|id| id.0))
    .bind(&new.chain)
    .execute(&mut *db)
    .await?;
    super::renewals::set_certificate_ends(db, &[new.person]).await?;
    match &new.public_key_sha256 {
        Some(sha256) => super::keys::mark_seen(db, sha256, now).await,
        None => Ok(()),
    }
}

/// Records whether it is known who signed the certificate of this renewal.
pub async fn set_signer(db: &mut Conn, renewal: RenewalId, signer: Signer) -> sqlx::Result<()> {
    sqlx::query("UPDATE certificates SET signer = $1 WHERE renewal = $2")
        .bind(word(&signer)?)
        .bind(renewal.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Marks the certificates that a newer one replaces.
pub async fn supersede(db: &mut Conn, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    let active = word(&CertificateStatus::Active)?;
    sqlx::query(
        "UPDATE certificates SET status = $1, ended_at = $2, end_reason = 'superseded'
         WHERE person = $3 AND status = $4",
    )
    .bind(word(&CertificateStatus::Superseded)?)
    .bind(now.0)
    .bind(person.0)
    .bind(active)
    .execute(db)
    .await?;
    Ok(())
}

/// The certificate that came out of a renewal, in DER, and the chain that was recorded with it.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Option<(Vec<u8>, Option<Vec<u8>>)>> {
    type Row = (Option<Vec<u8>>, Option<Vec<u8>>);
    let row: Option<Row> = sqlx::query_as("SELECT der, chain FROM certificates WHERE renewal = $1")
        .bind(renewal.0)
        .fetch_optional(db)
        .await?;
    Ok(row.and_then(|(der, chain)| der.map(|der| (der, chain))))
}

/// A certificate in DER; none where only its data is known.
pub async fn der(db: &mut Conn, id: i64) -> sqlx::Result<Option<Vec<u8>>> {
    let row: Option<(Option<Vec<u8>>,)> =
        sqlx::query_as("SELECT der FROM certificates WHERE id = $1").bind(id).fetch_optional(db).await?;
    Ok(row.and_then(|(der,)| der))
}

/// Status of the certificate that came out of a renewal.
pub async fn status_of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Option<CertificateStatus>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT status FROM certificates WHERE renewal = $1").bind(renewal.0).fetch_optional(db).await?;
    row.map(|(status,)| from_word(&status)).transpose()
}

/// Whether a certificate with this serial number (lower-case hex) is on record.
pub async fn is_known(db: &mut Conn, serial: &str) -> sqlx::Result<bool> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT id FROM certificates WHERE serial = $1").bind(serial).fetch_optional(db).await?;
    Ok(row.is_some())
}

/// How many of the agency's certificates, as they stood at `from`, end in `[from, until)`.
pub async fn count_ending(db: &mut Conn, agency: &AgencyId, from: Timestamp, until: Timestamp) -> sqlx::Result<u32> {
    let row: (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM
         (SELECT person FROM certificates WHERE not_after >= $2 AND not_after < $3 AND ended_at IS NULL
          AND (not_before IS NULL OR not_before < $2)
          UNION ALL SELECT person FROM certificates WHERE ended_at >= $2 AND not_after >= $2 AND not_after < $3
          AND (not_before IS NULL OR not_before < $2)) c
         JOIN people p ON p.id = c.person WHERE p.agency = $1",
    )
    .bind(&agency.0)
    .bind(from.0)
    .bind(until.0)
    .fetch_one(db)
    .await?;
    super::codec::number(row.0)
}

/// Sets a certificate's status, and with its end since when and why. When one was replaced stays as it is: a suspension that is
/// lifted replaces nothing.
pub async fn set_status(
    db: &mut Conn,
    certificate: i64,
    status: CertificateStatus,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE certificates SET status = $1,
         ended_at = CASE $1 WHEN 'revoked' THEN $2 WHEN 'superseded' THEN COALESCE(ended_at, $2) ELSE ended_at END,
         end_reason = CASE $1 WHEN 'revoked' THEN 'reported' WHEN 'superseded' THEN COALESCE(end_reason, $1)
                      ELSE end_reason END WHERE id = $3",
    )
    .bind(word(&status)?)
    .bind(now.0)
    .bind(certificate)
    .execute(db)
    .await?;
    Ok(())
}

/// Status of a certificate, and why it ended.
pub async fn status(db: &mut Conn, certificate: i64) -> sqlx::Result<(CertificateStatus, Option<String>)> {
    let row: (String, Option<String>) = sqlx::query_as("SELECT status, end_reason FROM certificates WHERE id = $1")
        .bind(certificate)
        .fetch_one(db)
        .await?;
    Ok((from_word(&row.0)?, row.1))
}
