//! What follows from a report's events: the certificate's status, and mails.

use domain::certificate::CertificateStatus;
use domain::renewal::Actor;
use domain::revocation::{Event, Outcome, acting};
use domain::standard::Role;

use super::case::KeyReportCase;
use crate::app::accounts::freeze;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::Person;
use crate::db::{Conn, Tx, certificates, delegations, outbox, people};
use crate::infra::mail::text::{KeyReportTold, KeyReportWaits};

/// After a report: the certificate is suspended here if its key leaked; holder, officers and administrators are told.
pub async fn reported(app: &App, tx: &mut Tx, case: &KeyReportCase, holder: &Person) -> Result<(), Error> {
    apply_status(app, tx, case).await?;
    let now = app.now();
    let not_me = freeze::make_link(tx, holder.id, now).await?;
    let due = case.report.due(&case.rules, &case.standard.hours, &app.holidays);
    let mail = app.writer(&holder.agency)?.key_reported(holder, case.report.reason.suspends(), due, &not_me);
    outbox::enqueue(tx, &mail, now).await?;
    tell_office(app, tx, case, KeyReportWaits::Reported).await?;
    tracing::warn!(report = case.id().0, person = holder.id.0, "a key was reported as lost or leaked");
    Ok(())
}

/// After the holder asked to take a report back: officers are told.
pub async fn take_back_asked(app: &App, tx: &mut Tx, case: &KeyReportCase) -> Result<(), Error> {
    tell_office(app, tx, case, KeyReportWaits::TakeBackAsked).await
}

/// After an officer's act: the certificate's status, and a mail to the holder.
pub async fn acted(app: &App, tx: &mut Tx, case: &KeyReportCase) -> Result<(), Error> {
    apply_status(app, tx, case).await?;
    let told = match case.log.last().map(|last| &last.event) {
        Some(Event::SuspendedAtAuthority { .. }) => KeyReportTold::SuspendedAtAuthority,
        Some(Event::Revoked { .. }) => KeyReportTold::Revoked { reissue: case.rules.reissue },
        Some(Event::TakenBack { .. }) => KeyReportTold::TakenBack,
        Some(Event::Refused { .. }) => KeyReportTold::Refused,
        Some(Event::Reported { .. } | Event::TakeBackAsked) | None => return Ok(()),
    };
    let holder = people::get(tx, case.report.holder).await?.ok_or(Error::NotFound)?;
    let mail = app.writer(&case.report.agency)?.key_report_told(&holder, told);
    Ok(outbox::enqueue(tx, &mail, app.now()).await?)
}

/// Gives the certificate the status that follows from the report. One that was suspended and is restored counts as replaced if a
/// newer one has come meanwhile.
async fn apply_status(app: &App, db: &mut Conn, case: &KeyReportCase) -> Result<(), Error> {
    let report = &case.report;
    if !report.reason.suspends() && report.outcome != Some(Outcome::Revoked) {
        return Ok(());
    }
    let newest = certificates::present(db, report.holder).await?.map(|present| present.id);
    let status = match report.status() {
        CertificateStatus::Active if newest != Some(report.certificate) => CertificateStatus::Superseded,
        status => status,
    };
    Ok(certificates::set_status(db, report.certificate, status, app.now()).await?)
}

/// Mails officers who may act today, and administrators, about a report; never its holder.
pub(super) async fn tell_office(
    app: &App,
    tx: &mut Tx,
    case: &KeyReportCase,
    why: KeyReportWaits,
) -> Result<(), Error> {
    let (report, now) = (&case.report, app.now());
    let today = now.date_in(case.standard.hours.zone());
    let writer = app.writer(&report.agency)?;
    let due = report.due(&case.rules, &case.standard.hours, &app.holidays);
    for officer in delegations::officers(tx, &report.agency, today).await? {
        let administers = |actor: &Actor| !actor.is(report.holder) && actor.holds_any(&[Role::Administrator]);
        if acting(&case.rules, report, &officer.actor).is_ok() || administers(&officer.actor) {
            let mail = writer.key_report_waits(&officer.email, case.id().0, why, due);
            outbox::enqueue(tx, &mail, now).await?;
        }
    }
    Ok(())
}
