//! Runs other programs: announces them, streams their output, and reports failures clearly.

use crate::{Result, root, target};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Returns a cargo command in the root folder, always with the same build folder.
pub fn cargo(subcommand: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.arg(subcommand).env("CARGO_TARGET_DIR", target()).current_dir(root());
    cargo
}

/// Runs a program and streams its output.
///
/// # Errors
/// When it cannot be started (it is not installed) or ends with a failure.
pub fn run(command: &mut Command) -> Result {
    announce(command);
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command)).into()) }
}

/// Runs a program, passes its standard output on line by line, and returns whether it succeeded and what it printed.
///
/// # Errors
/// When it cannot be started or its output cannot be read.
pub fn stream(command: &mut Command) -> Result<(bool, String)> {
    announce(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut printed = String::new();
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            std::io::stdout().write_all(&bytes)?;
            printed.push_str(&String::from_utf8_lossy(&bytes));
            bytes.clear();
        }
    }
    Ok((child.wait()?.success(), printed))
}

/// Returns the output of a program, or nothing if it is missing or fails: for questions such as `--version`.
pub fn ask(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs `work` for each of `items`, as many at a time as the machine has cores.
///
/// # Errors
/// The first failure; running items are finished, and no more are started.
pub fn side_by_side<T: Sync>(items: &[T], work: impl Fn(&T) -> Result + Sync) -> Result {
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let worker = || -> Result<(), String> {
        while let Some(item) =
            items.get(next.fetch_add(1, Ordering::Relaxed)).filter(|_| !failed.load(Ordering::Relaxed))
        {
            work(item).inspect_err(|_| failed.store(true, Ordering::Relaxed)).map_err(|error| error.to_string())?;
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        running.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err("a thread panicked".into())))
    })
    .map_err(Into::into)
}

/// Prints a heading, so that a log can be read by its steps.
pub fn say(text: &str) {
    println!("\n== {text}");
}

fn announce(command: &Command) {
    println!("   $ {}", line(command));
}

fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` could not be started: {error}", line(command))
}
