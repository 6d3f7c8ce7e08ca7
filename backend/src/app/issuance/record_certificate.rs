//! Records a certificate that the authority issued in its own system, after checking it against the person, the request
//! and the records.

use domain::api::CertificateRead;
use domain::certificate::subject::{SubjectField, SubjectPart};
use domain::certificate::validity::{Validity, is_unusual, recorded_fault};
use domain::certificate::{CertificateStatus, Signer};
use domain::entry;
use domain::moment::{DAY, Date, Timestamp};
use domain::person::PersonData;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Actor, PersonId, may_issue};
use domain::standard::Custody;
use domain::value::plain::plain;

use crate::app::error::Error;
use crate::app::issuance::inspected_certificate::{Inspected, InspectedCertificate};
use crate::app::issuance::issue;
use crate::app::issuance::verified_data::verified_data;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::certificates::{self, NewCertificate};
use crate::db::{Conn, Tx, keys};

/// Checks a certificate that an officer records, and completes the issuance.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    actor: &Actor,
    officer: PersonId,
    recorded: &Inspected,
) -> Result<(), Error> {
    let now = app.now();
    let Checked { new, .. } = checked(app, tx, case, actor, recorded).await?;
    // Only a file has a signature, and it counts only if trusted issuers are configured.
    let checked = app.issuers.is_some() && matches!(recorded, Inspected::File(_));
    issue::complete_issuance(app, tx, case, actor, Some(officer), new, now).await?;
    let signer = if checked { Signer::Known } else { Signer::Unknown };
    Ok(certificates::set_signer(tx, case.id, signer).await?)
}

/// Reads and checks a certificate without recording it.
pub async fn read(
    app: &App,
    db: &mut Conn,
    case: &Case,
    actor: &Actor,
    recorded: &Inspected,
) -> Result<CertificateRead, Error> {
    let Checked { name, email, validity, new } = checked(app, db, case, actor, recorded).await?;
    Ok(CertificateRead {
        name,
        email,
        serial: new.serial.unwrap_or_default(),
        not_before: validity.not_before,
        not_after: validity.not_after,
        issuer: new.issuer,
        unusual: is_unusual(validity),
    })
}

/// A certificate that can be recorded.
struct Checked {
    /// The person's name in the file.
    name: Option<String>,
    email: Option<String>,
    validity: Validity,
    new: NewCertificate,
}

/// Checks the certificate, after checking that the officer may record it now.
async fn checked(app: &App, db: &mut Conn, case: &Case, actor: &Actor, recorded: &Inspected) -> Result<Checked, Error> {
    let now = app.now();
    may_issue(&case.standard, &case.renewal, actor, &case.separation(db, now).await?)?;
    match recorded {
        Inspected::File(Ok(certificate)) => from_file(db, case, certificate, now).await,
        Inspected::File(Err(fault)) => Err(Error::invalid(Field::CertificateFile, fault.clone())),
        Inspected::Typed(serial, first, last) => typed(db, case, serial, (*first, *last), now).await,
    }
}

/// Returns the end of the certificate that the new one replaces; none of one that was revoked, which needs not be outlasted.
async fn present_end(db: &mut Conn, case: &Case) -> Result<Option<Timestamp>, Error> {
    let present = certificates::present(db, case.renewal.holder).await?;
    Ok(present.filter(|present| present.status != CertificateStatus::Revoked).and_then(|present| present.not_after))
}

async fn from_file(
    db: &mut Conn,
    case: &Case,
    certificate: &InspectedCertificate,
    now: Timestamp,
) -> Result<Checked, Error> {
    let wrong = |fault| Error::invalid(Field::CertificateFile, fault);
    let InspectedCertificate { serial, validity, public_key, .. } = certificate;
    let data = verified_data(db, case).await?;
    if !is_of(certificate, &data) {
        return Err(wrong(Fault::CertificateOtherPerson));
    }
    let present = present_end(db, case).await?;
    if let Some(fault) = recorded_fault(*validity, present, now) {
        return Err(wrong(fault));
    }
    let holders = case.standard.wizard.custody == Custody::Holder;
    let asked_for = case.renewal.dossier.public_key.as_ref() == Some(public_key);
    // The request's own key was marked as seen when it was sent.
    if !(holders && asked_for) && keys::seen(db, &public_key.0).await? {
        return Err(wrong(Fault::CertificateOldKey));
    }
    if holders && !asked_for {
        return Err(wrong(Fault::CertificateOtherKey));
    }
    if certificates::is_known(db, serial).await? {
        return Err(wrong(Fault::CertificateKnown));
    }
    let new = NewCertificate {
        person: case.renewal.holder,
        serial: Some(serial.clone()),
        status: CertificateStatus::Active,
        not_before: Some(validity.not_before),
        not_after: Some(validity.not_after),
        issuer: Some(certificate.issuer.clone()),
        subject: Some(certificate.subject.clone()),
        public_key_sha256: Some(public_key.0.clone()),
        der: Some(certificate.der.clone()),
        chain: (!certificate.above.is_empty()).then(|| certificate.above.concat()),
        renewal: Some(case.id),
    };
    let (name, email) = (certificate.names.first().cloned(), certificate.emails.first().cloned());
    Ok(Checked { name, email, validity: *validity, new })
}

/// Checks serial number and validity typed by the officer, for keys held by the authority.
async fn typed(
    db: &mut Conn,
    case: &Case,
    typed: &str,
    (first, last): (Date, Date),
    now: Timestamp,
) -> Result<Checked, Error> {
    if case.standard.wizard.custody == Custody::Holder {
        return Err(Error::invalid(Field::CertificateFile, Fault::Blank));
    }
    let mut problems = Vec::new();
    let mut serial = None;
    match entry::serial(typed) {
        _ if typed.trim().is_empty() => problems.push(Problem::new(Field::Serial, Fault::Blank)),
        Err(fault) => problems.push(Problem::new(Field::Serial, fault)),
        Ok(number) if certificates::is_known(db, &number).await? => {
            problems.push(Problem::new(Field::Serial, Fault::CertificateKnown));
        }
        Ok(number) => serial = Some(number),
    }
    let zone = case.standard.hours.zone();
    let (not_before, not_after) = (first.at(0, zone), last.at(DAY - 1, zone));
    let validity = Validity { not_before, not_after };
    let present = present_end(db, case).await?;
    if last < first {
        problems.push(Problem::new(Field::NotAfter, Fault::BeforeFirst));
    } else if let Some(fault) = recorded_fault(validity, present, now) {
        let field = if fault == Fault::CertificateNotYet { Field::NotBefore } else { Field::NotAfter };
        problems.push(Problem::new(field, fault));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let new = NewCertificate {
        person: case.renewal.holder,
        serial,
        status: CertificateStatus::Active,
        not_before: Some(not_before),
        not_after: Some(not_after),
        issuer: None,
        subject: None,
        public_key_sha256: None,
        der: None,
        chain: None,
        renewal: Some(case.id),
    };
    Ok(Checked { name: None, email: None, validity, new })
}

/// Whether a certificate is this person's: it has their name, possibly shortened, and no other e-mail address.
fn is_of(certificate: &InspectedCertificate, data: &PersonData) -> bool {
    let shortened = SubjectPart::new(SubjectField::Name, &data.name).value;
    let theirs = |name: &String| same_words(name, &data.name) || same_words(name, &shortened);
    let emails = &certificate.emails;
    let reached = emails.is_empty() || emails.iter().any(|email| same_words(email, &data.email));
    reached && certificate.names.iter().any(theirs)
}

/// Whether two texts have the same words, ignoring case, spacing and punctuation.
fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| plain(text).to_lowercase();
    words(one) == words(other)
}
