//! Python's libraries read what the program writes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a Python program with the file as its input; returns what it prints. Anything it complains of fails the test.
pub fn python(program: &str, file: &[u8]) -> String {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tools/python/bin/python");
    let mut child = Command::new(python)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("target/tools/python: cargo xtask test installs it");
    child.stdin.take().unwrap().write_all(file).unwrap();
    let done = child.wait_with_output().unwrap();
    let complaints = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success() && complaints.is_empty(), "{complaints}");
    String::from_utf8(done.stdout).unwrap()
}
