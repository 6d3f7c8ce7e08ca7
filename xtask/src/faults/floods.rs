//! Floods of requests: log-ins of nobody, links for passwords, messages. Others go on to work, and memory comes back.

use super::acts;
use super::binary::Settings;
use super::caller::{Siege, meanwhile};
use super::figures::Row;
use super::http::Request;
use super::letter::letter;
use super::person::{Session, log_in};
use super::place::{FURTHER, Place, domain};
use super::plan::Plan;
use super::program::{HARNESS, Program};
use super::random::Random;
use serde_json::json;
use std::net::Ipv4Addr;
use std::time::Duration;

/// Descriptors that the attacked program may have: what systems usually give.
pub const DESCRIPTORS: u64 = 1024;
/// So long does an attacker wait for an answer.
const ATTACKERS_WAIT: Duration = Duration::from_secs(20);

/// The program under attack and its memory at rest: started, somebody was logged in once, nothing else.
///
/// # Errors
/// When it does not start or nobody can log in.
pub fn at_rest(place: &Place, name: &str) -> Result<(Program, u64), String> {
    let program = place.start(name, Settings { descriptors: Some(DESCRIPTORS) })?;
    log_in(&program, "joko@ciamiskab.go.id", HARNESS, place.plan.patience())?;
    std::thread::sleep(Duration::from_millis(500));
    let rest = program.memory_kib();
    Ok((program, rest))
}

/// Log-ins of nobody over many connections: each costs a password's hash.
///
/// # Errors
/// When it can't be prepared.
pub fn log_ins(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("flood_of_log_ins");
    let (program, rest) = at_rest(place, "log-ins")?;
    meanwhile(&mut row, &program, rest, place.plan.siege(3, 30), |siege| {
        storm(&program, siege, &place.plan, |random| {
            let body =
                json!({ "identifier": format!("{}@ciamiskab.go.id", random.key()), "password": "salah-sekali-1" });
            Request::json("POST", "/api/login", &body)
        });
    });
    row.await_ready(&program, &place.plan);
    Ok(row)
}

/// Asks for links that set a password: of people on record and of nobody.
///
/// # Errors
/// When it can't be prepared.
pub fn links(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("flood_of_password_links");
    let (program, rest) = at_rest(place, "links")?;
    meanwhile(&mut row, &program, rest, place.plan.siege(2, 20), |siege| {
        storm(&program, siege, &place.plan, |random| {
            let name = ["dewi", "aisyah", "kabid", "jf", &random.key()][random.place(5)].to_owned();
            Request::json("POST", "/api/account/link", &json!({ "identifier": format!("{name}@ciamiskab.go.id") }))
        });
    });
    row.await_ready(&program, &place.plan);
    Ok(row)
}

/// Asks for what everybody may read, the largest and the costliest of it.
///
/// # Errors
/// When it can't be prepared.
pub fn pages(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("flood_of_public_pages");
    let (program, rest) = at_rest(place, "pages")?;
    meanwhile(&mut row, &program, rest, place.plan.siege(2, 20), |siege| {
        storm(&program, siege, &place.plan, |random| {
            let paths = ["/api/openapi.json", "/api/ready", "/standar/ciamis", "/api/agencies", "/"];
            Request::get(paths[random.place(paths.len())]).with("accept", "text/html")
        });
    });
    row.await_ready(&program, &place.plan);
    Ok(row)
}

/// Holders with an application each write to the office without end; the officers still get their codes.
///
/// # Errors
/// When it can't be prepared.
pub fn messages(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("flood_of_messages");
    let (program, rest) = at_rest(place, "messages")?;
    let mut random = Random::new(place.plan.seed);
    let mut writers = Vec::new();
    for agency in 0..=FURTHER {
        let email = format!("joko@{}", domain(agency));
        let session = log_in(&program, &email, HARNESS, place.plan.patience())?;
        let reference = acts::apply(&session, &letter(random.bits(), 3_000), &random.key())?;
        writers.push((session, reference));
    }
    meanwhile(&mut row, &program, rest, place.plan.siege(2, 25), |siege| {
        std::thread::scope(|scope| {
            siege.stands();
            for (session, reference) in writers.iter().chain(&writers) {
                let mut random = random.fork();
                scope.spawn(move || write_on(session, reference, siege, &mut random));
            }
        });
    });
    row.await_ready(&program, &place.plan);
    Ok(row)
}

fn write_on(session: &Session, reference: &str, siege: &Siege, random: &mut Random) {
    while siege.goes_on() {
        let written = acts::write(session, reference, "Sudah sampai mana?", &random.key());
        siege.tally.count(written.ok().map(|answer| answer.status));
    }
}

/// The same kind of request over many connections, from addresses of two ranges.
fn storm(program: &Program, siege: &Siege, plan: &Plan, request: impl Fn(&mut Random) -> Request + Sync) {
    let mut random = Random::new(plan.seed);
    siege.stands();
    std::thread::scope(|scope| {
        for attacker in 1..=plan.pick(24, 64) {
            let (mut random, request) = (random.fork(), &request);
            let line = program.line(Ipv4Addr::new(127, 66, attacker % 2, attacker));
            scope.spawn(move || {
                while siege.goes_on() {
                    let answer = line.ask(&request(&mut random), ATTACKERS_WAIT).ok();
                    siege.tally.count(answer.map(|answer| answer.status));
                }
            });
        }
    });
}
