//! Failures that concern an agency, for its administrators: orders and mails that don't go on, the scanner's findings.

use domain::api::{self, Alerts, FrozenAccount, ScannerFinding};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::orders::{self, StuckOrder};
use crate::db::outbox_status::{self, StuckMail};
use crate::db::scanner_findings::{self, Finding};
use crate::db::{Conn, people};

/// Maximum number of mails or findings shown.
const MAX_ROWS: i64 = 50;

/// Returns the agency's failures.
pub async fn alerts(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<Alerts, Error> {
    let (mails, mails_in_all) = outbox_status::stuck(db, agency, MAX_ROWS).await?;
    let findings = scanner_findings::latest(db, agency, MAX_ROWS).await?;
    Ok(Alerts {
        orders: orders::stuck(db, agency).await?.into_iter().map(order).collect(),
        mails: mails.into_iter().map(mail).collect(),
        mails_in_all: count(mails_in_all),
        findings: findings.into_iter().map(finding).collect(),
        frozen: people::frozen(db, agency).await?.into_iter().map(frozen).collect(),
        zone: app.standard(agency)?.hours.zone(),
    })
}

fn frozen((person, name, since): (PersonId, String, Timestamp)) -> FrozenAccount {
    FrozenAccount { person, name, since }
}

fn order(row: StuckOrder) -> api::StuckOrder {
    api::StuckOrder {
        reference: row.reference,
        since: row.failing_since,
        attempts: count(row.attempts),
        next_try: row.next_try,
        failure: row.failure,
    }
}

fn mail(row: StuckMail) -> api::StuckMail {
    api::StuckMail {
        to: row.recipient,
        subject: row.subject,
        since: row.created_at,
        attempts: count(row.attempts),
        next_try: row.next_try,
        failure: row.failure,
    }
}

fn finding(Finding { at, signature, known }: Finding) -> ScannerFinding {
    ScannerFinding { at, signature, known }
}

fn count(rows: i64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
