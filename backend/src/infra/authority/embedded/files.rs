//! Reads and writes the authority's files: checks permissions and content, and writes durably.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use rcgen::{KeyPair, PKCS_RSA_SHA256, PublicKeyData};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use crate::infra::authority::AuthorityError;

/// Reads a private key, which only its owner may read and which must belong to this certificate.
pub(super) fn key(path: &Path, certificate: &X509Certificate<'_>) -> Result<KeyPair, AuthorityError> {
    let mode = fs::metadata(path).map_err(io(path))?.mode();
    if mode & 0o077 != 0 {
        return Err(AuthorityError::KeyExposed(path.to_owned()));
    }
    let pem = fs::read_to_string(path).map_err(io(path))?;
    let key = KeyPair::from_pkcs8_pem_and_sign_algo(&pem, &PKCS_RSA_SHA256)
        .map_err(|_| AuthorityError::Damaged(path.to_owned()))?;
    if key.subject_public_key_info() != certificate.public_key().raw {
        return Err(AuthorityError::KeyMismatch(path.to_owned()));
    }
    Ok(key)
}

/// Reads a certificate's file as DER.
pub(super) fn certificate(path: &Path) -> Result<Vec<u8>, AuthorityError> {
    let text = fs::read(path).map_err(io(path))?;
    match x509_parser::pem::parse_x509_pem(&text) {
        Ok((_, pem)) if pem.label == "CERTIFICATE" => Ok(pem.contents),
        _ => Err(AuthorityError::Damaged(path.to_owned())),
    }
}

/// Parses exactly one certificate; `path` is for the error.
pub(super) fn parse<'a>(der: &'a [u8], path: &Path) -> Result<X509Certificate<'a>, AuthorityError> {
    match X509Certificate::from_der(der) {
        Ok(([], certificate)) => Ok(certificate),
        _ => Err(AuthorityError::Damaged(path.to_owned())),
    }
}

/// Writes a new file that only its owner can read; never overwrites one.
pub(super) fn write(path: &Path, content: &[u8]) -> Result<(), AuthorityError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let write = |mut file: File| {
        file.write_all(content)?;
        file.sync_all()
    };
    options.open(path).and_then(write).map_err(io(path))
}

/// Makes the directory's entries durable.
pub(super) fn sync(dir: &Path) -> Result<(), AuthorityError> {
    File::open(dir).and_then(|open| open.sync_all()).map_err(io(dir))
}

/// Returns the error for this file.
pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> AuthorityError {
    let path = path.to_owned();
    move |source| AuthorityError::Io { path, source }
}
