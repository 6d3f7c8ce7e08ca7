//! The holder reports a certificate, or asks to take a report back.

use domain::api::NewKeyReport;
use domain::renewal::{Actor, PersonId};
use domain::revocation::{Command, decide};

use super::after;
use super::case::KeyReportCase;
use crate::app::error::Error;
use crate::app::limit;
use crate::app::settings::standards::revocation_of;
use crate::app::state::App;
use crate::db::people::Person;
use crate::db::{Tx, certificates, key_reports};

/// Reports of one holder in a day: each is a mail to officers.
const MAX_REPORTS: u32 = 5;

/// Reports a certificate, in the transaction in which the password was checked. The same report again changes nothing. Wake the mail
/// sender after the commit.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's certificate; [`Error::Conflict`] if it can't be reported or another report is open; 429
/// after too many.
pub async fn report(
    app: &App,
    tx: &mut Tx,
    (person, actor): (&Person, &Actor),
    new: &NewKeyReport,
) -> Result<(), Error> {
    let now = app.now();
    let certificate = certificates::of_person(tx, person.id).await?.into_iter().find(|one| one.id == new.certificate);
    let certificate = certificate.ok_or(Error::NotFound)?;
    let open = match key_reports::open_of_certificate(tx, certificate.id).await? {
        Some(row) => Some(KeyReportCase::load(app, tx, row).await?),
        None => None,
    };
    if open.as_ref().is_some_and(|open| open.report.reason == new.reason) {
        // The request is repeated, since its answer got lost.
        return Ok(());
    }
    let version = app.version(&person.agency)?;
    let issued_here = certificates::der(tx, certificate.id).await?;
    let command = Command::Report {
        holder: person.id,
        agency: person.agency.clone(),
        standard: version.digest,
        certificate: certificate.id,
        serial: certificate.serial,
        status: certificate.status,
        not_after: certificate.not_after,
        issued_here: issued_here.is_some_and(|der| app.authority.chain_of(&der).is_some()),
        reason: new.reason,
    };
    let (rules, zone) = (revocation_of(&version.standard)?, version.standard.hours.zone());
    let event = decide(&rules, open.as_ref().map(|open| &open.report), command, actor, (now, zone))?;
    limit::check_key_reports(tx, person.id, now, MAX_REPORTS).await?;
    let case = KeyReportCase::begin(app, tx, event, person.id).await?;
    after::reported(app, tx, &case, person).await
}

/// Asks to take a report back, in a transaction of its own; an officer ends it. Repeating it is no error.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's report; [`Error::Conflict`] once it ended.
pub async fn take_back(app: &App, (holder, actor): (PersonId, &Actor), id: i64) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    let row = key_reports::get(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let mut case = KeyReportCase::load(app, &mut tx, row).await?;
    if case.report.holder != holder {
        return Err(Error::NotFound);
    }
    if case.report.open() && case.report.take_back_asked {
        return Ok(());
    }
    case.carry_out(app, &mut tx, Command::TakeBack, (actor, holder), None).await?;
    after::take_back_asked(app, &mut tx, &case).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
