//! Verifies reports of keys: the row equals the fold of its events, the note is what was written, and the certificate has the status
//! that follows.

use domain::renewal::Digest;
use domain::revocation::{KeyReport, Outcome};

use super::{Report, VerifyError};
use crate::app::settings::standards::Standards;
use crate::db::events;
use crate::db::key_reports::{self, KeyReportRow, Projection};
use crate::db::notes::digest_of;
use crate::db::{Conn, certificates};

/// Checks every report.
pub(super) async fn check_all(db: &mut Conn, standards: &Standards, report: &mut Report) -> Result<(), VerifyError> {
    let mut after = 0;
    loop {
        let page = key_reports::after(db, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.0;
        for row in page {
            check(db, standards, &row, report).await?;
        }
    }
}

async fn check(
    db: &mut Conn,
    standards: &Standards,
    row: &KeyReportRow,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let what = format!("key report {}", row.id.0);
    let log = match events::load_key_report(db, row.id).await {
        Err(sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. }) => {
            report.fault(&what, "one of its events can't be read");
            return Ok(());
        }
        log => log?,
    };
    let Some(folded) = KeyReport::fold(log.iter().map(|recorded| (recorded.at, &recorded.event))) else {
        report.fault(&what, "its events do not begin with a report");
        return Ok(());
    };
    if standards.written_version(&folded.standard).is_none() {
        report.fault(&what, format_args!("there is no version {} of its standard", folded.standard.0));
    }
    if Projection::of(&folded)? != key_reports::projection(db, row.id).await? {
        report.fault(&what, "its row says something else than its events");
    }
    let named: Option<&Digest> = log.iter().find_map(|recorded| recorded.event.note());
    if let Some((salt, note)) = &row.note {
        report.notes += 1;
        if named.is_none_or(|digest| digest.0 != digest_of(salt, note)) {
            report.fault(&what, "its note is not what was written");
        }
    }
    let (status, end_reason) = certificates::status(db, folded.certificate).await?;
    let suspended = folded.open() && folded.reason.suspends();
    let revoked = folded.outcome == Some(Outcome::Revoked);
    if (suspended || revoked) && (status != folded.status() || revoked && end_reason.as_deref() != Some("reported")) {
        report.fault(&what, "its certificate has another status than the report gave it");
    }
    Ok(())
}
