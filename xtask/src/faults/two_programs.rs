//! Two programs on one data folder: the second does not serve; the operator's commands work beside the first.

use super::binary::{self, Settings};
use super::figures::Row;
use super::person::log_in;
use super::program::{HARNESS, Program};
use super::workspace::Workspace;

/// The attack.
///
/// # Errors
/// When it can't be prepared.
pub fn attack(workspace: &Workspace) -> Result<Row, String> {
    let mut row = Row::new("two_programs");
    let first = workspace.start("two", Settings::default())?;
    match Program::start(&workspace.binary, &first.data, Settings::default()) {
        Ok(_) => row.fault("a second program serves the same data folder"),
        Err(said) => row.notes.push(format!("refused: {}", binary::last_line(&said))),
    }
    let create = [
        "officer",
        "create",
        "--agency",
        "ciamis",
        "--name",
        "Petugas Uji",
        "--email",
        "petugas.uji@ciamiskab.go.id",
        "--role",
        "verifier",
    ];
    match binary::run(workspace.binary.command(&create, &first.data, Settings::default())) {
        Ok((true, said)) => row.expect(said.contains("/sandi#"), || format!("officer create printed no link: {said}")),
        Ok((false, said)) => row.fault(format!("officer create beside the program: {}", binary::last_line(&said))),
        Err(why) => row.fault(format!("officer create beside the program: {why}")),
    }
    super::kills::verify(&mut row, workspace, &first.data);
    row.await_ready(&first, &workspace.plan);
    let session = log_in(&first, "sari@ciamiskab.go.id", HARNESS, workspace.plan.patience());
    row.must("log-in at the first", session);

    // A killed program must not block the next one.
    let data = first.data.clone();
    first.kill();
    let third = Program::start(&workspace.binary, &data, Settings::default());
    if let Some(third) = row.must("a start after a kill", third) {
        row.await_ready(&third, &workspace.plan);
    }
    Ok(row)
}
