//! What `verify-log` reads: rows as they stand, to be compared with the events.

use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use super::codec::from_word;
use super::engine::Conn;
pub use super::engine::orphans;
use super::renewals::{Projection, RenewalId};

/// Rows of a page.
const PAGE: i64 = 500;

/// A renewal's row.
#[derive(Clone, Debug)]
pub struct RenewalRow {
    /// Key.
    pub id: RenewalId,
    /// As people name it.
    pub reference: String,
    /// At which agency.
    pub agency: AgencyId,
    /// The version of the agency's standard.
    pub standard: Digest,
    /// Whose.
    pub holder: PersonId,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// The rest of what follows from the events.
    pub projection: Projection,
    /// Whether its personal data was erased.
    pub erased: bool,
    /// Whether what lists say of certificate and messages agrees with their tables.
    pub lists_agree: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "the row as it is kept")]
#[derive(sqlx::FromRow)]
struct RawRenewal {
    id: i64,
    reference: String,
    agency: String,
    standard: String,
    holder: i64,
    submitted_at: i64,
    version: i64,
    stage: String,
    step: Option<String>,
    since: i64,
    taken_by: Option<i64>,
    received: bool,
    open: bool,
    filed_by: Option<i64>,
    awaits_confirmation: bool,
    waits_for: Option<String>,
    completed: bool,
    erased: bool,
    lists_agree: bool,
}

impl TryFrom<RawRenewal> for RenewalRow {
    type Error = sqlx::Error;

    fn try_from(raw: RawRenewal) -> sqlx::Result<Self> {
        let projection = Projection {
            version: raw.version,
            stage: from_word(&raw.stage)?,
            step: raw.step,
            since: Timestamp(raw.since),
            taken_by: raw.taken_by.map(PersonId),
            received: raw.received,
            open: raw.open,
            filed_by: raw.filed_by.map(PersonId),
            awaits_confirmation: raw.awaits_confirmation,
            waits_for: raw.waits_for.as_deref().map(from_word).transpose()?,
            completed: raw.completed,
        };
        Ok(Self {
            id: RenewalId(raw.id),
            reference: raw.reference,
            agency: AgencyId(raw.agency),
            standard: Digest(raw.standard),
            holder: PersonId(raw.holder),
            submitted_at: Timestamp(raw.submitted_at),
            projection,
            erased: raw.erased,
            lists_agree: raw.lists_agree,
        })
    }
}

/// Some renewals after the one with the key `after`, by their keys.
pub async fn renewals(db: &mut Conn, after: i64) -> sqlx::Result<Vec<RenewalRow>> {
    let rows: Vec<RawRenewal> = sqlx::query_as(
        "SELECT id, reference, agency, standard, holder, submitted_at, version, stage, step, since, taken_by, received, open,
                filed_by, awaits_confirmation, waits_for, completed, erased_at IS NOT NULL AS erased,
                (certificate_ends IS NULL OR open = TRUE)
                AND (open = FALSE OR COALESCE(certificate_ends, -1) = COALESCE((SELECT c.not_after FROM certificates c
                     WHERE c.person = renewals.holder ORDER BY c.id DESC LIMIT 1), -1))
                AND (unread = FALSE OR COALESCE((SELECT m.from_holder FROM messages m
                     WHERE m.renewal = renewals.id ORDER BY m.id DESC LIMIT 1), FALSE)) AS lists_agree
         FROM renewals WHERE id > $1 ORDER BY id LIMIT $2",
    )
    .bind(after)
    .bind(PAGE)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(RenewalRow::try_from).collect()
}

/// A note with what its digest is made of.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NoteRow {
    /// What events name it by.
    pub digest: String,
    /// Salt.
    pub salt: String,
    /// Words.
    pub note: String,
}

/// The notes of a renewal.
pub async fn notes(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<NoteRow>> {
    sqlx::query_as("SELECT digest, salt, note FROM notes WHERE renewal = $1 ORDER BY digest")
        .bind(renewal.0)
        .fetch_all(db)
        .await
}

/// A file's row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FileRow {
    /// Its name in the store.
    pub id: String,
    /// The renewal it was sent with.
    pub renewal: Option<i64>,
    /// What it is for, as a word.
    pub purpose: String,
    /// Bytes.
    pub size: i64,
    /// Digest of the bytes.
    pub sha256: String,
}

/// The files that were sent with a renewal.
pub async fn files(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<FileRow>> {
    sqlx::query_as("SELECT id, renewal, purpose, size, sha256 FROM files WHERE renewal = $1 ORDER BY id")
        .bind(renewal.0)
        .fetch_all(db)
        .await
}

/// Some files after the one with this id, sent and not sent, by their ids.
pub async fn all_files(db: &mut Conn, after: &str) -> sqlx::Result<Vec<FileRow>> {
    sqlx::query_as("SELECT id, renewal, purpose, size, sha256 FROM files WHERE id > $1 ORDER BY id LIMIT $2")
        .bind(after)
        .bind(PAGE)
        .fetch_all(db)
        .await
}

/// Whether a file has a row.
pub async fn has_file(db: &mut Conn, id: &str) -> sqlx::Result<bool> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT size FROM files WHERE id = $1").bind(id).fetch_optional(db).await?;
    Ok(row.is_some())
}

/// A certificate's row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CertificateRow {
    /// Key.
    pub id: i64,
    /// Whose.
    pub person: i64,
    /// Serial number.
    pub serial: Option<String>,
    /// Valid from.
    pub not_before: Option<i64>,
    /// The last second of validity.
    pub not_after: Option<i64>,
    /// Issuer's name.
    pub issuer: Option<String>,
    /// Subject's name.
    pub subject: Option<String>,
    /// SHA-256 of the public key.
    pub public_key_sha256: Option<String>,
    /// The certificate.
    pub der: Option<Vec<u8>>,
    /// Those above it.
    pub chain: Option<Vec<u8>>,
    /// Whether it was ordered from the embedded authority.
    pub issued_here: bool,
}

const CERTIFICATES: &str = "SELECT c.id, c.person, c.serial, c.not_before, c.not_after, c.issuer, c.subject,
    c.public_key_sha256, c.der, c.chain, o.renewal IS NOT NULL AS issued_here
    FROM certificates c LEFT JOIN orders o ON o.renewal = c.renewal";

/// The certificate that came from this renewal.
pub async fn certificate_of(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Option<CertificateRow>> {
    sqlx::query_as(&format!("{CERTIFICATES} WHERE c.renewal = $1")).bind(renewal.0).fetch_optional(db).await
}

/// Some certificates that came from no renewal but are kept whole, after the one with this key, by their keys.
pub async fn other_certificates(db: &mut Conn, after: i64) -> sqlx::Result<Vec<CertificateRow>> {
    sqlx::query_as(&format!(
        "{CERTIFICATES} WHERE c.renewal IS NULL AND c.der IS NOT NULL AND c.id > $1 ORDER BY c.id LIMIT $2"
    ))
    .bind(after)
    .bind(PAGE)
    .fetch_all(db)
    .await
}

/// Every role that somebody holds: person, agency and the role's word.
pub async fn roles(db: &mut Conn) -> sqlx::Result<Vec<(PersonId, AgencyId, String)>> {
    let rows: Vec<(i64, String, String)> =
        sqlx::query_as("SELECT person, agency, role FROM roles").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(person, agency, role)| (PersonId(person), AgencyId(agency), role)).collect())
}

/// Everybody whose personal data was erased.
pub async fn erased_people(db: &mut Conn) -> sqlx::Result<Vec<PersonId>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT id FROM people WHERE erased_at IS NOT NULL").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
}
