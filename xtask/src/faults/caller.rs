//! An ordinary user during an attack: logs in and reads, again and again, from changing addresses.

use super::figures::Row;
use super::http::Request;
use super::person::log_in;
use super::program::Program;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Between two log-ins.
const PAUSE: Duration = Duration::from_millis(300);
/// An attack is at its full strength by then.
const STRENGTH_LIMIT: Duration = Duration::from_secs(10);
/// Between two looks at the memory.
const WEIGH_EVERY: Duration = Duration::from_millis(50);

/// People who log in by turns: holders and officers of several agencies.
const PEOPLE: &[&str] = &[
    "sari@purbalinggakab.go.id",
    "verifikator@purbalinggakab.go.id",
    "bima@ciamiskab.go.id",
    "kepala@ciamiskab.go.id",
    "ratna@merantikab.go.id",
    "staf@natunakab.go.id",
];

/// Counts the requests of an attack and their results.
#[derive(Debug, Default)]
pub struct Tally {
    /// Sent or begun.
    pub requests: AtomicU64,
    /// Refused as may be.
    pub refused: AtomicU64,
    /// Failed as may not be.
    pub failures: AtomicU64,
}

impl Tally {
    /// One request and the status that came back; none: the connection was closed or never made.
    pub fn count(&self, status: Option<u16>) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        match status {
            Some(500 | 502 | 504) => self.failures.fetch_add(1, Ordering::Relaxed),
            None | Some(400..600) => self.refused.fetch_add(1, Ordering::Relaxed),
            Some(_) => 0,
        };
    }
}

/// How long an attack goes on: for its time, and in any case until somebody else got through or their patience is over.
#[derive(Debug)]
pub struct AttackRun {
    begun: Instant,
    lasts: Duration,
    /// The others' patience, and how long the attack may take to come to its full strength.
    patience: Duration,
    at_full_strength: AtomicBool,
    got_through: AtomicBool,
    /// The attack's counts.
    pub tally: Tally,
}

impl AttackRun {
    /// Whether it goes on.
    pub fn goes_on(&self) -> bool {
        let time = self.begun.elapsed();
        let waits = !self.got_through.load(Ordering::Relaxed);
        time < self.lasts || (waits && time < self.patience + STRENGTH_LIMIT)
    }

    /// The attack is as strong as it will be: the others begin.
    pub fn at_full_strength(&self) {
        self.at_full_strength.store(true, Ordering::Relaxed);
    }

    /// Returns when it is over.
    pub fn wait(&self) {
        while self.goes_on() {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Runs an attack for this time while somebody logs in and reads; each log-in must succeed within the plan's patience. What
/// the attack counted, how the others fared and the greatest memory meanwhile go into the row.
pub fn meanwhile(
    row: &mut Row,
    program: &Program,
    rest: u64,
    (patience, lasts): (Duration, Duration),
    attack: impl FnOnce(&AttackRun) + Send,
) {
    let (at_full_strength, got_through) = (AtomicBool::new(false), AtomicBool::new(false));
    let (begun, tally) = (Instant::now(), Tally::default());
    let run = AttackRun { begun, lasts, patience, at_full_strength, got_through, tally };
    let over = AtomicBool::new(false);
    let most = AtomicU64::new(rest);
    let mut times = Vec::new();
    let mut faults = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                most.fetch_max(program.memory_kib(), Ordering::Relaxed);
                std::thread::sleep(WEIGH_EVERY);
            }
        });
        let attacking = scope.spawn(|| attack(&run));
        while !run.at_full_strength.load(Ordering::Relaxed) && run.begun.elapsed() < STRENGTH_LIMIT {
            std::thread::sleep(Duration::from_millis(10));
        }
        std::thread::sleep(PAUSE);
        let mut turn = 0_u8;
        loop {
            match log_in_and_read(program, turn, patience) {
                Ok(time) => {
                    times.push(time);
                    run.got_through.store(true, Ordering::Relaxed);
                }
                Err(why) => faults.push(why),
            }
            turn = turn.wrapping_add(1);
            if attacking.is_finished() || faults.len() > 2 {
                break;
            }
            std::thread::sleep(PAUSE);
        }
        let _ = attacking.join();
        over.store(true, Ordering::Relaxed);
    });
    times.sort_unstable();
    let seconds = |time: Option<&Duration>| time.map_or(0.0, Duration::as_secs_f64);
    row.notes.push(format!(
        "meanwhile {} log-ins with a page read, median {:.2} s, slowest {:.2} s; {} failed",
        times.len(),
        seconds(times.get(times.len() / 2)),
        seconds(times.last()),
        faults.len()
    ));
    row.faults.extend(faults);
    let AttackRun { tally, .. } = run;
    row.requests += tally.requests.into_inner();
    row.refused += tally.refused.into_inner();
    let failures = tally.failures.into_inner();
    row.failures += failures;
    row.expect(failures == 0, || format!("{failures} requests failed with 500"));
    row.weigh(program, rest, most.into_inner());
}

fn log_in_and_read(program: &Program, turn: u8, patience: Duration) -> Result<Duration, String> {
    let begun = Instant::now();
    let person = PEOPLE.get(usize::from(turn) % PEOPLE.len()).copied().unwrap_or_default();
    let session = log_in(program, person, Ipv4Addr::new(127, 10, turn, 1), patience)?;
    let left = patience.saturating_sub(begun.elapsed()).max(Duration::from_secs(1));
    match session.line.ask(&session.signed(Request::get("/api/session")), left) {
        Ok(answer) if answer.status == 200 => Ok(begun.elapsed()),
        Ok(answer) => Err(format!("{person} is logged in, but reads {}", answer.short())),
        Err(failed) => Err(format!("{person} is logged in, but reads nothing: {failed}")),
    }
}
