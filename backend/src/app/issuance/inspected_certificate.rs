//! Reads a certificate that an officer records, before any transaction: parsing and signatures take milliseconds.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::RecordedCertificate;
use domain::certificate::validity::Validity;
use domain::entry;
use domain::moment::{Date, Timestamp};
use domain::problem::Fault;
use domain::renewal::Digest;
use x509_parser::prelude::{GeneralName, X509Certificate};

use crate::app::error::Error;
use crate::app::issuance::trusted_issuers::Issuers;
use crate::app::state::App;
use crate::infra::certificate_file::{chain, parse, split};

/// What an officer records, with its file read.
#[derive(Debug)]
pub enum Inspected {
    /// A file, or what is wrong with it.
    File(Result<Box<InspectedCertificate>, Fault>),
    /// Values typed by the officer: serial number, first and last day of validity.
    Typed(String, Date, Date),
}

/// A certificate read from its file.
#[derive(Debug)]
pub struct InspectedCertificate {
    /// The certificate in DER.
    pub der: Vec<u8>,
    /// Those above it in DER, nearest first.
    pub above: Vec<Vec<u8>>,
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Every common name of its subject.
    pub names: Vec<String>,
    /// Every e-mail address in it.
    pub emails: Vec<String>,
    /// When it is valid.
    pub validity: Validity,
    /// SHA-256 of its public key.
    pub public_key: Digest,
    /// Issuer's name.
    pub issuer: String,
    /// Subject's name.
    pub subject: String,
}

/// Reads the file on a blocking thread and verifies the signatures if trusted issuers are configured.
pub async fn inspect(app: &App, recorded: RecordedCertificate) -> Result<Inspected, Error> {
    let file = match recorded {
        RecordedCertificate::Typed { serial, not_before, not_after } => {
            return Ok(Inspected::Typed(serial, not_before, not_after));
        }
        RecordedCertificate::File(file) => file,
    };
    let permit = app.limits.signature_checks.acquire().await?;
    let (issuers, now) = (app.issuers.clone(), app.now());
    let read = tokio::task::spawn_blocking(move || {
        // Held until the work is done, even if the request is dropped.
        let _permit = permit;
        read(issuers.as_ref(), &file, now)
    });
    Ok(Inspected::File(read.await?.map(Box::new)))
}

fn read(issuers: Option<&Arc<Issuers>>, file: &str, now: Timestamp) -> Result<InspectedCertificate, Fault> {
    if file.trim().is_empty() {
        return Err(Fault::Blank);
    }
    let bytes = STANDARD.decode(file.trim()).map_err(|_| Fault::CertificateUnreadable)?;
    let certificates = split(&bytes).ok_or(Fault::CertificateUnreadable)?;
    let (leaf, above) = certificates.split_first().ok_or(Fault::CertificateUnreadable)?;
    let parsed = parse(leaf).ok_or(Fault::CertificateUnreadable)?;
    let serial = entry::serial(&hex::encode(parsed.raw_serial())).map_err(|_| Fault::CertificateUnreadable)?;
    // The signature first: without it, the rest may be forged.
    let above = match issuers {
        Some(issuers) => issuers.above(leaf, above, now).ok_or(Fault::CertificateOtherIssuer)?,
        None => chain(leaf, above),
    };
    let validity = parsed.validity();
    let names = parsed.subject().iter_common_name().filter_map(|name| name.as_str().ok());
    Ok(InspectedCertificate {
        above,
        serial,
        names: names.map(str::to_owned).collect(),
        emails: emails(&parsed),
        validity: Validity {
            not_before: Timestamp(validity.not_before.timestamp()),
            not_after: Timestamp(validity.not_after.timestamp()),
        },
        public_key: Digest::of(parsed.public_key().raw),
        issuer: parsed.issuer().to_string(),
        subject: parsed.subject().to_string(),
        der: leaf.clone(),
    })
}

fn emails(certificate: &X509Certificate<'_>) -> Vec<String> {
    let mut emails: Vec<String> =
        certificate.subject().iter_email().filter_map(|email| email.as_str().ok()).map(str::to_owned).collect();
    if let Ok(Some(alternative)) = certificate.subject_alternative_name() {
        emails.extend(alternative.value.general_names.iter().filter_map(|name| match name {
            GeneralName::RFC822Name(email) => Some((*email).to_owned()),
            _ => None,
        }));
    }
    emails
}
