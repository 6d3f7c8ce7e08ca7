//! The certificates of the authority that issues in its own system (`BSrE`'s root and intermediates), configured by the
//! operator: recorded certificates must be signed by one of them.
//!
//! Checked are names, signatures, and that each issuer is a CA now and may have this many CAs below it (RFC 5280, 6.1).
//! Policies and name constraints are not checked.

use std::path::{Path, PathBuf};

use domain::moment::Timestamp;
use x509_parser::oid_registry::{OID_PKCS1_SHA1WITHRSA, OID_SHA1_WITH_RSA};
use x509_parser::prelude::{ASN1Time, X509Certificate};
use x509_parser::public_key::PublicKey;

use crate::infra::certificate_file::{MAX_CHAIN, parse, split};

/// The trusted issuers. At least one, each the certificate of a CA in DER.
#[derive(Clone, Debug)]
pub struct Issuers(Vec<Vec<u8>>);

/// Why the file of the authority's certificates can't be used.
#[derive(Debug, thiserror::Error)]
pub enum IssuersError {
    /// It can't be read.
    #[error("the authority's certificates {path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Its content can't be used.
    #[error("the authority's certificates {path}: {reason}")]
    Faulty {
        /// Which file.
        path: PathBuf,
        /// What.
        reason: String,
    },
}

impl Issuers {
    /// Loads the certificates of a PEM file.
    ///
    /// # Errors
    /// If the file can't be read, or one of them can't verify signatures.
    pub fn load(path: &Path) -> Result<Self, IssuersError> {
        let bytes = std::fs::read(path).map_err(|source| IssuersError::Io { path: path.to_owned(), source })?;
        let faulty = |reason| IssuersError::Faulty { path: path.to_owned(), reason };
        let found = split(&bytes).ok_or_else(|| faulty("no PEM".to_owned()))?;
        if found.is_empty() {
            return Err(faulty("no certificate in it".to_owned()));
        }
        for (number, der) in (1..).zip(&found) {
            check_issuer(der).map_err(|why| faulty(format!("certificate {number} {why}")))?;
        }
        Ok(Self(found))
    }

    /// Returns the chain above the certificate, nearest first: from the operator's file, and if that has only the upper
    /// ones, from those that came with the certificate. None if no trusted issuer signed it.
    pub fn above(&self, leaf: &[u8], provided: &[Vec<u8>], now: Timestamp) -> Option<Vec<Vec<u8>>> {
        let now = ASN1Time::from_timestamp(now.0).ok()?;
        self.chain_of(leaf, provided.get(..MAX_CHAIN).unwrap_or(provided), now, 0)
    }

    /// `below`: the number of CAs between this certificate's issuer and the leaf.
    fn chain_of(&self, der: &[u8], provided: &[Vec<u8>], now: ASN1Time, below: usize) -> Option<Vec<Vec<u8>>> {
        if below >= MAX_CHAIN {
            return None;
        }
        let certificate = parse(der)?;
        let mut ours = self.0.iter().filter(|issuer| has_issued(issuer, &certificate, now, below));
        if let Some(issuer) = ours.next() {
            // A trusted issuer needs no proof.
            let rest = if is_root(issuer) { None } else { self.chain_of(issuer, &[], now, below + 1) };
            return Some([vec![issuer.clone()], rest.unwrap_or_default()].concat());
        }
        provided.iter().filter(|issuer| has_issued(issuer, &certificate, now, below)).find_map(|issuer| {
            let rest = self.chain_of(issuer, provided, now, below + 1)?;
            Some([vec![issuer.clone()], rest].concat())
        })
    }
}

/// Checks that signatures can be verified with this certificate.
fn check_issuer(der: &[u8]) -> Result<(), &'static str> {
    let certificate = parse(der).ok_or("can't be read")?;
    if !is_ca(&certificate, 0) {
        return Err("is not a CA's");
    }
    match certificate.public_key().parsed() {
        Ok(PublicKey::RSA(key)) if key.key_size() < 2048 => Err("has an RSA key of less than 2048 bits"),
        Ok(PublicKey::EC(key)) if !matches!(key.key_size(), 256 | 384) => {
            Err("has a key on another curve than P-256 and P-384")
        }
        Ok(_) => Ok(()),
        Err(_) => Err("has a key that can't be read"),
    }
}

/// Whether `issuer` signed `certificate`.
fn has_issued(issuer: &[u8], certificate: &X509Certificate<'_>, now: ASN1Time, below: usize) -> bool {
    let Some(issuer) = parse(issuer) else { return false };
    let algorithm = &certificate.signature_algorithm.algorithm;
    // SHA-1 collisions can be made.
    let forgeable = *algorithm == OID_PKCS1_SHA1WITHRSA || *algorithm == OID_SHA1_WITH_RSA;
    issuer.subject().as_raw() == certificate.issuer().as_raw()
        && is_ca(&issuer, below)
        && issuer.validity().is_valid_at(now)
        && !forgeable
        && certificate.verify_signature(Some(issuer.public_key())).is_ok()
}

/// Whether this is a CA's certificate that allows this many CAs below it.
fn is_ca(certificate: &X509Certificate<'_>, below: usize) -> bool {
    let signs = match certificate.key_usage() {
        Ok(usage) => usage.is_none_or(|usage| usage.value.key_cert_sign()),
        Err(_) => false,
    };
    let constraints = certificate.basic_constraints().ok().flatten().map(|found| found.value);
    signs
        && constraints.is_some_and(|found| {
            found.ca
                && found.path_len_constraint.is_none_or(|most| usize::try_from(most).is_ok_and(|most| below <= most))
        })
}

fn is_root(der: &[u8]) -> bool {
    parse(der).is_some_and(|certificate| certificate.subject().as_raw() == certificate.issuer().as_raw())
}
