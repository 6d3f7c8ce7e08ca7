//! Connections that only use up descriptors: silent ones, slow heads and bodies, bodies byte by byte, clients that
//! don't read.

use super::caller::{Tally, meanwhile};
use super::figures::Row;
use super::floods::{DESCRIPTORS, at_rest};
use super::http::{Line, Request};
use super::program::Program;
use super::workspace::{LARGE_FILE, Workspace};
use rustix::process::{Resource, getrlimit, setrlimit};
use std::io::Write;
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

/// Pipelined requests: their responses exceed the buffers of both ends.
const PIPELINED: usize = 40;
/// Maximum size of a body without a log-in.
const SMALL_BODY_BYTES: usize = 16 * 1024;
/// Memory that bodies byte by byte may take besides their own length, in MiB: for connections and log-ins.
const BODIES_MIB: u64 = 32;
/// How long an attacker waits for a connection.
const ATTACKERS_PATIENCE: Duration = Duration::from_millis(500);
/// The program's time limits of 30 s, with a margin for busy machines.
const AFTER_LIMITS: Duration = Duration::from_mins(1);

/// Raises our descriptor limit, to open more connections than the program can accept.
pub fn raise_own_limit() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    let _ = setrlimit(Resource::Nofile, limit);
}

/// Opens silent connections: more than the program has descriptors.
///
/// # Errors
/// When it can't be prepared.
pub fn silent(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("silent_connections");
    let (program, rest) = at_rest(workspace, "silent")?;
    let wanted = usize::try_from(DESCRIPTORS).unwrap_or_default() + 400;
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 20), |run| {
        let mut open: Vec<TcpStream> = Vec::new();
        let mut in_vain = 0;
        for number in 0..wanted {
            let one = self::open(&program, number, &run.tally);
            in_vain = if one.is_some() { 0 } else { in_vain + 1 };
            open.extend(one);
            // If connections are no longer accepted, stop opening more.
            if in_vain > 4 {
                break;
            }
        }
        run.at_full_strength();
        run.wait();
        drop(open);
    });
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Sends heads and bodies byte by byte.
///
/// # Errors
/// When it can't be prepared.
pub fn slow(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("slow_heads_and_bodies");
    let (program, rest) = at_rest(workspace, "slow")?;
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 40), |run| {
        let mut open = slow_clients(&program, 300, &run.tally);
        run.at_full_strength();
        while run.goes_on() && !open.is_empty() {
            open.retain_mut(|stream| stream.write_all(b"a").is_ok());
            std::thread::sleep(Duration::from_millis(250));
        }
    });
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Sends endless bodies quickly but byte by byte: none may cost more than its length.
///
/// # Errors
/// When it can't be prepared.
pub fn byte_by_byte(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("bodies_byte_by_byte");
    let (program, rest) = at_rest(workspace, "byte-by-byte")?;
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 20), |run| {
        let mut open: Vec<TcpStream> = Vec::new();
        for number in 0..120 {
            let Some(mut stream) = self::open(&program, number, &run.tally) else { continue };
            let whole =
                Request::new("POST", "/api/account/link").body("application/json", vec![b' '; SMALL_BODY_BYTES]);
            let mut head = whole.bytes(program.server);
            head.truncate(head.len() - SMALL_BODY_BYTES);
            if stream.write_all(&head).is_ok() {
                open.push(stream);
            }
        }
        run.at_full_strength();
        for _ in 1..SMALL_BODY_BYTES {
            open.retain_mut(|stream| stream.write_all(b" ").is_ok());
            // So that the program reads each by itself.
            std::thread::sleep(Duration::from_millis(1));
            if !run.goes_on() {
                break;
            }
        }
        run.wait();
    });
    let more = row.memory.map_or(0, |[rest, most, _]| most.saturating_sub(rest) / 1024);
    row.expect(more <= BODIES_MIB, || format!("{more} MiB more, for bodies of less than 2 MiB together"));
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Requests much and reads nothing. In the long form, the clients must be disconnected after the time limits.
///
/// # Errors
/// When it can't be prepared.
pub fn unread(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("readers_that_do_not_read");
    let (program, rest) = at_rest(workspace, "unread")?;
    let before = program.descriptors();
    let mut open = Vec::new();
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 10), |run| {
        open = unreading_clients(&program, workspace.plan.pick(100, 300), &run.tally);
        run.at_full_strength();
        run.wait();
    });
    if !workspace.plan.short {
        let held = program.descriptors().saturating_sub(before);
        let begun = Instant::now();
        while begun.elapsed() < AFTER_LIMITS && program.descriptors() > before + held / 10 {
            std::thread::sleep(Duration::from_millis(250));
        }
        let left = program.descriptors().saturating_sub(before);
        row.notes.push(format!("{held} descriptors held, {left} of them {:.0} s later", begun.elapsed().as_secs_f64()));
        row.expect(left <= held / 10, || format!("{left} of {held} descriptors are still held after {AFTER_LIMITS:?}"));
    }
    drop(open);
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Half of the connections begin a head, half a body; none completes it.
pub fn slow_clients(program: &Program, number: usize, tally: &Tally) -> Vec<TcpStream> {
    let mut open_ones = Vec::new();
    for place in 0..number {
        let Some(mut stream) = open(program, place, tally) else { continue };
        let part = if place % 2 == 0 {
            b"GET /api/agencies HTTP/1.1\r\nhost: localhost\r\nx-slow: ".to_vec()
        } else {
            let mut whole =
                Request::new("POST", "/api/login").body("application/json", vec![b' '; 10_000]).bytes(program.server);
            whole.truncate(whole.len() - 9_990);
            whole
        };
        if stream.write_all(&part).is_ok() {
            open_ones.push(stream);
        }
    }
    open_ones
}

/// Requests a large file many times without reading it.
pub fn unreading_clients(program: &Program, number: usize, tally: &Tally) -> Vec<TcpStream> {
    let mut asking = Request::get(&format!("/{LARGE_FILE}")).bytes(program.server);
    let close = b"connection: close\r\n";
    if let Some(at) = asking.windows(close.len()).position(|window| window == close) {
        asking.drain(at..at + close.len());
    }
    let asking = asking.repeat(PIPELINED);
    let mut open = Vec::new();
    for place in 0..number {
        let connected = line_of(program, place).connect_narrow();
        tally.count(connected.is_ok().then_some(200));
        let Ok(mut stream) = connected else { continue };
        let _ = stream.set_write_timeout(Some(Duration::from_millis(200)));
        let _ = stream.write_all(&asking);
        open.push(stream);
    }
    open
}

fn open(program: &Program, number: usize, tally: &Tally) -> Option<TcpStream> {
    let stream = line_of(program, number).connect_within(ATTACKERS_PATIENCE);
    tally.count(stream.is_ok().then_some(200));
    let stream = stream.ok()?;
    stream.set_write_timeout(Some(Duration::from_millis(200))).ok()?;
    Some(stream)
}

/// Returns the addresses of attackers, all of one range.
fn line_of(program: &Program, number: usize) -> Line {
    program.line(Ipv4Addr::new(127, 67, 0, u8::try_from(number % 200).unwrap_or_default() + 1))
}
