//! The authority's directory: two keys, two certificates, PEM. It appears whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rcgen::{Issuer, KeyPair, PKCS_RSA_SHA256, PublicKeyData};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use super::make::Pair;
use crate::authority::{AuthorityError, Ends};

const ROOT_KEY: &str = "root.key.pem";
const ROOT: &str = "root.pem";
const ISSUING_KEY: &str = "issuing.key.pem";
const ISSUING: &str = "issuing.pem";

/// The authority as it was read, keys and certificates checked against each other.
pub(super) struct Loaded {
    pub(super) issuer: Issuer<'static, KeyPair>,
    pub(super) ends: Ends,
    pub(super) issuing_der: Vec<u8>,
    pub(super) root_der: Vec<u8>,
}

/// Whether an authority may be made in `dir`: it is missing or empty.
pub(super) fn is_vacant(dir: &Path) -> Result<bool, AuthorityError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(source) => Err(io(dir)(source)),
    }
}

/// Writes all files into a directory beside `dir`, then gives it its name in one step.
pub(super) fn save(dir: &Path, pair: &Pair) -> Result<(), AuthorityError> {
    let parent = match dir.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(io(parent))?;
    let mut making = dir.as_os_str().to_owned();
    making.push(".making");
    let making = PathBuf::from(making);
    // What a crashed first start left: its keys certified nothing yet.
    match fs::remove_dir_all(&making) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(&making)(error)),
        _ => {}
    }
    DirBuilder::new().mode(0o700).create(&making).map_err(io(&making))?;
    for (name, content) in [
        (ROOT_KEY, pair.root.key.serialize_pem()),
        (ROOT, pair.root.certificate.pem()),
        (ISSUING_KEY, pair.issuing.key.serialize_pem()),
        (ISSUING, pair.issuing.certificate.pem()),
    ] {
        let path = making.join(name);
        write(&path, content.as_bytes()).map_err(io(&path))?;
    }
    sync(&making)?;
    fs::rename(&making, dir).map_err(io(dir))?;
    sync(parent)
}

/// Reads the authority and makes sure that its parts belong together.
pub(super) fn load(dir: &Path) -> Result<Loaded, AuthorityError> {
    let root_der = certificate(&dir.join(ROOT))?;
    let issuing_der = certificate(&dir.join(ISSUING))?;
    let root = parse(&root_der, &dir.join(ROOT))?;
    let issuing = parse(&issuing_der, &dir.join(ISSUING))?;
    key(&dir.join(ROOT_KEY), &root)?;
    let issuing_key = key(&dir.join(ISSUING_KEY), &issuing)?;
    if issuing.verify_signature(Some(root.public_key())).is_err()
        || issuing.issuer().as_raw() != root.subject().as_raw()
    {
        return Err(AuthorityError::BrokenChain);
    }
    let ends = |certificate: &X509Certificate<'_>| certificate.validity().not_after.timestamp();
    let ends = Ends { issuing: ends(&issuing), root: ends(&root) };
    let issuer =
        Issuer::from_ca_cert_der(&issuing_der.as_slice().into(), issuing_key).map_err(AuthorityError::Signing)?;
    Ok(Loaded { issuer, ends, issuing_der, root_der })
}

fn key(path: &Path, certificate: &X509Certificate<'_>) -> Result<KeyPair, AuthorityError> {
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

fn certificate(path: &Path) -> Result<Vec<u8>, AuthorityError> {
    let text = fs::read(path).map_err(io(path))?;
    match x509_parser::pem::parse_x509_pem(&text) {
        Ok((_, pem)) if pem.label == "CERTIFICATE" => Ok(pem.contents),
        _ => Err(AuthorityError::Damaged(path.to_owned())),
    }
}

fn parse<'a>(der: &'a [u8], path: &Path) -> Result<X509Certificate<'a>, AuthorityError> {
    match X509Certificate::from_der(der) {
        Ok(([], certificate)) => Ok(certificate),
        _ => Err(AuthorityError::Damaged(path.to_owned())),
    }
}

fn write(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

fn sync(dir: &Path) -> Result<(), AuthorityError> {
    File::open(dir).and_then(|open| open.sync_all()).map_err(io(dir))
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> AuthorityError {
    let path = path.to_owned();
    move |source| AuthorityError::Io { path, source }
}
