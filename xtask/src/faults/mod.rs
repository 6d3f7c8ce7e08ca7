//! Attacks on the real program, on loopback, bounded in number and time: dropped requests, floods, slow clients, kills,
//! stops, a full, an unwritable and a read-only disk, two programs, a locked database. It ends with figures.
//!
//! The long form (about 10 minutes, release build) holds the program to what is promised: nothing acknowledged lost, ready
//! again by itself within 5 s, memory within 150 MiB of rest. The short form (about a minute, debug build) runs in the
//! tests; there a machine may be busy, so of times only those fail that look like hanging. Every program, mount and thread
//! ends with this process, however it ends.

mod acts;
mod answer;
mod binary;
mod caller;
mod connections;
mod disk;
mod dropped;
mod figures;
mod floods;
mod holder;
mod http;
mod kills;
mod ledger;
mod letter;
mod locked_database;
mod log;
mod person;
mod plan;
mod program;
mod random;
mod read_only;
mod routes;
mod stops;
mod two_programs;
mod volume;
mod workspace;

use self::figures::Row;
use self::plan::Plan;
use self::random::Random;
use self::workspace::Workspace;
use crate::Result;
use crate::apps::{self, Profile};
use crate::command::say;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

type Attack = (&'static str, fn(&Workspace) -> std::result::Result<Row, String>);

const ATTACKS: &[Attack] = &[
    ("dropped_requests", dropped::attack),
    ("flood_of_log_ins", floods::log_ins),
    ("flood_of_password_links", floods::links),
    ("flood_of_messages", floods::messages),
    ("flood_of_public_pages", floods::pages),
    ("silent_connections", connections::silent),
    ("slow_heads_and_bodies", connections::slow),
    ("bodies_byte_by_byte", connections::byte_by_byte),
    ("readers_that_do_not_read", connections::unread),
    ("kills", kills::attack),
    ("stops", stops::attack),
    ("full_disk", disk::full),
    ("unwritable_files", disk::unwritable),
    ("read_only_disk", read_only::attack),
    ("two_programs", two_programs::attack),
    ("locked_database", locked_database::attack),
];

/// The options.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The short form, with the debug build that is there.
    pub short: bool,
    /// Only attacks whose name contains one of these words; all if empty.
    pub only: Vec<String>,
    /// Seed of the random numbers; random if none is given.
    pub seed: Option<u64>,
}

/// Carries out the attacks and prints their figures.
///
/// # Errors
/// When the program can't be built or prepared, or did not hold.
pub fn run(choice: &Choice) -> Result {
    volume::enter();
    let profile = if choice.short { Profile::Dev } else { Profile::Release };
    let chosen = std::env::var_os("PERBARUI_BACKEND").map(PathBuf::from);
    if chosen.is_none() {
        crate::run::build_backend(profile)?;
    }
    let program = chosen.unwrap_or_else(|| apps::backend(profile));
    connections::raise_own_limit();
    let plan = Plan { short: choice.short, seed: choice.seed.unwrap_or_else(Random::seed_of_now) };
    let form = plan.pick("short form, about a minute", "long form, about 10 minutes");
    say(&format!("Attacks on the program, {form}; --seed {}", plan.seed));
    let begun = Instant::now();
    let workspace = Workspace::prepare(plan, program)?;
    let mut rows = Vec::new();
    for (name, attack) in ATTACKS {
        if !choice.only.is_empty() && !choice.only.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        print!("test faults::{name} ... ");
        std::io::stdout().flush()?;
        let begun = Instant::now();
        let mut row = attack(&workspace).unwrap_or_else(|why| {
            let mut row = Row::new(name);
            row.fault(why);
            row
        });
        row.took = begun.elapsed();
        print!("{}", row.report());
        rows.push(row);
    }
    let (held, verdict) = figures::verdict(&rows);
    println!("\n{}\n{verdict}\n   {:.0} s in all\n", figures::table(&rows), begun.elapsed().as_secs_f64());
    if held { Ok(()) } else { Err("the program did not hold; what failed is marked with ! above".into()) }
}
