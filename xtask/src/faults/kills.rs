//! kill -9 while holders work: what was acknowledged is there after the start, once and whole.

use super::binary::{self, Settings};
use super::figures::Row;
use super::holder::Holder;
use super::person::log_in;
use super::place::{FURTHER, Place, domain};
use super::program::Program;
use super::random::Random;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Holders at work, of each agency in which an application needs no key pair.
const NAMES: &[&str] = &["sari", "ratna", "joko"];
/// The kill comes after up to so many acknowledged changes.
const MAX_CHANGES: u64 = 120;
/// And after this time at the latest.
const LONGEST_LOAD: Duration = Duration::from_secs(4);

/// The attack.
///
/// # Errors
/// When it can't be prepared.
pub fn attack(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("kills");
    let mut random = Random::new(place.plan.seed);
    let mut program = place.start("kills", Settings::default())?;
    let mut holders = holders(&program, place, &mut random)?;
    let (kills, until) = (place.plan.pick(4, 60), place.plan.until(12, 90));
    let mut slowest_start = Duration::ZERO;
    let mut done = 0;
    while done < kills && Instant::now() < until && row.faults.is_empty() {
        let data = program.data.clone();
        let acknowledged = acknowledged(&holders);
        let goal = acknowledged.load(Ordering::Relaxed) + 1 + random.below(MAX_CHANGES);
        std::thread::scope(|scope| {
            let end = Instant::now() + LONGEST_LOAD;
            for holder in &mut holders {
                scope.spawn(move || holder.work(end));
            }
            while acknowledged.load(Ordering::Relaxed) < goal && Instant::now() < end {
                std::thread::sleep(Duration::from_micros(random.below(2_000)));
            }
            program.kill();
        });
        done += 1;
        program = Program::start(&place.binary, &data, Settings::default())?;
        slowest_start = slowest_start.max(program.started_in);
        row.await_ready(&program, &place.plan);
        check(&mut row, &mut holders, &program, done == kills);
    }
    check(&mut row, &mut holders, &program, true);
    count(&mut row, &holders);
    verify(&mut row, place, &program.data);
    row.notes.push(format!("{done} kills; slowest start afterwards {:.2} s", slowest_start.as_secs_f64()));
    Ok(row)
}

/// Holders of all agencies in which an application needs no key pair, logged in; in the short form fewer.
///
/// # Errors
/// When one of them can't log in.
pub fn holders(program: &Program, place: &Place, random: &mut Random) -> Result<Vec<Holder>, String> {
    let mut holders = Vec::new();
    let acknowledged = Arc::<AtomicU64>::default();
    for agency in 0..=place.plan.pick(1, FURTHER) {
        for name in NAMES {
            let source = Ipv4Addr::new(127, 20, u8::try_from(holders.len()).unwrap_or_default(), 1);
            let session = log_in(program, &format!("{name}@{}", domain(agency)), source, place.plan.patience())?;
            holders.push(Holder::new(session, random.fork(), acknowledged.clone()));
        }
    }
    Ok(holders)
}

/// Holds every ledger against the program that runs now.
pub fn check(row: &mut Row, holders: &mut [Holder], program: &Program, everything: bool) {
    for holder in holders {
        holder.session = holder.session.clone().moved_to(program);
        row.faults.extend(holder.check(everything));
        row.faults.append(&mut holder.faults);
    }
}

fn acknowledged(holders: &[Holder]) -> Arc<AtomicU64> {
    holders.first().map(|holder| holder.acknowledged.clone()).unwrap_or_default()
}

/// Adds up what the holders did.
pub fn count(row: &mut Row, holders: &[Holder]) {
    for holder in holders {
        row.requests += holder.sent;
        row.refused += holder.refused;
    }
    row.kept += acknowledged(holders).load(Ordering::Relaxed);
}

/// The program's own check of the chain of events, which must find it whole.
pub fn verify(row: &mut Row, place: &Place, data: &Path) {
    match binary::run(place.binary.command(&["verify-log"], data, Settings::default())) {
        Ok((true, said)) => row.notes.push(format!("verify-log: {}", binary::last_line(&said))),
        Ok((false, said)) => row.fault(format!("verify-log: {}", binary::last_line(&said))),
        Err(why) => row.fault(format!("verify-log: {why}")),
    }
}
