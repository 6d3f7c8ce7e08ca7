//! Verifies complaints: the row equals the fold of its events, and what the events name exists unless it was erased.

use std::collections::BTreeSet;
use std::path::Path;

use domain::complaint::{Complaint, Event};

use super::files::read_back;
use super::{Report, VerifyError};
use crate::app::settings::standards::Standards;
use crate::db::complaints::{self, ComplaintRow, Projection};
use crate::db::events::{self, Recorded};
use crate::db::notes::digest_of;
use crate::db::{Conn, Snapshot, complaint_files, complaint_texts};
use crate::infra::file_store::Store;

/// Checks every complaint.
pub(super) async fn check_all(db: &mut Conn, standards: &Standards, report: &mut Report) -> Result<(), VerifyError> {
    let mut after = 0;
    loop {
        let page = complaints::after(db, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.0;
        for row in page {
            check(db, standards, &row, report).await?;
        }
    }
}

async fn check(
    db: &mut Conn,
    standards: &Standards,
    row: &ComplaintRow,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let what = format!("complaint {}", row.number);
    report.complaints += 1;
    let log = match events::load_complaint(db, row.id).await {
        Err(sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. }) => {
            report.fault(&what, "one of its events can't be read");
            return Ok(());
        }
        log => log?,
    };
    texts(db, row, &log, report).await?;
    files(db, row, &log, report).await?;
    let facts = log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
    let Some(mut complaint) = Complaint::fold(facts) else {
        report.fault(&what, "its events do not begin with a complaint");
        return Ok(());
    };
    match standards.written_version(&complaint.standard) {
        None => report.fault(&what, format_args!("there is no version {} of its standard", complaint.standard.0)),
        Some(standard) => {
            let known = |class: &String| standard.complaint_rules().class(class).is_some();
            if complaint.class.as_ref().is_some_and(|class| !known(class)) {
                report.fault(&what, "it is in a class that its standard does not have");
            }
        }
    }
    if complaint.standard != row.standard || Projection::of(&complaint)? != complaints::projection(db, row.id).await? {
        report.fault(&what, "its row says something else than its events");
    }
    complaint.about.sort_unstable();
    if complaint.about != complaints::about(db, row.id).await? {
        report.fault(&what, "its rows name other officers as complained about than its events");
    }
    Ok(())
}

async fn texts(
    db: &mut Conn,
    row: &ComplaintRow,
    log: &[Recorded<Event>],
    report: &mut Report,
) -> Result<(), VerifyError> {
    let mut named: BTreeSet<&str> =
        log.iter().filter_map(|recorded| recorded.event.text()).map(|digest| digest.0.as_str()).collect();
    for text in complaint_texts::rows(db, row.id).await? {
        report.notes += 1;
        let what = format!("words {} of complaint {}", text.digest, row.number);
        if digest_of(&text.salt, &text.text) != text.digest {
            report.fault(&what, "they are not those that were written");
        }
        if !named.remove(text.digest.as_str()) {
            report.fault(&what, "no event names them");
        }
    }
    for missing in named.into_iter().filter(|_| !row.erased) {
        report.fault(format_args!("words {missing} of complaint {}", row.number), "they are gone");
    }
    Ok(())
}

async fn files(
    db: &mut Conn,
    row: &ComplaintRow,
    log: &[Recorded<Event>],
    report: &mut Report,
) -> Result<(), VerifyError> {
    let named = log.iter().filter_map(|recorded| match &recorded.event {
        Event::Attached { file } => Some(file.0.as_str()),
        _ => None,
    });
    let mut named: BTreeSet<&str> = named.collect();
    for file in complaint_files::of(db, row.id).await? {
        if !named.remove(file.sha256.as_str()) {
            let what = format!("file {} of complaint {}", file.id, row.number);
            report.fault(what, "its row tells of other bytes than any event");
        }
    }
    for missing in named.into_iter().filter(|_| !row.erased) {
        report.fault(format_args!("file {missing} of complaint {}", row.number), "it is gone");
    }
    Ok(())
}

/// Reads every file of every complaint.
pub(super) async fn check_files(
    db: &mut Conn,
    store: &Store,
    database: &Path,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let mut after = String::new();
    loop {
        let page = complaint_files::all(db, &after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.clone();
        for file in page {
            report.files += 1;
            report.file_bytes += file.size;
            let Some(why) = read_back(store, &file.id, file.size, &file.sha256).await? else { continue };
            // A serving program may have deleted it since the snapshot.
            let mut snapshot = Snapshot::open(database).await?;
            if complaint_files::exists(snapshot.connection(), &file.id).await? {
                report.fault(format_args!("file {} of a complaint", file.id), why);
            }
            snapshot.close().await?;
        }
    }
}
