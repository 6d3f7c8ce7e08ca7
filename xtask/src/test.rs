//! Everything that must hold, in the order in which a fault is found soonest.
//!
//! A cold run must end within 90 minutes on two cores, so nothing is compiled twice: the same packages are named in
//! every step for the host (another choice would unify features otherwise and build the dependencies again), and the
//! journeys use the debug backend that the host tests have built.

use crate::apps::{self, Profile};
use crate::command::{ask, cargo, run, say, stream};
use crate::count::Count;
use crate::{Result, root, size, system, tools};
use std::process::Command;
use std::time::Instant;

const HOST: &[&str] = &["-p", "domain", "-p", "backend", "-p", "xtask"];
const WASM: &[&str] = &["-p", "perbarui", "--target", tools::WASM_TARGET];

/// Runs every check, stops at the first that fails, and ends with the line that counts the tests. Returns whether all held.
pub fn all() -> bool {
    let mut count = Count::default();
    let outcome = run_steps(STEPS, &mut count);
    if let Err(error) = &outcome {
        say(&format!("STOPPED: {error}"));
        // A failed check that is no test (formatting, lints, size) must show in the last line also.
        count.failed = count.failed.max(1);
    }
    println!("\n{count}");
    outcome.is_ok()
}

/// The checks that run nothing but the invariants; for each commit.
///
/// # Errors
///
/// The first check that failed.
pub fn quick() -> Result {
    run_steps(&STEPS[..QUICK], &mut Count::default())
}

type Step = (&'static str, fn(&mut Count) -> Result);

const STEPS: &[Step] = &[
    ("formatting", |_| formatting()),
    ("invariants of the architecture", |_| invariants()),
    ("lints, host", |_| clippy(HOST)),
    ("lints, WebAssembly", |_| clippy_wasm()),
    ("crates: licences, sources, bans", |_| crates()),
    ("host tests", host_tests),
    ("attacks, short form", attacks),
    ("WebAssembly tests in the browser", wasm_tests),
    ("the apps and their size", |_| sizes()),
    ("browser journeys", journeys),
];

/// How many of the steps, from the first, are [`quick`].
const QUICK: usize = 4;

fn run_steps(steps: &[Step], count: &mut Count) -> Result {
    for (place, (name, step)) in steps.iter().enumerate() {
        say(&format!("{} of {}: {name}", place + 1, steps.len()));
        let begun = Instant::now();
        step(count).map_err(|error| format!("{name}: {error}"))?;
        println!("   {name}: {} s", begun.elapsed().as_secs());
    }
    Ok(())
}

fn formatting() -> Result {
    component("cargo-fmt", "rustfmt")?;
    run(cargo("fmt").args(["--all", "--check"]))
}

/// First of all, because they take seconds; the host tests run and count them again.
fn invariants() -> Result {
    run(cargo("test").arg("--quiet").args(HOST).args(["--test", "invariants"]))
}

fn clippy(packages: &[&str]) -> Result {
    component("cargo-clippy", "clippy")?;
    run(cargo("clippy").args(packages).args(["--all-targets", "--", "-D", "warnings"]))
}

fn clippy_wasm() -> Result {
    tools::for_apps()?;
    clippy(WASM)
}

/// Without the network, but for crates of other systems that nothing compiled here needed. Of the whole workspace: by itself, cargo-deny
/// looks at the package in the root folder only, and so not at the backend.
fn crates() -> Result {
    tools::deny()?;
    run(cargo("fetch").arg("--locked"))?;
    let checks = ["--offline", "--workspace", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    run(Command::new(tools::program("cargo-deny")).args(checks).current_dir(root()))
}

fn host_tests(count: &mut Count) -> Result {
    // The tests judge certificates and PDF with the system's programs.
    system::prepare()?;
    tools::pyhanko()?;
    let (passed, printed) = stream(cargo("test").args(HOST).arg("--no-fail-fast"))?;
    *count += Count::of_cargo(&printed);
    verdict(passed)
}

/// On the debug backend that the host tests have built.
fn attacks(count: &mut Count) -> Result {
    if !cfg!(target_os = "linux") {
        println!("   The attacks need Linux.");
        return Ok(());
    }
    let program = std::env::current_exe()?.to_string_lossy().into_owned();
    // The host tests may have compiled this program anew: it stands in the same place.
    let mut attacks = Command::new(program.trim_end_matches(" (deleted)"));
    attacks.args(["faults", "--short"]).env("PERBARUI_BACKEND", apps::backend(Profile::Dev));
    let (passed, printed) = stream(&mut attacks)?;
    *count += Count::of_cargo(&printed);
    verdict(passed)
}

fn wasm_tests(count: &mut Count) -> Result {
    let mut tests = cargo("test");
    tests.args(WASM).args(["--no-fail-fast", "--lib"]);
    for file in crate::stamp::files(&root().join("tests"))? {
        // Only files directly in tests/ are test crates; folders hold what they share.
        if file.parent() == Some(&root().join("tests")) && file.extension().is_some_and(|extension| extension == "rs") {
            tests.arg("--test").arg(file.file_stem().unwrap_or_default());
        }
    }
    let (passed, printed) = stream(
        tests
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::program("wasm-bindgen-test-runner"))
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", system::webdriver()?)
            // A key pair of 600,000 PBKDF2 rounds on a busy machine takes its time.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120"),
    )?;
    let found = Count::of_cargo(&printed);
    if found == Count::default() && passed {
        println!("   There are no WebAssembly tests yet.");
    }
    *count += found;
    verdict(passed)
}

fn sizes() -> Result {
    apps::build(Profile::Release)?;
    size::print()
}

fn journeys(count: &mut Count) -> Result {
    tools::npm()?;
    let (passed, printed) = stream(
        Command::new("npx")
            .args(["--no-install", "playwright", "test", "--reporter=list"])
            .env("CHROMIUM", system::headless()?)
            .env("PERBARUI_BACKEND", apps::backend(Profile::Dev))
            .env("PERBARUI_DIST", apps::dist())
            // Colours would stand between the numbers that are counted.
            .env("FORCE_COLOR", "0")
            .current_dir(root().join("e2e")),
    )?;
    *count += Count::of_playwright(&printed);
    verdict(passed)
}

fn component(program: &str, name: &str) -> Result {
    if ask(program, &["--version"]).is_some() {
        return Ok(());
    }
    say(&format!("Adding Rust's {name} (seconds)"));
    run(Command::new("rustup").args(["component", "add", name]))
}

fn verdict(passed: bool) -> Result {
    if passed { Ok(()) } else { Err("failed; the reasons are above".into()) }
}
