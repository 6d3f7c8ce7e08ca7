//! kill -9 while holders work: acknowledged changes are there after the restart, exactly once and complete.

use super::binary::{self, Settings};
use super::figures::Row;
use super::holder::Holder;
use super::person::log_in;
use super::program::Program;
use super::random::Random;
use super::workspace::{FURTHER, Workspace, domain};
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Holders at work, of each agency in which an application needs no key pair.
const NAMES: &[&str] = &["sari", "ratna", "joko"];
/// Maximum number of acknowledged changes before the kill.
const MAX_CHANGES: u64 = 120;
/// Maximum time before the kill.
const LONGEST_LOAD: Duration = Duration::from_secs(4);

/// The attack.
///
/// # Errors
/// When it can't be prepared.
pub fn attack(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("kills");
    let mut random = Random::new(workspace.plan.seed);
    let mut program = workspace.start("kills", Settings::default())?;
    let mut holders = holders(&program, workspace, &mut random)?;
    let (kills, until) = (workspace.plan.pick(4, 60), workspace.plan.until(12, 90));
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
        program = Program::start(&workspace.binary, &data, Settings::default())?;
        slowest_start = slowest_start.max(program.started_in);
        row.await_ready(&program, &workspace.plan);
        check(&mut row, &mut holders, &program, done == kills);
    }
    check(&mut row, &mut holders, &program, true);
    count(&mut row, &holders);
    verify(&mut row, workspace, &program.data);
    row.notes.push(format!("{done} kills; slowest start afterwards {:.2} s", slowest_start.as_secs_f64()));
    Ok(row)
}

/// Logs in holders of all agencies without a key pair in applications; fewer in the short form.
///
/// # Errors
/// When one of them can't log in.
pub fn holders(program: &Program, workspace: &Workspace, random: &mut Random) -> Result<Vec<Holder>, String> {
    let mut holders = Vec::new();
    let acknowledged = Arc::<AtomicU64>::default();
    for agency in 0..=workspace.plan.pick(1, FURTHER) {
        for name in NAMES {
            let source = Ipv4Addr::new(127, 20, u8::try_from(holders.len()).unwrap_or_default(), 1);
            let session = log_in(program, &format!("{name}@{}", domain(agency)), source, workspace.plan.patience())?;
            holders.push(Holder::new(session, random.fork(), acknowledged.clone()));
        }
    }
    Ok(holders)
}

/// Compares every ledger with the running program.
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

/// Sums up the holders' results.
pub fn count(row: &mut Row, holders: &[Holder]) {
    for holder in holders {
        row.requests += holder.sent;
        row.refused += holder.refused;
    }
    row.kept += acknowledged(holders).load(Ordering::Relaxed);
}

/// Runs the program's own verification, which must find no fault.
pub fn verify(row: &mut Row, workspace: &Workspace, data: &Path) {
    match binary::run(workspace.binary.command(&["verify-log"], data, Settings::default())) {
        Ok((true, said)) => row.notes.push(format!("verify-log: {}", binary::last_line(&said))),
        Ok((false, said)) => row.fault(format!("verify-log: {}", binary::last_line(&said))),
        Err(why) => row.fault(format!("verify-log: {why}")),
    }
}
