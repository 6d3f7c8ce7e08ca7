//! The real program as a child process: starts, requests, measures, stops and kills it. It ends with this process.

use super::binary::{Binary, Settings};
use super::http::{Line, Request};
use super::log::Log;
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Time limit of a start, on a busy machine and with a debug build.
pub const START_LIMIT: Duration = Duration::from_secs(90);
/// Source address of the harness, of a range without attackers.
pub const HARNESS: Ipv4Addr = Ipv4Addr::new(127, 1, 1, 1);

/// A running program; killed when dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
    /// Its address.
    pub server: SocketAddrV4,
    /// Its data folder.
    pub data: PathBuf,
    /// Time from the start to the first readiness.
    pub started_in: Duration,
    log: Arc<Log>,
}

impl Program {
    /// Starts it and waits until it is ready.
    ///
    /// # Errors
    /// When it ends before, with what it said.
    pub fn start(binary: &Binary, data: &Path, settings: Settings) -> Result<Self, String> {
        let begun = Instant::now();
        let mut child = binary
            .command(&["--listen", "127.0.0.1:0", "--demo"], data, settings)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the program can't be started: {error}"))?;
        let log = Arc::<Log>::default();
        let (tell, told) = channel();
        if let Some(errors) = child.stderr.take() {
            let log = log.clone();
            // Drained, so that the program never waits for a reader.
            std::thread::spawn(move || log.drain(errors, &tell));
        }
        let mut program = Self {
            child,
            server: SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0),
            data: data.to_path_buf(),
            started_in: Duration::ZERO,
            log,
        };
        match told.recv_timeout(START_LIMIT) {
            Ok(server) => {
                program.server = server;
                // It says so a moment before it takes connections and signals.
                while !program.ready() && begun.elapsed() < START_LIMIT {
                    std::thread::sleep(Duration::from_millis(5));
                }
                program.started_in = begun.elapsed();
                Ok(program)
            }
            Err(RecvTimeoutError::Timeout) => Err(format!("not ready within {START_LIMIT:?}\n{}", program.said())),
            Err(RecvTimeoutError::Disconnected) => {
                let status = program.child.wait().map_err(|error| error.to_string())?;
                Err(format!("ended at the start ({status})\n{}", program.said()))
            }
        }
    }

    /// A client at this address.
    pub const fn line(&self, source: Ipv4Addr) -> Line {
        Line { server: self.server, source }
    }

    /// Where mails are written.
    pub fn mails(&self) -> PathBuf {
        self.data.join("mail")
    }

    /// Whether it answers that it can work.
    pub fn ready(&self) -> bool {
        let asked = self.line(HARNESS).ask(&Request::get("/api/ready"), Duration::from_secs(2));
        asked.is_ok_and(|answer| answer.status == 200)
    }

    /// Asks again and again until it is ready: how long that took, or nothing within `bound`.
    pub fn ready_within(&self, bound: Duration) -> Option<Duration> {
        let begun = Instant::now();
        while begun.elapsed() < bound {
            if self.ready() {
                return Some(begun.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }

    /// Memory that it holds, in KiB; 0 where the system does not tell.
    pub fn memory_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|rest| rest.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or_default()
    }

    /// Descriptors that it has open.
    pub fn descriptors(&self) -> usize {
        std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).map(Iterator::count).unwrap_or_default()
    }

    /// Lets it stand still, or go on.
    pub fn freeze(&self, still: bool) {
        self.signal(if still { Signal::STOP } else { Signal::CONT });
    }

    /// Bounds the size of any file that it writes to, from now on; none: no bound.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn bound_files(&self, bytes: Option<u64>) -> Result<(), String> {
        let limit = Rlimit { current: bytes, maximum: None };
        prlimit(Some(Pid::from_child(&self.child)), Resource::Fsize, limit)
            .map(drop)
            .map_err(|error| format!("prlimit: {error}"))
    }

    /// Asks it to end (SIGTERM): after how long it did and how; nothing within `bound`, and then it is killed.
    pub fn stop(mut self, bound: Duration) -> Option<(Duration, ExitStatus)> {
        let begun = Instant::now();
        self.signal(Signal::TERM);
        while begun.elapsed() < bound {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some((begun.elapsed(), status));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// Kills it (SIGKILL) and waits until it is gone.
    pub fn kill(mut self) {
        self.end();
    }

    /// How often it panicked.
    pub fn panics(&self) -> u64 {
        self.log.panics()
    }

    /// The last lines of its log.
    pub fn said(&self) -> String {
        self.log.last()
    }

    fn signal(&self, signal: Signal) {
        let _ = kill_process(Pid::from_child(&self.child), signal);
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}
