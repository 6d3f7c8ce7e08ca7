//! `verify-log`: verifies that the records are unchanged, measured by the chain of events. Notes, files, certificates
//! and the rows of renewals with their visits, of complaints and of reports of keys, closed periods, minutes, officers' roles, changed accounts, holds,
//! delegations, terminals, open proposals and versions of
//! settings are compared with the events, the events with themselves and with signed checkpoints. Nothing is written;
//! the program may serve meanwhile.
//!
//! Events carry no personal data, so people's names, numbers, addresses and password hashes, drafts, messages and mails
//! are not covered. Nor are the days of a delegation, the values and dates of a proposal, and the content of settings
//! beside their version.

mod administration;
mod case;
mod certificate;
mod chain;
mod checkpoints;
mod complaint;
mod files;
mod fleet;
mod key_report;
mod office;
mod periods;

use std::collections::BTreeSet;
use std::fmt::{self, Debug, Display, Formatter};

use crate::app::settings::standards::versions::digest_of_content;
use crate::app::settings::standards::{StandardError, Standards};
use crate::config::Config;
use crate::db::codec::from_json;
use crate::db::{Conn, Snapshot, SnapshotError};
use crate::db::{start, verify as rows};
use crate::infra::file_store::Store;

/// Faults that are listed; further ones are counted.
const MAX_FAULTS: usize = 1_000;
/// Maximum number of reads, if a program begins to use the database meanwhile.
const MAX_READS: usize = 3;

/// The result of a verification.
#[derive(Clone, Debug, Default)]
pub struct Report {
    faults: Vec<String>,
    unnamed: u64,
    /// Links of the chain of events.
    pub events: i64,
    head: String,
    /// Links of the chain of the administration's events.
    pub acts: i64,
    acts_head: String,
    renewals: u64,
    complaints: u64,
    erased: u64,
    notes: u64,
    files: u64,
    file_bytes: u64,
    certificates: u64,
    stored: u64,
    outside: u64,
}

impl Report {
    /// Returns the first thousand faults.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, what: impl Display, why: impl Display) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(format!("{what}: {why}"));
        } else {
            self.unnamed += 1;
        }
    }

    /// Reports differences between what the administration's events imply and what is stored.
    fn compare<T: Debug + Ord>(&mut self, what: &str, expected: &BTreeSet<T>, kept: &BTreeSet<T>) {
        for missing in expected.difference(kept) {
            self.fault(
                format_args!("{what} {missing:?}"),
                "the administration's events tell of it, and it is not there",
            );
        }
        for foreign in kept.difference(expected) {
            self.fault(format_args!("{what} {foreign:?}"), "no event of the administration tells of it");
        }
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        let faults = self.faults.len() as u64 + self.unnamed;
        if self.unnamed > 0 {
            writeln!(f, "and {} more", self.unnamed)?;
        }
        let Self {
            events,
            head,
            acts,
            acts_head,
            renewals,
            complaints,
            erased,
            notes,
            files,
            certificates,
            stored,
            outside,
            ..
        } = self;
        let bytes = self.file_bytes;
        writeln!(
            f,
            "{events} events, {acts} administration events, {renewals} renewals ({erased} of them erased), {complaints} complaints, {notes} notes, {files} files ({bytes} bytes), \
             {certificates} certificates, {stored} stored checkpoints, {outside} checkpoints from outside"
        )?;
        writeln!(f, "heads {head} and {acts_head}")?;
        if *outside == 0 {
            writeln!(
                f,
                "Only a checkpoint that was kept elsewhere (in the program's log, in a mail) proves that the log was not cut \
                 at its end: give it with --checkpoint."
            )?;
        }
        if faults == 0 { write!(f, "everything holds") } else { write!(f, "faults: {faults}") }
    }
}

/// Why the verification failed.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The database can't be opened.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// The service standards can't be read.
    #[error(transparent)]
    Standard(#[from] StandardError),
    /// A given checkpoint is invalid.
    #[error("--checkpoint: {0}")]
    Given(String),
    /// A read failed.
    #[error("database: {0}")]
    Query(#[from] sqlx::Error),
    /// A file exists but can't be read.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// Verifies the database and the files in the data folder. `outside`: checkpoints that were kept elsewhere, or names of
/// files that hold some.
///
/// # Errors
/// If there is nothing to verify or a checkpoint can't be read; faults are in the report.
pub async fn run(config: &Config, outside: &[String]) -> Result<Report, VerifyError> {
    let kept = checkpoints::parse(outside)?;
    let mut standards = Standards::load(config.standards.as_deref())?;
    let store = Store::new(&config.data);
    let mut report = Report::default();
    for _ in 0..MAX_READS {
        let mut snapshot = Snapshot::open_known(&config.database()).await?;
        report = Report::default();
        let db = snapshot.connection();
        pages(db, &mut report).await?;
        chain::check(db, &mut report).await?;
        administration::check(db, &mut report).await?;
        standard_versions(db, &mut standards, &mut report).await?;
        case::check_all(db, &standards, &mut report).await?;
        complaint::check_all(db, &standards, &mut report).await?;
        key_report::check_all(db, &standards, &mut report).await?;
        certificate::check_others(db, &mut report).await?;
        checkpoints::check(db, &kept, &mut report).await?;
        files::check_all(db, &store, &config.database(), &mut report).await?;
        complaint::check_files(db, &store, &config.database(), &mut report).await?;
        let stale = snapshot.is_stale();
        snapshot.close().await?;
        if report.is_whole() || !stale {
            break;
        }
    }
    Ok(report)
}

/// Verifies the two hash chains alone, which is fast.
///
/// # Errors
/// If the database can't be read; faults are in the report.
pub async fn chains(db: &mut Conn) -> Result<Report, VerifyError> {
    let mut report = Report::default();
    chain::check(db, &mut report).await?;
    Ok(report)
}

/// Versions of service standards: each can be read and is the one that its digest names. Adds them to `standards`.
async fn standard_versions(db: &mut Conn, standards: &mut Standards, report: &mut Report) -> Result<(), VerifyError> {
    for (digest, content) in crate::db::standard_versions::all(db).await? {
        let what = format!("version {} of a service standard", digest.0);
        if digest_of_content(&content) != digest {
            report.fault(&what, "its content is not what its name says");
            continue;
        }
        match from_json(&content) {
            Ok(standard) => standards.add_older(digest, standard, false),
            Err(_) => report.fault(&what, "it can't be read"),
        }
    }
    Ok(())
}

/// Checks the database file and foreign keys.
async fn pages(db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
    if let Some(found) = start::integrity(db).await? {
        report.fault("database", found);
    }
    for (table, key, parent) in rows::orphans(db).await? {
        let row = key.map_or_else(|| "a row".to_owned(), |key| format!("row {key}"));
        report.fault(format_args!("{row} of {table}"), format_args!("the row of {parent} that it names is gone"));
    }
    Ok(())
}
