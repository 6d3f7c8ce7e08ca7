//! A disk that becomes full and then has space again: writes are refused meanwhile, reads continue, nothing
//! acknowledged is lost, and no restart is needed.

use super::acts;
use super::answer::{Answer, Failed};
use super::binary::Settings;
use super::figures::Row;
use super::holder::Holder;
use super::http::Request;
use super::kills::{check, count, holders, verify};
use super::person::{Session, log_in};
use super::program::{HARNESS, Program};
use super::random::Random;
use super::volume::Volume;
use super::workspace::{Workspace, make_private};
use std::io::Write;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Size of the small disk.
pub const DISK_MIB: u32 = 256;
/// Time limit of an answer, also of a refusal.
const ANSWERED: Duration = Duration::from_secs(20);

/// A full disk: a small file system filled to the last byte.
///
/// # Errors
/// When it can't be prepared.
pub fn full(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("full_disk");
    let Some(volume) = Volume::mount(workspace.path("small-disk"), DISK_MIB) else {
        row.skipped = Some("this system lets us mount nothing".to_owned());
        return Ok(row);
    };
    let data = volume.folder().join("data");
    make_private(&data)?;
    workspace.copy_to(&data)?;
    let filler = volume.folder().join("filler");
    narrow(
        &mut row,
        workspace,
        &data,
        |_| fill(&filler),
        |_| std::fs::remove_file(&filler).map_err(|error| error.to_string()),
    )?;
    Ok(row)
}

/// No file may grow: writes fail with another error than on a full disk. This also covers a disk that turns read-only
/// under the running program, since Linux does that to none with files open for writing.
///
/// # Errors
/// When it can't be prepared.
pub fn unwritable(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("unwritable_files");
    let data = workspace.data("unwritable")?;
    narrow(
        &mut row,
        workspace,
        &data,
        |program| program.bound_files(Some(0)),
        |program| program.map_or(Ok(()), |program| program.bound_files(None)),
    )?;
    Ok(row)
}

/// Lets holders work before, during and after the disk is full.
fn narrow(
    row: &mut Row,
    workspace: &Workspace,
    data: &Path,
    take: impl Fn(&Program) -> Result<(), String>,
    give: impl Fn(Option<&Program>) -> Result<(), String>,
) -> Result<(), String> {
    let mut random = Random::new(workspace.plan.seed);
    let program = Program::start(&workspace.binary, data, Settings::default())?;
    let mut holders = holders(&program, workspace, &mut random)?;
    work(&mut holders, Instant::now() + Duration::from_millis(workspace.plan.pick(500, 2_000)));
    // After a restart it has no reserved space in the write-ahead log.
    end(row, workspace, program);
    let program = Program::start(&workspace.binary, data, Settings::default())?;
    check(row, &mut holders, &program, true);

    let watcher = holders.first().map(|holder| holder.session.clone()).ok_or("nobody is logged in")?;
    // In the middle of a letter, of whom the ledgers know nothing.
    let patience = workspace.plan.patience();
    let uploader = log_in(&program, "sari@pekalongankota.go.id", Ipv4Addr::new(127, 21, 0, 1), patience)?;
    let letter = super::letter::letter(random.bits(), 100_000);
    let upload = acts::expected(acts::begin_upload(&uploader, &letter), 200)?.json();
    take(&program)?;
    let until = workspace.plan.until(1, 6);
    let mut statuses = Vec::new();
    while Instant::now() < until {
        refused(row, &watcher, &mut random, &mut statuses);
    }
    row.requests += 1;
    let chunk = acts::expected(first_chunk(&uploader, &upload, &letter), 503);
    row.expect(chunk.is_ok(), || format!("a chunk without room: {chunk:?}"));
    let ready = program.line(HARNESS).ask(&Request::get("/api/ready"), ANSWERED);
    row.notes.push(match ready {
        Ok(answer) => format!("meanwhile ready says {}, writes were answered {}", answer.status, spread(&statuses)),
        Err(failed) => format!("meanwhile ready: {failed}, writes were answered {}", spread(&statuses)),
    });
    row.expect(statuses.iter().any(|status| *status >= 500), || "no write was refused: there was room".to_owned());
    give(Some(&program))?;

    if row.await_ready(&program, &workspace.plan) {
        check(row, &mut holders, &program, true);
        // The upload goes on where it was.
        row.requests += 1;
        let chunk = acts::expected(first_chunk(&uploader, &upload, &letter), 204);
        row.expect(chunk.is_ok(), || format!("the same chunk with room again: {chunk:?}"));
        work(&mut holders, Instant::now() + Duration::from_millis(workspace.plan.pick(500, 2_000)));
        check(row, &mut holders, &program, true);
    }
    count(row, &holders);
    row.expect(program.panics() == 0, || format!("{} panics", program.panics()));
    if !row.faults.is_empty() {
        row.notes.push(format!("the program's last words:\n{}", program.said()));
    }
    // It also ends in order on a full disk.
    take(&program)?;
    refused(row, &watcher, &mut random, &mut statuses);
    end(row, workspace, program);
    give(None)?;
    let again = Program::start(&workspace.binary, data, Settings::default())?;
    check(row, &mut holders, &again, true);
    drop(again);
    verify(row, workspace, data);
    Ok(())
}

fn first_chunk(session: &Session, upload: &serde_json::Value, letter: &[u8]) -> Result<Answer, Failed> {
    let size = usize::try_from(upload["chunk_size"].as_u64().unwrap_or(1)).unwrap_or(1);
    let chunk = letter.get(..size).unwrap_or(letter);
    acts::send_chunk(session, upload["id"].as_str().unwrap_or_default(), 0, chunk)
}

fn end(row: &mut Row, workspace: &Workspace, program: Program) {
    let bound = workspace.plan.stop_bound();
    let ended = program.stop(bound);
    row.expect(ended.is_some_and(|(_, status)| status.success()), || format!("no orderly end within {bound:?}"));
}

fn work(holders: &mut [Holder], until: Instant) {
    std::thread::scope(|scope| {
        for holder in holders {
            scope.spawn(move || holder.work(until));
        }
    });
}

/// Makes one write and one read while the disk is full: the write is refused as temporary or done, the read is
/// answered.
fn refused(row: &mut Row, session: &Session, random: &mut Random, statuses: &mut Vec<u16>) {
    let key = random.key();
    let request = match random.below(3) {
        0 => Request::json("POST", "/api/account/link", &serde_json::json!({ "identifier": "dewi@ciamiskab.go.id" })),
        1 => {
            let nobody = format!("{key}@ciamiskab.go.id");
            Request::json(
                "POST",
                "/api/login",
                &serde_json::json!({ "identifier": nobody, "password": "salah-sekali-1" }),
            )
        }
        _ => {
            let letter = super::letter::letter(random.bits(), 2_000);
            let body = serde_json::json!({
                "purpose": "letter", "name": "surat.pdf", "size": letter.len(), "sha256": acts::digest(&letter),
            });
            session.signed(Request::json("POST", "/api/uploads", &body))
        }
    };
    row.requests += 1;
    match session.line.ask(&request, ANSWERED) {
        Ok(answer) => {
            statuses.push(answer.status);
            row.refused += u64::from(answer.status == 503);
            if matches!(answer.status, 408 | 500) {
                row.failures += 1;
                row.fault(format!("{} without room: {} instead of 503", request.path, answer.short()));
            }
        }
        Err(failed) => row.fault(format!("{} without room: {failed}", request.path)),
    }
    let read = session.get("/api/certificate");
    if let Err(why) = acts::expected(read, 200) {
        row.fault(format!("reading without room: {why}"));
    }
}

/// Fills the file system of this file, of size [`DISK_MIB`], to its last byte.
///
/// # Errors
/// When the file can't be made.
pub fn fill(filler: &PathBuf) -> Result<(), String> {
    let mut file = std::fs::File::create(filler).map_err(|error| error.to_string())?;
    for size in [1 << 20, 4096, 1] {
        let block = vec![b'x'; size];
        // Never beyond the small disk's size.
        for _ in 0..u64::from(DISK_MIB) * 1024 {
            if file.write_all(&block).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// How often each status was returned.
fn spread(statuses: &[u16]) -> String {
    let mut sorted = statuses.to_vec();
    sorted.sort_unstable();
    let groups = sorted.chunk_by(|one, other| one == other);
    groups
        .filter_map(|group| group.first().map(|status| format!("{} × {status}", group.len())))
        .collect::<Vec<_>>()
        .join(", ")
}
