//! `cargo xtask <command>`: run, dev, check, test, dist, size, weigh, bench, faults, and what those use.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::apps::{App, Profile};

#[derive(Parser)]
#[command(about = "Perbarui's automation: installs what is missing, builds, runs, tests", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and start the backend with demo people, its database in data/
    Run {
        /// Build fast instead of small and quick (no size optimisation)
        #[arg(long)]
        dev_profile: bool,
        /// Further arguments for the backend, after `--`
        #[arg(last = true)]
        backend: Vec<String>,
    },
    /// The fast edit loop: the debug backend, and the page rebuilt at every save
    Dev {
        /// Which app to serve
        #[arg(value_enum, default_value = "holder")]
        app: App,
    },
    /// Build the apps into dist/, unless they are up to date
    Build,
    /// Formatting, invariants and lints: the first part of `test`, in a minute; for each commit
    Check,
    /// Everything that must hold before a change goes in; the last line counts the tests
    Test,
    /// One folder to copy to a server: target/dist/perbarui/
    Dist,
    /// What a first visit loads, in bytes, beside its budget (builds nothing: reads dist/)
    Size,
    /// Build one app beside dist/ and print what its WebAssembly and script weigh: while bytes are sought
    Weigh {
        /// Which app
        #[arg(value_enum)]
        app: App,
    },
    /// Install the Python packages that make and judge files in tests; `test` does so too
    Judges,
    /// Make the digests of common passwords anew, from lists in plain text (see `backend/src/infra/common_passwords/README.md`)
    Passwords {
        /// One password a line, the most used first
        #[arg(required = true)]
        lists: Vec<std::path::PathBuf>,
    },
    /// How long officers' lists take with 10,000 and with 1,000,000 renewals, and their ratio (release build)
    Bench {
        /// Instead: what pages take in a browser on a slow line, beside a bare page, an empty Leptos app and a Form.io wizard
        #[arg(long, conflicts_with = "sizes")]
        browser: bool,
        /// Other numbers of renewals
        sizes: Vec<u32>,
    },
    /// Attacks on the program: dropped requests, floods, kills, full disk and more, on loopback, about 10 minutes (Linux)
    #[cfg(target_os = "linux")]
    Faults {
        /// A minute, with the debug build
        #[arg(long)]
        short: bool,
        /// Only attacks with this word in their name; repeat for several
        #[arg(long)]
        only: Vec<String>,
        /// Where chance begins, to repeat a run
        #[arg(long)]
        seed: Option<u64>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run { dev_profile, backend } => {
            let profile = if dev_profile { Profile::Dev } else { Profile::Release };
            xtask::run::run(profile, &backend)
        }
        Command::Dev { app } => xtask::run::dev(app),
        Command::Build => xtask::apps::build(Profile::Release),
        Command::Check => xtask::test::quick(),
        // It has said what failed; its count of the tests stays the last line.
        Command::Test => return if xtask::test::all() { ExitCode::SUCCESS } else { ExitCode::FAILURE },
        Command::Dist => xtask::dist::dist(),
        Command::Judges => xtask::tools::judges(),
        Command::Passwords { lists } => xtask::passwords::make(&lists),
        Command::Size => xtask::size::print(),
        Command::Weigh { app } => xtask::apps::weigh(app),
        Command::Bench { browser: true, .. } => xtask::bench_browser::browser(),
        Command::Bench { sizes, .. } => xtask::bench::run(&sizes),
        #[cfg(target_os = "linux")]
        Command::Faults { short, only, seed } => xtask::faults::run(&xtask::faults::Choice { short, only, seed }),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
