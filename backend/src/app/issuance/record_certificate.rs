//! Records a certificate that the authority issued in its own system, after checking it against the person, the request
//! and the records.
//!
//! Longer than 250 lines because the checks of a file and of typed values are read side by side.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CertificateRead, RecordedCertificate};
use domain::certificate::subject::{SubjectField, SubjectPart};
use domain::certificate::validity::{Validity, is_unusual, recorded_fault};
use domain::certificate::{CertificateStatus, Signer};
use domain::entry;
use domain::moment::{DAY, Date, Timestamp};
use domain::person::PersonData;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, Actor, Command, Digest, PersonId, Refusal, acts_allowed};
use domain::standard::Custody;
use domain::value::plain::plain;
use x509_parser::prelude::{GeneralName, X509Certificate};

use crate::app::error::Error;
use crate::app::issuance::issue;
use crate::app::issuance::verified_data::verified_data;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::certificates::{self, NewCertificate};
use crate::db::{Conn, Tx, keys};
use crate::infra::certificate_file::{chain, parse, split};

/// Checks a certificate that an officer records, and completes the issuance.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    actor: &Actor,
    officer: PersonId,
    recorded: &RecordedCertificate,
) -> Result<(), Error> {
    let now = app.now();
    let Checked { new, .. } = checked(app, tx, case, actor, recorded).await?;
    // Only a file has a signature, and it counts only if trusted issuers are configured.
    let checked = app.issuers.is_some() && matches!(recorded, RecordedCertificate::File(_));
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
    recorded: &RecordedCertificate,
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
async fn checked(
    app: &App,
    db: &mut Conn,
    case: &Case,
    actor: &Actor,
    recorded: &RecordedCertificate,
) -> Result<Checked, Error> {
    let now = app.now();
    let separation = case.separation(db, now).await?;
    if !acts_allowed(&case.standard, &case.renewal, actor, &separation).contains(&Act::Record) {
        if separation.on_hold_until.is_some() {
            return Err(Error::Conflict(Some(Refusal::OnHold)));
        }
        case.decide(db, Command::Approve { note: None }, actor, now).await?;
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    match recorded {
        RecordedCertificate::File(file) => from_file(app, db, case, file).await,
        RecordedCertificate::Typed { serial, not_before, not_after } => {
            typed(db, case, serial, (*not_before, *not_after), now).await
        }
    }
}

async fn from_file(app: &App, db: &mut Conn, case: &Case, file: &str) -> Result<Checked, Error> {
    let now = app.now();
    let wrong = |fault| Error::invalid(Field::CertificateFile, fault);
    if file.trim().is_empty() {
        return Err(wrong(Fault::Blank));
    }
    let bytes = STANDARD.decode(file.trim()).map_err(|_| wrong(Fault::CertificateUnreadable))?;
    let certificates = split(&bytes).ok_or_else(|| wrong(Fault::CertificateUnreadable))?;
    let (leaf, above) = certificates.split_first().ok_or_else(|| wrong(Fault::CertificateUnreadable))?;
    let parsed = parse(leaf).ok_or_else(|| wrong(Fault::CertificateUnreadable))?;
    let serial = entry::serial(&hex::encode(parsed.raw_serial())).map_err(|_| wrong(Fault::CertificateUnreadable))?;
    // The signature first: without it, the rest may be forged.
    let above = match &app.issuers {
        Some(issuers) => issuers.above(leaf, above, now).ok_or_else(|| wrong(Fault::CertificateOtherIssuer))?,
        None => chain(leaf, above),
    };

    let data = verified_data(db, case).await?;
    if !is_of(&parsed, &data) {
        return Err(wrong(Fault::CertificateOtherPerson));
    }
    let validity = parsed.validity();
    let (not_before, not_after) =
        (Timestamp(validity.not_before.timestamp()), Timestamp(validity.not_after.timestamp()));
    let validity = Validity { not_before, not_after };
    let present = certificate_state(db, case.renewal.holder, now).await?.not_after;
    if let Some(fault) = recorded_fault(validity, present, now) {
        return Err(wrong(fault));
    }
    let public_key = Digest::of(parsed.public_key().raw);
    let holders = case.standard.wizard.custody == Custody::Holder;
    let asked_for = case.renewal.dossier.public_key.as_ref().is_some_and(|asked| *asked == public_key);
    // The request's own key was marked as seen when it was sent.
    if !(holders && asked_for) && keys::seen(db, &public_key.0).await? {
        return Err(wrong(Fault::CertificateOldKey));
    }
    if holders && !asked_for {
        return Err(wrong(Fault::CertificateOtherKey));
    }
    if certificates::is_known(db, &serial).await? {
        return Err(wrong(Fault::CertificateKnown));
    }
    let new = NewCertificate {
        person: case.renewal.holder,
        serial: Some(serial),
        status: CertificateStatus::Active,
        not_before: Some(not_before),
        not_after: Some(not_after),
        issuer: Some(parsed.issuer().to_string()),
        subject: Some(parsed.subject().to_string()),
        public_key_sha256: Some(public_key.0),
        der: Some(leaf.clone()),
        chain: (!above.is_empty()).then(|| above.concat()),
        renewal: Some(case.id),
    };
    let name = parsed.subject().iter_common_name().find_map(|name| name.as_str().ok()).map(str::to_owned);
    Ok(Checked { name, email: addresses(&parsed).into_iter().next(), validity, new })
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
    let present = certificate_state(db, case.renewal.holder, now).await?.not_after;
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
fn is_of(certificate: &X509Certificate<'_>, data: &PersonData) -> bool {
    let shortened = SubjectPart::new(SubjectField::Name, &data.name).value;
    let theirs = |name: &str| same_words(name, &data.name) || same_words(name, &shortened);
    let named = certificate.subject().iter_common_name().any(|name| name.as_str().is_ok_and(theirs));
    let addresses = addresses(certificate);
    named && (addresses.is_empty() || addresses.iter().any(|email| same_words(email, &data.email)))
}

/// Returns every e-mail address in the certificate.
fn addresses(certificate: &X509Certificate<'_>) -> Vec<String> {
    let mut addresses: Vec<String> =
        certificate.subject().iter_email().filter_map(|email| email.as_str().ok()).map(str::to_owned).collect();
    if let Ok(Some(alternative)) = certificate.subject_alternative_name() {
        addresses.extend(alternative.value.general_names.iter().filter_map(|name| match name {
            GeneralName::RFC822Name(email) => Some((*email).to_owned()),
            _ => None,
        }));
    }
    addresses
}

/// Whether two texts have the same words, ignoring case, spacing and punctuation.
fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| plain(text).to_lowercase();
    words(one) == words(other)
}
