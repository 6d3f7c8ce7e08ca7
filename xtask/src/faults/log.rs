//! Reads the program's log to the end, so that it never blocks, and keeps what a report needs.

use serde_json::Value;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddrV4;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};

/// Lines shown in a report.
const LAST_LINES: usize = 12;

/// The log of one run.
#[derive(Debug, Default)]
pub struct Log(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Each line that differs from the previous one, with its count.
    last: VecDeque<(String, u32)>,
    panics: u64,
}

impl Log {
    /// Returns the number of panics.
    pub fn panics(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).panics
    }

    /// Returns the last lines.
    pub fn last(&self) -> String {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = kept.last.iter().map(|(line, times)| format!("      | {times} × {line}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Reads to the end; sends the address once it appears.
    pub fn drain(&self, errors: impl Read, tell: &Sender<SocketAddrV4>) {
        for line in BufReader::new(errors).lines().map_while(Result::ok) {
            if line.contains("\"ready\"")
                && let Ok(line) = serde_json::from_str::<Value>(&line)
                && let Some(address) = line.pointer("/fields/address").and_then(Value::as_str)
                && let Ok(address) = address.parse()
            {
                let _ = tell.send(address);
            }
            self.0.lock().unwrap_or_else(PoisonError::into_inner).keep(&line);
        }
    }
}

impl Kept {
    fn keep(&mut self, line: &str) {
        self.panics += u64::from(line.contains("panicked at"));
        // Ordinary answers.
        if line.contains("\"answered\"") {
            return;
        }
        let line = without_time(line);
        match self.last.back_mut() {
            Some((before, times)) if *before == line => *times += 1,
            _ => self.last.push_back((line, 1)),
        }
        if self.last.len() > LAST_LINES {
            self.last.pop_front();
        }
    }
}

/// Returns a line for comparison and display: level and fields without time and ids; unchanged if it is no JSON.
fn without_time(line: &str) -> String {
    let Ok(read) = serde_json::from_str::<Value>(line) else { return line.chars().take(300).collect() };
    let mut fields = read["fields"].clone();
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("reference");
    }
    let route = read.pointer("/span/route").and_then(Value::as_str).unwrap_or_default();
    format!("{} {fields} {route}", read["level"].as_str().unwrap_or_default()).chars().take(300).collect()
}
