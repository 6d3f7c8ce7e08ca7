//! Erases personal data after its retention period (UU 27/2022). docs/retention.md lists what is kept for how long.
//!
//! Events stay, and their chain stays valid, since they name files, notes and data by digests. The agency's standard
//! sets for how many years cases and people are kept; without a value they are kept for ever.

mod clock_check;
mod feedback;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::complaint::REOPEN_DAYS;
use domain::moment::{Timestamp, Zone};
use domain::standard::{AgencyId, ServiceStandard};
use domain::survey::Month;

use crate::app::error::Error;
use crate::app::job_status::Next;
use crate::app::state::App;
use crate::app::terminals::fleet::COUNTED_DAYS;
use crate::db::retention::{self, people};
use crate::db::{Tx, collectives, complaints, keys, scanner_findings, survey, survey_invitations, terminals};
use crate::infra::file_store::Store;

/// Cases, drafts or people per transaction.
const BATCH: u32 = 20;
/// Accesses per transaction.
const ACCESSES_BATCH: u32 = 1_000;
/// Days that an untouched draft is kept.
const DRAFT_DAYS: i64 = 180;
/// Days that a device is known after its last log-in; its cookie lasts as long.
const DEVICE_DAYS: i64 = 365;
/// Days that scanner findings are kept and shown.
const FINDING_DAYS: i64 = 30;
/// Days that an invitation to the survey is known after its end, to say so.
const INVITATION_DAYS: i64 = 365;
/// Days that a collective renewal is kept after its end.
const COLLECTIVE_DAYS: i64 = 180;
/// Years that the survey's remarks are kept after the month in which they were written.
const REMARK_YEARS: i32 = 2;
/// Years that the access log is kept if the standard sets none.
const ACCESS_LOG_YEARS: u16 = 5;
/// Delay before the next checkpoint, if a reader prevented one.
const CHECKPOINT_RETRY: Duration = Duration::from_mins(1);
/// Delay before the next check of a suspect clock.
const CLOCK_RETRY: Duration = Duration::from_hours(1);

/// The daily job and its state.
#[derive(Debug)]
pub struct Retention {
    /// Whether erased data may still be in the write-ahead log. Unknown at the start, so true.
    wal_pending: AtomicBool,
}

impl Default for Retention {
    fn default() -> Self {
        Self { wal_pending: AtomicBool::new(true) }
    }
}

impl Retention {
    /// Runs one round: erases expired data unless the clock is suspect, then checkpoints the write-ahead log, even if a
    /// step failed, so that erased data does not remain in it. While a reader prevents that, it is retried every
    /// minute.
    pub async fn round(&self, app: &App) -> Result<Next, Error> {
        let (erased, next) = if clock_check::is_plausible(app).await? {
            (self.erase_rows(app).await, Next::Usual)
        } else {
            (Ok(()), Next::Within(CLOCK_RETRY))
        };
        let checkpointed = self.checkpoint(app).await;
        erased?;
        Ok(if checkpointed? { next } else { Next::Within(CHECKPOINT_RETRY) })
    }

    /// Checkpoints the write-ahead log if it may hold erased data. Returns whether it no longer does.
    async fn checkpoint(&self, app: &App) -> Result<bool, Error> {
        if !self.wal_pending.load(Ordering::SeqCst) {
            return Ok(true);
        }
        if app.db.checkpoint().await? {
            self.wal_pending.store(false, Ordering::SeqCst);
            return Ok(true);
        }
        tracing::warn!("erased data still stands in the write-ahead log, since somebody reads; it is tried again");
        Ok(false)
    }

    /// Erases all expired data. Returns the first error, once the data of all other agencies is erased.
    async fn erase_rows(&self, app: &App) -> Result<(), Error> {
        let mut done = self.short(app).await;
        for standard in app.standards.all() {
            done = done.and(self.erase_agency(app, &standard).await);
        }
        done.and(self.certificates(app).await)
    }

    async fn erase_agency(&self, app: &App, standard: &ServiceStandard) -> Result<(), Error> {
        let (now, zone) = (app.now(), standard.hours.zone());
        let years = standard.retention_years;
        if let Some(before) = years.map(|years| ended_before(now, zone, years)) {
            self.cases(app, &standard.id, before).await?;
            self.complaints(app, &standard.id, before).await?;
            self.key_reports(app, &standard.id, before).await?;
            self.people(app, &standard.id, before).await?;
            self.minutes(app, &standard.id, before).await?;
        }
        let before = ended_before(now, zone, years.unwrap_or(ACCESS_LOG_YEARS));
        self.access_log(app, &standard.id, before).await
    }

    /// Commits a step. The write-ahead log may hold erased data from then on.
    async fn commit(&self, tx: Tx) -> Result<(), Error> {
        self.wal_pending.store(true, Ordering::SeqCst);
        Ok(tx.commit().await?)
    }

    /// Erases data whose period is the same at every agency.
    async fn short(&self, app: &App) -> Result<(), Error> {
        let now = app.now();
        let mut tx = app.db.begin().await?;
        let mut erased = keys::destroy_expired(&mut tx, now).await?;
        erased += retention::delete_devices(&mut tx, now.plus_days(-DEVICE_DAYS)).await?;
        erased += terminals::delete_wipes_before(&mut tx, now.plus_days(-COUNTED_DAYS)).await?;
        erased += complaints::delete_contacts(&mut tx, now.plus_days(-REOPEN_DAYS)).await?;
        erased += scanner_findings::delete_before(&mut tx, now.plus_days(-FINDING_DAYS)).await?;
        erased += survey_invitations::delete_before(&mut tx, now.plus_days(-INVITATION_DAYS)).await?;
        erased += collectives::delete_ended_before(&mut tx, now.plus_days(-COLLECTIVE_DAYS)).await?;
        let month = Month::of(now.date_in(Zone::Wib)).years_before(REMARK_YEARS);
        erased += survey::delete_remarks_before(&mut tx, month).await?;
        if erased > 0 {
            self.commit(tx).await?;
        } else {
            tx.rollback().await?;
        }
        self.drafts(app, now.plus_days(-DRAFT_DAYS)).await
    }

    /// Erases the agency's access log from before then.
    async fn access_log(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let mut tx = app.db.begin().await?;
            if retention::delete_accesses(&mut tx, agency, before, ACCESSES_BATCH).await? == 0 {
                break;
            }
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// Erases certificates of erased cases after their validity.
    async fn certificates(&self, app: &App) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let over = retention::expired_certificates(&mut *app.db.read().acquire().await?, app.now(), BATCH).await?;
            if over.is_empty() {
                break;
            }
            let mut tx = app.db.begin().await?;
            for renewal in over {
                retention::forget_certificate(&mut tx, renewal).await?;
            }
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// Erases drafts untouched since then, with their files and key pairs.
    async fn drafts(&self, app: &App, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let mut tx = app.db.begin().await?;
            let given_up = retention::stale_drafts(&mut tx, before, BATCH).await?;
            if given_up.is_empty() {
                break;
            }
            let (mut uploads, mut files) = (Vec::new(), Vec::new());
            for person in given_up {
                let gone = retention::delete_draft(&mut tx, person).await?;
                uploads.extend(gone.0);
                files.extend(gone.1);
            }
            self.commit(tx).await?;
            Store::new(&app.config.data).drop_all(&uploads, &files);
        }
        Ok(())
    }

    /// Erases cases that ended before then.
    async fn cases(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let mut tx = app.db.begin().await?;
            let over = retention::expired(&mut tx, agency, before, BATCH).await?;
            if over.is_empty() {
                break;
            }
            let mut files = Vec::new();
            for renewal in &over {
                files.extend(retention::erase(&mut tx, *renewal, app.now()).await?);
            }
            self.commit(tx).await?;
            // After a crash, the sweep of files without a row removes them.
            Store::new(&app.config.data).drop_all(&[], &files);
            tracing::info!(agency = agency.0, cases = over.len(), "retention is over: personal data erased");
        }
        Ok(())
    }

    /// Erases people without any activity since then.
    async fn people(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            // Finding them takes long: use a reader, not the writer.
            let over = people::inactive(&mut *app.db.read().acquire().await?, agency, before, None, BATCH).await?;
            if over.is_empty() {
                break;
            }
            let mut tx = app.db.begin().await?;
            let (mut uploads, mut files) = (Vec::new(), Vec::new());
            for person in &over {
                // They may have been active since the read.
                if !people::inactive(&mut tx, agency, before, Some(*person), 1).await?.is_empty() {
                    let gone = retention::delete_draft(&mut tx, *person).await?;
                    uploads.extend(gone.0);
                    files.extend(gone.1);
                    people::erase(&mut tx, *person, app.now()).await?;
                }
            }
            self.commit(tx).await?;
            Store::new(&app.config.data).drop_all(&uploads, &files);
            tracing::info!(
                agency = agency.0,
                people = over.len(),
                "nothing was heard of them for years: people erased"
            );
        }
        Ok(())
    }
}

/// Erases all expired data without checking the clock, and checkpoints the write-ahead log.
pub async fn erase(app: &App) -> Result<(), Error> {
    let retention = Retention::default();
    retention.erase_rows(app).await?;
    retention.checkpoint(app).await.map(drop)
}

/// Returns the instant before which something must have ended to have been kept for `years` until yesterday.
fn ended_before(now: Timestamp, zone: Zone, years: u16) -> Timestamp {
    now.date_in(zone).plus_years(-i32::from(years)).at(0, zone)
}
