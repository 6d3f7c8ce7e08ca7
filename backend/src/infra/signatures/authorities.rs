//! The authorities whose word about a signer counts: configured by the operator. `rustls-webpki` builds and checks the paths.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::moment::Timestamp;
use rustls_pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter, KeyUsage, anchor_from_trusted_cert};
use x509_parser::prelude::X509Certificate;

use crate::infra::certificate_file::{parse, split};

/// Files in the directory.
const MAX_FILES: usize = 200;

/// The authorities; at least one.
#[derive(Clone, Debug)]
pub struct Authorities(Vec<TrustAnchor<'static>>);

/// Why the authorities can't be used.
#[derive(Debug, thiserror::Error)]
pub enum AuthoritiesError {
    /// A file or the directory can't be read.
    #[error("the authorities of signed letters {path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Its content can't be used.
    #[error("the authorities of signed letters {path}: {reason}")]
    Faulty {
        /// Which file.
        path: PathBuf,
        /// What.
        reason: String,
    },
}

/// What a certificate is to be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Signs documents.
    Document,
    /// Signs time stamps.
    TimeStamp,
}

/// Whether a known authority vouches for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vouched {
    /// It does.
    Yes,
    /// It does, but not at that time.
    NotThen,
    /// It does, but not for this purpose.
    NotForThis,
    /// None does.
    No,
}

impl Authorities {
    /// Loads the certificates of a PEM file, or of all files `*.pem`, `*.crt` and `*.cer` of a directory.
    ///
    /// # Errors
    /// If one can't be read, is no CA's, or there is none.
    pub fn load(path: &Path) -> Result<Self, AuthoritiesError> {
        let mut anchors = Vec::new();
        for file in files(path)? {
            let bytes = std::fs::read(&file).map_err(|source| AuthoritiesError::Io { path: file.clone(), source })?;
            let faulty = |reason: &str| AuthoritiesError::Faulty { path: file.clone(), reason: reason.to_owned() };
            for der in split(&bytes).ok_or_else(|| faulty("no PEM"))? {
                let anchor = anchor(der).ok_or_else(|| faulty("holds what is no CA's certificate"))?;
                anchors.push(anchor);
            }
        }
        if anchors.is_empty() {
            return Err(AuthoritiesError::Faulty { path: path.to_owned(), reason: "no certificate in it".to_owned() });
        }
        Ok(Self(anchors))
    }

    /// Whether one of them vouches for this certificate, by itself or by others that came along.
    pub(super) fn vouch(&self, der: &[u8], others: &[&[u8]], at: Timestamp, purpose: Purpose) -> Vouched {
        let Some(certificate) = parse(der) else { return Vouched::No };
        let others: Vec<_> = others.iter().map(|other| CertificateDer::from(*other)).collect();
        let leaf = CertificateDer::from(der);
        let Ok(leaf) = EndEntityCert::try_from(&leaf) else { return Vouched::No };
        if self.reaches(&leaf, &others, at, purpose) {
            return if suits(&certificate, purpose) { Vouched::Yes } else { Vouched::NotForThis };
        }
        // A time at which the certificate was certainly valid: else nobody vouches for the name, whenever it was.
        let valid = Timestamp(certificate.validity().not_after.timestamp());
        if self.reaches(&leaf, &others, valid, purpose) { Vouched::NotThen } else { Vouched::No }
    }

    fn reaches(
        &self,
        leaf: &EndEntityCert<'_>,
        others: &[CertificateDer<'_>],
        at: Timestamp,
        purpose: Purpose,
    ) -> bool {
        let Ok(seconds) = u64::try_from(at.0) else { return false };
        let at = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let known = webpki::ALL_VERIFICATION_ALGS;
        let may_sign = |path: &webpki::VerifiedPath<'_>| {
            let mut above = path.intermediate_certificates();
            if above.all(|ca| parse(&ca.der()).is_some_and(|ca| signs_certificates(&ca))) {
                Ok(())
            } else {
                Err(webpki::Error::UnknownIssuer)
            }
        };
        let path = match purpose {
            Purpose::Document => leaf.verify_for_usage(known, &self.0, others, at, AnyUsage, None, Some(&may_sign)),
            Purpose::TimeStamp => {
                let usage = KeyUsage::required_if_present(TIME_STAMPING);
                leaf.verify_for_usage(known, &self.0, others, at, usage, None, Some(&may_sign))
            }
        };
        path.is_ok()
    }
}

/// `id-kp-timeStamping`, 1.3.6.1.5.5.7.3.8.
const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];

/// No purpose is common to the certificates that sign documents.
struct AnyUsage;

impl ExtendedKeyUsageValidator for AnyUsage {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}

fn files(path: &Path) -> Result<Vec<PathBuf>, AuthoritiesError> {
    let io = |source| AuthoritiesError::Io { path: path.to_owned(), source };
    if !std::fs::metadata(path).map_err(io)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(io)?.take(MAX_FILES) {
        let file = entry.map_err(io)?.path();
        if file.file_name().is_some_and(|name| is_certificate(&name.to_string_lossy())) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file of the directory is one of certificates.
pub fn is_certificate(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ["pem", "crt", "cer"].iter().any(|known| ending == *known))
}

fn anchor(der: Vec<u8>) -> Option<TrustAnchor<'static>> {
    parse(&der).filter(|certificate| certificate.is_ca() && signs_certificates(certificate))?;
    let der = CertificateDer::from(der);
    anchor_from_trusted_cert(&der).ok().map(|anchor| anchor.to_owned())
}

fn signs_certificates(certificate: &X509Certificate<'_>) -> bool {
    certificate.key_usage().is_ok_and(|usage| usage.is_none_or(|usage| usage.value.key_cert_sign()))
}

/// Whether the certificate is for this purpose (RFC 5280, 4.2.1.3; RFC 3161, 2.3).
fn suits(certificate: &X509Certificate<'_>, purpose: Purpose) -> bool {
    let signs = certificate
        .key_usage()
        .is_ok_and(|usage| usage.is_none_or(|usage| usage.value.digital_signature() || usage.value.non_repudiation()));
    let extended = certificate.extended_key_usage().ok().flatten();
    signs && (purpose == Purpose::Document || extended.is_some_and(|usage| usage.critical && usage.value.time_stamping))
}
