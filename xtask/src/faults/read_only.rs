//! A read-only disk: the program does not start on it, says why, and starts once it can be written to again.

use super::binary::{self, Settings};
use super::figures::Row;
use super::kills::verify;
use super::person::log_in;
use super::program::{HARNESS, Program};
use super::volume::Volume;
use super::workspace::{Workspace, make_private};

/// The attack.
///
/// # Errors
/// When it can't be prepared.
pub fn attack(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("read_only_disk");
    let Some(volume) = Volume::mount(workspace.path("read-only-disk"), 48) else {
        row.skipped = Some("this system lets us mount nothing".to_owned());
        return Ok(row);
    };
    let data = volume.folder().join("data");
    make_private(&data)?;
    workspace.copy_to(&data)?;
    volume.read_only(true)?;
    match Program::start(&workspace.binary, &data, Settings::default()) {
        Ok(_) => row.fault("it started on a read-only disk"),
        Err(said) => {
            let reason = binary::last_line(&said);
            row.expect(said.contains("read-only") || said.contains("readonly"), || {
                format!("the reason is not told: {reason}")
            });
            row.notes.push(format!("refused: {reason}"));
        }
    }
    volume.read_only(false)?;
    let program = Program::start(&workspace.binary, &data, Settings::default())?;
    row.await_ready(&program, &workspace.plan);
    let session = log_in(&program, "sari@ciamiskab.go.id", HARNESS, workspace.plan.patience());
    row.must("log-in afterwards", session);
    drop(program);
    verify(&mut row, workspace, &data);
    Ok(row)
}
