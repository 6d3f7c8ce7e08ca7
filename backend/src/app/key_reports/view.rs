//! Reports as their holders and officers see them.

use domain::api::{
    KeyReportEntry, KeyReportList, KeyReportNews, KeyReportRow, KeyReportSummary, MyKeyReport, MyKeyReports,
    OfficerKeyReport, ReportableCertificate,
};
use domain::certificate::{CertificateStatus, Verdict};
use domain::renewal::{Actor, PersonId};
use domain::revocation::{Act, Command, Event, KeyReport, Outcome, Reason, acts_allowed, decide, may_see};
use domain::standard::RevocationRules;

use super::apply::earlier_letter;
use super::case::KeyReportCase;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::settings::standards::{Version, revocation_of};
use crate::app::state::App;
use crate::db::certificates::Certificate;
use crate::db::{Conn, certificates, key_reports, people, renewals};

/// Ended reports in the list.
const MAX_ENDED: u32 = 50;
/// Open reports in the list.
const MAX_OPEN: u32 = 500;

/// Returns the holder's reports, and what the holder can report.
pub async fn mine(app: &App, db: &mut Conn, holder: PersonId) -> Result<MyKeyReports, Error> {
    let person = people::get(db, holder).await?.ok_or(Error::NotFound)?;
    let agency = person.agency.clone();
    let actor = &Actor::Person { id: holder, agency, roles: Vec::new(), stands_in: Vec::new() };
    let version = app.version(&person.agency)?;
    let rules = revocation_of(&version.standard)?;
    let mut reportable = Vec::new();
    for certificate in certificates::of_person(db, holder).await? {
        reportable.extend(can_report(app, db, (&version, &rules), actor, holder, certificate).await?);
    }
    let verdict = certificate_state(app, db, holder, app.now()).await?.verdict;
    let applies = verdict == Verdict::Reissue && !renewals::any_open(db, holder).await?;
    let present = certificates::present(db, holder).await?.map(|present| present.id);
    let mut reports = Vec::new();
    for row in key_reports::of_holder(db, holder).await? {
        let case = KeyReportCase::load(app, db, row).await?;
        let revoked = case.report.outcome == Some(Outcome::Revoked) && present == Some(case.report.certificate);
        let can_apply = revoked && applies;
        let letter = if can_apply { earlier_letter(app, db, &case.report).await? } else { None };
        reports.push(MyKeyReport {
            id: case.id().0,
            report: summary(app, db, &case).await?,
            history: history(&case),
            can_take_back: acts_allowed(&case.rules, &case.report, actor).contains(&Act::TakeBack),
            can_apply,
            letter_of: letter.map(|(_, reference)| reference),
        });
    }
    let standard = &version.standard;
    Ok(MyKeyReports {
        certificates: reportable,
        reports,
        custody: standard.wizard.custody,
        channel: rules.channel,
        own_rules: standard.revocation.is_some(),
        office: standard.agency.office.clone(),
        contacts: standard.agency.contacts.clone(),
        zone: standard.hours.zone(),
        now: app.now(),
    })
}

/// Returns the certificate if a report on it would be accepted now.
async fn can_report(
    app: &App,
    db: &mut Conn,
    (version, rules): (&Version, &RevocationRules),
    actor: &Actor,
    holder: PersonId,
    certificate: Certificate,
) -> Result<Option<ReportableCertificate>, Error> {
    if key_reports::open_of_certificate(db, certificate.id).await?.is_some() {
        return Ok(None);
    }
    let (now, hours) = (app.now(), &version.standard.hours);
    let der = certificates::der(db, certificate.id).await?;
    let issued_here = der.is_some_and(|der| app.authority.chain_of(&der).is_some());
    let command = |reason| Command::Report {
        holder,
        agency: version.standard.id.clone(),
        standard: version.digest.clone(),
        certificate: certificate.id,
        serial: certificate.serial.clone(),
        status: certificate.status,
        not_after: certificate.not_after,
        issued_here,
        reason,
    };
    let due = |reason| {
        let event = decide(rules, None, command(reason), actor, (now, hours.zone())).ok()?;
        KeyReport::begin(now, &event)?.due(rules, hours, &app.holidays)
    };
    let (Some(leaked), Some(other)) = (due(Reason::KeyCompromised), due(Reason::KeyLost)) else { return Ok(None) };
    let download = match certificate.renewal.filter(|_| certificate.status == CertificateStatus::Active) {
        Some(renewal) => {
            let row = renewals::get(db, renewal).await?;
            let case = Case::load(app, db, row).await?;
            case.fetch_until().filter(|until| now <= *until).map(|_| case.reference)
        }
        None => None,
    };
    Ok(Some(ReportableCertificate {
        id: certificate.id,
        serial: certificate.serial,
        not_after: certificate.not_after,
        superseded: certificate.status == CertificateStatus::Superseded,
        download,
        due: [leaked, other],
        issued_here,
    }))
}

async fn summary(app: &App, db: &mut Conn, case: &KeyReportCase) -> Result<KeyReportSummary, Error> {
    let report = &case.report;
    let certificate = of_report(db, report).await?;
    Ok(KeyReportSummary {
        serial: certificate.serial,
        not_after: certificate.not_after,
        issued_here: report.issued_here,
        reason: report.reason,
        reported_at: report.reported_at,
        suspended_on: report.suspended_on,
        take_back_asked: report.take_back_asked,
        outcome: report.outcome,
        due: report.due(&case.rules, &case.standard.hours, &app.holidays),
    })
}

async fn of_report(db: &mut Conn, report: &KeyReport) -> Result<Certificate, Error> {
    let all = certificates::of_person(db, report.holder).await?;
    let found = all.into_iter().find(|certificate| certificate.id == report.certificate);
    found.ok_or_else(|| Error::internal("a report's certificate is gone"))
}

fn history(case: &KeyReportCase) -> Vec<KeyReportEntry> {
    let entry = |recorded: &crate::db::events::Recorded<Event>| {
        let (what, on) = match &recorded.event {
            Event::Reported { .. } => (KeyReportNews::Reported, None),
            Event::TakeBackAsked => (KeyReportNews::TakeBackAsked, None),
            Event::SuspendedAtAuthority { on, .. } => (KeyReportNews::SuspendedAtAuthority, Some(*on)),
            Event::Revoked { on, .. } => (KeyReportNews::Revoked, *on),
            Event::TakenBack { .. } => (KeyReportNews::TakenBack, None),
            Event::Refused { .. } => (KeyReportNews::Refused, None),
        };
        let note = recorded.event.note().map(|digest| case.row.note_of(digest)).unwrap_or_default();
        KeyReportEntry { at: recorded.at, what, on, note }
    };
    case.log.iter().map(entry).collect()
}

/// Returns the reports that this officer may see, and whose they are: the caller records the access.
///
/// # Errors
/// If the database fails.
pub async fn list(app: &App, db: &mut Conn, officer: &Actor) -> Result<(KeyReportList, Vec<PersonId>), Error> {
    let Actor::Person { agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let zone = app.standard(agency)?.hours.zone();
    let (mut holders, mut lists) = (Vec::new(), [Vec::new(), Vec::new()]);
    for (list, (open, most)) in lists.iter_mut().zip([(true, MAX_OPEN), (false, MAX_ENDED)]) {
        for row in key_reports::of_agency(db, agency, open, most).await? {
            let case = KeyReportCase::load(app, db, row).await?;
            if may_see(&case.rules, &case.report, officer) {
                list.push(row_of(app, db, &case).await?);
                holders.push(case.report.holder);
            }
        }
    }
    let [mut open, ended] = lists;
    open.sort_by_key(|row: &KeyReportRow| row.report.due);
    holders.sort_unstable();
    holders.dedup();
    Ok((KeyReportList { open, ended, zone, now: app.now() }, holders))
}

async fn row_of(app: &App, db: &mut Conn, case: &KeyReportCase) -> Result<KeyReportRow, Error> {
    let holder = people::get(db, case.report.holder).await?.ok_or(Error::NotFound)?.data;
    Ok(KeyReportRow { id: case.id().0, name: holder.name, unit: holder.unit, report: summary(app, db, case).await? })
}

/// Returns a report as this officer sees it.
///
/// # Errors
/// If the database fails.
pub async fn one(app: &App, db: &mut Conn, officer: &Actor, case: &KeyReportCase) -> Result<OfficerKeyReport, Error> {
    let holder = people::get(db, case.report.holder).await?.ok_or(Error::NotFound)?.data;
    Ok(OfficerKeyReport {
        row: row_of(app, db, case).await?,
        version: case.report.version,
        email: holder.email,
        mobile: holder.mobile,
        issuer: of_report(db, &case.report).await?.issuer,
        history: history(case),
        acts: acts_allowed(&case.rules, &case.report, officer),
        title: case.rules.title.clone(),
        own_rules: case.standard.revocation.is_some(),
        zone: case.standard.hours.zone(),
        now: app.now(),
    })
}
