//! Floods of requests: log-ins without an account, links for passwords, messages. Others can work, and memory is
//! released.

use super::acts;
use super::binary::Settings;
use super::caller::{AttackRun, meanwhile};
use super::figures::Row;
use super::http::Request;
use super::letter::letter;
use super::person::{Session, log_in};
use super::plan::Plan;
use super::program::{HARNESS, Program};
use super::random::Random;
use super::workspace::{FURTHER, Workspace, domain};
use serde_json::json;
use std::net::Ipv4Addr;
use std::time::Duration;

/// Descriptor limit of the program: the usual one.
pub const DESCRIPTORS: u64 = 1024;
/// How long an attacker waits for an answer.
const ATTACKERS_WAIT: Duration = Duration::from_secs(20);

/// Starts the program and measures its memory at rest, after one log-in.
///
/// # Errors
/// When it does not start or nobody can log in.
pub fn at_rest(workspace: &Workspace, name: &str) -> Result<(Program, u64), String> {
    let program = workspace.start(name, Settings { descriptors: Some(DESCRIPTORS) })?;
    log_in(&program, "joko@ciamiskab.go.id", HARNESS, workspace.plan.patience())?;
    std::thread::sleep(Duration::from_millis(500));
    let rest = program.memory_kib();
    Ok((program, rest))
}

/// Floods log-ins without an account over many connections: each costs a password hash.
///
/// # Errors
/// When it can't be prepared.
pub fn log_ins(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("flood_of_log_ins");
    let (program, rest) = at_rest(workspace, "log-ins")?;
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(3, 30), |run| {
        flood(&program, run, &workspace.plan, |random| {
            let body =
                json!({ "identifier": format!("{}@ciamiskab.go.id", random.key()), "password": "salah-sekali-1" });
            Request::json("POST", "/api/login", &body)
        });
    });
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Floods requests for password links, for people on record and others.
///
/// # Errors
/// When it can't be prepared.
pub fn links(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("flood_of_password_links");
    let (program, rest) = at_rest(workspace, "links")?;
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 20), |run| {
        flood(&program, run, &workspace.plan, |random| {
            let name = ["dewi", "aisyah", "kabid", "jf", &random.key()][random.index(5)].to_owned();
            Request::json("POST", "/api/account/link", &json!({ "identifier": format!("{name}@ciamiskab.go.id") }))
        });
    });
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Floods requests for the largest and most costly public resources.
///
/// # Errors
/// When it can't be prepared.
pub fn pages(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("flood_of_public_pages");
    let (program, rest) = at_rest(workspace, "pages")?;
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 20), |run| {
        flood(&program, run, &workspace.plan, |random| {
            let paths = ["/api/openapi.json", "/api/ready", "/standar/ciamis", "/api/agencies", "/"];
            Request::get(paths[random.index(paths.len())]).with("accept", "text/html")
        });
    });
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

/// Floods messages from holders to the office; the officers still get their codes.
///
/// # Errors
/// When it can't be prepared.
pub fn messages(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("flood_of_messages");
    let (program, rest) = at_rest(workspace, "messages")?;
    let mut random = Random::new(workspace.plan.seed);
    let mut writers = Vec::new();
    for agency in 0..=FURTHER {
        let email = format!("joko@{}", domain(agency));
        let session = log_in(&program, &email, HARNESS, workspace.plan.patience())?;
        let reference = acts::apply(&session, &letter(random.bits(), 3_000), &random.key())?;
        writers.push((session, reference));
    }
    meanwhile(&mut row, &program, rest, workspace.plan.attack_run(2, 25), |run| {
        std::thread::scope(|scope| {
            run.at_full_strength();
            for (session, reference) in writers.iter().chain(&writers) {
                let mut random = random.fork();
                scope.spawn(move || write_on(session, reference, run, &mut random));
            }
        });
    });
    row.await_ready(&program, &workspace.plan);
    Ok(row)
}

fn write_on(session: &Session, reference: &str, run: &AttackRun, random: &mut Random) {
    while run.goes_on() {
        let written = acts::write(session, reference, "Sudah sampai mana?", &random.key());
        run.tally.count(written.ok().map(|answer| answer.status));
    }
}

/// Sends one kind of request over many connections, from addresses of two ranges.
fn flood(program: &Program, run: &AttackRun, plan: &Plan, request: impl Fn(&mut Random) -> Request + Sync) {
    let mut random = Random::new(plan.seed);
    run.at_full_strength();
    std::thread::scope(|scope| {
        for attacker in 1..=plan.pick(24, 64) {
            let (mut random, request) = (random.fork(), &request);
            let line = program.line(Ipv4Addr::new(127, 66, attacker % 2, attacker));
            scope.spawn(move || {
                while run.goes_on() {
                    let answer = line.ask(&request(&mut random), ATTACKERS_WAIT).ok();
                    run.tally.count(answer.map(|answer| answer.status));
                }
            });
        }
    });
}
