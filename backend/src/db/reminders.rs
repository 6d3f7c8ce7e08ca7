//! Certificates that end soon, and the reminders that were sent.

use domain::certificate::CertificateStatus;
use domain::language::Language;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::codec::word;
use super::engine::Conn;

/// A present certificate whose holder was not reminded of this day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Row of the certificate.
    pub certificate: i64,
    /// Whose.
    pub holder: PersonId,
    /// The holder's address.
    pub email: String,
    /// The holder's name.
    pub name: String,
    /// The language that the holder chose, else that of the last log-in.
    pub language: Option<Language>,
    /// The last second of validity.
    pub not_after: Timestamp,
}

/// Where the next page begins: end and key of the last entry.
pub type Cursor = (i64, i64);

/// At most `limit` present certificates of the agency's people that end in `[from, to)`, without a successor or an open
/// renewal, and without the reminder `days`; in the order of their ends, after `cursor`.
pub async fn ending(
    db: &mut Conn,
    agency: &AgencyId,
    (from, to): (Timestamp, Timestamp),
    days: i16,
    cursor: Option<Cursor>,
    limit: u32,
) -> sqlx::Result<Vec<Ending>> {
    // Before the first row of `from`.
    let (end, row) = cursor.unwrap_or((from.0, 0));
    let rows: Vec<(i64, i64, String, String, Option<String>, i64)> = sqlx::query_as(
        "SELECT c.id, c.person, p.email, p.name, p.language, c.not_after
         FROM certificates c JOIN people p ON p.id = c.person
         WHERE c.ended_at IS NULL AND c.not_after >= $1 AND c.not_after < $2 AND (c.not_after > $1 OR c.id > $3)
           AND c.status IN ($4, $5) AND p.agency = $6
           AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.certificate = c.id AND r.days = $7)
           AND NOT EXISTS (SELECT 1 FROM certificates n WHERE n.person = c.person AND n.id > c.id)
           AND NOT EXISTS (SELECT 1 FROM renewals o WHERE o.holder = c.person AND o.open = TRUE)
         ORDER BY c.not_after, c.id LIMIT $8",
    )
    .bind(end)
    .bind(to.0)
    .bind(row)
    .bind(word(&CertificateStatus::Active)?)
    .bind(word(&CertificateStatus::Expired)?)
    .bind(&agency.0)
    .bind(i64::from(days))
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(certificate, holder, email, name, language, not_after)| Ending {
            certificate,
            holder: PersonId(holder),
            email,
            name,
            language: language.as_deref().and_then(Language::parse),
            not_after: Timestamp(not_after),
        })
        .collect())
}

/// Records a reminder. False if it was recorded before.
pub async fn record(db: &mut Conn, certificate: i64, days: i16, now: Timestamp) -> sqlx::Result<bool> {
    let done =
        sqlx::query("INSERT INTO reminders (certificate, days, sent_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(certificate)
            .bind(i64::from(days))
            .bind(now.0)
            .execute(db)
            .await?;
    Ok(done.rows_affected() > 0)
}
