//! Checks of the data folder: permissions, keys, database, disk, and the clock.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use domain::certificate::validity::MIN_SECS;
use domain::moment::{DAY, Timestamp};
use domain::standard::AgencyId;

use super::{Finding, fail, ok, queues, warn};
use crate::app::checkpoint::key::Key;
use crate::app::issuance::authority_ends::WARNED_SECS;
use crate::app::settings::standards::Standards;
use crate::app::{start, verify};
use crate::config::Config;
use crate::db::{Snapshot, SnapshotError, pending_migrations};
use crate::db::{clock, start as rows};
use crate::infra::authority::{Authority, Embedded, EmbeddedConfig, Use};

/// Free space below which the disk is nearly full: about 100 uploads of the largest size.
const LOW_DISK_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// Free space below which uploads and backups soon fail.
const FULL_DISK_BYTES: u64 = 256 * 1024 * 1024;
/// How far the clock may go back, e.g. when it is set by the network.
const CLOCK_SLACK_SECS: i64 = 5 * 60;

/// Checks the folder and its contents.
pub(super) async fn check(
    config: &Config,
    mut standards: Option<Standards>,
    now: Timestamp,
    findings: &mut Vec<Finding>,
) {
    if !config.data.is_dir() {
        let folder = config.data.display();
        findings.push(warn(
            "data folder",
            format!("{folder} does not exist: the first start makes it. Is PERBARUI_DATA right?"),
        ));
        return;
    }
    findings.push(folder(config));
    findings.push(disk(config));
    findings.push(checkpoint_key(config));
    findings.push(database(config).await);
    match Snapshot::open_known(&config.database()).await {
        Ok(mut snapshot) => {
            inside(&mut snapshot, config, standards.as_mut(), now, findings).await;
            let _ = snapshot.close().await;
        }
        // Reported by the check of the database.
        Err(_) => findings.push(authority(config, None, now)),
    }
}

/// Runs the checks that need the database's rows.
async fn inside(
    snapshot: &mut Snapshot,
    config: &Config,
    standards: Option<&mut Standards>,
    now: Timestamp,
    findings: &mut Vec<Finding>,
) {
    findings.push(match verify::chains(snapshot.connection()).await {
        Ok(report) if report.is_whole() => {
            ok("log", format!("{} events, {} of the administration", report.events, report.acts))
        }
        Ok(_) => fail("log", "the chain of events is broken: run perbarui verify-log, keep a copy of the data folder"),
        Err(error) => fail("log", error.to_string()),
    });
    let db = snapshot.connection();
    if let Some(standards) = standards {
        if let Err(error) = start::check_agencies(db, standards).await {
            findings.push(fail("agencies", error.to_string()));
        }
        findings.extend(contacts(rows::agencies(db).await.unwrap_or_default(), standards));
        if let Err(error) = start::read_versions(db, standards).await {
            findings.push(fail("standards", error.to_string()));
        }
    }
    match rows::last_issued(db).await {
        Ok(issued) => findings.push(authority(config, issued, now)),
        Err(error) => findings.push(fail("authority", format!("database: {error}"))),
    }
    match clock::last(db).await {
        Ok(seen) => findings.push(time(seen, now)),
        Err(error) => findings.push(fail("clock", format!("database: {error}"))),
    }
    queues::check(db, now, findings).await;
}

/// Names the agencies on record whose offices nobody reaches.
fn contacts(agencies: Vec<String>, standards: &Standards) -> Option<Finding> {
    let reached = |agency: &String| {
        let standard = standards.written(&AgencyId(agency.clone()));
        standard.is_none_or(|standard| standard.agency.is_reachable())
    };
    let silent: Vec<_> = agencies.into_iter().filter(|agency| !reached(agency)).collect();
    let told = || {
        let agencies = silent.join(", ");
        warn(
            "contacts",
            format!("{agencies}: name a telephone number or an e-mail address in the standard's agency.contacts"),
        )
    };
    (!silent.is_empty()).then(told)
}

fn folder(config: &Config) -> Finding {
    let folder = config.data.display();
    let mode = fs::metadata(&config.data).map_or(0, |metadata| metadata.permissions().mode() & 0o777);
    if rustix::fs::access(&config.data, rustix::fs::Access::WRITE_OK).is_err() {
        return fail(
            "data folder",
            format!("{folder} can't be written by this user: run as its owner; is its disk mounted for writing?"),
        );
    }
    if mode & 0o077 != 0 {
        return warn(
            "data folder",
            format!("{folder} is open to others ({mode:o}): chmod 700 it; the next start does"),
        );
    }
    ok("data folder", format!("{folder}, open to its owner only"))
}

fn disk(config: &Config) -> Finding {
    let Ok(disk) = rustix::fs::statvfs(&config.data) else { return fail("disk", "its free space can't be read") };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let text = format!("{} MiB free", free / 1024 / 1024);
    if free < FULL_DISK_BYTES || disk.f_files > 0 && disk.f_favail < 1000 {
        fail("disk", format!("{text}, {} more files: make room, uploads and writes will fail", disk.f_favail))
    } else if free < LOW_DISK_BYTES {
        warn("disk", format!("{text}: make room"))
    } else {
        ok("disk", text)
    }
}

fn checkpoint_key(config: &Config) -> Finding {
    // Opening a missing key would make one.
    if !config.data.join(Key::FILE).exists() {
        return warn("keys", "no checkpoint.key yet: the first start makes it");
    }
    match Key::open(&config.data) {
        Ok(_) => ok("keys", "checkpoint.key can be used, and its owner only reads it"),
        Err(error) => fail("keys", error.to_string()),
    }
}

async fn database(config: &Config) -> Finding {
    let file = config.database();
    match rows::damage(&file).await {
        Ok(Some(found)) => {
            return fail(
                "database",
                format!("damaged: {found}. Keep a copy of the data folder, then restore the last backup"),
            );
        }
        Err(error) => return fail("database", error.to_string()),
        Ok(None) => {}
    }
    match pending_migrations(&file).await {
        Err(error) => fail("database", error.to_string()),
        Ok(_) if !file.exists() => warn("database", SnapshotError::Missing(file).to_string()),
        Ok(pending) if pending.is_empty() => ok("database", "sound, its tables are up to date"),
        Ok(pending) => warn(
            "database",
            format!("sound; {} migrations to apply: perbarui database migrate, or a start", pending.len()),
        ),
    }
}

/// Checks the embedded authority's keys and expiry. `issued`: the latest certificate on record.
fn authority(config: &Config, issued: Option<Vec<u8>>, now: Timestamp) -> Finding {
    let dir = config.authority_directory();
    let fitting = |dir| {
        let settings = EmbeddedConfig { organization: String::new(), crl_url: None };
        let authority = Embedded::open(dir, &settings, now.0)?;
        Ok(issued.as_ref().is_none_or(|der| authority.chain_of(der).is_some()))
    };
    match Embedded::is_missing(&dir) {
        Ok(true) if issued.is_some() => return fail("authority", start::Refusal::AuthorityGone(dir).to_string()),
        Ok(true) => return warn("authority", "no embedded authority yet: the first start makes it"),
        Ok(false) => {}
        Err(error) => return fail("authority", error.to_string()),
    }
    match fitting(&dir) {
        Ok(true) => {}
        Ok(false) => return fail("authority", start::Refusal::AuthorityOther(dir).to_string()),
        Err::<bool, crate::infra::authority::AuthorityError>(error) => return fail("authority", error.to_string()),
    }
    let ends = match Embedded::list(&dir) {
        Ok(listed) => {
            listed.iter().filter(|ca| ca.in_use != Use::Inactive).map(|ca| ca.not_after).min().unwrap_or_default()
        }
        Err(error) => return fail("authority", error.to_string()),
    };
    let left = ends - now.0;
    let text = format!("ends in {} days", left.div_euclid(DAY));
    if left < MIN_SECS {
        fail("authority", format!("{text}: nothing can be approved; perbarui authority renew"))
    } else if left < WARNED_SECS {
        warn("authority", format!("{text}: perbarui authority renew"))
    } else {
        ok("authority", text)
    }
}

fn time(seen: Option<clock::Reading>, now: Timestamp) -> Finding {
    match seen {
        Some(seen) if now.seconds_since(seen.at) < -CLOCK_SLACK_SECS => {
            fail("clock", format!("{} seconds behind what it showed before: set it (NTP)", seen.at.seconds_since(now)))
        }
        Some(clock::Reading { suspect_since: Some(_), .. }) => {
            warn("clock", "it jumped, so that nothing is erased for a day: check it (NTP)")
        }
        _ => ok("clock", "not behind what it showed before"),
    }
}
