//! The program's executable and its options.

use super::program::START_LIMIT;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How the program is started.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// Descriptor limits, soft and hard.
    pub descriptors: Option<u64>,
}

/// What is needed to start the program.
#[derive(Clone, Debug)]
pub struct Binary {
    /// The program.
    pub file: PathBuf,
    /// Further service standards.
    pub standards: PathBuf,
    /// The apps that it serves.
    pub apps: PathBuf,
}

impl Binary {
    /// Returns a command with these arguments, without settings from our environment. A shell sets the limits and
    /// ignores the signal for too large files, so that writing one fails like on a full disk.
    pub fn command(&self, words: &[&str], data: &Path, settings: Settings) -> Command {
        let limits = settings.descriptors.map_or_else(String::new, |most| format!("ulimit -n {most}; "));
        let script = format!("trap '' XFSZ; {limits}exec \"$0\" \"$@\"");
        // The kernel kills the child when we are gone, however we end.
        let mut command = if crate::command::ask("setpriv", &["--pdeathsig", "KILL", "true"]).is_some() {
            let mut command = Command::new("setpriv");
            command.args(["--pdeathsig", "KILL", "--", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", &script]).arg(&self.file).args(words).args(["--log-format", "json", "--data"]).arg(data);
        command.arg("--standards").arg(&self.standards).arg("--dist").arg(&self.apps);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PERBARUI_") || name == "RUST_LOG" {
                command.env_remove(name);
            }
        }
        command.stdin(Stdio::null());
        command
    }
}

/// Returns the last line that is not blank, shortened.
pub fn last_line(said: &str) -> String {
    let line = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let line = line.split_once(" × ").map_or(line, |(_, line)| line);
    line.chars().take(200).collect()
}

/// Runs the program until it ends. Returns whether it succeeded, and its output.
///
/// # Errors
/// When it does not end within the limit of a start.
pub fn run(mut command: Command) -> Result<(bool, String), String> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
    let (mut out, mut errors) = (child.stdout.take(), child.stderr.take());
    let collect = std::thread::spawn(move || {
        let mut printed = String::new();
        let _ = out.as_mut().map(|out| out.read_to_string(&mut printed));
        let _ = errors.as_mut().map(|errors| errors.read_to_string(&mut printed));
        printed
    });
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if begun.elapsed() > START_LIMIT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("did not end within {START_LIMIT:?}"));
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    Ok((status.success(), collect.join().unwrap_or_default()))
}
