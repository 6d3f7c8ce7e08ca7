//! Reads certificate files in PEM or DER: a certificate and those above it.

use domain::moment::{Timestamp, Zone};
use x509_parser::pem::Pem;
use x509_parser::prelude::{FromDer, X509Certificate};

/// Returns the name under which programs list a certificate (DER): its holder, and the last day of its validity.
pub fn friendly_name(der: &[u8], zone: Zone) -> Option<String> {
    let certificate = parse(der)?;
    let name = certificate.subject().iter_common_name().next()?.as_str().ok()?;
    let end = Timestamp(certificate.validity().not_after.timestamp()).date_in(zone);
    Some(format!("{name} s.d. {}", end.indonesian()))
}

/// Maximum number of certificates above the leaf: issuer, root and one more intermediate.
pub const MAX_CHAIN: usize = 3;

/// Splits a file into certificates in DER, the leaf first: PEM may hold several, DER holds exactly one.
pub fn split(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    if !bytes.windows(b"-----BEGIN ".len()).any(|window| window == b"-----BEGIN ") {
        return Some(vec![bytes.to_vec()]);
    }
    let mut found = Vec::new();
    for block in Pem::iter_from_buffer(bytes) {
        let block = block.ok()?;
        if block.label == "CERTIFICATE" {
            found.push(block.contents);
        }
    }
    Some(found)
}

/// Parses exactly one certificate.
pub fn parse(der: &[u8]) -> Option<X509Certificate<'_>> {
    X509Certificate::from_der(der).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, certificate)| certificate)
}

/// Returns those of `above` that form the chain of the certificate, matched by issuer names.
pub fn chain(leaf: &[u8], above: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for der in above.iter().take(MAX_CHAIN) {
        let below = parse(kept.last().map_or(leaf, Vec::as_slice));
        match below.zip(parse(der)) {
            Some((below, it)) if below.issuer().as_raw() == it.subject().as_raw() => kept.push(der.clone()),
            _ => break,
        }
    }
    kept
}

/// Splits a stored chain into certificates in DER.
pub fn split_chain(kept: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = kept;
    while let Ok((behind, _)) = X509Certificate::from_der(rest) {
        let (one, _) = rest.split_at(rest.len() - behind.len());
        found.push(one.to_vec());
        rest = behind;
    }
    found
}

/// Whether a CA's certificate (DER) signed this one.
pub fn is_signed_by(certificate: &X509Certificate<'_>, issuer: &[u8]) -> bool {
    parse(issuer).is_some_and(|issuer| {
        issuer.subject().as_raw() == certificate.issuer().as_raw()
            && certificate.verify_signature(Some(issuer.public_key())).is_ok()
    })
}
