//! Verifies certificates: the bytes match the event, the row matches the bytes, and the stored chain signs them.

use domain::entry;
use domain::renewal::{Digest, IssuedCertificate, Renewal};
use x509_parser::prelude::X509Certificate;

use super::{Report, VerifyError};
use crate::db::Conn;
use crate::db::verify::{self as rows, CertificateRow};
use crate::infra::certificate_file::{is_signed_by, parse, split_chain};

/// Checks the certificate of a renewal against its event.
pub(super) fn check(
    row: &CertificateRow,
    issued: &IssuedCertificate,
    renewal: &Renewal,
    erased: bool,
    report: &mut Report,
) {
    let what = format!("certificate {}", row.id);
    report.certificates += 1;
    let expected = (Some(issued.serial.as_str()), Some(issued.not_before.0), Some(issued.not_after.0));
    if (row.serial.as_deref(), row.not_before, row.not_after) != expected {
        report.fault(&what, "number or validity in its row are others than in its event");
    }
    if row.person != renewal.holder.0 {
        report.fault(&what, "it is on record for somebody else than the holder of its renewal");
    }
    match (&row.der, &issued.sha256) {
        (None, None) => {}
        (None, Some(_)) if erased => {}
        (None, Some(_)) => report.fault(&what, "its bytes are gone"),
        (Some(_), None) => report.fault(&what, "it has bytes that its event does not tell of"),
        (Some(der), Some(digest)) if Digest::of(der) != *digest => {
            report.fault(&what, "its bytes are not those that were issued");
        }
        (Some(der), Some(_)) => check_content(&what, row, der, report),
    }
}

/// Checks certificates without a renewal.
pub(super) async fn check_others(db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
    let mut after = 0;
    loop {
        let page = rows::other_certificates(db, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for row in &page {
            report.certificates += 1;
            if let Some(der) = &row.der {
                check_content(&format!("certificate {}", row.id), row, der, report);
            }
        }
    }
}

/// Compares the row with the certificate's content.
fn check_content(what: &str, row: &CertificateRow, der: &[u8], report: &mut Report) {
    let Some(certificate) = parse(der) else {
        report.fault(what, "its bytes are no certificate");
        return;
    };
    let same_serial = row
        .serial
        .as_deref()
        .is_some_and(|serial| entry::serial(&hex::encode(certificate.raw_serial())).ok() == entry::serial(serial).ok());
    if !same_serial {
        report.fault(what, "its row has another serial number");
    }
    let validity = certificate.validity();
    let expected = (Some(validity.not_before.timestamp()), Some(validity.not_after.timestamp()));
    if (row.not_before, row.not_after) != expected {
        report.fault(what, "its row has another validity");
    }
    let key = Digest::of(certificate.public_key().raw).0;
    if row.public_key_sha256.as_ref().is_some_and(|expected| *expected != key) {
        report.fault(what, "its row has another public key");
    }
    // Names may have been erased.
    let other = |expected: &Option<String>, name: String| {
        expected.as_ref().is_some_and(|expected| !expected.is_empty() && *expected != name)
    };
    if other(&row.issuer, certificate.issuer().to_string()) || other(&row.subject, certificate.subject().to_string()) {
        report.fault(what, "its row has another issuer or subject");
    }
    // A recorded file may contain other certificates.
    if let Some(chain) = row.chain.as_deref().filter(|_| row.issued_here) {
        check_chain(what, &certificate, chain, report);
    }
}

/// Checks the stored chain: each certificate is signed by the next, the last one by itself.
fn check_chain(what: &str, certificate: &X509Certificate<'_>, chain: &[u8], report: &mut Report) {
    let kept = split_chain(chain);
    let whole = !kept.is_empty() && kept.iter().map(Vec::len).sum::<usize>() == chain.len();
    let signed = |below: &X509Certificate<'_>, above: &[u8]| is_signed_by(below, above);
    let first = kept.first().is_some_and(|issuer| signed(certificate, issuer));
    let rest = kept.iter().enumerate().all(|(place, der)| {
        let next = kept.get(place + 1).unwrap_or(der);
        parse(der).is_some_and(|below| signed(&below, next))
    });
    if !(whole && first && rest) {
        report.fault(what, "the chain that was kept with it does not sign it");
    }
}
