//! Requests that are dropped: every route, logged in or not, after some bytes, at once, after some microseconds or
//! while the program is suspended; by close or reset; one by one and eight at once; as a foreign page.

use super::acts;
use super::binary::Settings;
use super::figures::Row;
use super::http::{Line, Request, reset};
use super::letter::letter;
use super::person::{Session, log_in};
use super::program::{HARNESS, Program};
use super::random::Random;
use super::routes::{self, Known, Route};
use super::workspace::Workspace;
use std::io::{Read, Write};
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Concurrent attackers in the second half.
const MAX_CONCURRENT: u8 = 8;
/// Requests between readiness checks.
const LOOK_EVERY: u64 = 400;

/// The attackers' data.
struct Targets {
    routes: Vec<Route>,
    known: Known,
    sessions: Vec<Session>,
}

/// The attack.
///
/// # Errors
/// When it can't be prepared.
pub fn attack(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("dropped_requests");
    let program = workspace.start("dropped", Settings::default())?;
    let targets = prepare(&program, workspace)?;
    let mut random = Random::new(workspace.plan.seed);
    let rest = program.memory_kib();
    let enough = workspace.plan.pick(2_400, 60_000);
    let until = workspace.plan.until(15, 110);
    let sent = AtomicU64::new(0);
    let mut most = rest;

    while sent.load(Ordering::Relaxed) < enough && Instant::now() < until && row.faults.is_empty() {
        let goal = sent.load(Ordering::Relaxed) + LOOK_EVERY;
        let turn = goal / LOOK_EVERY;
        if turn.is_multiple_of(4) {
            suspended(&program, &targets, &mut random, &sent);
        } else if turn.is_multiple_of(2) {
            std::thread::scope(|scope| {
                for attacker in 1..=MAX_CONCURRENT {
                    let (mut random, targets, sent, program) = (random.fork(), &targets, &sent, &program);
                    scope.spawn(move || {
                        let source = Ipv4Addr::new(127, 60, attacker, 1);
                        while sent.load(Ordering::Relaxed) < goal && Instant::now() < until {
                            drop_one(program.line(source), targets, &mut random);
                            sent.fetch_add(1, Ordering::Relaxed);
                        }
                    });
                }
            });
        } else {
            while sent.load(Ordering::Relaxed) < goal && Instant::now() < until {
                drop_one(program.line(Ipv4Addr::new(127, 61, 1, 1)), &targets, &mut random);
                sent.fetch_add(1, Ordering::Relaxed);
            }
        }
        most = most.max(program.memory_kib());
        row.await_ready(&program, &workspace.plan);
    }
    row.requests = sent.into_inner();
    row.notes.push(format!("{} routes", targets.routes.len()));

    // Readiness is not enough: somebody logs in and writes.
    let session = log_in(&program, "bima@natunakab.go.id", HARNESS, workspace.plan.patience());
    row.must("log-in after the attack", session);
    let session = log_in(&program, "ratna@uji1.go.id", HARNESS, workspace.plan.patience());
    if let Some(session) = row.must("log-in after the attack", session) {
        let written = acts::version(&session)
            .and_then(|version| acts::expected(acts::answer(&session, version, "+6281200033333"), 200));
        row.must("a write after the attack", written);
    }
    row.weigh(&program, rest, most);
    row.expect(program.panics() == 0, || format!("{} panics", program.panics()));
    if !row.faults.is_empty() {
        row.notes.push(format!("the program's last words:\n{}", program.said()));
    }
    Ok(row)
}

/// Makes a holder with an application, a file and an upload in progress, a verifier, an administrator, and the OpenAPI
/// document.
fn prepare(program: &Program, workspace: &Workspace) -> Result<Targets, String> {
    let patience = workspace.plan.patience();
    let mut random = Random::new(workspace.plan.seed);
    let holder = log_in(program, "sari@purbalinggakab.go.id", HARNESS, patience)?;
    let reference = acts::apply(&holder, &letter(1, 5_000), &random.key())?;
    let other = log_in(program, "ratna@purbalinggakab.go.id", HARNESS, patience)?;
    let file = acts::upload(&other, &letter(2, 5_000))?;
    let third = log_in(program, "joko@purbalinggakab.go.id", HARNESS, patience)?;
    let begun = acts::expected(acts::begin_upload(&third, &letter(1, 1_000)), 200)?;
    let upload = begun.json()["id"].as_str().unwrap_or_default().to_owned();
    let mut sessions = vec![holder, other, third];
    for officer in ["verifikator", "admin", "staf"] {
        sessions.push(log_in(program, &format!("{officer}@purbalinggakab.go.id"), HARNESS, patience)?);
    }
    let document = sessions.first().map_or(Ok(serde_json::Value::Null), |session| session.read("/api/openapi.json"))?;
    let routes = routes::all(&document);
    if routes.len() < 40 {
        return Err(format!("only {} routes in the OpenAPI document", routes.len()));
    }
    Ok(Targets { routes, known: Known { reference, file, upload }, sessions })
}

/// Returns a random request: logged in, anonymous, or from a foreign page.
fn any(targets: &Targets, random: &mut Random) -> Option<Request> {
    let route = targets.routes.get(random.index(targets.routes.len()))?;
    let request = route.request(&targets.known, random);
    let who = random.index(targets.sessions.len() + 2);
    Some(match targets.sessions.get(who) {
        // After a log-out, this attacker continues anonymously; the others stay logged in.
        Some(_) if request.path == "/api/logout" => request,
        Some(session) => session.signed(request),
        None if who == targets.sessions.len() => request,
        None => foreign(request),
    })
}

/// Returns a request that a foreign page can send: no header of ours, no JSON.
fn foreign(mut request: Request) -> Request {
    request.headers.clear();
    let body = std::mem::take(&mut request.body);
    let request = if request.method == "GET" {
        request
    } else {
        Request { method: "POST".to_owned(), ..request }.body("text/plain", body)
    };
    let request = request.with("origin", "https://elsewhere.example").with("sec-fetch-site", "cross-site");
    request.with("sec-fetch-mode", "no-cors")
}

/// Sends one without waiting for the answer.
fn drop_one(line: Line, targets: &Targets, random: &mut Random) {
    let (Some(request), Ok(mut stream)) = (any(targets, random), line.connect()) else { return };
    let _ = stream.set_write_timeout(Some(Duration::from_secs(2)));
    let bytes = request.bytes(line.server);
    let how = random.below(6);
    let part = if how == 0 { random.index(bytes.len()) } else { bytes.len() };
    let _ = stream.write_all(bytes.get(..part).unwrap_or_default());
    match how {
        // After part of it, or at once.
        0 | 1 => {}
        // Handlers take up to some milliseconds: every await is hit.
        2 => std::thread::sleep(Duration::from_micros(random.below(1_500))),
        3 => std::thread::sleep(Duration::from_micros(random.below(20_000))),
        4 => std::thread::yield_now(),
        _ => {
            let _ = stream.set_read_timeout(Some(Duration::from_millis(20)));
            let _ = stream.read(&mut [0; 1]);
        }
    }
    if random.below(2) == 0 {
        reset(stream);
    }
}

/// Suspends the program for a moment, as on a busy machine, while requests come and go.
fn suspended(program: &Program, targets: &Targets, random: &mut Random, sent: &AtomicU64) {
    let line = program.line(Ipv4Addr::new(127, 62, 1, 1));
    for _ in 0..LOOK_EVERY / 8 {
        program.freeze(true);
        let mut open = Vec::new();
        for _ in 0..8 {
            let connected = line.connect_within(Duration::from_millis(200));
            let (Some(request), Ok(mut stream)) = (any(targets, random), connected) else { continue };
            let _ = stream.set_write_timeout(Some(Duration::from_millis(200)));
            let _ = stream.write_all(&request.bytes(line.server));
            open.push(stream);
            sent.fetch_add(1, Ordering::Relaxed);
        }
        // Half of the clients disconnect before it resumes, half right after.
        for stream in open.drain(..open.len() / 2) {
            reset(stream);
        }
        program.freeze(false);
        std::thread::sleep(Duration::from_micros(random.below(3_000)));
        open.into_iter().for_each(reset);
        // Connections are accepted in order: once this one is answered, the others were.
        let _ = program.line(HARNESS).ask(&Request::get("/api/health"), Duration::from_secs(5));
    }
}
