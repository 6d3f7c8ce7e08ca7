//! Verifies that the log still holds what checkpoints signed.

use std::path::Path;

use super::{Report, VerifyError};
use crate::app::checkpoint::{ChainHead, Proof, SignedCheckpoint, find};
use crate::db::chain::{Chained, GENESIS, hash_at};
use crate::db::{Conn, admin_events, checkpoints as stored, events};

/// Parses the given checkpoints, or files that contain some.
pub(super) fn parse(outside: &[String]) -> Result<Vec<Proof>, VerifyError> {
    let mut all = Vec::new();
    for given in outside {
        let mut text = given.clone();
        if Path::new(given).is_file() {
            let bytes = std::fs::read(given).map_err(|error| VerifyError::Given(format!("{given}: {error}")))?;
            text = String::from_utf8_lossy(&bytes).into_owned();
        }
        let found = find(&text);
        if found.is_empty() {
            return Err(VerifyError::Given(format!("no checkpoint in it, and no such file: {given}")));
        }
        for kept in found {
            all.push(kept.map_err(|word| VerifyError::Given(format!("cut off or mistyped: {word}")))?);
        }
    }
    Ok(all)
}

/// Compares the log with stored checkpoints and those from outside.
pub(super) async fn check(db: &mut Conn, outside: &[Proof], report: &mut Report) -> Result<(), VerifyError> {
    let keys = stored::keys(db).await?;
    let mut after = 0;
    loop {
        let page = stored::page(db, after).await?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (id, text) in page {
            report.stored += 1;
            let what = format!("stored checkpoint {id}");
            match find(&text).into_iter().next() {
                Some(Ok(Proof::Signed(signed))) => compare(db, &what, &signed, &keys, report).await?,
                _ => report.fault(what, "it can't be read"),
            }
        }
    }
    for kept in outside {
        report.outside += 1;
        match kept {
            Proof::Signed(signed) => {
                let what = format!("checkpoint of event {} from outside", signed.checkpoint.events.length);
                compare(db, &what, signed, &keys, report).await?;
            }
            Proof::Mark(mark) => {
                let found = hash_at::<events::ChainedEvent>(db, mark.position).await?;
                let fits = found.map(|hash| hash.starts_with(&mark.digits));
                report_place(&format!("mark {mark}"), "event", mark.position, fits, report);
            }
        }
    }
    Ok(())
}

async fn compare(
    db: &mut Conn,
    what: &str,
    signed: &SignedCheckpoint,
    keys: &[String],
    report: &mut Report,
) -> Result<(), VerifyError> {
    if !signed.is_genuine() {
        report.fault(what, "its signature is wrong: it is no checkpoint of anybody's");
        return Ok(());
    }
    if !keys.contains(&signed.key) {
        report.fault(what, "it is signed with a key that this installation never used");
    }
    compare_head::<events::ChainedEvent>(db, what, "event", &signed.checkpoint.events, report).await?;
    compare_head::<admin_events::ChainedEvent>(db, what, "administration event", &signed.checkpoint.acts, report).await
}

async fn compare_head<L: Chained>(
    db: &mut Conn,
    what: &str,
    kind: &str,
    ChainHead { length, head }: &ChainHead,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let found = if *length == 0 { Some(GENESIS.to_owned()) } else { hash_at::<L>(db, *length).await? };
    report_place(what, kind, *length, found.map(|found| found == *head), report);
    Ok(())
}

/// Reports a mismatch. `fits`: whether the event at this position has the expected hash; none if there is no such
/// event.
fn report_place(what: &str, kind: &str, position: i64, fits: Option<bool>, report: &mut Report) {
    match fits {
        Some(true) => {}
        Some(false) => {
            report.fault(what, format_args!("{kind} {position} of the log is another one: the log was written anew"));
        }
        None => report.fault(what, format_args!("the log has no {kind} {position} any more: it was cut before it")),
    }
}
