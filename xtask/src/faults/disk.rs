//! A disk that takes nothing more, and then does again: writes are refused meanwhile, reads go on, nothing acknowledged is
//! lost, and no restart is needed.

use super::acts;
use super::binary::Settings;
use super::figures::Row;
use super::holder::Holder;
use super::http::Request;
use super::kills::{check, count, holders, verify};
use super::person::Session;
use super::place::{Place, make_private};
use super::program::{HARNESS, Program};
use super::random::Random;
use super::volume::Volume;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Size of the small disk.
pub const DISK_MIB: u32 = 256;
/// The attack answers within this time, be it with a refusal.
const ANSWERED: Duration = Duration::from_secs(20);

/// A full disk: a small file system filled to the last byte.
///
/// # Errors
/// When it can't be prepared.
pub fn full(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("full_disk");
    let Some(volume) = Volume::mount(place.path("small-disk"), DISK_MIB) else {
        row.skipped = Some("this system lets us mount nothing".to_owned());
        return Ok(row);
    };
    let data = volume.folder().join("data");
    make_private(&data)?;
    place.copy_to(&data)?;
    let filler = volume.folder().join("filler");
    narrow(
        &mut row,
        place,
        &data,
        |_| fill(&filler),
        |_| std::fs::remove_file(&filler).map_err(|error| error.to_string()),
    )?;
    Ok(row)
}

/// No file may grow or be written beyond its first bytes: the writes fail with another error than on a full disk. It stands,
/// too, for a disk that turns read-only under the running program: Linux turns none whose files are open for writing.
///
/// # Errors
/// When it can't be prepared.
pub fn unwritable(place: &Place) -> Result<Row, String> {
    let mut row = Row::new("unwritable_files");
    let data = place.data("unwritable")?;
    narrow(
        &mut row,
        place,
        &data,
        |program| program.bound_files(Some(0)),
        |program| program.map_or(Ok(()), |program| program.bound_files(None)),
    )?;
    Ok(row)
}

/// Holders work, then there is no room, then there is room again.
fn narrow(
    row: &mut Row,
    place: &Place,
    data: &Path,
    take: impl Fn(&Program) -> Result<(), String>,
    give: impl Fn(Option<&Program>) -> Result<(), String>,
) -> Result<(), String> {
    let mut random = Random::new(place.plan.seed);
    let program = Program::start(&place.binary, data, Settings::default())?;
    let mut holders = holders(&program, place, &mut random)?;
    work(&mut holders, Instant::now() + Duration::from_millis(place.plan.pick(500, 2_000)));
    // Started anew it has no room of its own left in the write-ahead log.
    end(row, place, program);
    let program = Program::start(&place.binary, data, Settings::default())?;
    check(row, &mut holders, &program, true);

    take(&program)?;
    let until = place.plan.until(1, 6);
    let watcher = holders.first().map(|holder| holder.session.clone()).ok_or("nobody is logged in")?;
    let mut statuses = Vec::new();
    while Instant::now() < until {
        refused(row, &watcher, &mut random, &mut statuses);
    }
    let ready = program.line(HARNESS).ask(&Request::get("/api/ready"), ANSWERED);
    row.notes.push(match ready {
        Ok(answer) => format!("meanwhile ready says {}, writes were answered {}", answer.status, spread(&statuses)),
        Err(failed) => format!("meanwhile ready: {failed}, writes were answered {}", spread(&statuses)),
    });
    row.expect(statuses.iter().any(|status| *status >= 500), || "no write was refused: there was room".to_owned());
    give(Some(&program))?;

    if row.await_ready(&program, &place.plan) {
        check(row, &mut holders, &program, true);
        work(&mut holders, Instant::now() + Duration::from_millis(place.plan.pick(500, 2_000)));
        check(row, &mut holders, &program, true);
    }
    count(row, &holders);
    row.expect(program.panics() == 0, || format!("{} panics", program.panics()));
    if !row.faults.is_empty() {
        row.notes.push(format!("the program's last words:\n{}", program.said()));
    }
    // Without room it ends in order, too.
    take(&program)?;
    refused(row, &watcher, &mut random, &mut statuses);
    end(row, place, program);
    give(None)?;
    let again = Program::start(&place.binary, data, Settings::default())?;
    check(row, &mut holders, &again, true);
    drop(again);
    verify(row, place, data);
    Ok(())
}

fn end(row: &mut Row, place: &Place, program: Program) {
    let bound = place.plan.stop_bound();
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

/// One write and one read while there is no room: the write is refused as something that passes or done, the read is
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

/// Fills the file system of this file, which is as small as [`DISK_MIB`], to its last byte.
///
/// # Errors
/// When the file can't be made.
pub fn fill(filler: &PathBuf) -> Result<(), String> {
    let mut file = std::fs::File::create(filler).map_err(|error| error.to_string())?;
    for size in [1 << 20, 4096, 1] {
        let block = vec![b'x'; size];
        // Never beyond what the small disk holds.
        for _ in 0..u64::from(DISK_MIB) * 1024 {
            if file.write_all(&block).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// How often which status came.
fn spread(statuses: &[u16]) -> String {
    let mut sorted = statuses.to_vec();
    sorted.sort_unstable();
    let groups = sorted.chunk_by(|one, other| one == other);
    groups
        .filter_map(|group| group.first().map(|status| format!("{} × {status}", group.len())))
        .collect::<Vec<_>>()
        .join(", ")
}
