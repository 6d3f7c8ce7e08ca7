//! Another process holds the database's write lock for a while: reads go on, writes wait or are put off (503), and
//! afterwards everything works again.

use super::acts;
use super::binary::Settings;
use super::figures::Row;
use super::http::Request;
use super::person::{Session, log_in};
use super::program::HARNESS;
use super::workspace::Workspace;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A write may wait this long for its turn and must be answered then.
const ANSWERED: Duration = Duration::from_secs(25);
/// A read waits for nobody; this is for a busy machine.
const READ: Duration = Duration::from_secs(5);

/// Takes the lock, says so, and holds it until its input ends.
const HOLD: &str = "import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute('BEGIN IMMEDIATE')
print('held', flush=True)
sys.stdin.read()
held.execute('ROLLBACK')
";

/// The process that holds the lock; it ends with us.
#[derive(Debug)]
pub struct Holder(Child);

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The attack.
///
/// # Errors
/// When it can't be prepared.
pub fn attack(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("locked_database");
    if !possible() {
        row.skipped = Some("python3 with sqlite3 is not here".to_owned());
        return Ok(row);
    }
    let program = workspace.start("locked", Settings::default())?;
    let session = log_in(&program, "joko@purbalinggakab.go.id", HARNESS, workspace.plan.patience())?;
    let holder = hold(&program.data.join("perbarui.sqlite"))?;
    let until = workspace.plan.until(2, 25);
    let found = Mutex::new((Row::new(""), Vec::new()));
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (session, found) = (&session, &found);
            scope.spawn(move || {
                while Instant::now() < until {
                    let outcome = write(session, writer);
                    if let Ok(mut found) = found.lock() {
                        note(&mut found.0, outcome);
                    }
                }
            });
        }
        while Instant::now() < until {
            let begun = Instant::now();
            let read = session.line.ask(&session.signed(Request::get("/api/certificate")), READ);
            if let Ok(mut found) = found.lock() {
                found.1.push(begun.elapsed());
                if let Err(why) = acts::expected(read, 200) {
                    found.0.fault(format!("reading beside the lock: {why}"));
                }
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        drop(holder);
    });
    let (written, mut reads) = found.into_inner().map_err(|error| error.to_string())?;
    reads.sort_unstable();
    row.requests = written.requests + reads.len() as u64;
    (row.refused, row.failures) = (written.refused, written.failures);
    row.faults.extend(written.faults);
    let slowest = reads.last().map_or(0.0, Duration::as_secs_f64);
    row.notes.push(format!("{} reads meanwhile, slowest {slowest:.3} s; {} writes put off", reads.len(), row.refused));
    row.await_ready(&program, &workspace.plan);
    let session = log_in(&program, "sari@ciamiskab.go.id", HARNESS, workspace.plan.patience());
    row.must("log-in afterwards", session);
    Ok(row)
}

/// A write of one of several kinds, and which.
fn write(session: &Session, kind: u8) -> (String, Result<super::answer::Answer, super::answer::Failed>) {
    let request = match kind {
        0 => Request::json("POST", "/api/account/link", &json!({ "identifier": "dewi@ciamiskab.go.id" })),
        1 => Request::json(
            "POST",
            "/api/login",
            &json!({ "identifier": "x@ciamiskab.go.id", "password": "salah-1-salah" }),
        ),
        2 => {
            let answers = json!({ "version": 99, "data_right": true, "changes": [] });
            session.signed(Request::json("PUT", "/api/draft", &answers))
        }
        _ => session.signed(Request::new("DELETE", "/api/draft/files/letter")),
    };
    (request.path.clone(), session.line.ask(&request, ANSWERED))
}

fn note(row: &mut Row, (path, outcome): (String, Result<super::answer::Answer, super::answer::Failed>)) {
    row.requests += 1;
    match outcome {
        Ok(answer) if matches!(answer.status, 408 | 500) => {
            row.failures += 1;
            row.fault(format!("{path} beside the lock: {}", answer.short()));
        }
        Ok(answer) => row.refused += u64::from(answer.status == 503),
        Err(failed) => {
            row.failures += 1;
            row.fault(format!("{path} beside the lock: {failed}"));
        }
    }
}

/// Whether a lock can be held here.
pub fn possible() -> bool {
    crate::command::ask("python3", &["-c", "import sqlite3"]).is_some()
}

/// Holds the write lock of this database.
///
/// # Errors
/// When it is not to be had.
pub fn hold(database: &std::path::Path) -> Result<Holder, String> {
    let mut command = Command::new("python3");
    command.args(["-c", HOLD]).arg(database).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut holder = Holder(command.spawn().map_err(|error| format!("python3: {error}"))?);
    let mut said = String::new();
    if let Some(out) = holder.0.stdout.take() {
        let _ = BufReader::new(out).read_line(&mut said);
    }
    if said.trim() == "held" { Ok(holder) } else { Err("python3 did not get the lock".to_owned()) }
}
