//! Erases personal data whose time is over (UU 27/2022). What is kept for how long, and which part of the program deletes
//! it, is in docs/retention.md.
//!
//! The events of a case stay and their chain holds, since they name files, words and data by digests. How many years cases
//! and people are kept is data of the agency's standard; where it says nothing, they are kept.

mod clock_check;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::moment::{Timestamp, Zone};
use domain::standard::AgencyId;

use crate::app::error::Error;
use crate::app::job_status::Next;
use crate::app::state::App;
use crate::db::retention::{self, people};
use crate::db::{Tx, keys, scanner_findings};
use crate::infra::file_store::Store;

/// Cases, drafts or people that one transaction erases.
const BATCH: u32 = 20;
/// Looks that one transaction deletes.
const ACCESSES_BATCH: u32 = 1_000;
/// A draft that nobody touches is kept so many days.
const DRAFT_DAYS: i64 = 180;
/// A device is known so many days after the last log-in there, as long as its cookie.
const DEVICE_DAYS: i64 = 365;
/// Days that what the scanner found is kept: so long administrators are told.
const FINDING_DAYS: i64 = 30;
/// Who looked at whose data is kept so many years where the standard says nothing.
const ACCESS_LOG_YEARS: u16 = 5;
/// Before the write-ahead log is folded again, when a reader did not let it.
const CHECKPOINT_RETRY: Duration = Duration::from_mins(1);
/// Before the next look at a clock that is doubted.
const CLOCK_RETRY: Duration = Duration::from_hours(1);

/// The daily job, with what it remembers.
#[derive(Debug)]
pub struct Retention {
    /// Whether something was erased that may still stand in the write-ahead log. At the start: nobody knows.
    wal_pending: AtomicBool,
}

impl Default for Retention {
    fn default() -> Self {
        Self { wal_pending: AtomicBool::new(true) }
    }
}

impl Retention {
    /// A round: erases everything that is over, unless the clock is doubted, then folds the write-ahead log, so that what was
    /// erased stands nowhere any more, also if a later step failed. Where a reader does not let it, that is tried every minute
    /// until it is done.
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

    /// Folds the write-ahead log if something erased may stand in it; whether nothing does any more.
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

    /// Erases what is over.
    async fn erase_rows(&self, app: &App) -> Result<(), Error> {
        self.short(app).await?;
        for standard in app.standards.all() {
            let (now, zone) = (app.now(), standard.hours.zone());
            let years = standard.retention_years;
            if let Some(before) = years.map(|years| ended_before(now, zone, years)) {
                self.cases(app, &standard.id, before).await?;
                self.people(app, &standard.id, before).await?;
            }
            let before = ended_before(now, zone, years.unwrap_or(ACCESS_LOG_YEARS));
            self.access_log(app, &standard.id, before).await?;
        }
        self.certificates(app).await
    }

    /// Makes a step durable. What it erased may stand in the write-ahead log from now on.
    async fn commit(&self, tx: Tx) -> Result<(), Error> {
        self.wal_pending.store(true, Ordering::SeqCst);
        Ok(tx.commit().await?)
    }

    /// What is kept as long at every agency.
    async fn short(&self, app: &App) -> Result<(), Error> {
        let now = app.now();
        let mut tx = app.db.begin().await?;
        let mut erased = keys::destroy_over(&mut tx, now).await?;
        erased += retention::delete_devices(&mut tx, now.plus_days(-DEVICE_DAYS)).await?;
        erased += scanner_findings::delete_before(&mut tx, now.plus_days(-FINDING_DAYS)).await?;
        if erased > 0 {
            self.commit(tx).await?;
        } else {
            tx.rollback().await?;
        }
        self.drafts(app, now.plus_days(-DRAFT_DAYS)).await
    }

    /// Looks at data of the agency's people from before then.
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

    /// Certificates of erased cases, once they are not valid any more.
    async fn certificates(&self, app: &App) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let over = retention::certificates_over(&mut *app.db.read().acquire().await?, app.now(), BATCH).await?;
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

    /// Drafts that nobody touched since then, with their files and key pairs.
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

    /// Cases that ended before then.
    async fn cases(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let mut tx = app.db.begin().await?;
            let over = retention::over(&mut tx, agency, before, BATCH).await?;
            if over.is_empty() {
                break;
            }
            let mut files = Vec::new();
            for renewal in &over {
                files.extend(retention::erase(&mut tx, *renewal, app.now()).await?);
            }
            self.commit(tx).await?;
            // What a crash leaves here, the sweep of files without a row finds.
            Store::new(&app.config.data).drop_all(&[], &files);
            tracing::info!(agency = agency.0, cases = over.len(), "retention is over: personal data erased");
        }
        Ok(())
    }

    /// People of whom nothing was heard since then.
    async fn people(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            // Looking for them takes long where there are many people: not while holding the writer.
            let over = people::over(&mut *app.db.read().acquire().await?, agency, before, None, BATCH).await?;
            if over.is_empty() {
                break;
            }
            let mut tx = app.db.begin().await?;
            let (mut uploads, mut files) = (Vec::new(), Vec::new());
            for person in &over {
                // They may have come back between the two.
                if !people::over(&mut tx, agency, before, Some(*person), 1).await?.is_empty() {
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

/// Erases what is over, whatever the clock showed before, and folds the write-ahead log.
pub async fn erase(app: &App) -> Result<(), Error> {
    let retention = Retention::default();
    retention.erase_rows(app).await?;
    retention.checkpoint(app).await.map(drop)
}

/// What ended before this instant was kept for `years` until yesterday.
fn ended_before(now: Timestamp, zone: Zone, years: u16) -> Timestamp {
    now.date_in(zone).plus_years(-i32::from(years)).at(0, zone)
}
