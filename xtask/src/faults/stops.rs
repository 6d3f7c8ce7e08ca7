//! SIGTERM ends the program in order in every state: at rest, with slow clients, while rendering, among dropped
//! requests, while another program holds the database, on a full disk.

use super::acts;
use super::binary::Settings;
use super::caller::Tally;
use super::connections::{slow_clients, unreading_clients};
use super::disk::{DISK_MIB, fill};
use super::figures::Row;
use super::http::{Request, reset};
use super::letter::heavy_letter;
use super::person::log_in;
use super::program::{HARNESS, Program};
use super::random::Random;
use super::volume::Volume;
use super::workspace::{Workspace, make_private};
use serde_json::json;
use std::io::Write;
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long each state lasts before the signal.
const MOMENT: Duration = Duration::from_millis(600);

/// The attack. A locked database is waited for as long as the program may, so that state runs beside the others.
///
/// # Errors
/// When the program does not start.
pub fn attack(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("stops");
    let beside = std::thread::scope(|scope| {
        let beside = scope.spawn(|| locked(workspace));
        one_by_one(&mut row, workspace)?;
        beside.join().map_err(|_| "the thread of the locked database panicked".to_owned())?
    })?;
    row.requests += beside.requests;
    row.notes.extend(beside.notes);
    row.faults.extend(beside.faults);
    Ok(row)
}

/// The other states.
fn one_by_one(row: &mut Row, workspace: &Workspace) -> Result<(), String> {
    let program = workspace.start("stop-idle", Settings::default())?;
    stop(row, workspace, "at rest", program);

    let program = workspace.start("stop-slow", Settings::default())?;
    let tally = Tally::default();
    let clients = (slow_clients(&program, 60, &tally), unreading_clients(&program, 20, &tally));
    row.requests += tally.requests.into_inner();
    std::thread::sleep(MOMENT);
    stop(row, workspace, "with slow clients", program);
    drop(clients);

    drawing(row, workspace)?;
    dropping(row, workspace)?;
    full(row, workspace)
}

/// Stops while another program holds the database and requests wait to write.
fn locked(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("stops");
    if !super::locked_database::possible() {
        row.notes.push("python3 with sqlite3 is not here: no stop while another program holds the database".to_owned());
        return Ok(row);
    }
    let program = workspace.start("stop-locked", Settings::default())?;
    let holder = super::locked_database::hold(&program.data.join("perbarui.sqlite"))?;
    let open = writing(&mut row, &program)?;
    std::thread::sleep(MOMENT);
    stop(&mut row, workspace, "while another program holds the database", program);
    drop((holder, open));
    Ok(row)
}

/// Stops while nothing can be written and requests try. If nothing can be mounted, no file may grow.
fn full(row: &mut Row, workspace: &Workspace) -> Result<(), String> {
    let volume = Volume::mount(workspace.path("stop-disk"), DISK_MIB);
    let data = match &volume {
        Some(volume) => {
            let data = volume.folder().join("data");
            make_private(&data)?;
            workspace.copy_to(&data)?;
            data
        }
        None => workspace.data("stop-full")?,
    };
    let program = Program::start(&workspace.binary, &data, Settings::default())?;
    match &volume {
        Some(volume) => fill(&volume.folder().join("filler"))?,
        None => program.bound_files(Some(0))?,
    }
    let open = writing(row, &program)?;
    std::thread::sleep(MOMENT);
    stop(row, workspace, "on a full disk", program);
    drop(open);
    Ok(())
}

/// Sends requests that write, without reading the responses.
fn writing(row: &mut Row, program: &Program) -> Result<Vec<TcpStream>, String> {
    let body = json!({ "identifier": "dewi@ciamiskab.go.id" });
    let request = Request::json("POST", "/api/account/link", &body).bytes(program.server);
    let mut open = Vec::new();
    for _ in 0..6 {
        let mut stream = program.line(HARNESS).connect().map_err(|error| error.to_string())?;
        stream.write_all(&request).map_err(|error| error.to_string())?;
        row.requests += 1;
        open.push(stream);
    }
    Ok(open)
}

fn stop(row: &mut Row, workspace: &Workspace, state: &str, program: Program) {
    let bound = workspace.plan.stop_bound();
    match program.stop(bound) {
        Some((time, status)) => {
            row.notes.push(format!("{state}: {:.2} s, {status}", time.as_secs_f64()));
            row.expect(status.success(), || format!("{state}: ended with {status}"));
        }
        None => row.fault(format!("{state}: SIGTERM did not end it within {bound:?}")),
    }
}

/// Requests several pages that take long to render.
fn drawing(row: &mut Row, workspace: &Workspace) -> Result<(), String> {
    let program = workspace.start("stop-drawing", Settings::default())?;
    let holder = log_in(&program, "sari@purbalinggakab.go.id", HARNESS, workspace.plan.patience())?;
    let file = acts::upload(&holder, &heavy_letter())?;
    let request = holder.signed(Request::get(&format!("/api/files/{file}/pages/1?width=2000"))).bytes(program.server);
    let mut open = Vec::new();
    for _ in 0..6 {
        let mut stream = holder.line.connect().map_err(|error| error.to_string())?;
        stream.write_all(&request).map_err(|error| error.to_string())?;
        open.push(stream);
        row.requests += 1;
    }
    std::thread::sleep(MOMENT);
    stop(row, workspace, "while it draws", program);
    drop(open);
    Ok(())
}

/// Drops writing requests all the time, before and after the signal.
fn dropping(row: &mut Row, workspace: &Workspace) -> Result<(), String> {
    let program = workspace.start("stop-dropping", Settings::default())?;
    let over = AtomicBool::new(false);
    let mut random = Random::new(workspace.plan.seed);
    let server = program.server;
    let body = json!({ "identifier": "bukan.siapa@ciamiskab.go.id" });
    let request = Request::json("POST", "/api/account/link", &body).bytes(server);
    std::thread::scope(|scope| {
        let attackers: Vec<_> = (1..=4)
            .map(|attacker| {
                let (mut random, over, request) = (random.fork(), &over, &request);
                let line = program.line(Ipv4Addr::new(127, 62, attacker, 1));
                scope.spawn(move || {
                    let mut sent = 0;
                    while !over.load(Ordering::Relaxed) {
                        // After the end nobody listens any more.
                        let Ok(mut stream) = line.connect() else { break };
                        let _ = stream.write_all(request);
                        std::thread::sleep(Duration::from_micros(random.below(2_000)));
                        reset(stream);
                        sent += 1;
                    }
                    sent
                })
            })
            .collect();
        std::thread::sleep(MOMENT);
        stop(row, workspace, "among dropped requests", program);
        over.store(true, Ordering::Relaxed);
        row.requests += attackers.into_iter().filter_map(|attacker| attacker.join().ok()).sum::<u64>();
    });
    Ok(())
}
